/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-geos.h"

#include <math.h>

static WgGeometry *
read_text (GEOSContextHandle_t geos,
           const char         *wkt)
{
  GEOSWKTReader *reader = GEOSWKTReader_create_r (geos);
  GEOSGeometry *geometry = GEOSWKTReader_read_r (geos, reader, wkt);
  WgGeometry *polygons = wg_geos_to_polygons (geos, geometry);

  g_assert_nonnull (geometry);
  GEOSGeom_destroy_r (geos, geometry);
  GEOSWKTReader_destroy_r (geos, reader);

  return polygons;
}

static void
assert_text (GEOSContextHandle_t geos,
             GEOSGeometry       *geometry,
             const char         *expected)
{
  GEOSWKTWriter *writer = GEOSWKTWriter_create_r (geos);
  char *text;

  GEOSWKTWriter_setTrim_r (geos, writer, 1);
  text = GEOSWKTWriter_write_r (geos, writer, geometry);
  g_assert_cmpstr (text, ==, expected);
  GEOSFree_r (geos, text);
  GEOSWKTWriter_destroy_r (geos, writer);
  GEOSGeom_destroy_r (geos, geometry);
}

#define SQUARE "((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))"
#define SMALL "((5 5, 6 5, 6 6, 5 5))"

static void
test_both_ways (void)
{
  const struct
  {
    const char *given, *expected; /* NULL: no polygons */
  } cases[] = {
    { "POLYGON " SQUARE, "POLYGON " SQUARE },
    { "MULTIPOLYGON (" SQUARE ", " SMALL ")", "MULTIPOLYGON (" SQUARE ", " SMALL ")" },
    { "GEOMETRYCOLLECTION (POINT (1 1), GEOMETRYCOLLECTION (POLYGON " SMALL "))",
      "POLYGON " SMALL },
    { "POLYGON EMPTY", NULL },
    { "LINESTRING (0 0, 1 1)", NULL },
    { "GEOMETRYCOLLECTION EMPTY", NULL },
  };
  GEOSContextHandle_t geos = wg_geos_get_context ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgGeometry) polygons = read_text (geos, cases[i].given);

      g_assert_true ((polygons == NULL) == (cases[i].expected == NULL));
      if (polygons != NULL)
        assert_text (geos, wg_geos_from_geometry (geos, polygons), cases[i].expected);
    }

  g_assert_null (wg_geos_to_polygons (geos, NULL));
}

static void
test_scaled (void)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  g_autoptr (WgGeometry) polygon = read_text (geos, "POLYGON " SMALL);

  assert_text (geos, wg_geos_from_geometry_scaled (geos, polygon, 0.5),
               "POLYGON ((2.5 5, 3 5, 3 6, 2.5 5))");
}

static gpointer
get_context (gpointer data)
{
  return wg_geos_get_context ();
}

static void
test_context (void)
{
  GEOSContextHandle_t own = wg_geos_get_context ();

  g_assert_true (wg_geos_get_context () == own);
  g_assert_true (g_thread_join (g_thread_new ("geos", get_context, NULL)) != (gpointer) own);
}

static void
test_make_valid (void)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  g_autoptr (WgGeometry) eight = read_text (geos, "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))");
  g_autoptr (WgGeometry) sound = read_text (geos, "POLYGON " SMALL);
  GEOSGeometry *given = wg_geos_from_geometry (geos, eight);
  GEOSGeometry *valid = wg_geos_make_valid (geos, given);
  GEOSGeometry *again = wg_geos_valid_polygons (geos, eight);
  double area;

  g_assert_null (wg_geos_make_valid (geos, NULL));
  g_assert_cmpint (GEOSisValid_r (geos, given), ==, 0);
  g_assert_cmpint (GEOSisValid_r (geos, valid), ==, 1);
  g_assert_cmpint (GEOSArea_r (geos, valid, &area), ==, 1);
  g_assert_cmpfloat (area, ==, 2);
  g_assert_cmpint (GEOSEquals_r (geos, valid, again), ==, 1);
  assert_text (geos, wg_geos_valid_polygons (geos, sound), "POLYGON " SMALL);

  GEOSGeom_destroy_r (geos, again);
  GEOSGeom_destroy_r (geos, valid);
  GEOSGeom_destroy_r (geos, given);
}

static void
test_overlay (void)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  g_autoptr (WgGeometry) a = read_text (geos, "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))");
  g_autoptr (WgGeometry) b = read_text (geos, "POLYGON ((1 0, 3 0, 3 2, 1 2, 1 0))");
  g_autoptr (WgGeometry) both = wg_geos_overlay (GEOSIntersectionPrec_r, a, b);
  g_autoptr (WgGeometry) none = wg_geos_overlay (GEOSDifferencePrec_r, a, a);
  WgBBox bounds = wg_geometry_get_bounds (both);

  g_assert_cmpfloat (bounds.x_min, ==, 1);
  g_assert_cmpfloat (bounds.x_max, ==, 2);
  g_assert_null (none);
}

static void
test_find_inside (void)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  /* The middle of its box is not in it. */
  g_autoptr (WgGeometry) hook
    = read_text (geos, "POLYGON ((0 0, 9 0, 9 1, 1 1, 1 9, 0 9, 0 0))");
  GEOSGeometry *given = wg_geos_from_geometry (geos, hook);
  GEOSGeometry *empty = GEOSGeom_createEmptyPolygon_r (geos);
  double x = NAN, y = NAN;

  g_assert_true (wg_geos_find_inside (geos, given, &x, &y));
  g_assert_true (wg_geometry_contains (hook, x, y));
  g_assert_false (wg_geos_find_inside (geos, empty, &x, &y));

  GEOSGeom_destroy_r (geos, empty);
  GEOSGeom_destroy_r (geos, given);
}

static void
test_tree (void)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  g_autoptr (GPtrArray) geometries = g_ptr_array_new ();
  WgGeometry *square = read_text (geos, "POLYGON " SQUARE);
  WgGeometry *point = wg_geometry_new_point (3, 3);
  const struct
  {
    WgBBox box;
    guint n, first;
  } cases[] = {
    { { 0, 0, 1, 1 }, 1, 0 },
    { { 2, 2, 8, 8 }, 2, 0 },
    { { 3, 3, 3, 3 }, 2, 0 },
    { { 9, 9, 9, 9 }, 0, 0 },
  };
  GEOSSTRtree *tree;

  g_ptr_array_add (geometries, square);
  g_ptr_array_add (geometries, NULL);
  g_ptr_array_add (geometries, point);
  tree = wg_geos_tree_new (geos, geometries);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = wg_geos_tree_query (geos, tree, &cases[i].box);

      g_assert_cmpuint (found->len, ==, cases[i].n);
      if (found->len > 0)
        g_assert_cmpuint (g_array_index (found, guint, 0), ==, cases[i].first);
      if (found->len > 1)
        g_assert_cmpuint (g_array_index (found, guint, 1), ==, 2);
    }

  GEOSSTRtree_destroy_r (geos, tree);
  wg_geometry_unref (square);
  wg_geometry_unref (point);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geos/both-ways", test_both_ways);
  g_test_add_func ("/geos/scaled", test_scaled);
  g_test_add_func ("/geos/context", test_context);
  g_test_add_func ("/geos/make-valid", test_make_valid);
  g_test_add_func ("/geos/overlay", test_overlay);
  g_test_add_func ("/geos/find-inside", test_find_inside);
  g_test_add_func ("/geos/tree", test_tree);
  return g_test_run ();
}
