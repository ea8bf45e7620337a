/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-sample-mesh.h"

#include "wg-geometry.h"

G_BEGIN_DECLS

/* A geometry made of points of the town's plane; written as WKB in degrees. */
typedef struct _WgSampleShape WgSampleShape;

WgSampleShape *wg_sample_shape_new      (WgGeometryKind kind);
void           wg_sample_shape_free     (WgSampleShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSampleShape, wg_sample_shape_free)

gboolean       wg_sample_shape_is_empty (const WgSampleShape *self);
/* Loops are closed by the shape; a hole belongs to the loop before it. */
void           wg_sample_shape_add_loop (WgSampleShape *self, const WgSampleMesh *mesh,
                                         const GArray *loop, gboolean hole);
void           wg_sample_shape_add_path (WgSampleShape *self, const WgSampleMesh *mesh,
                                         const GArray *path);
/* @points: GArray of WgSamplePoint */
void           wg_sample_shape_add_ring (WgSampleShape *self, const GArray *points, gboolean hole);
void           wg_sample_shape_add_point (WgSampleShape *self, WgSamplePoint point);
GBytes        *wg_sample_shape_to_wkb   (WgSampleShape *self);

/* Plane figures, all (transfer full) GArray of WgSamplePoint. */

/* @loop moved inwards at each side by what @inset says of it; NULL when nothing is left. */
typedef gint64 (*WgSampleInset) (WgSampleLine line, gpointer user_data);
GArray        *wg_sample_inset          (const WgSampleMesh *mesh, const GArray *loop,
                                         WgSampleInset inset, gpointer user_data);
/* Twice the area in cm², negative when the ring turns right. */
gint64         wg_sample_ring_area2     (const GArray *ring);
/* A closed smooth curve through the corners, about @step between its points. */
GArray        *wg_sample_smooth         (const GArray *corners, gint64 step);

G_END_DECLS
