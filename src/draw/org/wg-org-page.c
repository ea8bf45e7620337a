/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page: a sentence, the scope line, the legend in words, the chart, and a foot. Sizes follow
 * the page, so that a slide and a sheet of paper have the same proportions. */

#include "wg-org-page.h"

#include "wg-number.h"
#include "wg-org-layout.h"
#include "wg-org-painter.h"
#include "wg-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define READABLE 0.95 /* of the page's own text */
#define LARGEST 1.5
#define LARGEST_ON_BOARD 3.0

typedef struct
{
  double em, margin, x, y, width, height;
  double title, scope; /* sizes */
} Room;

/* Text in as many lines as it takes, in one weight. */
static double
show_text (cairo_t    *cr,
           const char *text,
           gboolean    bold,
           double      size,
           double      x,
           double      y,
           double      width,
           guint32     colour)
{
  g_autoptr (WgOrgText) flow = wg_org_text_new ();
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (WgOrgPiece));
  double height;

  wg_org_text_add (flow, cr, text, bold ? WG_ORG_ROLE_NAME : WG_ORG_ROLE_TEXT, 1,
                   WG_ORG_FLOW_LEFT);
  height = wg_org_text_flow (flow, width / size, pieces) * size;
  for (guint i = 0; i < pieces->len; i++)
    {
      const WgOrgPiece *piece = &g_array_index (pieces, WgOrgPiece, i);
      g_autoptr (PangoLayout) layout = wg_org_text_new_layout (cr, piece->text, piece->length,
                                                               size, bold);

      wg_text_show (cr, layout, x + piece->x * size, y + piece->y * size, colour);
    }
  return height;
}

/* How high a text gets, without showing it. */
static double
measure_text (const char *text,
              gboolean    bold,
              double      size,
              double      width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double height = show_text (cr, text, bold, size, 0, 0, width, 0);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return height;
}

typedef struct
{
  cairo_t       *cr;
  const WgTheme *theme;
  double         size, max_width, x, y;
} Legend;

static void
add_entry (Legend    *legend,
           WgOrgTerm  term,
           gboolean   vacant,
           const char *text)
{
  double size = legend->size, width;
  g_autoptr (PangoLayout) layout = wg_org_text_new_layout (legend->cr, text, (guint) strlen (text),
                                                           size, FALSE);

  wg_text_measure (layout, &width, NULL);
  if (legend->x > 0 && legend->x + 1.35 * size + width > legend->max_width)
    {
      legend->x = 0;
      legend->y += 1.6 * size;
    }
  wg_org_painter_paint_swatch (legend->cr, legend->theme, term, vacant, legend->x,
                               legend->y + 0.27 * size, 0.95 * size);
  wg_text_show (legend->cr, layout, legend->x + 1.35 * size, legend->y, legend->theme->text);
  legend->x += 1.35 * size + width + 1.6 * size;
}

/* What a cell is, where there are any. */
static void
add_cell_entry (Legend            *legend,
                const WgOrgChart  *chart,
                const WgOrgLayout *layout)
{
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const WgOrgBox *box = &g_array_index (layout->boxes, WgOrgBox, i);
      const WgOrgLevel *level;
      g_autofree char *text = NULL;

      if (box->detail != WG_ORG_DETAIL_CELL)
        continue;
      level = wg_org_chart_find_level (chart, wg_org_chart_get_node (chart, box->node)->level);
      /* Translators: %s is the name of a level, such as grid branch. */
      text = g_strdup_printf (_("each square is one %s"),
                              level != NULL ? level->name : _("unit"));
      add_entry (legend, WG_ORG_TERM_RUNNING, FALSE, text);
      return;
    }
}

/**
 * wg_org_page_paint_legend:
 * @layout: (nullable): what is shown, and how
 *
 * Returns: its height
 */
double
wg_org_page_paint_legend (cairo_t           *cr,
                          const WgOrgChart  *chart,
                          const WgOrgLayout *layout,
                          const WgTheme     *theme,
                          double             size,
                          double             max_width)
{
  static const WgOrgTerm terms[] = { WG_ORG_TERM_PAST, WG_ORG_TERM_DUE, WG_ORG_TERM_EXTENDED,
                                     WG_ORG_TERM_NONE };
  Legend legend = { cr, theme, size, max_width, 0, 0 };
  g_autofree char *vacant = g_strdup_printf ("%u %s", wg_org_chart_count_vacant (chart),
                                             wg_org_get_vacant_word ());

  add_entry (&legend, WG_ORG_TERM_UNKNOWN, TRUE, vacant);
  for (guint i = 0; i < G_N_ELEMENTS (terms); i++)
    {
      guint n = wg_org_chart_count_term (chart, terms[i]);
      g_autofree char *text = g_strdup_printf ("%u %s", n, wg_org_term_get_word (terms[i]));

      /* Over and soon are said also when there are none: that is an answer too. */
      if (n > 0 || terms[i] == WG_ORG_TERM_PAST || terms[i] == WG_ORG_TERM_DUE)
        add_entry (&legend, terms[i], FALSE, text);
    }
  if (layout != NULL)
    add_cell_entry (&legend, chart, layout);
  if (layout != NULL && layout->n_hidden > 0)
    {
      guint n_hidden = layout->n_hidden;
      g_autofree char *number = wg_number_format (n_hidden, 0);
      /* Translators: %s is how many, such as 1,555. */
      g_autofree char *text = g_strdup_printf (
          ngettext ("%s unit is not shown", "%s units are not shown", n_hidden), number);

      legend.x += 1.35 * size;
      show_text (cr, text, FALSE, size, legend.x - 1.35 * size, legend.y,
                 MAX (max_width - legend.x, 10 * size), theme->text_dim);
    }
  return legend.y + WG_ORG_LINE_HEIGHT * size;
}

static double
measure_legend (const WgOrgChart *chart,
                double            size,
                double            max_width)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double height = wg_org_page_paint_legend (cr, chart, NULL, wg_theme_get (WG_THEME_LIGHT),
                                            size, max_width);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return height;
}

static Room
get_room (const WgOrgPage *page,
          double           width,
          double           height)
{
  Room room;
  double em = CLAMP (MIN (width, height * 1.6) / 96, 7, 40);
  double inner;

  room.em = em;
  room.margin = 2 * em;
  room.title = (page->board ? 2.8 : 1.9) * em;
  room.scope = (page->board ? 1.5 : 1.15) * em;
  inner = width - 2 * room.margin;
  room.x = room.margin;
  room.y = 0.9 * em + measure_text (page->title, TRUE, room.title, inner) + 0.1 * em
           + measure_text (page->scope, FALSE, room.scope, inner) + 0.3 * em
           + (page->board ? 0 : measure_legend (page->chart, 1.05 * em, inner)) + 1.1 * em;
  room.width = inner;
  room.height = MAX (height - room.y - 3 * em, em);
  return room;
}

void
wg_org_page_get_room (const WgOrgPage *page,
                      double           width,
                      double           height,
                      double          *x,
                      double          *y,
                      double          *room_width,
                      double          *room_height)
{
  Room room = get_room (page, width, height);

  *x = room.x;
  *y = room.y;
  *room_width = room.width;
  *room_height = room.height;
}

static void
paint_head (const WgOrgPage *page,
            cairo_t         *cr,
            const Room      *room,
            const WgOrgLayout *layout)
{
  double em = room->em, y = 0.9 * em;

  y += show_text (cr, page->title, TRUE, room->title, room->margin, y, room->width,
                  page->theme->text) + 0.1 * em;
  y += show_text (cr, page->scope, FALSE, room->scope, room->margin, y, room->width,
                  page->theme->text_dim) + 0.3 * em;
  if (page->board)
    return;
  cairo_save (cr);
  cairo_translate (cr, room->margin, y);
  wg_org_page_paint_legend (cr, page->chart, layout, page->theme, 1.05 * em, room->width);
  cairo_restore (cr);
}

static void
paint_foot (const WgOrgPage *page,
            cairo_t         *cr,
            const Room      *room,
            double           height)
{
  double y = height - 2.25 * room->em, width;
  g_autofree char *number = g_strdup_printf ("%u / %u", page->page, page->n_pages);
  g_autoptr (PangoLayout) right = wg_org_text_new_layout (cr, number, (guint) strlen (number),
                                                          room->em, FALSE);
  g_autofree char *left = g_strjoin (" · ", page->board ? page->mark : _("For internal use"),
                                     page->board ? NULL : page->mark, NULL);

  if (left != NULL && *left != '\0')
    show_text (cr, left, FALSE, room->em, room->margin, y, room->width, page->theme->text_dim);
  wg_text_measure (right, &width, NULL);
  wg_text_show (cr, right, room->margin + room->width - width, y, page->theme->text_dim);
}

/**
 * wg_org_page_paint:
 * @page: what to show
 * @cr: where; in logical pixels
 * @width: of the page
 * @height: of the page
 */
void
wg_org_page_paint (const WgOrgPage *page,
                   cairo_t         *cr,
                   double           width,
                   double           height)
{
  Room room = get_room (page, width, height);
  WgOrgLayoutOptions options = { room.width, room.height,
                                 page->min_text > 0 ? page->min_text : READABLE * room.em,
                                 (page->board ? LARGEST_ON_BOARD : LARGEST) * room.em, TRUE };
  g_autoptr (WgOrgSketch) sketch = wg_org_sketch_new (page->chart);
  g_autoptr (WgOrgLayout) layout = wg_org_layout_new (sketch, &options);

  wg_text_set_colour (cr, page->theme->paper);
  cairo_paint (cr);
  paint_head (page, cr, &room, layout);
  cairo_save (cr);
  cairo_translate (cr, room.x, room.y);
  wg_org_painter_paint (cr, page->chart, layout, page->theme);
  cairo_restore (cr);
  paint_foot (page, cr, &room, height);
}
