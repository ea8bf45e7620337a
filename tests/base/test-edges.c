/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-edges.h"

/* A box on whole degrees, with or against the clock. */
static WgGeometry *
box (int      x,
     int      y,
     int      size,
     gboolean clockwise)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  const int corners[] = { x, y, x + size, y, x + size, y + size, x, y + size };

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < 4; i++)
    {
      guint corner = clockwise ? 3 - i : i;

      wg_geometry_builder_add_point (builder, corners[2 * corner], corners[2 * corner + 1]);
    }

  return wg_geometry_builder_end (builder, NULL);
}

static void
assert_length (GPtrArray        *polygons,
               const WgGeometry *outline,
               double            expected)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  GEOSGeometry *lines = wg_edges_find_unmatched (geos, polygons, outline);
  double length = -1;

  g_assert_nonnull (lines);
  g_assert_cmpint (GEOSLength_r (geos, lines, &length), ==, 1);
  g_assert_cmpfloat (length, ==, expected);
  GEOSGeom_destroy_r (geos, lines);
}

static void
test_outer_border (void)
{
  /* whichever way the files went round */
  for (guint turn = 0; turn < 4; turn++)
    {
      g_autoptr (GPtrArray) polygons
          = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

      assert_length (polygons, NULL, 0);
      g_ptr_array_add (polygons, box (-1, 0, 1, turn & 1)); /* the shared edge is at zero */
      assert_length (polygons, NULL, 4);
      g_ptr_array_add (polygons, box (0, 0, 1, turn >> 1));
      assert_length (polygons, NULL, 6);
    }
}

static void
test_duplicate (void)
{
  g_autoptr (GPtrArray) polygons
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

  g_ptr_array_add (polygons, box (0, 0, 1, FALSE));
  g_ptr_array_add (polygons, box (0, 0, 1, TRUE));
  assert_length (polygons, NULL, 8);
}

/* Half an edge is no match: both neighbours keep theirs. */
static void
test_other_corners (void)
{
  g_autoptr (WgGeometry) large = box (0, 0, 2, FALSE);
  g_autoptr (WgGeometry) small = box (2, 0, 1, FALSE);
  g_autoptr (GPtrArray) polygons = g_ptr_array_new ();

  g_ptr_array_add (polygons, large);
  g_ptr_array_add (polygons, small);
  g_ptr_array_add (polygons, NULL); /* skipped */
  assert_length (polygons, NULL, 12);
}

static void
test_outline (void)
{
  g_autoptr (GPtrArray) polygons
      = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (WgGeometry) outline = box (0, 0, 1, FALSE);

  g_ptr_array_add (polygons, box (0, 0, 1, FALSE));
  g_ptr_array_add (polygons, box (1, 0, 1, FALSE));
  assert_length (polygons, outline, 6 + 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edges/outer-border", test_outer_border);
  g_test_add_func ("/edges/duplicate", test_duplicate);
  g_test_add_func ("/edges/other-corners", test_other_corners);
  g_test_add_func ("/edges/outline", test_outline);
  return g_test_run ();
}
