/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-zone.h"

#include <math.h>

static void
test_epsg (void)
{
  const struct
  {
    double lon;
    guint expected;
  } cases[] = {
    { 108.37, 4545 },
    { 108, 4545 },
    { 105, 4544 },
    { 117, 4548 },
    { 111, 4546 },
    { 75, 4534 },
    { 73.5, 4534 },
    { 73.49, 0 },
    { 135, 4554 },
    { 136.49, 4554 },
    { 136.5, 0 },
    { 109.49, 4545 },
    { 109.5, 4546 },
    { 0, 0 },
    { -108, 0 },
    { NAN, 0 },
    { INFINITY, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (wg_zone_epsg (cases[i].lon), ==, cases[i].expected);
}

static void
test_project (void)
{
  const struct
  {
    double zone_lon, lon, lat, east, north;
  } cases[] = {
    /* EPSG:4490 → EPSG:4545, the vector of the field's pages */
    { 108.37, 108.37, 22.82, 537983.635, 2524651.449 },
    { 108, 108.37, 22.82, 537983.635, 2524651.449 },
    /* the meridian and the equator are axes */
    { 108, 108, 0, 500000, 0 },
    { -1.5, 0, 0, 500000, 0 },
    /* mirrored at the meridian */
    { 108, 107.63, 22.82, 500000 - 37983.635, 2524651.449 },
    { 108, 108.37, -22.82, 537983.635, -2524651.449 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double east, north;

      g_assert_true (wg_zone_project (cases[i].zone_lon, cases[i].lon, cases[i].lat, &east,
                                      &north));
      g_assert_cmpfloat_with_epsilon (east, cases[i].east, 0.001);
      g_assert_cmpfloat_with_epsilon (north, cases[i].north, 0.001);
    }
}

static void
test_unproject (void)
{
  double east, north, lon, lat;

  g_assert_true (wg_zone_project (108.37, 108.37, 22.82, &east, &north));
  g_assert_true (wg_zone_unproject (108.37, east, north, &lon, &lat));
  g_assert_cmpfloat_with_epsilon (lon, 108.37, 1e-9);
  g_assert_cmpfloat_with_epsilon (lat, 22.82, 1e-9);
  g_assert_false (wg_zone_unproject (108.37, NAN, north, &lon, &lat));
  g_assert_false (wg_zone_unproject (NAN, east, north, &lon, &lat));
}

static void
test_project_refuses (void)
{
  double east = 1, north = 2;

  g_assert_false (wg_zone_project (NAN, 108, 22, &east, &north));
  g_assert_false (wg_zone_project (108, NAN, 22, &east, &north));
  g_assert_false (wg_zone_project (108, 108, INFINITY, &east, &north));
  g_assert_false (wg_zone_project (108, 108, 91, &east, &north));
  g_assert_false (wg_zone_project (0, 90, 0, &east, &north)); /* infinitely far */
  g_assert_cmpfloat (east, ==, 1);
  g_assert_cmpfloat (north, ==, 2);
}

static WgGeometry *
boxes (const WgBBox   *list,
       const gboolean *holes,
       guint           n)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (GError) error = NULL;
  WgGeometry *geometry;

  for (guint i = 0; i < n; i++)
    {
      wg_geometry_builder_add_part (builder, holes[i]);
      wg_geometry_builder_add_point (builder, list[i].x_min, list[i].y_min);
      wg_geometry_builder_add_point (builder, list[i].x_max, list[i].y_min);
      wg_geometry_builder_add_point (builder, list[i].x_max, list[i].y_max);
      wg_geometry_builder_add_point (builder, list[i].x_min, list[i].y_max);
    }

  geometry = wg_geometry_builder_end (builder, &error);
  g_assert_no_error (error);

  return geometry;
}

/* Expected: the integral of M N cos φ over the cell on the ellipsoid. On the zone's plane lengths
 * at 37 km from the meridian are 1 + 1.77e-5 times as long, areas 1 + 3.5e-5 times as large. */
#define CELL_M2 1136808.985
#define SMALL_M2 45473.012

static void
test_area (void)
{
  const WgBBox cells[] = { { 108.365, 22.82, 108.375, 22.83 },
                           { 108.368, 22.822, 108.370, 22.824 },
                           { 108.385, 22.82, 108.395, 22.83 } };
  const gboolean holes[] = { FALSE, TRUE, FALSE };
  g_autoptr (WgGeometry) plain = boxes (cells, holes, 1);
  g_autoptr (WgGeometry) with_hole = boxes (cells, holes, 2);
  g_autoptr (WgGeometry) two = boxes (cells, holes, 3);
  double scale = 1.0 + 3.55e-5;

  g_assert_cmpfloat_with_epsilon (wg_zone_area_m2 (plain), CELL_M2 * scale, 2);
  g_assert_cmpfloat_with_epsilon (wg_zone_area_m2 (with_hole), (CELL_M2 - SMALL_M2) * scale, 2);
  g_assert_cmpfloat_with_epsilon (wg_zone_area_m2 (two), (2 * CELL_M2 - SMALL_M2) * scale, 6);
}

/* The same ground in the neighbouring zone is larger by the square of that zone's scale. */
static void
test_area_in (void)
{
  const WgBBox cell = { 108.365, 22.82, 108.375, 22.83 };
  const gboolean hole = FALSE;
  g_autoptr (WgGeometry) geometry = boxes (&cell, &hole, 1);

  g_assert_cmpfloat (wg_zone_area_in_m2 (geometry, 108), ==, wg_zone_area_m2 (geometry));
  g_assert_cmpfloat_with_epsilon (wg_zone_area_in_m2 (geometry, 111) / wg_zone_area_m2 (geometry),
                                  1.0018, 0.0002);
  g_assert_true (isnan (wg_zone_area_in_m2 (geometry, NAN)));
}

static void
test_area_direction (void)
{
  g_autoptr (WgGeometryBuilder) clockwise = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgGeometryBuilder) counter = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  const double ring[] = { 108, 22, 108.01, 22, 108.02, 22.01, 108, 22.02 };
  g_autoptr (WgGeometry) a = NULL;
  g_autoptr (WgGeometry) b = NULL;

  wg_geometry_builder_add_part (clockwise, FALSE);
  wg_geometry_builder_add_part (counter, FALSE);
  for (guint i = 0; i < 4; i++)
    {
      wg_geometry_builder_add_point (clockwise, ring[2 * i], ring[2 * i + 1]);
      wg_geometry_builder_add_point (counter, ring[2 * (3 - i)], ring[2 * (3 - i) + 1]);
    }

  a = wg_geometry_builder_end (clockwise, NULL);
  b = wg_geometry_builder_end (counter, NULL);
  g_assert_cmpfloat (wg_zone_area_m2 (a), >, 1e6);
  g_assert_cmpfloat_with_epsilon (wg_zone_area_m2 (a), wg_zone_area_m2 (b), 1e-3);
}

static void
test_area_kinds (void)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometry) point = wg_geometry_new_point (108, 22);
  g_autoptr (WgGeometry) line = NULL;

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, 108, 22);
  wg_geometry_builder_add_point (builder, 109, 22);
  wg_geometry_builder_add_point (builder, 109, 23);
  line = wg_geometry_builder_end (builder, NULL);

  g_assert_cmpfloat (wg_zone_area_m2 (point), ==, 0);
  g_assert_cmpfloat (wg_zone_area_m2 (line), ==, 0);
}

static void
test_distance (void)
{
  const struct
  {
    double lon_a, lat_a, lon_b, lat_b, expected, within;
  } cases[] = {
    { 108, 22, 108, 22, 0, 0 },
    { 0, 0, 1, 0, 111319.491, 0.001 },             /* a degree of the equator */
    { 0, 0, 0, 90, 10001965.729, 0.01 },           /* a quarter of a meridian */
    { 179.5, 0, -179.5, 0, 111319.491, 0.001 },    /* over the date line */
    { 108.37, 22.82, 108.37, 22.821, 110.75, 0.02 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpfloat_with_epsilon (wg_zone_distance_m (cases[i].lon_a, cases[i].lat_a,
                                                          cases[i].lon_b, cases[i].lat_b),
                                      cases[i].expected, cases[i].within + 1e-9);
      g_assert_cmpfloat_with_epsilon (wg_zone_distance_m (cases[i].lon_b, cases[i].lat_b,
                                                          cases[i].lon_a, cases[i].lat_a),
                                      cases[i].expected, cases[i].within + 1e-9);
    }
}

static gpointer
project_many (gpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      double east, north, zone = 75.0 + 3.0 * (i % 21);

      g_assert_true (wg_zone_project (zone, zone + 0.37, 22.82, &east, &north));
      g_assert_cmpfloat_with_epsilon (east, 537983.635, 0.001);
    }

  return data;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("zone", project_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int   argc,
      char *argv[])
{
  /* A machine without PROJ's database must give the same numbers. */
  g_setenv ("PROJ_LIB", "/nonexistent", TRUE);
  g_setenv ("PROJ_DATA", "/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zone/epsg", test_epsg);
  g_test_add_func ("/zone/project", test_project);
  g_test_add_func ("/zone/project-refuses", test_project_refuses);
  g_test_add_func ("/zone/unproject", test_unproject);
  g_test_add_func ("/zone/area", test_area);
  g_test_add_func ("/zone/area-in", test_area_in);
  g_test_add_func ("/zone/area-direction", test_area_direction);
  g_test_add_func ("/zone/area-kinds", test_area_kinds);
  g_test_add_func ("/zone/distance", test_distance);
  g_test_add_func ("/zone/threads", test_threads);
  return g_test_run ();
}
