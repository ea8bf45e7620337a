/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgBBox:
 *
 * An axis-aligned box. The coordinate system is that of the value it belongs to:
 * degrees (x = longitude, y = latitude, EPSG:4490) in geometry, world units in the map.
 * An empty box has x_min > x_max.
 */
typedef struct
{
  double x_min, y_min, x_max, y_max;
} WgBBox;

#define WG_BBOX_EMPTY ((WgBBox) { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE })

gboolean wg_bbox_is_empty   (const WgBBox *self);
void     wg_bbox_add_point  (WgBBox *self, double x, double y);
void     wg_bbox_add        (WgBBox *self, const WgBBox *other);
gboolean wg_bbox_intersects (const WgBBox *a, const WgBBox *b);
gboolean wg_bbox_contains   (const WgBBox *self, double x, double y);
void     wg_bbox_grow       (WgBBox *self, double by);

G_END_DECLS
