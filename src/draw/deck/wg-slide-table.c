/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on a slide: as large as it fits, whole rows only, and at its end how many more there are.
 * How a row stands is told by the shape of its mark, not by colour alone. */

#include "wg-slide-private.h"

#include "wg-finding-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PAD 0.32 /* ems over and under the words of a row */
#define MAX_AIR 0.9 /* ems of free height that a row takes beyond that */

typedef struct
{
  WgSlidePen *pen;
  const WgSlideTable *table;
  WgSlideBox  box;
  double      size, gap, marks; /* marks: width of their column */
  double      air;              /* free height that each row takes of what is left */
  guint       first, n;         /* rows that are shown */
  GArray     *widths;           /* double, by column */
} Sheet;

static gboolean
has_marks (const WgSlideTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (g_array_index (table->rows, WgSlideRow, i).state != WG_SLIDE_STATE_NONE)
      return TRUE;
  return FALSE;
}

static double
widest (Sheet *sheet,
        guint  column)
{
  const WgSlideTable *table = sheet->table;
  double most, width;

  _wg_slide_measure (sheet->pen, g_array_index (table->columns, WgSlideColumn, column).name, 0,
                     sheet->size, WG_TEXT_NORMAL, &most);
  for (guint i = 0; i < table->rows->len; i++)
    {
      _wg_slide_measure (sheet->pen, g_array_index (table->rows, WgSlideRow, i).cells[column], 0,
                         sheet->size, WG_TEXT_NORMAL, &width);
      most = MAX (most, width);
    }
  return ceil (most) + 1;
}

/* How wide a column may be so that all of them together have room: the widest give way first. */
static double
find_cap (Sheet  *sheet,
          double  limit)
{
  double cap = limit;

  for (guint pass = 0; pass < sheet->widths->len; pass++)
    {
      double small = 0;
      guint n_large = 0;

      for (guint i = 0; i < sheet->widths->len; i++)
        {
          double width = g_array_index (sheet->widths, double, i);

          if (width > cap)
            n_large++;
          else
            small += width;
        }
      if (n_large == 0 || small + n_large * cap <= limit)
        return cap;
      cap = MAX ((limit - small) / n_large, 1);
    }
  return cap;
}

/* Narrow columns get what they need, as far as the wide one keeps half of the room. */
static void
fit_columns (Sheet *sheet)
{
  const WgSlideTable *table = sheet->table;
  guint n = table->columns->len, n_wide = 0;
  double room = sheet->box.width - sheet->marks - (n - 1) * sheet->gap, used = 0, cap;

  g_array_set_size (sheet->widths, n);
  for (guint i = 0; i < n; i++)
    {
      gboolean wide = g_array_index (table->columns, WgSlideColumn, i).wide;

      n_wide += wide ? 1 : 0;
      g_array_index (sheet->widths, double, i) = wide ? 0 : widest (sheet, i);
    }
  cap = find_cap (sheet, n_wide > 0 ? 0.55 * room : room);
  for (guint i = 0; i < n; i++)
    {
      double *width = &g_array_index (sheet->widths, double, i);

      *width = floor (MIN (*width, cap));
      used += *width;
    }
  for (guint i = 0; i < n; i++)
    if (g_array_index (table->columns, WgSlideColumn, i).wide)
      g_array_index (sheet->widths, double, i) = (room - used) / n_wide;
}

static double
measure_row (Sheet            *sheet,
             char *const      *cells)
{
  double tallest = 0;

  for (guint i = 0; i < sheet->widths->len; i++)
    tallest = MAX (tallest, _wg_slide_measure (sheet->pen, cells[i],
                                               g_array_index (sheet->widths, double, i),
                                               sheet->size, WG_TEXT_NORMAL, NULL));
  return tallest + 2 * PAD * sheet->size;
}

static gboolean
has_head (const WgSlideTable *table)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (*g_array_index (table->columns, WgSlideColumn, i).name != '\0')
      return TRUE;
  return FALSE;
}

static double
head_height (Sheet *sheet)
{
  double tallest = 0;

  if (!has_head (sheet->table))
    return 0;
  for (guint i = 0; i < sheet->widths->len; i++)
    tallest = MAX (tallest, _wg_slide_measure (
                                sheet->pen,
                                g_array_index (sheet->table->columns, WgSlideColumn, i).name,
                                g_array_index (sheet->widths, double, i), sheet->pen->em,
                                WG_TEXT_NORMAL, NULL));
  return tallest + 0.4 * sheet->size;
}

/* Which rows have room, the line that says how many have not included: the first ones, or the last
 * where those are what people wait for. */
static void
choose_rows (Sheet *sheet)
{
  const WgSlideTable *table = sheet->table;
  double y = head_height (sheet), more = 1.45 * sheet->pen->em + PAD * sheet->size;
  guint len = table->rows->len, n = 0;

  for (guint i = 0; i < len; i++)
    {
      guint row = table->latest ? len - 1 - i : i;
      gboolean last = i + 1 == len && table->n_all == len;

      y += measure_row (sheet, g_array_index (table->rows, WgSlideRow, row).cells);
      if (y > sheet->box.height)
        break;
      if (last || y + more <= sheet->box.height)
        n = i + 1;
    }
  sheet->n = n;
  sheet->first = table->latest ? len - n : 0;
}

/* The largest text with which all rows have room, else body text. */
static void
fit (Sheet *sheet)
{
  static const double sizes[] = { 1.5, 1.35, 1.2, 1.1, 1.0 };
  const WgSlideTable *table = sheet->table;

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && (i == 0 || sheet->n < table->rows->len); i++)
    {
      sheet->size = sizes[i] * sheet->pen->em;
      sheet->gap = 1.4 * sheet->size;
      sheet->marks = has_marks (table) ? 1.7 * sheet->size : 0;
      fit_columns (sheet);
      choose_rows (sheet);
    }
}

/* Few rows stand apart, so that no half of the page is empty. */
static void
spread (Sheet *sheet)
{
  const WgSlideTable *table = sheet->table;
  double used = head_height (sheet);

  if (sheet->n < table->rows->len || table->n_all > table->rows->len)
    return;
  for (guint i = 0; i < sheet->n; i++)
    used += measure_row (sheet, g_array_index (table->rows, WgSlideRow, i).cells);
  if (sheet->n > 0)
    sheet->air = CLAMP ((sheet->box.height - 0.8 * sheet->size - used) / sheet->n, 0,
                        MAX_AIR * sheet->size);
}

static void
paint_mark (Sheet       *sheet,
            WgSlideState state,
            double       x,
            double       y)
{
  WgSlidePen *pen = sheet->pen;
  cairo_t *cr = pen->cr;
  double size = 0.95 * sheet->size, r = size / 2 - size / 14, stroke = size / 9;

  if (state == WG_SLIDE_STATE_NONE)
    return;
  if (state >= WG_SLIDE_STATE_ERROR)
    {
      static const WgSeverity severities[] = { WG_SEVERITY_ERROR, WG_SEVERITY_WARNING,
                                               WG_SEVERITY_NOTICE };

      wg_finding_mark_draw (cr, pen->theme, severities[state - WG_SLIDE_STATE_ERROR], x, y, size);
      return;
    }
  wg_text_set_colour (cr, state == WG_SLIDE_STATE_OVERDUE ? pen->theme->accent
                                                          : pen->theme->text);
  cairo_set_line_width (cr, stroke);
  cairo_new_path (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  if (state == WG_SLIDE_STATE_DONE)
    {
      cairo_fill (cr);
      wg_text_set_colour (cr, pen->theme->paper);
      cairo_move_to (cr, x - 0.5 * r, y);
      cairo_line_to (cr, x - 0.1 * r, y + 0.4 * r);
      cairo_line_to (cr, x + 0.55 * r, y - 0.4 * r);
      cairo_stroke (cr);
      return;
    }
  cairo_stroke (cr);
  if (state == WG_SLIDE_STATE_RUNNING)
    {
      cairo_move_to (cr, x, y);
      cairo_arc (cr, x, y, r, -G_PI_2, G_PI_2);
      cairo_fill (cr);
      return;
    }
  /* Overdue: the hands of a clock. */
  cairo_move_to (cr, x, y - 0.6 * r);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, x + 0.45 * r, y + 0.2 * r);
  cairo_stroke (cr);
}

static void
paint_cells (Sheet       *sheet,
             char *const *cells,
             double       y,
             double       size,
             guint32      colour,
             guint        max)
{
  const WgSlideTable *table = sheet->table;
  double x = sheet->box.x + sheet->marks;

  for (guint i = 0; i < sheet->widths->len; i++)
    {
      double width = g_array_index (sheet->widths, double, i);
      gboolean number = g_array_index (table->columns, WgSlideColumn, i).number;

      if (cells[i] != NULL && *cells[i] != '\0')
        _wg_slide_write (sheet->pen, cells[i], (WgSlideBox) { x, y, width, 0 }, size,
                         WG_TEXT_NORMAL, colour, number ? 1 : 0, max);
      x += width + sheet->gap;
    }
}

static void
rule (Sheet  *sheet,
      double  y)
{
  cairo_t *cr = sheet->pen->cr;

  wg_text_set_colour (cr, sheet->pen->theme->line);
  cairo_set_line_width (cr, MAX (sheet->pen->em / 24, 0.5));
  cairo_move_to (cr, sheet->box.x, y);
  cairo_line_to (cr, sheet->box.x + sheet->box.width, y);
  cairo_stroke (cr);
}

static double
paint_head (Sheet *sheet)
{
  const WgSlideTable *table = sheet->table;
  double height = head_height (sheet);
  g_autofree char **names = g_new0 (char *, table->columns->len + 1);

  if (height <= 0)
    return 0;
  for (guint i = 0; i < table->columns->len; i++)
    names[i] = g_array_index (table->columns, WgSlideColumn, i).name;
  paint_cells (sheet, names, sheet->box.y, sheet->pen->em, sheet->pen->theme->text_dim, 0);
  rule (sheet, sheet->box.y + height - 0.15 * sheet->size);
  return height;
}

static void
paint_row (Sheet            *sheet,
           guint             index,
           double            y,
           double            height,
           guint             max)
{
  const WgSlideRow *row = &g_array_index (sheet->table->rows, WgSlideRow, index);

  double top = y + PAD * sheet->size + sheet->air / 2;

  paint_mark (sheet, row->state, sheet->box.x + 0.55 * sheet->size, top + 0.72 * sheet->size);
  paint_cells (sheet, row->cells, top, sheet->size, sheet->pen->theme->text, max);
  rule (sheet, y + height);
  _wg_slide_note (sheet->pen, WG_SLIDE_ON_ROW, index, row->id,
                  (WgSlideBox) { sheet->box.x, y, sheet->box.width, height });
}

static double
paint_rest (Sheet  *sheet,
            guint   rest,
            double  y)
{
  g_autofree char *text = g_strdup_printf (ngettext ("… and %u more", "… and %u more", rest),
                                           rest);

  return _wg_slide_write (sheet->pen, text,
                          (WgSlideBox) { sheet->box.x + sheet->marks, y + PAD * sheet->size,
                                         sheet->box.width - sheet->marks, 0 },
                          sheet->pen->em, WG_TEXT_NORMAL, sheet->pen->theme->text_dim, 0, 0)
         + PAD * sheet->size;
}

/* Not even one row has room: as much of it as there is. */
static double
paint_part (Sheet *sheet,
            guint  row,
            double y,
            double bottom)
{
  double room = bottom - y - 1.9 * sheet->pen->em - 2 * PAD * sheet->size;
  guint lines = (guint) MAX (room / (1.5 * sheet->size), 1);

  paint_row (sheet, row, y, room + 2 * PAD * sheet->size, lines);
  return y + room + 2 * PAD * sheet->size;
}

static void
paint_rows (Sheet *sheet)
{
  const WgSlideTable *table = sheet->table;
  double y = sheet->box.y + paint_head (sheet), bottom = sheet->box.y + sheet->box.height;
  guint n = sheet->n;

  if (table->latest && n < table->n_all && bottom - y > 1.45 * sheet->pen->em)
    y += paint_rest (sheet, table->n_all - MAX (n, 1), y);
  for (guint i = sheet->first; i < sheet->first + n; i++)
    {
      double height = measure_row (sheet, g_array_index (table->rows, WgSlideRow, i).cells)
                      + sheet->air;

      paint_row (sheet, i, y, height, 0);
      y += height;
    }
  if (n == 0 && bottom - y > 3.2 * sheet->pen->em)
    {
      y = paint_part (sheet, table->latest ? table->rows->len - 1 : 0, y, bottom);
      n = 1;
    }
  if (!table->latest && n < table->n_all && bottom - y > 1.45 * sheet->pen->em)
    paint_rest (sheet, table->n_all - n, y);
}

/* The agenda: numbered lines, at most this high. Returns where it ends. */
static double
paint_lead (WgSlidePen *pen,
            char      **lead,
            WgSlideBox  box,
            double      size)
{
  guint n = lead != NULL ? g_strv_length (lead) : 0;
  double y = box.y, more = 1.6 * pen->em;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u.", i + 1);
      WgSlideBox at = { box.x + 1.8 * size, y, box.width - 1.8 * size, 0 };
      double height = _wg_slide_measure (pen, lead[i], at.width, size, WG_TEXT_NORMAL, NULL);

      if (y + height + (i + 1 < n ? more : 0) > box.y + box.height)
        {
          g_autofree char *rest = g_strdup_printf (ngettext ("… and %u more", "… and %u more",
                                                             n - i), n - i);

          return y + _wg_slide_write (pen, rest, at, pen->em, WG_TEXT_NORMAL,
                                      pen->theme->text_dim, 0, 0);
        }
      _wg_slide_write (pen, number, (WgSlideBox) { box.x, y, 1.5 * size, 0 }, size,
                       WG_TEXT_NORMAL, pen->theme->text_dim, 1, 0);
      y += _wg_slide_write (pen, lead[i], at, size, WG_TEXT_NORMAL, pen->theme->text, 0, 0)
           + 0.2 * size;
    }
  return y;
}

static void
paint_frame (WgSlidePen *pen,
             WgSlideBox  box)
{
  wg_text_set_colour (pen->cr, pen->theme->text);
  cairo_set_line_width (pen->cr, MAX (pen->em / 12, 1));
  cairo_rectangle (pen->cr, box.x, box.y, box.width, box.height);
  cairo_stroke (pen->cr);
}

/* What is decided stands in a frame that is there before the first word of it. */
static void
paint_boxed (Sheet *sheet)
{
  WgSlidePen *pen = sheet->pen;
  const WgSlideTable *table = sheet->table;
  WgSlideBox outer = sheet->box;
  double pad = 0.7 * pen->em;

  sheet->box = (WgSlideBox) { outer.x + pad, outer.y + pad, outer.width - 2 * pad,
                              outer.height - 2 * pad };
  if (table->rows->len > 0)
    {
      fit (sheet);
      paint_rows (sheet);
    }
  else
    _wg_slide_write (pen, table->empty != NULL ? table->empty : "", sheet->box, 1.1 * pen->em,
                     WG_TEXT_NORMAL, pen->theme->text_dim, 0, 0);
  paint_frame (pen, outer);
}

void
_wg_slide_paint_table (WgSlidePen         *pen,
                       const WgSlideTable *table,
                       WgSlideBox          box)
{
  g_autoptr (GArray) widths = g_array_new (FALSE, TRUE, sizeof (double));
  Sheet sheet = { .pen = pen, .table = table, .box = box, .widths = widths };

  if (table->lead != NULL && *table->lead != NULL)
    {
      double share = table->rows->len > 3 ? 0.4 : 0.55;
      double top = paint_lead (pen, table->lead,
                               (WgSlideBox) { box.x, box.y, box.width, share * box.height },
                               (table->rows->len > 3    ? 1.0
                                : table->rows->len == 0 ? 1.5
                                                        : 1.25) * pen->em) + 0.8 * pen->em;

      sheet.box.height -= top - box.y;
      sheet.box.y = top;
    }
  if (table->boxed)
    paint_boxed (&sheet);
  else if (table->rows->len > 0)
    {
      fit (&sheet);
      spread (&sheet);
      paint_rows (&sheet);
    }
  else if (table->empty != NULL)
    _wg_slide_write (pen, table->empty, sheet.box, 1.2 * pen->em, WG_TEXT_NORMAL,
                     pen->theme->text_dim, 0, 0);
}
