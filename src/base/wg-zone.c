/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metres: the local CGCS2000 3-degree Gauss–Krüger zone through PROJ (rules.md 2.8, X-01, G-08),
 * and geodesic distances. The projection is written out by its parameters, so that PROJ's database
 * is not needed at run time; the values are those of EPSG:4534 … 4554. */

#include "wg-zone.h"

#include <geodesic.h>
#include <math.h>
#include <proj.h>

/* CGCS2000's ellipsoid (EPSG:1024). */
#define SEMI_MAJOR_M 6378137.0
#define INVERSE_FLATTENING 298.257222101

#define DEGREES_TO_RADIANS (G_PI / 180.0)

#define FIRST_EPSG 4534 /* meridian 75° E */
#define LAST_EPSG 4554  /* meridian 135° E */
#define FIRST_MERIDIAN 75

/* −180°, −177° … 180° */
#define N_MERIDIANS 121

/* What one thread keeps: a PROJ context and its objects may not be used by two at a time. */
typedef struct
{
  PJ_CONTEXT *context;
  PJ *zones[N_MERIDIANS];
} Projections;

static void
projections_free (gpointer data)
{
  Projections *self = data;

  for (guint i = 0; i < N_MERIDIANS; i++)
    proj_destroy (self->zones[i]);
  proj_context_destroy (self->context);
  g_free (self);
}

static Projections *
get_projections (void)
{
  static GPrivate key = G_PRIVATE_INIT (projections_free);
  Projections *self = g_private_get (&key);

  if (self == NULL)
    {
      self = g_new0 (Projections, 1);
      self->context = proj_context_create ();
      proj_log_level (self->context, PJ_LOG_NONE);
      proj_context_set_enable_network (self->context, 0);
      g_private_set (&key, self);
    }

  return self;
}

/* The nearest multiple of 3°; a border belongs to the zone east of it. */
static int
meridian_of (double lon)
{
  return 3 * (int) floor ((lon + 1.5) / 3.0);
}

static PJ *
get_zone (double lon)
{
  Projections *self = get_projections ();
  int index;

  if (!(fabs (lon) <= 180.0))
    return NULL;

  index = meridian_of (lon) / 3 + N_MERIDIANS / 2;
  index = CLAMP (index, 0, N_MERIDIANS - 1);

  if (self->zones[index] == NULL)
    {
      g_autofree char *definition = g_strdup_printf (
          "+proj=tmerc +lat_0=0 +lon_0=%d +k=1 +x_0=500000 +y_0=0 +a=6378137 "
          "+rf=298.257222101 +units=m +no_defs",
          3 * (index - N_MERIDIANS / 2));

      self->zones[index] = proj_create (self->context, definition);
    }

  return self->zones[index];
}

/**
 * wg_zone_epsg:
 * @lon: longitude, degrees
 *
 * Returns: the EPSG code of the 3-degree zone named by its meridian, 4534 (75° E) … 4554 (135° E);
 *   0 outside them
 */
guint
wg_zone_epsg (double lon)
{
  int code;

  if (!(fabs (lon) <= 180.0))
    return 0;

  code = FIRST_EPSG + (meridian_of (lon) - FIRST_MERIDIAN) / 3;

  return code < FIRST_EPSG || code > LAST_EPSG ? 0 : (guint) code;
}

/* Projects n places, longitude and latitude in turn, in place; easting and northing in turn. */
static gboolean
project (PJ     *zone,
         double *places,
         guint   n)
{
  const gsize stride = 2 * sizeof (double);

  if (zone == NULL)
    return FALSE;

  for (guint i = 0; i < 2 * n; i++)
    places[i] *= DEGREES_TO_RADIANS;

  proj_errno_reset (zone);
  proj_trans_generic (zone, PJ_FWD, places, stride, n, places + 1, stride, n, NULL, 0, 0, NULL, 0,
                      0);

  for (guint i = 0; i < 2 * n; i++)
    if (!isfinite (places[i]))
      return FALSE;

  return TRUE;
}

/**
 * wg_zone_project:
 * @zone_lon: a longitude in the zone to use, degrees
 * @lon: longitude of the place, degrees
 * @lat: latitude of the place, degrees
 * @east: (out): easting in metres, false easting 500,000 without zone prefix
 * @north: (out): northing in metres
 *
 * Projects a place of EPSG:4490 into a 3-degree zone. The registry's order of axes (northing
 * first) plays no part here.
 *
 * Returns: whether PROJ could; far from the zone's meridian it refuses
 */
gboolean
wg_zone_project (double  zone_lon,
                 double  lon,
                 double  lat,
                 double *east,
                 double *north)
{
  double place[2] = { lon, lat };

  if (!(fabs (lon) <= 180.0 && fabs (lat) <= 90.0) || !project (get_zone (zone_lon), place, 1))
    return FALSE;

  *east = place[0];
  *north = place[1];

  return TRUE;
}

/**
 * wg_zone_unproject:
 * @zone_lon: a longitude in the zone to use, degrees
 * @east: easting in metres, false easting 500,000
 * @north: northing in metres
 * @lon: (out): longitude of the place, degrees
 * @lat: (out): latitude of the place, degrees
 *
 * Returns: whether PROJ could
 */
gboolean
wg_zone_unproject (double  zone_lon,
                   double  east,
                   double  north,
                   double *lon,
                   double *lat)
{
  PJ *zone = get_zone (zone_lon);
  PJ_COORD place = proj_coord (east, north, 0, 0);

  if (zone == NULL || !isfinite (east) || !isfinite (north))
    return FALSE;
  proj_errno_reset (zone);
  place = proj_trans (zone, PJ_INV, place);
  if (!isfinite (place.lp.lam) || !isfinite (place.lp.phi))
    return FALSE;
  *lon = place.lp.lam / DEGREES_TO_RADIANS;
  *lat = place.lp.phi / DEGREES_TO_RADIANS;

  return TRUE;
}

/* The shoelace formula, without sign. */
static double
ring_area (const double *ring,
           guint         n)
{
  double doubled = 0.0;

  /* Relative to the first point: northings of millions of metres would eat the digits. */
  for (guint i = 1; i + 1 < n; i++)
    {
      double x1 = ring[2 * i] - ring[0], y1 = ring[2 * i + 1] - ring[1];
      double x2 = ring[2 * i + 2] - ring[0], y2 = ring[2 * i + 3] - ring[1];

      doubled += x1 * y2 - x2 * y1;
    }

  return fabs (doubled) / 2.0;
}

/**
 * wg_zone_area_in_m2:
 * @geometry: a geometry
 * @zone_lon: a longitude in the zone to use, degrees
 *
 * For figures that are to add up: areas of neighbours are compared on one plane.
 *
 * Returns: the area of the polygons on the plane of that zone, m², holes subtracted; 0 for points
 *   and lines; NaN where PROJ refuses
 */
double
wg_zone_area_in_m2 (const WgGeometry *geometry,
                    double            zone_lon)
{
  PJ *zone = get_zone (zone_lon);
  double area = 0.0;

  if (wg_geometry_get_kind (geometry) != WG_GEOMETRY_POLYGONS)
    return 0.0;

  for (guint i = 0; i < wg_geometry_get_n_parts (geometry); i++)
    {
      guint n;
      const double *part = wg_geometry_get_part (geometry, i, &n);
      g_autofree double *ring = g_memdup2 (part, 2 * n * sizeof (double));

      if (!project (zone, ring, n))
        return NAN;

      area += wg_geometry_is_hole (geometry, i) ? -ring_area (ring, n) : ring_area (ring, n);
    }

  return MAX (area, 0.0);
}

/**
 * wg_zone_area_m2:
 * @geometry: a geometry
 *
 * Returns: as wg_zone_area_in_m2(), in the zone of the centre of the geometry's bounds
 */
double
wg_zone_area_m2 (const WgGeometry *geometry)
{
  WgBBox bounds = wg_geometry_get_bounds (geometry);

  return wg_zone_area_in_m2 (geometry, (bounds.x_min + bounds.x_max) / 2.0);
}

/**
 * wg_zone_distance_m:
 * @lon_a: longitude of the first place, degrees
 * @lat_a: latitude of the first place, degrees
 * @lon_b: longitude of the second place, degrees
 * @lat_b: latitude of the second place, degrees
 *
 * Returns: metres along the shortest line on CGCS2000's ellipsoid; no zone is involved
 */
double
wg_zone_distance_m (double lon_a,
                    double lat_a,
                    double lon_b,
                    double lat_b)
{
  struct geod_geodesic ellipsoid;
  double distance = 0.0;

  geod_init (&ellipsoid, SEMI_MAJOR_M, 1.0 / INVERSE_FLATTENING);
  geod_inverse (&ellipsoid, lat_a, lon_a, lat_b, lon_b, &distance, NULL, NULL);

  return distance;
}
