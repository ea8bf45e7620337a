/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From world units to pixels of a picture and back. */

#include "wg-map-view.h"

#include <math.h>

#define TILE     512.0
#define MAX_ZOOM 20.0

/**
 * wg_map_view_new_centred:
 * @x: world units of the middle
 * @y: world units of the middle
 * @zoom: zoom level
 * @width: logical pixels
 * @height: logical pixels
 *
 * Returns: the view
 */
WgMapView
wg_map_view_new_centred (double x,
                         double y,
                         double zoom,
                         double width,
                         double height)
{
  double scale = TILE * exp2 (zoom);

  return (WgMapView) { x - width / 2 / scale, y - height / 2 / scale, zoom, width, height };
}

/**
 * wg_map_view_new_fit:
 * @box: world units; an empty one gives the whole world
 * @width: logical pixels
 * @height: logical pixels
 * @margin: logical pixels that stay free on each side
 *
 * Returns: the closest view that shows all of @box
 */
WgMapView
wg_map_view_new_fit (const WgBBox *box,
                     double        width,
                     double        height,
                     double        margin)
{
  WgBBox shown = wg_bbox_is_empty (box) ? (WgBBox) { 0, 0, 1, 1 } : *box;
  double free_width = MAX (width - 2 * margin, 1);
  double free_height = MAX (height - 2 * margin, 1);
  double least = 1 / (TILE * exp2 (MAX_ZOOM)); /* a point is a pixel wide */
  double scale = MIN (free_width / MAX (shown.x_max - shown.x_min, least),
                      free_height / MAX (shown.y_max - shown.y_min, least));

  return wg_map_view_new_centred ((shown.x_min + shown.x_max) / 2, (shown.y_min + shown.y_max) / 2,
                                  MIN (log2 (scale / TILE), MAX_ZOOM), width, height);
}

/**
 * wg_map_view_new_tile:
 * @zoom: zoom level
 * @x: column
 * @y: row
 *
 * Returns: the view that is exactly one tile
 */
WgMapView
wg_map_view_new_tile (guint zoom,
                      guint x,
                      guint y)
{
  double side = ldexp (1, -(int) zoom);

  return (WgMapView) { x * side, y * side, zoom, TILE, TILE };
}

double
wg_map_view_get_scale (const WgMapView *self)
{
  return TILE * exp2 (self->zoom);
}

WgBBox
wg_map_view_get_box (const WgMapView *self)
{
  double scale = wg_map_view_get_scale (self);

  return (WgBBox) { self->x, self->y,
                    self->x + self->width / scale, self->y + self->height / scale };
}

void
wg_map_view_to_pixel (const WgMapView *self,
                      double           x,
                      double           y,
                      double          *px,
                      double          *py)
{
  double scale = wg_map_view_get_scale (self);

  *px = (x - self->x) * scale;
  *py = (y - self->y) * scale;
}

void
wg_map_view_to_world (const WgMapView *self,
                      double           px,
                      double           py,
                      double          *x,
                      double          *y)
{
  double scale = wg_map_view_get_scale (self);

  *x = self->x + px / scale;
  *y = self->y + py / scale;
}
