/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that flows into the chart's boxes. Widths are measured once at a size of reference and
 * then only multiplied, so that hundreds of boxes can be tried at many sizes. It ends nothing in
 * dots: what is too long goes on in the next line. */

#include "wg-org-text.h"

#include "wg-text.h"

#include <string.h>

#define REFERENCE 64.0 /* pixels */
#define ASCENT 1.16    /* of the size: letters of several sizes stand on one line */
#define GAP 0.8        /* ems between parts */
#define LONGEST_WORD 6 /* ems that are never broken where the script does not allow it */
#define JOIN 0.3       /* ems between a title and its holder */

/* Where a part may be broken, and its width up to there in ems. */
typedef struct
{
  guint  offset;
  double width;
} Break;

typedef struct
{
  char     *text;
  WgOrgRole role;
  WgOrgFlow flow;
  double    size, width;
  GArray   *breaks; /* the last is the end */
} Part;

struct _WgOrgText
{
  GArray *parts;
};

/* What the flow has come to. */
typedef struct
{
  GArray *pieces;     /* (nullable) */
  guint   line_start; /* index in pieces */
  double  width;      /* of the box */
  double  x, y;
  double  tallest;    /* size in this line */
} Pen;

static void
clear_part (gpointer data)
{
  Part *part = data;

  g_free (part->text);
  g_array_unref (part->breaks);
}

WgOrgText *
wg_org_text_new (void)
{
  WgOrgText *self = g_new0 (WgOrgText, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  g_array_set_clear_func (self->parts, clear_part);
  return self;
}

void
wg_org_text_free (WgOrgText *self)
{
  g_array_unref (self->parts);
  g_free (self);
}

PangoLayout *
wg_org_text_new_layout (cairo_t    *cr,
                        const char *text,
                        guint       length,
                        double      size,
                        gboolean    bold)
{
  return wg_text_new_exact (cr, text, length, size, bold ? WG_TEXT_BOLD : WG_TEXT_NORMAL);
}

/* Where the script allows a break; in the middle of a word only where the word would not end. */
static void
add_break (Part               *part,
           PangoLayout        *layout,
           guint               offset,
           const PangoLogAttr *attributes)
{
  guint n = part->breaks->len;
  double last = n > 0 ? g_array_index (part->breaks, Break, n - 1).width : 0;
  PangoRectangle place;
  Break at = { offset, 0 };

  if (!attributes->is_char_break && !attributes->is_line_break)
    return;
  pango_layout_index_to_pos (layout, (int) offset, &place);
  at.width = (double) place.x / PANGO_SCALE / REFERENCE * part->size;
  if (attributes->is_line_break || at.width - last > LONGEST_WORD * part->size)
    g_array_append_val (part->breaks, at);
}

static void
measure_part (Part    *part,
              cairo_t *cr)
{
  g_autoptr (PangoLayout) layout = wg_org_text_new_layout (
      cr, part->text, (guint) strlen (part->text), REFERENCE, part->role == WG_ORG_ROLE_NAME);
  const char *text = pango_layout_get_text (layout);
  const PangoLogAttr *attributes;
  int n;
  guint i = 0;
  double width;
  Break end;

  /* What was too long or no UTF-8 has been mended by then. */
  if (!g_str_equal (text, part->text))
    {
      g_free (part->text);
      part->text = g_strdup (text);
    }
  attributes = pango_layout_get_log_attrs_readonly (layout, &n);
  for (const char *at = part->text; *at != '\0'; at = g_utf8_next_char (at), i++)
    if (i > 0 && (int) i < n)
      add_break (part, layout, (guint) (at - part->text), &attributes[i]);
  wg_text_measure (layout, &width, NULL);
  part->width = width / REFERENCE * part->size;
  end = (Break) { (guint) strlen (part->text), part->width };
  g_array_append_val (part->breaks, end);
}

void
wg_org_text_add (WgOrgText  *self,
                 cairo_t    *measure,
                 const char *text,
                 WgOrgRole   role,
                 double      size,
                 WgOrgFlow   flow)
{
  Part part = { .role = role, .flow = flow, .size = size };

  if (text == NULL || *text == '\0')
    return;
  part.text = g_strdup (text);
  part.breaks = g_array_new (FALSE, FALSE, sizeof (Break));
  measure_part (&part, measure);
  g_array_append_val (self->parts, part);
}

static void
end_line (Pen *pen)
{
  for (guint i = pen->line_start; pen->pieces != NULL && i < pen->pieces->len; i++)
    {
      WgOrgPiece *piece = &g_array_index (pen->pieces, WgOrgPiece, i);

      piece->y += ASCENT * (pen->tallest - piece->size);
    }
  pen->line_start = pen->pieces != NULL ? pen->pieces->len : 0;
  pen->y += WG_ORG_LINE_HEIGHT * pen->tallest;
  pen->x = pen->tallest = 0;
}

static void
put (Pen        *pen,
     const Part *part,
     guint       from,
     guint       to,
     double      x,
     double      width)
{
  if (pen->pieces != NULL)
    {
      WgOrgPiece piece = { part->text + from, to - from, part->role, x, pen->y, width,
                           part->size };

      g_array_append_val (pen->pieces, piece);
    }
  pen->x = x + width;
  pen->tallest = MAX (pen->tallest, part->size);
}

/* A part that is wider than the box, broken where its script allows. */
static void
put_broken (Pen        *pen,
            const Part *part)
{
  guint from = 0;
  double done = 0;

  for (guint i = 0; i < part->breaks->len; i++)
    {
      const Break *at = &g_array_index (part->breaks, Break, i);
      gboolean is_last = i + 1 == part->breaks->len;
      double next = is_last ? 0 : g_array_index (part->breaks, Break, i + 1).width;

      if (!is_last && pen->x + next - done <= pen->width)
        continue;
      put (pen, part, from, at->offset, pen->x, at->width - done);
      if (!is_last)
        end_line (pen);
      from = at->offset;
      done = at->width;
    }
}

/* The width of a part with those that stay beside it. */
static double
measure_group (const WgOrgText *self,
               guint            first,
               guint           *end)
{
  double width = g_array_index (self->parts, Part, first).width;

  for (*end = first + 1; *end < self->parts->len; (*end)++)
    {
      const Part *part = &g_array_index (self->parts, Part, *end);

      if ((part->flow & WG_ORG_FLOW_JOIN) == 0)
        break;
      width += JOIN + part->width;
    }
  return width;
}

static void
put_group (Pen             *pen,
           const WgOrgText *self,
           guint            first,
           guint            end,
           double           width)
{
  gboolean right = (g_array_index (self->parts, Part, first).flow & WG_ORG_FLOW_RIGHT) != 0;
  double x = pen->x > 0 ? pen->x + GAP : 0;

  if (right)
    x = MAX (pen->width - width, 0);
  for (guint i = first; i < end; i++)
    {
      const Part *part = &g_array_index (self->parts, Part, i);

      if (width > pen->width)
        {
          if (i > first)
            pen->x += JOIN;
          if (pen->x + g_array_index (part->breaks, Break, 0).width > pen->width && pen->x > 0)
            end_line (pen);
          put_broken (pen, part);
          continue;
        }
      put (pen, part, 0, g_array_index (part->breaks, Break, part->breaks->len - 1).offset, x,
           part->width);
      x += part->width + JOIN;
    }
  if (right)
    pen->x = pen->width;
}

double
wg_org_text_flow (const WgOrgText *self,
                  double           width,
                  GArray          *pieces)
{
  Pen pen = { pieces, pieces != NULL ? pieces->len : 0, width, 0, 0, 0 };
  guint end;

  for (guint i = 0; i < self->parts->len; i = end)
    {
      const Part *part = &g_array_index (self->parts, Part, i);
      double group = measure_group (self, i, &end);

      if (pen.x > 0 && ((part->flow & WG_ORG_FLOW_LINE) != 0 || pen.x + GAP + group > width))
        end_line (&pen);
      put_group (&pen, self, i, end, group);
    }
  if (pen.tallest > 0)
    end_line (&pen);
  return pen.y;
}
