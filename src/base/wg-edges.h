/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geos.h"

G_BEGIN_DECLS

/* For the sources of base/ only. */

GEOSGeometry *wg_edges_find_unmatched (GEOSContextHandle_t geos,
                                       GPtrArray          *polygons,
                                       const WgGeometry   *outline);

G_END_DECLS
