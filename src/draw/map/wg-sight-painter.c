/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A layer that came, over the map that is there. No names and no values: the only question is
 * whether both lie on each other. */

#include "wg-sight-painter.h"

#include "wg-base-painter.h"
#include "wg-border-style.h"
#include "wg-map-painter.h"
#include "wg-mercator.h"
#include "wg-text.h"

#include <math.h>

#define FILL 0x20u   /* of the layer's areas, the last byte of a colour */
#define LINE 1.2     /* pixels */
#define OWN_LINE 0.8 /* between grids */
#define OWN_LEAST 0.8 /* opacity of the outermost line: where the district is must be seen */
#define DOT 3.5
#define CROWD 3000u  /* more dots than these are spots */
#define SPOT 2.0
#define NEAR 0.5     /* pixels: points that are closer to each other are one */
#define SMALL 1.5    /* pixels: an area of this size is a spot */
#define DENSE 6.0    /* pixels: many such areas are one colour */
#define VEIL 0.5     /* so thick is that colour, for the map below to be seen */
#define FRAME 20.0   /* pixels: what is smaller as a whole gets a frame */
#define AT_ONCE 1000 /* shapes between two looks at the cancellable */

guint32
wg_sight_painter_get_own (const WgTheme *theme)
{
  return theme->outline;
}

guint32
wg_sight_painter_get_layer (const WgTheme *theme)
{
  return theme->figure;
}

static guint32
with_alpha (guint32 rgba,
            double  alpha)
{
  return (rgba & 0xffffff00u) | (guint32) lround (CLAMP (alpha, 0, 1) * 255);
}

/* Lines between grids, and wider ones of the units above them; where they would be a single grey
 * they fade as on the map, but not the outermost. */
static void
paint_own (cairo_t             *cr,
           const WgMapSnapshot *snapshot,
           const WgMapView     *view,
           const WgTheme       *theme,
           GCancellable        *cancellable)
{
  WgBBox shown = wg_map_view_get_box (view);
  double scale = wg_map_view_get_scale (view);
  guint n = wg_map_snapshot_get_n_areas (snapshot);

  for (guint i = 0; i < n; i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, i);
      guint rank = wg_map_snapshot_get_rank (snapshot, area->level);
      WgBorderStyle style;

      if (i % AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      if (!wg_bbox_intersects (&area->bounds, &shown))
        continue;
      style = wg_border_style_get (snapshot, rank, scale);
      if (rank > 0 && area->parent == WG_MAP_NO_AREA)
        style.opacity = MAX (style.opacity, OWN_LEAST);
      if (style.opacity < 0.02)
        continue;
      cairo_new_path (cr);
      wg_map_painter_add_area (cr, snapshot, i, view);
      wg_text_set_colour (cr, with_alpha (wg_sight_painter_get_own (theme), style.opacity));
      cairo_set_line_width (cr, rank == 0 ? OWN_LINE : style.width);
      cairo_stroke (cr);
    }
}

static void
add_part (cairo_t         *cr,
          const WgMapView *view,
          const double    *points,
          guint            n,
          gboolean         closed)
{
  double last_x = 0, last_y = 0;

  for (guint i = 0; i < n; i++)
    {
      double x, y;

      wg_mercator_project (points[2 * i], points[2 * i + 1], &x, &y);
      wg_map_view_to_pixel (view, x, y, &x, &y);
      if (i == 0)
        cairo_move_to (cr, x, y);
      else if (i + 1 == n || fabs (x - last_x) + fabs (y - last_y) >= NEAR)
        cairo_line_to (cr, x, y);
      else
        continue;
      last_x = x;
      last_y = y;
    }
  if (closed)
    cairo_close_path (cr);
}

static void
paint_dots (cairo_t          *cr,
            const WgMapView  *view,
            const WgGeometry *shape,
            const WgTheme    *theme,
            gboolean          crowd)
{
  wg_text_set_colour (cr, wg_sight_painter_get_layer (theme));
  for (guint part = 0; part < wg_geometry_get_n_parts (shape); part++)
    {
      guint n;
      const double *at = wg_geometry_get_part (shape, part, &n);
      double x, y;

      wg_mercator_project (at[0], at[1], &x, &y);
      wg_map_view_to_pixel (view, x, y, &x, &y);
      if (crowd)
        {
          cairo_rectangle (cr, floor (x - SPOT / 2), floor (y - SPOT / 2), SPOT, SPOT);
          cairo_fill (cr);
          continue;
        }
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, DOT, 0, 2 * G_PI);
      cairo_fill_preserve (cr);
      wg_text_set_colour (cr, theme->paper);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      wg_text_set_colour (cr, wg_sight_painter_get_layer (theme));
    }
}

/* Pixels. */
static WgBBox
to_pixels (const WgMapView *view,
           const WgBBox    *world)
{
  WgBBox box;

  wg_map_view_to_pixel (view, world->x_min, world->y_min, &box.x_min, &box.y_min);
  wg_map_view_to_pixel (view, world->x_max, world->y_max, &box.x_max, &box.y_max);
  return box;
}

static WgBBox
find_pixels (const WgMapView  *view,
             const WgGeometry *shape)
{
  WgBBox degrees = wg_geometry_get_bounds (shape), world;

  wg_mercator_project (degrees.x_min, degrees.y_max, &world.x_min, &world.y_min);
  wg_mercator_project (degrees.x_max, degrees.y_min, &world.x_max, &world.y_max);
  return to_pixels (view, &world);
}

/* Whether the shape is so small that many hide the map. */
static gboolean
paint_shape (cairo_t          *cr,
             const WgMapView  *view,
             const WgGeometry *shape,
             const WgTheme    *theme)
{
  gboolean closed = wg_geometry_get_kind (shape) == WG_GEOMETRY_POLYGONS;
  guint32 colour = wg_sight_painter_get_layer (theme);
  WgBBox box = find_pixels (view, shape);

  cairo_new_path (cr);
  wg_text_set_colour (cr, colour);
  /* By the 100,000 they are too many to be drawn point by point, and too small to be seen so. */
  if (box.x_max - box.x_min < SMALL && box.y_max - box.y_min < SMALL)
    {
      cairo_rectangle (cr, floor (box.x_min), floor (box.y_min), 1, 1);
      cairo_fill (cr);
      return TRUE;
    }
  for (guint part = 0; part < wg_geometry_get_n_parts (shape); part++)
    {
      guint n;
      const double *points = wg_geometry_get_part (shape, part, &n);

      add_part (cr, view, points, n, closed);
    }
  if (closed)
    {
      wg_text_set_colour (cr, (colour & 0xffffff00u) | FILL);
      cairo_fill_preserve (cr);
      wg_text_set_colour (cr, colour);
    }
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
  return box.x_max - box.x_min < DENSE && box.y_max - box.y_min < DENSE;
}

static void
paint_layer (cairo_t         *cr,
             GPtrArray       *shapes,
             const WgMapView *view,
             const WgTheme   *theme,
             GCancellable    *cancellable)
{
  guint n_small = 0, n_dots = 0;

  for (guint i = 0; i < shapes->len; i++)
    if (wg_geometry_get_kind (g_ptr_array_index (shapes, i)) == WG_GEOMETRY_POINTS)
      n_dots += wg_geometry_get_n_parts (g_ptr_array_index (shapes, i));
  cairo_push_group (cr);
  for (guint i = 0; i < shapes->len; i++)
    {
      const WgGeometry *shape = g_ptr_array_index (shapes, i);

      if ((n_dots > 0 || i % AT_ONCE == 0) && g_cancellable_is_cancelled (cancellable))
        break;
      if (wg_geometry_get_kind (shape) == WG_GEOMETRY_POINTS)
        paint_dots (cr, view, shape, theme, n_dots > CROWD);
      else
        n_small += paint_shape (cr, view, shape, theme);
    }
  cairo_pop_group_to_source (cr);
  cairo_paint_with_alpha (cr, n_small * 2 > shapes->len ? VEIL : 1);
}

static void
frame_small (cairo_t         *cr,
             const WgMapView *view,
             const WgBBox    *world,
             guint32          colour)
{
  WgBBox box;
  double x, y;

  if (wg_bbox_is_empty (world))
    return;
  box = to_pixels (view, world);
  if (box.x_max - box.x_min >= FRAME || box.y_max - box.y_min >= FRAME)
    return;
  x = (box.x_min + box.x_max) / 2;
  y = (box.y_min + box.y_max) / 2;
  cairo_rectangle (cr, floor (x - FRAME / 2) + 0.5, floor (y - FRAME / 2) + 0.5, FRAME, FRAME);
  wg_text_set_colour (cr, colour);
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
}

void
wg_sight_painter_paint (cairo_t             *cr,
                        const WgMapSnapshot *snapshot,
                        GPtrArray           *shapes,
                        const WgBBox        *own,
                        const WgBBox        *came,
                        const WgMapView     *view,
                        const WgTheme       *theme,
                        GCancellable        *cancellable)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, view->width, view->height);
  cairo_clip (cr);
  wg_text_set_colour (cr, theme->land);
  cairo_paint (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (snapshot != NULL)
    {
      wg_base_painter_paint (cr, snapshot, view, theme);
      paint_own (cr, snapshot, view, theme, cancellable);
    }
  paint_layer (cr, shapes, view, theme, cancellable);
  frame_small (cr, view, own, wg_sight_painter_get_own (theme));
  frame_small (cr, view, came, wg_sight_painter_get_layer (theme));
  cairo_restore (cr);
}
