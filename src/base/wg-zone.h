/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

G_BEGIN_DECLS

/* The local CGCS2000 3-degree Gauss–Krüger zone, through PROJ (rules.md 2.8, X-01, G-08). */

/* EPSG code by meridian (4534 … 4554, 75° … 135°E); 0 outside China's zones, where the same
 * projection with the nearest multiple of 3° as its meridian is used. */
guint    wg_zone_epsg    (double lon);
/* Easting and northing in metres in the zone of `zone_lon`. Returns FALSE when PROJ refuses. */
gboolean wg_zone_project (double zone_lon, double lon, double lat, double *east, double *north);
/* The way back, to degrees. */
gboolean wg_zone_unproject (double zone_lon, double east, double north, double *lon, double *lat);
/* Area on the zone's plane, m²; holes subtracted; 0 for points and lines. */
double   wg_zone_area_m2 (const WgGeometry *geometry);
/* The same in the zone of a given longitude, for areas that are to add up. */
double   wg_zone_area_in_m2 (const WgGeometry *geometry, double zone_lon);
/* Geodesic distance in metres between two places. */
double   wg_zone_distance_m (double lon_a, double lat_a, double lon_b, double lat_b);

G_END_DECLS
