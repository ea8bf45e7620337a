/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"

G_BEGIN_DECLS

/* The grid one comes to from @area going (dx, dy): one of (±1, 0), (0, ±1), y down. WG_MAP_NO_AREA
 * when there is none that way. */
guint wg_map_find_neighbour (const WgMapSnapshot *snapshot, guint area, double dx, double dy);

/* The grid whose name stands nearest to a point (world units); WG_MAP_NO_AREA without grids. */
guint wg_map_find_nearest   (const WgMapSnapshot *snapshot, double x, double y);

G_END_DECLS
