/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Latitude at which the Web Mercator square ends, degrees. */
#define WG_MERCATOR_MAX_LATITUDE 85.0511287798066

/* World units: x and y in 0…1, x east from −180°, y south from +85.05°. At zoom z with tiles of
 * T pixels one world unit is T × 2^z pixels. Source: EPSG:3857 (Web Mercator). */
void   wg_mercator_project         (double lon, double lat, double *x, double *y);
void   wg_mercator_unproject       (double x, double y, double *lon, double *lat);
/* Metres on the ground of one world unit at a latitude (degrees). */
double wg_mercator_metres_per_unit (double lat);

G_END_DECLS
