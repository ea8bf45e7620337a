/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-area-match.h"

/* Squares of a hundredth of a degree near 110° E 30° N, in such units. */
static WgGeometry *
box (double west,
     double south,
     double width,
     double height)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  const double x[] = { west, west + width, west + width, west, west };
  const double y[] = { south, south, south + height, south + height, south };
  g_autoptr (GError) error = NULL;
  WgGeometry *geometry;

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (x); i++)
    wg_geometry_builder_add_point (builder, 110 + x[i] / 100, 30 + y[i] / 100);
  geometry = wg_geometry_builder_end (builder, &error);
  g_assert_no_error (error);
  return geometry;
}

static void
assert_found (WgAreaMatch *match,
              double       west,
              double       south,
              double       width,
              double       height,
              int          expected,
              double       expected_share)
{
  g_autoptr (WgGeometry) area = box (west, south, width, height);
  double share;

  g_assert_cmpint (wg_area_match_find (match, area, &share), ==, expected);
  g_assert_cmpfloat_with_epsilon (share, expected_share, 0.001);
}

/* Two squares side by side, an element without shape between them, a small one inside the first. */
static void
test_find (void)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (WgGeometry) west = box (0, 0, 10, 10);
  g_autoptr (WgGeometry) east = box (10, 0, 10, 10);
  g_autoptr (WgGeometry) inner = box (1, 1, 2, 2);
  g_autoptr (WgAreaMatch) match = NULL;

  g_ptr_array_add (areas, west);
  g_ptr_array_add (areas, NULL);
  g_ptr_array_add (areas, east);
  g_ptr_array_add (areas, inner);
  match = wg_area_match_new (areas);

  assert_found (match, 4, 4, 2, 2, 0, 1);
  assert_found (match, 12, 4, 2, 2, 2, 1);
  assert_found (match, 9, 4, 3, 2, 2, 2.0 / 3);
  assert_found (match, 8, 4, 3, 2, 0, 2.0 / 3);
  assert_found (match, 18, 4, 4, 2, 2, 0.5);
  /* Touching is not sharing. */
  assert_found (match, 20, 0, 5, 5, -1, 0);
  assert_found (match, 50, 50, 5, 5, -1, 0);
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (WgAreaMatch) match = wg_area_match_new (areas);

  assert_found (match, 0, 0, 1, 1, -1, 0);
}

/* A crossing ring is no area, but the question must be answered without falling over. */
static void
test_crossing (void)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new ();
  g_autoptr (WgGeometry) square = box (0, 0, 10, 10);
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgGeometry) crossing = NULL;
  g_autoptr (WgAreaMatch) match = NULL;
  double share;

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, 110.01, 30.01);
  wg_geometry_builder_add_point (builder, 110.03, 30.03);
  wg_geometry_builder_add_point (builder, 110.03, 30.01);
  wg_geometry_builder_add_point (builder, 110.01, 30.03);
  wg_geometry_builder_add_point (builder, 110.01, 30.01);
  crossing = wg_geometry_builder_end (builder, NULL);
  g_ptr_array_add (areas, square);
  match = wg_area_match_new (areas);
  g_assert_cmpint (wg_area_match_find (match, crossing, &share), ==, 0);
  g_assert_cmpfloat (share, <=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/area-match/find", test_find);
  g_test_add_func ("/area-match/none", test_none);
  g_test_add_func ("/area-match/crossing", test_crossing);
  return g_test_run ();
}
