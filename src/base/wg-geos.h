/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

#include <geos_c.h>

G_BEGIN_DECLS

/* For the sources of base/ that speak to GEOS; no other layer includes it. */

/* Degrees: a tenth of a millimetre, far below what any survey gives. */
#define WG_GEOS_GRID 1e-9

/* @grid 0 stands for the full precision of doubles. */
typedef GEOSGeometry *(*WgGeosOverlay) (GEOSContextHandle_t geos,
                                        const GEOSGeometry *a,
                                        const GEOSGeometry *b,
                                        double              grid);

GEOSContextHandle_t wg_geos_get_context          (void);

GEOSGeometry       *wg_geos_from_geometry        (GEOSContextHandle_t geos,
                                                  const WgGeometry   *geometry);
GEOSGeometry       *wg_geos_from_geometry_scaled (GEOSContextHandle_t geos,
                                                  const WgGeometry   *geometry,
                                                  double              x_scale);
WgGeometry         *wg_geos_to_polygons          (GEOSContextHandle_t geos,
                                                  const GEOSGeometry *geometry);
GEOSGeometry       *wg_geos_make_valid           (GEOSContextHandle_t geos,
                                                  const GEOSGeometry *geometry);
GEOSGeometry       *wg_geos_valid_polygons       (GEOSContextHandle_t geos,
                                                  const WgGeometry   *geometry);
WgGeometry         *wg_geos_overlay              (WgGeosOverlay       overlay,
                                                  const WgGeometry   *a,
                                                  const WgGeometry   *b);
gboolean            wg_geos_find_inside          (GEOSContextHandle_t geos,
                                                  const GEOSGeometry *geometry,
                                                  double             *x,
                                                  double             *y);

/* Boxes of geometries by their index in the array; free with GEOSSTRtree_destroy_r(). */
GEOSSTRtree        *wg_geos_tree_new             (GEOSContextHandle_t geos,
                                                  GPtrArray          *geometries);
GArray             *wg_geos_tree_query           (GEOSContextHandle_t geos,
                                                  GEOSSTRtree        *tree,
                                                  const WgBBox       *box);

G_END_DECLS
