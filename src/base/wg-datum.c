/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What coordinates of a foreign file mean (rules.md 2.8, X-02 … X-04). The shift of GCJ-02 is a
 * smooth function of the place that is published by nobody but measured by many; its terms are
 * those that all map programs use, on the Krasovsky ellipsoid. */

#include "wg-datum.h"

#include <math.h>
#include <string.h>

#define SEMI_MAJOR_M 6378245.0
#define ECCENTRICITY_2 0.00669342162296594323

/* The inverse is sought until it is as near as this, some hundredths of a millimetre. */
#define EXACT_DEGREES 1e-10
#define MOST_ROUNDS 20

#define BAIDU_TURN (G_PI * 3000.0 / 180.0)

#define FIRST_ZONE_3 25
#define LAST_ZONE_3 45
#define EPSG_ZONE_3 4513 /* CGCS2000 / 3-degree Gauss-Kruger zone 25 */
#define FIRST_ZONE_6 13
#define LAST_ZONE_6 23
#define EPSG_ZONE_6 4491 /* CGCS2000 / Gauss-Kruger zone 13 */

/* The rectangle in which the shift is applied. */
static gboolean
is_shifted (double lon,
            double lat)
{
  return lon > 72.004 && lon < 137.8347 && lat > 0.8293 && lat < 55.8271;
}

/* Four waves along one coordinate, of growing length. */
static double
waves (double x,
       double longest,
       double second)
{
  return (20.0 * sin (x * G_PI) + 40.0 * sin (x / 3.0 * G_PI)
          + second * sin (x / 12.0 * G_PI) + longest * sin (x / 30.0 * G_PI))
         * 2.0 / 3.0;
}

static void
find_shift (double  lon,
            double  lat,
            double *by_lon,
            double *by_lat)
{
  double x = lon - 105.0;
  double y = lat - 35.0;
  double radians = lat / 180.0 * G_PI;
  double s = 1.0 - ECCENTRICITY_2 * sin (radians) * sin (radians);
  double north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt (fabs (x));
  double east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt (fabs (x));
  double ripple = (20.0 * sin (6.0 * x * G_PI) + 20.0 * sin (2.0 * x * G_PI)) * 2.0 / 3.0;

  north += ripple + waves (y, 320.0, 160.0);
  east += ripple + waves (x, 300.0, 150.0);
  *by_lat = north * 180.0 / (SEMI_MAJOR_M * (1.0 - ECCENTRICITY_2) / (s * sqrt (s)) * G_PI);
  *by_lon = east * 180.0 / (SEMI_MAJOR_M / sqrt (s) * cos (radians) * G_PI);
}

gboolean
wg_datum_parse (const char *text,
                WgDatum    *datum)
{
  static const struct
  {
    const char *name;
    WgDatum     datum;
  } names[] = {
    { "gcj02", { WG_DATUM_GCJ02, 0 } },     { "bd09", { WG_DATUM_BD09, 0 } },
    { "bd09ll", { WG_DATUM_BD09, 0 } },     { "wgs84", { WG_DATUM_EPSG, 4326 } },
    { "cgcs2000", { WG_DATUM_EPSG, 4490 } }, { "webmercator", { WG_DATUM_EPSG, 3857 } },
  };
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *digits;
  char *end;
  gint64 code;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (plain, g_ascii_tolower (*p));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].name, plain->str) == 0)
      {
        *datum = names[i].datum;
        return TRUE;
      }
  digits = g_str_has_prefix (plain->str, "epsg") ? plain->str + strlen ("epsg") : plain->str;
  code = g_ascii_strtoll (digits, &end, 10);
  if (end == digits || *end != '\0' || code < 1024 || code > 32767)
    return FALSE;
  *datum = (WgDatum) { WG_DATUM_EPSG, (int) code };
  return TRUE;
}

void
wg_datum_to_gcj02 (double *lon,
                   double *lat)
{
  double by_lon, by_lat;

  if (!is_shifted (*lon, *lat))
    return;
  find_shift (*lon, *lat, &by_lon, &by_lat);
  *lon += by_lon;
  *lat += by_lat;
}

/* The shift changes by centimetres over its own length, so stepping back by it converges at
 * once. */
void
wg_datum_from_gcj02 (double *lon,
                     double *lat)
{
  double to_lon = *lon;
  double to_lat = *lat;

  if (!is_shifted (*lon, *lat))
    return;
  for (guint i = 0; i < MOST_ROUNDS; i++)
    {
      double x = *lon;
      double y = *lat;

      wg_datum_to_gcj02 (&x, &y);
      *lon -= x - to_lon;
      *lat -= y - to_lat;
      if (fabs (x - to_lon) < EXACT_DEGREES && fabs (y - to_lat) < EXACT_DEGREES)
        return;
    }
}

void
wg_datum_from_bd09 (double *lon,
                    double *lat)
{
  double x = *lon - 0.0065;
  double y = *lat - 0.006;
  double length = sqrt (x * x + y * y) - 0.00002 * sin (y * BAIDU_TURN);
  double angle = atan2 (y, x) - 0.000003 * cos (x * BAIDU_TURN);

  if (!is_shifted (*lon, *lat))
    return;
  *lon = length * cos (angle);
  *lat = length * sin (angle);
  wg_datum_from_gcj02 (lon, lat);
}

WgGeometry *
wg_datum_unshift (WgGeometry  *geometry,
                  WgDatumKind  kind,
                  GError     **error)
{
  g_autoptr (WgGeometryBuilder) builder = NULL;

  if (kind != WG_DATUM_GCJ02 && kind != WG_DATUM_BD09)
    return wg_geometry_ref (geometry);
  builder = wg_geometry_builder_new (wg_geometry_get_kind (geometry));
  for (guint part = 0; part < wg_geometry_get_n_parts (geometry); part++)
    {
      guint n;
      const double *points = wg_geometry_get_part (geometry, part, &n);

      wg_geometry_builder_add_part (builder, wg_geometry_is_hole (geometry, part));
      for (guint i = 0; i < n; i++)
        {
          double lon = points[2 * i];
          double lat = points[2 * i + 1];

          if (kind == WG_DATUM_GCJ02)
            wg_datum_from_gcj02 (&lon, &lat);
          else
            wg_datum_from_bd09 (&lon, &lat);
          wg_geometry_builder_add_point (builder, lon, lat);
        }
    }
  return wg_geometry_builder_end (builder, error);
}

int
wg_datum_zone_of (double easting)
{
  int zone = easting > 0 && easting < 1e8 ? (int) floor (easting / 1e6) : 0;

  if (zone >= FIRST_ZONE_3 && zone <= LAST_ZONE_3)
    return EPSG_ZONE_3 + zone - FIRST_ZONE_3;
  if (zone >= FIRST_ZONE_6 && zone <= LAST_ZONE_6)
    return EPSG_ZONE_6 + zone - FIRST_ZONE_6;
  return 0;
}
