/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map itself with its legend, for a page or a slide: what stands round it is theirs. */

#include "wg-map-plate.h"

#include "wg-finding-spots.h"
#include "wg-gap-painter.h"
#include "wg-label-placer.h"
#include "wg-legend-painter.h"
#include "wg-map-painter.h"
#include "wg-post-painter.h"
#include "wg-text.h"

#define PADDING 1.2 /* ems round the legend, in its card */

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

WgBBox
wg_map_plate_get_legend (const WgMapPlate *self,
                         double            width,
                         double            height)
{
  double inner_width, inner_height, bottom = height - self->margin;

  (void) width;
  if (self->post_legend != NULL)
    wg_post_legend_measure (self->post_legend, self->em, &inner_width, &inner_height);
  else if (self->legend != NULL)
    wg_legend_painter_measure (self->legend, self->em, &inner_width, &inner_height);
  else
    return WG_BBOX_EMPTY;
  return (WgBBox) { self->margin, bottom - inner_height - 2 * PADDING * self->em,
                    self->margin + inner_width + 2 * PADDING * self->em, bottom };
}

static void
paint_legend (const WgMapPlate *self,
              cairo_t          *cr,
              const WgMapView  *view)
{
  const WgTheme *theme = self->theme;
  double em = self->em;
  WgBBox box = wg_map_plate_get_legend (self, view->width, view->height);

  if (wg_bbox_is_empty (&box))
    return;
  cairo_save (cr);
  add_rounded (cr, box.x_min, box.y_min, box.x_max - box.x_min, box.y_max - box.y_min, 0.7 * em);
  wg_text_set_colour (cr, theme->card);
  cairo_fill_preserve (cr);
  wg_text_set_colour (cr, theme->card_border);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_translate (cr, box.x_min + PADDING * em, box.y_min + PADDING * em);
  if (self->post_legend != NULL)
    wg_post_legend_paint (cr, self->post_legend, theme, em);
  else
    wg_legend_painter_paint (cr, self->legend, theme, em);
  cairo_restore (cr);
}

/* Fits the focus into the part of the map that the legend leaves free, when that is wide. */
WgMapView
wg_map_plate_make_view (const WgMapPlate *self,
                        cairo_t          *cr,
                        double            width,
                        double            height)
{
  WgBBox all = wg_map_snapshot_get_frame (self->snapshot, WG_MAP_NO_AREA);
  const WgBBox *focus = wg_bbox_is_empty (&self->focus) ? &all : &self->focus;
  WgBBox legend = wg_map_plate_get_legend (self, width, height);
  double left = wg_bbox_is_empty (&legend) ? 0 : legend.x_max - self->margin + self->em;
  double x, y, shift;
  WgMapView view;

  if (width < 1.3 * height || left > 0.35 * width)
    left = 0;
  view = wg_map_view_new_fit (focus, width - left, height, self->margin);
  wg_map_view_to_world (&view, view.width / 2, view.height / 2, &x, &y);
  shift = left / 2 / wg_map_view_get_scale (&view);
  view = wg_map_view_new_centred (x - shift, y, view.zoom, width, height);
  return wg_map_painter_snap (cr, &view);
}

/* The unit in question stands out by its outline alone; colours keep their meaning. */
static void
paint_focus (const WgMapPlate *self,
             cairo_t          *cr,
             const WgMapView  *view)
{
  if (self->focus_area >= wg_map_snapshot_get_n_areas (self->snapshot))
    return;
  cairo_new_path (cr);
  wg_map_painter_add_area (cr, self->snapshot, self->focus_area, view);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  wg_text_set_colour (cr, self->theme->outline);
  cairo_set_line_width (cr, 0.3 * self->em);
  cairo_stroke (cr);
}

/* A name that would be cut by the edge stands on what is not the map. */
static void
add_taken (const WgMapPlate *self,
           GArray           *boxes,
           const WgMapView  *view)
{
  WgBBox taken[] = {
    { -G_MAXINT, -G_MAXINT, 0, G_MAXINT },
    { view->width, -G_MAXINT, G_MAXINT, G_MAXINT },
    { -G_MAXINT, -G_MAXINT, G_MAXINT, 0 },
    { -G_MAXINT, view->height, G_MAXINT, G_MAXINT },
    wg_map_plate_get_legend (self, view->width, view->height),
  };

  g_array_append_vals (boxes, taken,
                       G_N_ELEMENTS (taken) - (wg_bbox_is_empty (&taken[4]) ? 1 : 0));
  if (self->taken != NULL)
    g_array_append_vals (boxes, self->taken->data, self->taken->len);
}

/* Names of the map give way to the names of posts, whose chips would cover them. */
static void
add_post_names (const WgMapPlate *self,
                GArray           *boxes,
                const WgMapView  *view)
{
  g_autoptr (GArray) seen = wg_post_spots_list (self->posts, view);
  const GArray *clusters = wg_post_spots_cluster (self->posts, view->zoom);
  g_autoptr (GArray) names = wg_post_painter_place_names (self->posts, view, seen, self->names,
                                                          G_MAXUINT);

  for (guint i = 0; i < names->len; i++)
    {
      const WgPostName *name = &g_array_index (names, WgPostName, i);
      const WgPostCluster *cluster = &g_array_index (clusters, WgPostCluster, name->cluster);
      double x, y;
      WgBBox box;

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      box = (WgBBox) { x + name->x, y + name->y, x + name->x + name->width,
                       y + name->y + name->height };
      g_array_append_val (boxes, box);
    }
}

void
wg_map_plate_paint (const WgMapPlate *self,
                    cairo_t          *cr,
                    const WgMapView  *view)
{
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (self->snapshot);
  double mark = 1.2 * self->em;
  g_autoptr (GArray) clusters = NULL;
  g_autoptr (GArray) boxes = NULL;

  if (self->spots != NULL)
    {
      clusters = wg_finding_spots_cluster (self->spots, wg_map_view_get_scale (view), mark);
      boxes = wg_finding_spots_boxes (clusters, view, mark);
    }
  else
    boxes = g_array_new (FALSE, FALSE, sizeof (WgBBox));
  if (self->posts != NULL)
    {
      wg_post_painter_add_boxes (self->posts, view, boxes);
      add_post_names (self, boxes, view);
    }
  add_taken (self, boxes, view);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  wg_map_painter_paint (cr, self->snapshot, self->colours, view, self->theme);
  if (self->gaps != NULL)
    wg_gap_painter_paint (cr, self->gaps, view, self->theme);
  paint_focus (self, cr, view);
  wg_label_placer_set_text_size (placer, self->names);
  wg_label_placer_set_whole (placer, self->whole_names);
  wg_label_placer_set_taken (placer, (const WgBBox *) boxes->data, boxes->len);
  wg_label_placer_set_focus (placer, self->focus_area);
  wg_label_placer_paint (placer, cr, view, self->theme);
  if (clusters != NULL)
    wg_finding_spots_paint (cr, clusters, view, self->theme, mark);
  if (self->posts != NULL)
    wg_post_painter_paint (cr, self->posts, view, self->theme, self->names);
  paint_legend (self, cr, view);
}
