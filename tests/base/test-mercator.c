/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-mercator.h"

#include <math.h>

/* Expected values are EPSG:3857 metres divided by the side of the square. */
static void
test_project (void)
{
  const double side = 2 * 20037508.342789244;
  const struct
  {
    double lon, lat, x, y;
  } cases[] = {
    { 0, 0, 0.5, 0.5 },
    { -180, WG_MERCATOR_MAX_LATITUDE, 0, 0 },
    { 180, -WG_MERCATOR_MAX_LATITUDE, 1, 1 },
    { 0, 90, 0.5, 0 },   /* clamped */
    { 0, -90, 0.5, 1 },
    /* 1 degree of longitude is 111319.490793 m on this plane; at 45° N, y is 5621521.486192 m */
    { 1, 45, 0.5 + 111319.49079327358 / side, 0.5 - 5621521.486192066 / side },
    { -1, -45, 0.5 - 111319.49079327358 / side, 0.5 + 5621521.486192066 / side },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double x, y;

      wg_mercator_project (cases[i].lon, cases[i].lat, &x, &y);
      g_assert_cmpfloat_with_epsilon (x, cases[i].x, 1e-12);
      g_assert_cmpfloat_with_epsilon (y, cases[i].y, 1e-12);
    }
}

static void
test_round_trip (void)
{
  for (double lat = -85; lat <= 85; lat += 5)
    for (double lon = -180; lon <= 180; lon += 15)
      {
        double x, y, back_lon, back_lat;

        wg_mercator_project (lon, lat, &x, &y);
        wg_mercator_unproject (x, y, &back_lon, &back_lat);
        g_assert_cmpfloat_with_epsilon (back_lon, lon, 1e-10);
        g_assert_cmpfloat_with_epsilon (back_lat, lat, 1e-10);
      }
}

static void
test_orientation (void)
{
  double x_west, x_east, y_north, y_south;

  wg_mercator_project (108, 23, &x_west, &y_north);
  wg_mercator_project (109, 22, &x_east, &y_south);
  g_assert_cmpfloat (x_west, <, x_east);
  g_assert_cmpfloat (y_north, <, y_south);
}

static void
test_metres_per_unit (void)
{
  const double equator = 40075016.685578488;

  g_assert_cmpfloat_with_epsilon (wg_mercator_metres_per_unit (0), equator, 1e-3);
  g_assert_cmpfloat_with_epsilon (wg_mercator_metres_per_unit (60), equator / 2, 1e-3);
  g_assert_cmpfloat_with_epsilon (wg_mercator_metres_per_unit (-60), equator / 2, 1e-3);
  /* never zero: something is divided by it */
  g_assert_cmpfloat (wg_mercator_metres_per_unit (90), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mercator/project", test_project);
  g_test_add_func ("/mercator/round-trip", test_round_trip);
  g_test_add_func ("/mercator/orientation", test_orientation);
  g_test_add_func ("/mercator/metres-per-unit", test_metres_per_unit);
  return g_test_run ();
}
