/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

G_BEGIN_DECLS

typedef struct
{
  double lon, lat; /* degrees */
} WgOsmPlace;

/**
 * WgOsmRings:
 *
 * The outline of an area from pieces in any order and direction, which meet at nodes of the same
 * number.
 */
typedef struct _WgOsmRings WgOsmRings;

WgOsmRings *wg_osm_rings_new       (void);
void        wg_osm_rings_free      (WgOsmRings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOsmRings, wg_osm_rings_free)
/* @nodes, @places: (array length=n): copied. */
void        wg_osm_rings_add       (WgOsmRings *self, const gint64 *nodes,
                                    const WgOsmPlace *places, guint n, gboolean inner);
/* (transfer full) (nullable): the closed rings with their holes; NULL: none closes. */
WgGeometry *wg_osm_rings_make_area (WgOsmRings *self);
/* (transfer full) (nullable): the outer rings that do not close, as lines. */
WgGeometry *wg_osm_rings_make_open (WgOsmRings *self);

G_END_DECLS
