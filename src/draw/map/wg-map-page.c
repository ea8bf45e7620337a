/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page: a sentence, the scope line, the map with its legend, and a foot
 * that says how fresh and how public it is. Sizes follow the page, so that a
 * slide, a sheet of paper and a picture have the same proportions. */

#include "wg-map-page.h"

#include "wg-finding-spots.h"
#include "wg-label-placer.h"
#include "wg-legend-painter.h"
#include "wg-map-painter.h"
#include "wg-mercator.h"
#include "wg-number.h"
#include "wg-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define INCHES_PER_METRE (1 / 0.0254)
#define PIXELS_PER_INCH  96
#define PADDING          1.2 /* ems round the legend, in its card */

typedef struct
{
  const WgMapPage *page;
  cairo_t         *cr;
  double           width, height;
  double           em;        /* size of body text */
  double           margin;
  double           map_y, map_height;
  double           legend_width, legend_height; /* without the card's padding */
} Layout;

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
  layout->em = CLAMP (MIN (width, height * 1.6) / 96, 7, 40);
  layout->margin = 2 * layout->em;
  layout->map_y = 6.4 * layout->em;
  layout->map_height = MAX (height - layout->map_y - 3 * layout->em, 1);
  layout->legend_width = layout->legend_height = 0;
  if (page->legend != NULL)
    wg_legend_painter_measure (page->legend, layout->em, &layout->legend_width,
                               &layout->legend_height);
}

static void
paint_head (const Layout *layout)
{
  const WgMapPage *page = layout->page;
  double room = layout->width - 2 * layout->margin;
  double em = layout->em;
  g_autoptr (PangoLayout) title = NULL;
  g_autoptr (PangoLayout) scope = NULL;

  title = wg_text_new (layout->cr, page->title != NULL ? page->title : "", 1.9 * em,
                       WG_TEXT_BOLD, room);
  scope = wg_text_new (layout->cr, page->scope != NULL ? page->scope : "", 1.15 * em,
                       WG_TEXT_NORMAL, room);
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

static void
add_rounded (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* The legend's card at the lower left of the map. */
static WgBBox
legend_box (const Layout *layout)
{
  double width = layout->legend_width + 2 * PADDING * layout->em;
  double height = layout->legend_height + 2 * PADDING * layout->em;
  double bottom = layout->map_height - layout->margin;

  if (layout->page->legend == NULL)
    return WG_BBOX_EMPTY;
  return (WgBBox) { layout->margin, bottom - height, layout->margin + width, bottom };
}

static void
paint_legend (const Layout *layout)
{
  const WgTheme *theme = layout->page->theme;
  double em = layout->em;
  WgBBox box = legend_box (layout);

  if (wg_bbox_is_empty (&box))
    return;
  cairo_save (layout->cr);
  add_rounded (layout->cr, box.x_min, box.y_min, box.x_max - box.x_min, box.y_max - box.y_min,
               0.7 * em);
  wg_text_set_colour (layout->cr, theme->card);
  cairo_fill_preserve (layout->cr);
  wg_text_set_colour (layout->cr, theme->card_border);
  cairo_set_line_width (layout->cr, 1);
  cairo_stroke (layout->cr);
  cairo_translate (layout->cr, box.x_min + PADDING * em, box.y_min + PADDING * em);
  wg_legend_painter_paint (layout->cr, layout->page->legend, theme, em);
  cairo_restore (layout->cr);
}

/* Fits the focus into the part of the map that the legend leaves free, when that is wide. */
static WgMapView
make_view (const Layout *layout)
{
  const WgMapPage *page = layout->page;
  WgBBox all = wg_map_snapshot_get_bounds (page->snapshot);
  const WgBBox *focus = wg_bbox_is_empty (&page->focus) ? &all : &page->focus;
  double left = layout->legend_width > 0 ? layout->legend_width + 3.4 * layout->em : 0;
  double x, y, shift;
  WgMapView view;

  if (layout->width < 1.3 * layout->map_height || left > 0.35 * layout->width)
    left = 0;
  view = wg_map_view_new_fit (focus, layout->width - left, layout->map_height, layout->margin);
  wg_map_view_to_world (&view, view.width / 2, view.height / 2, &x, &y);
  shift = left / 2 / wg_map_view_get_scale (&view);
  view = wg_map_view_new_centred (x - shift, y, view.zoom, layout->width, layout->map_height);
  return wg_map_painter_snap (layout->cr, &view);
}

/* The unit in question stands out by its outline alone; colours keep their meaning. */
static void
paint_focus (const Layout    *layout,
             const WgMapView *view)
{
  const WgMapPage *page = layout->page;

  if (page->focus_area >= wg_map_snapshot_get_n_areas (page->snapshot))
    return;
  cairo_new_path (layout->cr);
  wg_map_painter_add_area (layout->cr, page->snapshot, page->focus_area, view);
  cairo_set_line_join (layout->cr, CAIRO_LINE_JOIN_ROUND);
  wg_text_set_colour (layout->cr, page->theme->outline);
  cairo_set_line_width (layout->cr, 0.3 * layout->em);
  cairo_stroke (layout->cr);
}

static void
paint_map (const Layout    *layout,
           const WgMapView *view)
{
  const WgMapPage *page = layout->page;
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (page->snapshot);
  /* A name that would be cut by the edge stands on what is not the map. */
  WgBBox taken[] = {
    { -G_MAXINT, -G_MAXINT, 0, G_MAXINT },
    { view->width, -G_MAXINT, G_MAXINT, G_MAXINT },
    { -G_MAXINT, -G_MAXINT, G_MAXINT, 0 },
    { -G_MAXINT, view->height, G_MAXINT, G_MAXINT },
    legend_box (layout),
  };
  guint n_taken = G_N_ELEMENTS (taken) - (wg_bbox_is_empty (&taken[4]) ? 1 : 0);
  double mark = 1.2 * layout->em;
  g_autoptr (GArray) clusters = NULL;
  g_autoptr (GArray) boxes = NULL;
  cairo_t *cr = layout->cr;

  if (page->spots != NULL)
    {
      clusters = wg_finding_spots_cluster (page->spots, wg_map_view_get_scale (view), mark);
      boxes = wg_finding_spots_boxes (clusters, view, mark);
    }
  else
    boxes = g_array_new (FALSE, FALSE, sizeof (WgBBox));
  g_array_append_vals (boxes, taken, n_taken);

  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  wg_map_painter_paint (cr, page->snapshot, page->colours, view, page->theme);
  paint_focus (layout, view);
  wg_label_placer_set_text_size (placer, CLAMP (layout->em, 9, 24));
  wg_label_placer_set_taken (placer, (const WgBBox *) boxes->data, boxes->len);
  wg_label_placer_set_focus (placer, page->focus_area);
  wg_label_placer_paint (placer, cr, view, page->theme);
  if (clusters != NULL)
    wg_finding_spots_paint (cr, clusters, view, page->theme, mark);
  paint_legend (layout);
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
  WgMapView view;

  layout_init (&layout, page, cr, width, height);
  /* Tiles stand on whole pixels. */
  layout.map_y = floor (layout.map_y);
  layout.map_height = floor (layout.map_height);
  view = make_view (&layout);
  cairo_save (cr);
  wg_text_set_colour (cr, page->theme->paper);
  cairo_paint (cr);
  cairo_translate (cr, 0, layout.map_y);
  paint_map (&layout, &view);
  cairo_restore (cr);
  paint_head (&layout);
  paint_foot (&layout, &view);
}
