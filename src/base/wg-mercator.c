/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's plane: Web Mercator (EPSG:3857) scaled to a square of side 1.
 * For drawing only: no area or distance that a user reads is measured here (see wg-zone.h). */

#include "wg-mercator.h"

#include <math.h>

/* 2 π × 6,378,137 m, the equator of the sphere that EPSG:3857 uses. */
#define EQUATOR_M 40075016.685578488

#define DEGREES_TO_RADIANS (G_PI / 180.0)

/**
 * wg_mercator_project:
 * @lon: longitude, degrees
 * @lat: latitude, degrees; outside ±%WG_MERCATOR_MAX_LATITUDE it is clamped
 * @x: (out): world x, 0 at −180°
 * @y: (out): world y, 0 at the northern edge
 *
 * Degrees to world units.
 */
void
wg_mercator_project (double  lon,
                     double  lat,
                     double *x,
                     double *y)
{
  double sine;

  lat = CLAMP (lat, -WG_MERCATOR_MAX_LATITUDE, WG_MERCATOR_MAX_LATITUDE);
  sine = sin (lat * DEGREES_TO_RADIANS);

  *x = lon / 360.0 + 0.5;
  /* atanh (sin φ) = ln tan (π/4 + φ/2), without the loss of digits that tan has near the pole */
  *y = 0.5 - atanh (sine) / (2.0 * G_PI);
}

/**
 * wg_mercator_unproject:
 * @x: world x
 * @y: world y
 * @lon: (out): longitude, degrees
 * @lat: (out): latitude, degrees
 *
 * World units to degrees; the inverse of wg_mercator_project().
 */
void
wg_mercator_unproject (double  x,
                       double  y,
                       double *lon,
                       double *lat)
{
  *lon = (x - 0.5) * 360.0;
  *lat = atan (sinh ((0.5 - y) * 2.0 * G_PI)) / DEGREES_TO_RADIANS;
}

/**
 * wg_mercator_metres_per_unit:
 * @lat: latitude, degrees
 *
 * Returns: metres on the ground that one world unit covers at that latitude; for scale bars and
 *   line widths, exact to about 0.5 % because the map's sphere is not the ellipsoid
 */
double
wg_mercator_metres_per_unit (double lat)
{
  lat = CLAMP (lat, -WG_MERCATOR_MAX_LATITUDE, WG_MERCATOR_MAX_LATITUDE);

  return EQUATOR_M * cos (lat * DEGREES_TO_RADIANS);
}
