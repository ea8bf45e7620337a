/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page: a sentence, the scope line, the map with its legend, and a foot
 * that says how fresh and how public it is. Sizes follow the page, so that a
 * slide, a sheet of paper and a picture have the same proportions. */

#include "wg-map-page.h"

#include "wg-legend-painter.h"
#include "wg-map-plate.h"
#include "wg-mercator.h"
#include "wg-number.h"
#include "wg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INCHES_PER_METRE (1 / 0.0254)
#define PIXELS_PER_INCH  96

typedef struct
{
  const WgMapPage *page;
  cairo_t         *cr;
  double           width, height;
  double           map_width;
  double           em;        /* size of body text */
  double           margin;
  double           map_y, map_height;
} Layout;

double
wg_map_page_get_em (double width,
                    double height)
{
  return CLAMP (MIN (width, height * 1.6) / 96, 7, 40);
}

double
wg_map_page_get_mark_size (double width,
                           double height)
{
  return 1.7 * wg_map_page_get_em (width, height);
}

void
wg_map_page_get_map_edges (double  width,
                           double  height,
                           double *top,
                           double *bottom)
{
  double em = wg_map_page_get_em (width, height);

  *top = floor (6.4 * em);
  *bottom = *top + floor (MAX (height - 6.4 * em - 3 * em, 1));
}

static void
layout_init (Layout          *layout,
             const WgMapPage *page,
             cairo_t         *cr,
             double           width,
             double           height)
{
  layout->page = page;
  layout->cr = cr;
  layout->width = width;
  layout->height = height;
  layout->map_width = MAX (width - page->aside * width, 1);
  layout->em = wg_map_page_get_em (width, height);
  layout->margin = 2 * layout->em;
  layout->map_y = 6.4 * layout->em;
  layout->map_height = MAX (height - layout->map_y - 3 * layout->em, 1);
}

static void
paint_head (const Layout *layout)
{
  const WgMapPage *page = layout->page;
  double room = layout->width - 2 * layout->margin;
  double em = layout->em, number_width = 0;
  g_autoptr (PangoLayout) title = NULL;
  g_autoptr (PangoLayout) scope = NULL;
  g_autoptr (PangoLayout) number = NULL;

  if (page->number != NULL)
    {
      number = wg_text_new (layout->cr, page->number, 1.15 * em, WG_TEXT_NORMAL, 0);
      wg_text_measure (number, &number_width, NULL);
      wg_text_show (layout->cr, number, layout->width - layout->margin - number_width, 3.85 * em,
                    page->theme->text_dim);
      number_width += 2 * em;
    }
  title = wg_text_new (layout->cr, page->title != NULL ? page->title : "", 1.9 * em,
                       WG_TEXT_BOLD, room);
  scope = wg_text_new (layout->cr, page->scope != NULL ? page->scope : "", 1.15 * em,
                       WG_TEXT_NORMAL, MAX (room - number_width, em));
  wg_text_show (layout->cr, title, layout->margin, 0.9 * em, page->theme->text);
  wg_text_show (layout->cr, scope, layout->margin, 3.85 * em, page->theme->text_dim);
}

/* The scale as a number of two digits: all that a picture of unknown size can promise. */
static char *
scale_text (const WgMapView *view)
{
  double lon, lat, x, y, ratio, power;
  g_autofree char *number = NULL;

  wg_map_view_to_world (view, view->width / 2, view->height / 2, &x, &y);
  wg_mercator_unproject (x, y, &lon, &lat);
  ratio = wg_mercator_metres_per_unit (lat) / wg_map_view_get_scale (view) * PIXELS_PER_INCH *
          INCHES_PER_METRE;
  power = pow (10, floor (log10 (MAX (ratio, 1))) - 1);
  number = wg_number_format (MAX (floor (ratio / power + 0.5) * power, 1), 0);
  /* Translators: the scale of a map, such as 1:25,000. */
  return g_strdup_printf (_("Scale about 1:%s"), number);
}

static char *
foot_text (const WgMapPage *page)
{
  gboolean approved = page->approval != NULL && *page->approval != '\0';
  g_autofree char *approval = NULL;

  /* Translators: the number under which the authority approved the map for publication. */
  approval = approved ? g_strdup_printf (_("Map approval %s"), page->approval)
                      : g_strdup (_("For internal use"));
  if (page->cut_off == NULL || *page->cut_off == '\0')
    return g_steal_pointer (&approval);
  return g_strdup_printf ("%s · %s", approval, page->cut_off);
}

void
wg_map_page_paint_sheet (const WgMapPage *page,
                         cairo_t         *cr,
                         double           width,
                         double           height)
{
  Layout layout;
  g_autofree char *text = foot_text (page);
  g_autoptr (PangoLayout) foot = NULL;

  layout_init (&layout, page, cr, width, height);
  foot = wg_text_new (cr, text, layout.em, WG_TEXT_NORMAL, width - 2 * layout.margin);
  wg_text_set_colour (cr, page->theme->paper);
  cairo_paint (cr);
  paint_head (&layout);
  wg_text_show (cr, foot, layout.margin, height - 2.25 * layout.em, page->theme->text_dim);
}

static void
paint_foot (const Layout    *layout,
            const WgMapView *view)
{
  const WgMapPage *page = layout->page;
  double em = layout->em;
  double y = layout->height - 2.25 * em;
  double bar = 8 * em;
  double width;
  g_autofree char *left_text = foot_text (page);
  g_autofree char *right_text = scale_text (view);
  g_autoptr (PangoLayout) left = NULL;
  g_autoptr (PangoLayout) right = NULL;

  right = wg_text_new (layout->cr, right_text, em, WG_TEXT_NORMAL, 0);
  wg_text_measure (right, &width, NULL);
  left = wg_text_new (layout->cr, left_text, em, WG_TEXT_NORMAL,
                      MAX (layout->width - 4 * layout->margin - width - bar, em));
  wg_text_show (layout->cr, left, layout->margin, y, page->theme->text_dim);
  wg_text_show (layout->cr, right, layout->width - layout->margin - width, y,
                page->theme->text_dim);
  cairo_save (layout->cr);
  cairo_translate (layout->cr, layout->width - 2 * layout->margin - width - bar, y + 1.35 * em);
  wg_legend_painter_paint_scale (layout->cr, view, page->theme, bar, 0.85 * em);
  cairo_restore (layout->cr);
}

/**
 * wg_map_page_paint:
 * @page: what to show
 * @cr: where; in logical pixels
 * @width: of the page
 * @height: of the page
 */
void
wg_map_page_paint (const WgMapPage *page,
                   cairo_t         *cr,
                   double           width,
                   double           height)
{
  Layout layout;
  WgMapPlate plate;
  WgMapView view;

  layout_init (&layout, page, cr, width, height);
  /* Tiles stand on whole pixels. */
  layout.map_y = floor (layout.map_y);
  layout.map_height = floor (layout.map_height);
  layout.map_width = floor (layout.map_width);
  plate = (WgMapPlate) {
    .snapshot = page->snapshot, .colours = page->colours, .legend = page->legend,
    .focus = page->focus, .focus_area = page->focus_area, .spots = page->spots,
    .posts = page->posts, .gaps = page->gaps, .post_legend = page->post_legend,
    .theme = page->theme, .em = layout.em, .margin = layout.margin,
    .names = CLAMP (layout.em, 9, 24),
  };
  view = wg_map_plate_make_view (&plate, cr, layout.map_width, layout.map_height);
  cairo_save (cr);
  wg_text_set_colour (cr, page->theme->paper);
  cairo_paint (cr);
  cairo_translate (cr, 0, layout.map_y);
  wg_map_plate_paint (&plate, cr, &view);
  cairo_restore (cr);
  paint_head (&layout);
  paint_foot (&layout, &view);
}
