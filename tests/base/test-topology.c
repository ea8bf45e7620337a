/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-topology.h"
#include "wg-zone.h"

#include <math.h>

/* Corners in thousandths of a degree from (108, 22); a ring of its own after each −1. Rings after
 * −2 are holes. */
static WgGeometry *
shape (const int *corners)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (GError) error = NULL;
  WgGeometry *geometry;

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; corners[i] != -9;)
    {
      if (corners[i] < 0)
        {
          wg_geometry_builder_add_part (builder, corners[i++] == -2);
          continue;
        }
      wg_geometry_builder_add_point (builder, 108 + corners[i] / 1000.0,
                                     22 + corners[i + 1] / 1000.0);
      i += 2;
    }

  geometry = wg_geometry_builder_end (builder, &error);
  g_assert_no_error (error);

  return geometry;
}

#define SHAPE(...) shape ((const int[]) { __VA_ARGS__, -9 })
#define BOX(x1, y1, x2, y2) SHAPE (x1, y1, x2, y1, x2, y2, x1, y2)

static WgGeometry *
point (void)
{
  return wg_geometry_new_point (108, 22);
}

static void
test_is_valid (void)
{
  const struct
  {
    WgGeometry *geometry;
    const char *reason;
  } cases[] = {
    { BOX (0, 0, 10, 10), NULL },
    { SHAPE (0, 0, 10, 0, 10, 10, 0, 10, -2, 2, 2, 4, 2, 4, 4), NULL },
    { point (), NULL },
    { SHAPE (0, 0, 10, 10, 10, 0, 0, 10), "The outline crosses itself" },
    { SHAPE (0, 0, 10, 0, 10, 10, 5, 0, 0, 10), "The outline touches itself" },
    { SHAPE (0, 0, 10, 0, 10, 10, 0, 10, -2, 20, 2, 24, 2, 24, 4),
      "A hole lies outside the outline" },
    { SHAPE (0, 0, 10, 0, 10, 10, 0, 10, -2, 2, 2, 8, 2, 8, 8, 2, 8, -2, 3, 3, 4, 3, 4, 4),
      "A hole lies inside another hole" },
    { SHAPE (0, 0, 10, 0, 10, 10, 0, 10, -1, 2, 2, 8, 2, 8, 8, 2, 8),
      "A part lies inside another part" },
    { SHAPE (5, 5, 5, 5, 5, 5, 5, 5), "A ring has too few different points" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgGeometry) geometry = cases[i].geometry;
      g_autofree char *reason = NULL;
      double lon = 1, lat = 2;

      g_assert_cmpint (wg_topology_is_valid (geometry, &reason, &lon, &lat), ==,
                       cases[i].reason == NULL);
      g_assert_cmpstr (reason, ==, cases[i].reason);
      g_assert_true (isnan (lon) == (cases[i].reason == NULL));
      g_assert_cmpint (wg_topology_is_valid (geometry, NULL, NULL, NULL), ==,
                       cases[i].reason == NULL);
    }
}

static void
test_is_valid_place (void)
{
  g_autoptr (WgGeometry) eight = SHAPE (0, 0, 10, 10, 10, 0, 0, 10);
  double lon, lat;

  g_assert_false (wg_topology_is_valid (eight, NULL, &lon, &lat));
  g_assert_cmpfloat_with_epsilon (lon, 108.005, 1e-9);
  g_assert_cmpfloat_with_epsilon (lat, 22.005, 1e-9);
}

static void
test_make_valid (void)
{
  g_autoptr (WgGeometry) box = BOX (0, 0, 10, 10);
  g_autoptr (WgGeometry) eight = SHAPE (0, 0, 10, 10, 10, 0, 0, 10);
  g_autoptr (WgGeometry) flat = SHAPE (0, 0, 10, 10, 0, 0, 10, 10);
  g_autoptr (WgGeometry) same = wg_topology_make_valid (box);
  g_autoptr (WgGeometry) two = wg_topology_make_valid (eight);
  g_autoptr (WgGeometry) none = wg_topology_make_valid (flat);

  g_assert_true (same == box);
  g_assert_true (wg_topology_is_valid (two, NULL, NULL, NULL));
  g_assert_cmpuint (wg_geometry_get_n_parts (two), ==, 2);
  g_assert_cmpfloat_with_epsilon (wg_zone_area_m2 (two) / wg_zone_area_m2 (box), 0.5, 1e-5);
  g_assert_null (none);
}

typedef WgGeometry *(*Overlay) (const WgGeometry *a, const WgGeometry *b);

static void
assert_cells (WgGeometry *result,
              double      cells)
{
  g_autoptr (WgGeometry) unit = BOX (0, 0, 1, 1);
  double expected = cells * wg_zone_area_m2 (unit);

  if (cells == 0)
    {
      g_assert_null (result);
      return;
    }

  g_assert_nonnull (result);
  g_assert_true (wg_topology_is_valid (result, NULL, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (wg_zone_area_m2 (result), expected, expected * 1e-4);
}

static void
test_overlays (void)
{
  const struct
  {
    WgGeometry *a, *b;
    double intersection, difference; /* unit cells */
  } cases[] = {
    { BOX (0, 0, 10, 10), BOX (5, 5, 15, 15), 25, 75 },
    { BOX (0, 0, 10, 10), BOX (0, 0, 10, 10), 100, 0 },
    { BOX (0, 0, 10, 10), BOX (2, 2, 4, 4), 4, 96 },
    { BOX (2, 2, 4, 4), BOX (0, 0, 10, 10), 4, 0 },
    { BOX (0, 0, 10, 10), BOX (10, 0, 20, 10), 0, 100 },  /* a shared side */
    { BOX (0, 0, 10, 10), BOX (10, 10, 20, 20), 0, 100 }, /* a shared corner */
    { BOX (0, 0, 10, 10), BOX (30, 30, 40, 40), 0, 100 },
    { BOX (0, 0, 10, 10), BOX (0, 4, 10, 6), 20, 80 },    /* two pieces are left */
    { BOX (0, 0, 10, 10), point (), 0, 100 },
    { point (), BOX (0, 0, 10, 10), 0, 0 },
    /* a figure of eight still meets its neighbours */
    { SHAPE (0, 0, 10, 10, 10, 0, 0, 10), BOX (0, 0, 5, 10), 25, 25 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgGeometry) a = cases[i].a;
      g_autoptr (WgGeometry) b = cases[i].b;
      g_autoptr (WgGeometry) intersection = wg_topology_intersection (a, b);
      g_autoptr (WgGeometry) difference = wg_topology_difference (a, b);
      g_autoptr (WgGeometry) unit = BOX (0, 0, 1, 1);
      double expected = cases[i].intersection * wg_zone_area_m2 (unit);

      g_test_message ("case %u", i);
      assert_cells (intersection, cases[i].intersection);
      assert_cells (difference, cases[i].difference);
      g_assert_cmpfloat_with_epsilon (wg_topology_overlap_m2 (a, b), expected,
                                      expected * 1e-4 + 1e-6);
    }
}

static void
test_union (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (WgGeometry) whole = NULL;
  g_autoptr (WgGeometry) ring = NULL;

  g_assert_null (wg_topology_union (nothing));
  g_ptr_array_add (nothing, NULL);
  g_assert_null (wg_topology_union (nothing));

  g_ptr_array_add (list, BOX (0, 0, 10, 10));
  g_ptr_array_add (list, point ());
  g_ptr_array_add (list, BOX (10, 0, 20, 10));
  whole = wg_topology_union (list);
  assert_cells (whole, 200);
  g_assert_cmpuint (wg_geometry_get_n_parts (whole), ==, 1); /* the border is dissolved */

  g_ptr_array_add (list, BOX (0, 20, 20, 30));
  g_ptr_array_add (list, BOX (0, 10, 5, 20));
  g_ptr_array_add (list, BOX (15, 10, 20, 20));
  ring = wg_topology_union (list);
  assert_cells (ring, 500);
  g_assert_cmpuint (wg_geometry_get_n_parts (ring), ==, 2);
  g_assert_true (wg_geometry_is_hole (ring, 1));
}

/* A polygon that crosses itself does not spoil the union of the others. */
static void
test_union_invalid (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  g_autoptr (WgGeometry) whole = NULL;

  g_ptr_array_add (list, SHAPE (0, 0, 10, 10, 10, 0, 0, 10));
  g_ptr_array_add (list, BOX (10, 0, 20, 10));
  whole = wg_topology_union (list);
  assert_cells (whole, 150);
}

static void
test_label_point (void)
{
  const struct
  {
    WgGeometry *geometry;
    double lon, lat, within; /* within 0: only inside */
  } cases[] = {
    { BOX (0, 0, 10, 10), 108.005, 22.005, 0.0005 },
    /* the wide foot of an L, not its corner or the middle of its box */
    { SHAPE (0, 0, 100, 0, 100, 40, 10, 40, 10, 100, 0, 100), 0, 0, 0 },
    /* a C whose centroid lies outside */
    { SHAPE (0, 0, 100, 0, 100, 10, 10, 10, 10, 90, 100, 90, 100, 100, 0, 100), 0, 0, 0 },
    /* a square with a hole in its middle */
    { SHAPE (0, 0, 100, 0, 100, 100, 0, 100, -2, 20, 20, 80, 20, 80, 80, 20, 80), 0, 0, 0 },
    /* the larger of two parts */
    { SHAPE (0, 0, 10, 0, 10, 10, 0, 10, -1, 100, 0, 200, 0, 200, 100, 100, 100), 108.15, 22.05,
      0.005 },
    { SHAPE (0, 0, 10, 10, 10, 0, 0, 10), 0, 0, 0 },
    { SHAPE (0, 0, 1000, 1, 1000, 2, 0, 1), 0, 0, 0 },
    /* a sliver: 1 : 10,000 */
    { SHAPE (0, 0, 10000, 0, 10000, 1, 0, 1), 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgGeometry) geometry = cases[i].geometry;
      double lon, lat;

      g_assert_true (wg_topology_label_point (geometry, &lon, &lat));
      g_assert_true (wg_geometry_contains (geometry, lon, lat));
      if (cases[i].within > 0)
        {
          g_assert_cmpfloat_with_epsilon (lon, cases[i].lon, cases[i].within);
          g_assert_cmpfloat_with_epsilon (lat, cases[i].lat, cases[i].within);
        }
    }
}

static void
test_label_point_other (void)
{
  g_autoptr (WgGeometry) place = point ();
  g_autoptr (WgGeometry) flat = SHAPE (0, 0, 10, 10, 0, 0, 10, 10);
  double lon = 1, lat = 2;

  g_assert_false (wg_topology_label_point (flat, &lon, &lat));
  g_assert_cmpfloat (lon, ==, 1);
  g_assert_cmpfloat (lat, ==, 2);

  g_assert_true (wg_topology_label_point (place, &lon, &lat));
  g_assert_cmpfloat (lon, ==, 108);
  g_assert_cmpfloat (lat, ==, 22);
}

static gpointer
overlay_many (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (WgGeometry) a = BOX (0, 0, 10, 10);
      g_autoptr (WgGeometry) b = BOX (5, 5, 15, 15);
      g_autoptr (WgGeometry) both = wg_topology_intersection (a, b);

      g_assert_nonnull (both);
    }

  return data;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("topology", overlay_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static WgGeometry *
random_shape (void)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  WgGeometry *geometry;

  for (guint part = 0; part < 3; part++)
    {
      wg_geometry_builder_add_part (builder, part == 1);
      for (guint n = 0; n < 8; n++)
        wg_geometry_builder_add_point (builder, 108 + g_test_rand_int_range (0, 12) / 1e3,
                                       22 + g_test_rand_int_range (0, 12) / 1e3);
    }

  geometry = wg_geometry_builder_end (builder, NULL);
  g_assert_nonnull (geometry);

  return geometry;
}

/* Random rings cross themselves in every way: no call may crash, and what is called valid is.
 * GEOS gives up on about one such shape in a thousand. */
static void
test_random (void)
{
  guint given_up = 0;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (WgGeometry) a = random_shape ();
      g_autoptr (WgGeometry) b = random_shape ();
      g_autoptr (WgGeometry) both = wg_topology_intersection (a, b);
      g_autoptr (WgGeometry) rest = wg_topology_difference (a, b);
      g_autoptr (WgGeometry) valid = wg_topology_make_valid (a);
      double lon, lat;

      g_assert_cmpfloat (wg_topology_overlap_m2 (a, b), >=, 0);
      if (valid == NULL || (both == NULL && rest == NULL))
        {
          given_up++;
          continue;
        }

      g_assert_true (wg_topology_is_valid (valid, NULL, NULL, NULL));
      if (wg_topology_label_point (a, &lon, &lat))
        g_assert_true (wg_geometry_contains (a, lon, lat)
                       || wg_geometry_contains (valid, lon, lat));
    }

  g_assert_cmpuint (given_up, <, 5);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/topology/is-valid", test_is_valid);
  g_test_add_func ("/topology/is-valid-place", test_is_valid_place);
  g_test_add_func ("/topology/make-valid", test_make_valid);
  g_test_add_func ("/topology/overlays", test_overlays);
  g_test_add_func ("/topology/union", test_union);
  g_test_add_func ("/topology/union-invalid", test_union_invalid);
  g_test_add_func ("/topology/label-point", test_label_point);
  g_test_add_func ("/topology/label-point-other", test_label_point_other);
  g_test_add_func ("/topology/threads", test_threads);
  g_test_add_func ("/topology/random", test_random);
  return g_test_run ();
}
