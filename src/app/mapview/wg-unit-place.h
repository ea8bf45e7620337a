/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/* What a unit covers on the map, world units; a unit that is not drawn is shown as the next one
 * above it, 0 as the whole file. Empty where there is no map. */
WgBBox wg_unit_place_get_box (WgDistrict *district, gint64 unit);

/* The unit whose grid is at a place, in degrees; 0: none. */
gint64 wg_unit_place_find    (WgDistrict *district, double lon, double lat);

G_END_DECLS
