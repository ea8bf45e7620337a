/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Questions about polygons, answered by GEOS. All geometry in degrees (EPSG:4490); areas are
 * square metres in the 3-degree zone of the first geometry (see wg-zone.h). Every function may be
 * called from any thread: each call uses a GEOS context of its own thread. */

gboolean    wg_topology_is_valid      (const WgGeometry *self, char **reason,
                                       double *lon, double *lat);
WgGeometry *wg_topology_make_valid    (const WgGeometry *self);
WgGeometry *wg_topology_intersection  (const WgGeometry *a, const WgGeometry *b);
WgGeometry *wg_topology_difference    (const WgGeometry *a, const WgGeometry *b);
WgGeometry *wg_topology_union         (GPtrArray *geometries);
double      wg_topology_overlap_m2    (const WgGeometry *a, const WgGeometry *b);
gboolean    wg_topology_label_point   (const WgGeometry *self, double *lon, double *lat);
/* For each child the index of the parent that it shares most area with; G_MAXUINT for none.
 * @shares: (nullable): how much of each child lies in it, 0 … 1. */
guint      *wg_topology_find_parents  (GPtrArray    *children,
                                       GPtrArray    *parents,
                                       double      **shares,
                                       GCancellable *cancellable,
                                       GError      **error);

G_END_DECLS
