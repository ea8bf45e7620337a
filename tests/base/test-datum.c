/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What coordinates mean: the vector of GCJ-02, there and back, names, zones. */
#include "wg-datum.h"
#include "wg-zone.h"

#include <math.h>

static void
test_vector (void)
{
  double lon = 108.37, lat = 22.82;

  wg_datum_to_gcj02 (&lon, &lat);
  g_assert_cmpfloat_with_epsilon (lon, 108.374076, 5e-7);
  g_assert_cmpfloat_with_epsilon (lat, 22.817319, 5e-7);
}

/* Less than a millimetre lost on the way there and back, anywhere in the country. */
static void
test_back (void)
{
  for (double lon = 74; lon < 135; lon += 3.7)
    for (double lat = 18; lat < 53; lat += 2.3)
      {
        double x = lon, y = lat;

        wg_datum_to_gcj02 (&x, &y);
        g_assert_cmpfloat (wg_zone_distance_m (lon, lat, x, y), >, 50);
        g_assert_cmpfloat (wg_zone_distance_m (lon, lat, x, y), <, 1000);
        wg_datum_from_gcj02 (&x, &y);
        g_assert_cmpfloat (wg_zone_distance_m (lon, lat, x, y), <, 0.001);
      }
}

static void
test_baidu (void)
{
  double x = 108.37, y = 22.82;
  double lon, lat;

  /* Forward, as the offices' web maps do it: GCJ-02, then Baidu's turn. */
  wg_datum_to_gcj02 (&x, &y);
  lon = sqrt (x * x + y * y) + 0.00002 * sin (y * G_PI * 3000 / 180);
  lat = atan2 (y, x) + 0.000003 * cos (x * G_PI * 3000 / 180);
  x = lon * cos (lat) + 0.0065;
  y = lon * sin (lat) + 0.006;
  wg_datum_from_bd09 (&x, &y);
  g_assert_cmpfloat (wg_zone_distance_m (108.37, 22.82, x, y), <, 1);
}

static void
test_elsewhere (void)
{
  double lon = -1.55, lat = 53.8;

  wg_datum_to_gcj02 (&lon, &lat);
  wg_datum_from_gcj02 (&lon, &lat);
  wg_datum_from_bd09 (&lon, &lat);
  g_assert_cmpfloat (lon, ==, -1.55);
  g_assert_cmpfloat (lat, ==, 53.8);
}

static void
test_names (void)
{
  static const struct
  {
    const char *text;
    WgDatumKind kind;
    int         epsg;
  } cases[] = {
    { "GCJ-02", WG_DATUM_GCJ02, 0 },    { "gcj02", WG_DATUM_GCJ02, 0 },
    { "BD09", WG_DATUM_BD09, 0 },       { "WGS 84", WG_DATUM_EPSG, 4326 },
    { "CGCS2000", WG_DATUM_EPSG, 4490 }, { "epsg:4545", WG_DATUM_EPSG, 4545 },
    { "4545", WG_DATUM_EPSG, 4545 },
  };
  static const char *const none[] = { "", "utm", "epsg:", "45x", "12", "99999999999" };
  WgDatum datum;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (wg_datum_parse (cases[i].text, &datum));
      g_assert_cmpint (datum.kind, ==, cases[i].kind);
      g_assert_cmpint (datum.epsg, ==, cases[i].epsg);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (wg_datum_parse (none[i], &datum));
}

static void
test_zones (void)
{
  g_assert_cmpint (wg_datum_zone_of (36537983.635), ==, 4524); /* 3 degrees, zone 36 */
  g_assert_cmpint (wg_datum_zone_of (25500000), ==, 4513);
  g_assert_cmpint (wg_datum_zone_of (45500000), ==, 4533);
  g_assert_cmpint (wg_datum_zone_of (19437983), ==, 4497);     /* 6 degrees, zone 19 */
  g_assert_cmpint (wg_datum_zone_of (537983.635), ==, 0);      /* no zone in front */
  g_assert_cmpint (wg_datum_zone_of (108.37), ==, 0);
  g_assert_cmpint (wg_datum_zone_of (NAN), ==, 0);
}

static void
test_shape (void)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometry) shifted = NULL;
  g_autoptr (WgGeometry) plain = NULL;
  g_autoptr (WgGeometry) same = NULL;
  const double *points;
  guint n;

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, 108.374076, 22.817319);
  wg_geometry_builder_add_point (builder, 108.4, 22.9);
  shifted = wg_geometry_builder_end (builder, NULL);
  plain = wg_datum_unshift (shifted, WG_DATUM_GCJ02, NULL);
  points = wg_geometry_get_part (plain, 0, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpfloat (wg_zone_distance_m (108.37, 22.82, points[0], points[1]), <, 0.1);
  same = wg_datum_unshift (shifted, WG_DATUM_EPSG, NULL);
  g_assert_true (same == shifted);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/datum/vector", test_vector);
  g_test_add_func ("/datum/back", test_back);
  g_test_add_func ("/datum/baidu", test_baidu);
  g_test_add_func ("/datum/elsewhere", test_elsewhere);
  g_test_add_func ("/datum/names", test_names);
  g_test_add_func ("/datum/zones", test_zones);
  g_test_add_func ("/datum/shape", test_shape);
  return g_test_run ();
}
