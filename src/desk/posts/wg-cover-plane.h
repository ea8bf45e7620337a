/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-coverage.h"
#include "wg-geometry.h"

G_BEGIN_DECLS

/**
 * WgCoverPlane:
 *
 * Degrees to the plane that coverage is measured on, and back: the 3-degree zone of a place, from
 * that place, turned. A plain value.
 */
typedef struct
{
  double zone_lon; /* degrees */
  double east, north;
} WgCoverPlane;

void        wg_cover_plane_init       (WgCoverPlane *self, double lon, double lat);
/* FALSE: too far from the zone. */
gboolean    wg_cover_plane_project    (const WgCoverPlane *self, double lon, double lat, double *x,
                                       double *y);
gboolean    wg_cover_plane_unproject  (const WgCoverPlane *self, double x, double y, double *lon,
                                       double *lat);
/* Appends the points of a geometry and how many each part has; FALSE and nothing where one of them
 * is too far. @xy: (element-type double), @sizes: (element-type guint) */
gboolean    wg_cover_plane_add_parts  (const WgCoverPlane *self, const WgGeometry *geometry,
                                       GArray *xy, GArray *sizes);
/* The outline of a shape as a polygon in degrees. (transfer full) (nullable) */
WgGeometry *wg_cover_plane_outline    (const WgCoverPlane *self, const WgCoverShape *shape);

G_END_DECLS
