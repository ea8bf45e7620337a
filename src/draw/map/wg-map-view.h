/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-bbox.h"

G_BEGIN_DECLS

/**
 * WgMapView:
 * @x, @y: world units of the top left corner
 * @zoom: zoom level with 512-px tiles, may be fractional
 * @width, @height: logical pixels
 *
 * What part of the world a picture shows. One world unit is 512 × 2^zoom logical pixels.
 */
typedef struct
{
  double x, y, zoom, width, height;
} WgMapView;

WgMapView wg_map_view_new_centred (double x, double y, double zoom, double width, double height);
/* The view that shows a box with a margin (logical pixels) on each side; never closer than
 * zoom 20. */
WgMapView wg_map_view_new_fit     (const WgBBox *box, double width, double height, double margin);
WgMapView wg_map_view_new_tile    (guint zoom, guint x, guint y);
double    wg_map_view_get_scale   (const WgMapView *self); /* logical pixels per world unit */
WgBBox    wg_map_view_get_box     (const WgMapView *self); /* world units */
void      wg_map_view_to_pixel    (const WgMapView *self, double x, double y,
                                   double *px, double *py);
void      wg_map_view_to_world    (const WgMapView *self, double px, double py,
                                   double *x, double *y);

G_END_DECLS
