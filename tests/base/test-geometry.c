/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-geometry.h"

#include <math.h>

/* One part per text: "lon lat lon lat …", with "-" before it for a hole. */
static WgGeometry *
build (WgGeometryKind      kind,
       const char *const  *parts,
       GError            **error)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (kind);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean hole = parts[i][0] == '-' && parts[i][1] == ' ';
      g_auto (GStrv) numbers = g_strsplit (parts[i] + (hole ? 2 : 0), " ", -1);

      wg_geometry_builder_add_part (builder, hole);
      for (guint n = 0; numbers[n] != NULL && numbers[n][0] != '\0'; n += 2)
        wg_geometry_builder_add_point (builder, g_ascii_strtod (numbers[n], NULL),
                                       g_ascii_strtod (numbers[n + 1], NULL));
    }

  return wg_geometry_builder_end (builder, error);
}

#define SQUARE "0 0 10 0 10 10 0 10 0 0"

static void
test_builder_refuses (void)
{
  const struct
  {
    WgGeometryKind kind;
    const char *parts[3];
    WgGeometryError code;
  } cases[] = {
    { WG_GEOMETRY_POLYGONS, { NULL }, WG_GEOMETRY_ERROR_EMPTY },
    { WG_GEOMETRY_POLYGONS, { "", NULL }, WG_GEOMETRY_ERROR_EMPTY },
    { WG_GEOMETRY_POINTS, { NULL }, WG_GEOMETRY_ERROR_EMPTY },
    { WG_GEOMETRY_POINTS, { "1 2 3 4", NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_POINTS, { "1 2", "", NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_LINES, { "1 2", NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_POLYGONS, { "0 0", NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_POLYGONS, { "0 0 1 0", NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_POLYGONS, { "0 0 1 0 0 0", NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_POLYGONS, { SQUARE, "", NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_POLYGONS, { "- " SQUARE, NULL }, WG_GEOMETRY_ERROR_FORMAT },
    { WG_GEOMETRY_POINTS, { "nan 2", NULL }, WG_GEOMETRY_ERROR_RANGE },
    { WG_GEOMETRY_POINTS, { "2 nan", NULL }, WG_GEOMETRY_ERROR_RANGE },
    { WG_GEOMETRY_POINTS, { "inf 2", NULL }, WG_GEOMETRY_ERROR_RANGE },
    { WG_GEOMETRY_POINTS, { "2 -inf", NULL }, WG_GEOMETRY_ERROR_RANGE },
    { WG_GEOMETRY_POINTS, { "180.0001 0", NULL }, WG_GEOMETRY_ERROR_RANGE },
    { WG_GEOMETRY_POINTS, { "0 -90.0001", NULL }, WG_GEOMETRY_ERROR_RANGE },
    { WG_GEOMETRY_POLYGONS, { "0 0 500000 0 1 1 0 0", NULL }, WG_GEOMETRY_ERROR_RANGE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgGeometry) geometry = build (cases[i].kind, cases[i].parts, &error);

      g_assert_null (geometry);
      g_assert_error (error, WG_GEOMETRY_ERROR, (int) cases[i].code);
    }
}

static void
test_builder_closes (void)
{
  const char *const open[] = { "0 0 10 0 10 10 0 10", "- 2 2 4 2 4 4", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgGeometry) geometry = build (WG_GEOMETRY_POLYGONS, open, &error);
  const double *ring;
  guint n;

  g_assert_no_error (error);
  g_assert_cmpint (wg_geometry_get_kind (geometry), ==, WG_GEOMETRY_POLYGONS);
  g_assert_cmpuint (wg_geometry_get_n_parts (geometry), ==, 2);
  g_assert_cmpuint (wg_geometry_get_n_points (geometry), ==, 9);
  g_assert_false (wg_geometry_is_hole (geometry, 0));
  g_assert_true (wg_geometry_is_hole (geometry, 1));

  ring = wg_geometry_get_part (geometry, 0, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpfloat (ring[8], ==, 0);
  g_assert_cmpfloat (ring[9], ==, 0);
  ring = wg_geometry_get_part (geometry, 1, &n);
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpfloat (ring[0], ==, 2);
  g_assert_cmpfloat (ring[6], ==, 2);
  g_assert_cmpfloat (ring[7], ==, 2);
}

static void
test_builder_keeps (void)
{
  const char *const closed[] = { SQUARE, NULL };
  const char *const lines[] = { "0 0 1 1", "2 2 3 3 4 4", NULL };
  g_autoptr (WgGeometry) polygon = build (WG_GEOMETRY_POLYGONS, closed, NULL);
  g_autoptr (WgGeometry) line = build (WG_GEOMETRY_LINES, lines, NULL);
  guint n;

  g_assert_cmpuint (wg_geometry_get_n_points (polygon), ==, 5);

  /* a hole means nothing in a line, and an open line stays open */
  g_assert_cmpuint (wg_geometry_get_n_points (line), ==, 5);
  wg_geometry_get_part (line, 1, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_false (wg_geometry_is_hole (line, 1));
}

static void
test_point (void)
{
  g_autoptr (WgGeometry) point = wg_geometry_new_point (108.37, 22.82);
  WgBBox bounds = wg_geometry_get_bounds (point);

  g_assert_cmpint (wg_geometry_get_kind (point), ==, WG_GEOMETRY_POINTS);
  g_assert_cmpuint (wg_geometry_get_n_points (point), ==, 1);
  g_assert_cmpfloat (bounds.x_min, ==, 108.37);
  g_assert_cmpfloat (bounds.x_max, ==, 108.37);
  g_assert_cmpfloat (bounds.y_min, ==, 22.82);
  g_assert_cmpfloat (bounds.y_max, ==, 22.82);
  g_assert_false (wg_geometry_contains (point, 108.37, 22.82));
  g_assert_null (wg_geometry_new_point (NAN, 0));
  g_assert_null (wg_geometry_new_point (181, 0));
}

static void
test_references (void)
{
  g_autoptr (WgGeometry) point = wg_geometry_new_point (1, 2);
  g_autoptr (WgGeometry) second = wg_geometry_ref (point);
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_true (second == point);
  g_value_init (&value, WG_TYPE_GEOMETRY);
  g_value_set_boxed (&value, point);
  g_assert_true (g_value_get_boxed (&value) == point);
}

static void
test_bounds (void)
{
  const char *const parts[] = { SQUARE, "20 -5 21 -5 21 -4", NULL };
  g_autoptr (WgGeometry) geometry = build (WG_GEOMETRY_POLYGONS, parts, NULL);
  WgBBox bounds = wg_geometry_get_bounds (geometry);

  g_assert_cmpfloat (bounds.x_min, ==, 0);
  g_assert_cmpfloat (bounds.y_min, ==, -5);
  g_assert_cmpfloat (bounds.x_max, ==, 21);
  g_assert_cmpfloat (bounds.y_max, ==, 10);
}

static void
test_contains (void)
{
  /* a square with a hole, an island in the hole, and a second square */
  const char *const parts[] = { SQUARE, "- 2 2 8 2 8 8 2 8", "4 4 6 4 6 6 4 6",
                                "20 0 30 0 30 10 20 10", NULL };
  g_autoptr (WgGeometry) geometry = build (WG_GEOMETRY_POLYGONS, parts, NULL);
  const struct
  {
    double lon, lat;
    gboolean expected;
  } cases[] = {
    { 1, 1, TRUE }, { 3, 3, FALSE }, { 5, 5, TRUE }, { 25, 5, TRUE }, { 15, 5, FALSE },
    { 9, 5, TRUE }, { 5, 9, TRUE }, { -1, 5, FALSE }, { 11, 11, FALSE }, { 5, 2.5, FALSE },
    { 1, 2, TRUE },  /* level with corners of the hole */
    { 1, 10, FALSE }, { 1, 0, TRUE }, /* half open to the north */
    { NAN, 5, FALSE }, { 5, NAN, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wg_geometry_contains (geometry, cases[i].lon, cases[i].lat), ==,
                     cases[i].expected);
}

/* Neighbours share their border: every place belongs to exactly one of them. */
static void
test_contains_once (void)
{
  const char *const west[] = { "0 0 5 0 4 5 5 10 0 10", NULL };
  const char *const east[] = { "5 0 10 0 10 10 5 10 4 5", NULL };
  g_autoptr (WgGeometry) a = build (WG_GEOMETRY_POLYGONS, west, NULL);
  g_autoptr (WgGeometry) b = build (WG_GEOMETRY_POLYGONS, east, NULL);

  for (double lat = 0; lat < 10; lat += 0.5)
    for (double lon = 0; lon < 10; lon += 0.25)
      g_assert_cmpint (!!wg_geometry_contains (a, lon, lat) + !!wg_geometry_contains (b, lon, lat),
                       ==, 1);
}

static void
test_contains_kinds (void)
{
  const char *const line[] = { SQUARE, NULL };
  g_autoptr (WgGeometry) geometry = build (WG_GEOMETRY_LINES, line, NULL);

  g_assert_false (wg_geometry_contains (geometry, 5, 5));
}

static WgGeometry *
make_ring (gboolean backwards,
           double   last)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, 0, 0);
  wg_geometry_builder_add_point (builder, backwards ? last : 1, backwards ? 1 : 0);
  wg_geometry_builder_add_point (builder, backwards ? 1 : last, backwards ? 0 : 1);
  wg_geometry_builder_add_point (builder, 0, 0);
  return wg_geometry_builder_end (builder, NULL);
}

static void
test_same (void)
{
  g_autoptr (WgGeometry) ring = make_ring (FALSE, 0.5);
  g_autoptr (WgGeometry) backwards = make_ring (TRUE, 0.5);
  g_autoptr (WgGeometry) other = make_ring (FALSE, 0.25);
  g_autoptr (WgGeometry) point = wg_geometry_new_point (0, 0);

  g_assert_true (wg_geometry_is_same (ring, ring));
  g_assert_true (wg_geometry_is_same (ring, backwards));
  g_assert_false (wg_geometry_is_same (ring, other));
  g_assert_false (wg_geometry_is_same (ring, point));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geometry/builder-refuses", test_builder_refuses);
  g_test_add_func ("/geometry/builder-closes", test_builder_closes);
  g_test_add_func ("/geometry/builder-keeps", test_builder_keeps);
  g_test_add_func ("/geometry/point", test_point);
  g_test_add_func ("/geometry/references", test_references);
  g_test_add_func ("/geometry/bounds", test_bounds);
  g_test_add_func ("/geometry/contains", test_contains);
  g_test_add_func ("/geometry/contains-once", test_contains_once);
  g_test_add_func ("/geometry/contains-kinds", test_contains_kinds);
  g_test_add_func ("/geometry/same", test_same);
  return g_test_run ();
}
