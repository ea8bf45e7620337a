/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is held against what, and which part of the world is shown: squares of a hundredth of a
 * degree, a district made of the same ones, and the same ones elsewhere. */

#include "wg-import-fixture.h"

#include "wg-import-sight.h"
#include "wg-mercator.h"

#define N 4
#define SIDE 0.01
#define LON 108.6
#define LAT 23.1

/* Squares from west to east, @east degrees beside where they belong. */
static char *
write_squares (Town       *self,
               const char *name,
               double      east)
{
  g_autoptr (GString) text = g_string_new ("{\"type\":\"FeatureCollection\",\"features\":[");
  g_autoptr (GError) error = NULL;
  char *path = wg_test_dir_file (self->dir, name);

  for (int i = 0; i < N; i++)
    {
      double x = LON + i * SIDE + east, y = LAT;

      g_string_append_printf (text,
                              "%s{\"type\":\"Feature\",\"properties\":{\"code\":\"99010100100%d\","
                              "\"name\":\"S%d\"},\"geometry\":{\"type\":\"Polygon\","
                              "\"coordinates\":[[[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],[%.6f,%.6f],"
                              "[%.6f,%.6f]]]}}",
                              i > 0 ? "," : "", i + 1, i + 1, x, y, x + SIDE, y, x + SIDE,
                              y + SIDE, x, y + SIDE, x, y);
    }
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, &error));
  return path;
}

static WgMapSnapshot *
make_map (guint n)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgGeometryBuilder) shape = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
      g_autoptr (GError) error = NULL;
      g_autoptr (WgGeometry) square = NULL;
      double x = LON + i * SIDE;

      wg_geometry_builder_add_part (shape, FALSE);
      wg_geometry_builder_add_point (shape, x, LAT);
      wg_geometry_builder_add_point (shape, x + SIDE, LAT);
      wg_geometry_builder_add_point (shape, x + SIDE, LAT + SIDE);
      wg_geometry_builder_add_point (shape, x, LAT + SIDE);
      wg_geometry_builder_add_point (shape, x, LAT);
      square = wg_geometry_builder_end (shape, &error);
      g_assert_no_error (error);
      wg_map_snapshot_builder_add_area (builder, i + 1, 0, WG_MAP_NO_AREA, "1", "S", square);
    }
  return wg_map_snapshot_builder_end (builder);
}

static void
assert_shown (const WgImportSight *sight,
              double               lon,
              double               lat,
              gboolean             shown)
{
  double x, y;

  wg_mercator_project (lon, lat, &x, &y);
  g_assert_cmpint (wg_bbox_contains (&sight->box, x, y), ==, shown);
}

static WgImportSight *
look (Town          *self,
      double         east,
      WgMapSnapshot *map)
{
  g_autofree char *path = write_squares (self, "squares.geojson", east);
  g_autoptr (WgImportPlan) plan = town_prepare (self->district, "units", path);
  WgImportSight *sight = wg_import_sight_new (plan, map);

  g_assert_nonnull (sight);
  g_assert_cmpuint (sight->shapes->len, ==, N);
  return sight;
}

static void
assert_text (const WgImportSight *sight,
             const char          *expected)
{
  g_autofree char *text = wg_import_sight_dup_text (sight);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_empty (Town         *self,
            gconstpointer data)
{
  g_autoptr (WgMapSnapshot) map = make_map (0);
  g_autoptr (WgImportSight) sight = look (self, 0, map);
  g_autoptr (WgImportSight) alone = look (self, 0, NULL);

  g_assert_true (wg_bbox_is_empty (&sight->own));
  g_assert_true (wg_bbox_is_empty (&alone->own));
  assert_text (sight, "4 shapes, the district has no areas yet to compare with");
  assert_text (alone, "4 shapes, the district has no areas yet to compare with");
  assert_shown (sight, LON, LAT, TRUE);
  assert_shown (sight, LON + N * SIDE, LAT + SIDE, TRUE);
  /* Not the whole world. */
  assert_shown (sight, LON + 1, LAT, FALSE);
}

static void
test_over (Town         *self,
           gconstpointer data)
{
  g_autoptr (WgMapSnapshot) map = make_map (N);
  g_autoptr (WgMapSnapshot) small = make_map (1);
  g_autoptr (WgMapSnapshot) large = make_map (100);
  g_autoptr (WgImportSight) sight = look (self, 0, map);
  g_autoptr (WgImportSight) partly = look (self, 0, small);
  g_autoptr (WgImportSight) close = look (self, 0, large);

  assert_text (sight, "4 shapes, on the areas of the district");
  assert_text (partly, "4 shapes, 1 of them on the areas of the district");
  assert_text (close, "4 shapes, on the areas of the district");
  assert_shown (sight, LON, LAT, TRUE);
  /* Of a wide district only what is near: 500 m are nothing beside 100 km. */
  assert_shown (close, LON + N * SIDE, LAT, TRUE);
  assert_shown (close, LON + 50 * SIDE, LAT, FALSE);
}

static void
test_elsewhere (Town         *self,
                gconstpointer data)
{
  g_autoptr (WgMapSnapshot) map = make_map (N);
  g_autoptr (WgImportSight) sight = look (self, 1, map);

  g_assert_cmpuint (sight->n_over, ==, 0);
  /* 0.96 degrees of longitude at 23.1 degrees north. */
  assert_text (sight, "4 shapes, about 98 km outside the district");
  assert_shown (sight, LON, LAT, TRUE);
  assert_shown (sight, LON + 1 + N * SIDE, LAT + SIDE, TRUE);
}

static void
test_beside (Town         *self,
             gconstpointer data)
{
  g_autofree char *path = write_squares (self, "first.geojson", 0);
  g_autoptr (WgImportPlan) first = town_prepare (self->district, "units", path);
  g_autoptr (WgMapSnapshot) map = make_map (N);
  g_autoptr (WgImportSight) sight = NULL, near = NULL;
  g_autofree char *text = NULL;

  g_assert_null (wg_import_plan_get_beside (first));
  town_apply (self->district, first);
  sight = look (self, 0.0045, map);
  text = wg_import_sight_dup_text (sight);
  g_assert_true (g_str_has_prefix (text, "All areas lie about 461 m beside"));
  near = look (self, 0.0005, map);
  assert_text (near, "4 shapes, on the areas of the district");
}

static void
test_table (Town         *self,
            gconstpointer data)
{
  g_autofree char *path = wg_test_dir_file (self->dir, "units.csv");
  g_autofree char *posts = wg_test_dir_file (self->dir, "posts.csv");
  g_autoptr (WgMapSnapshot) map = make_map (N);
  g_autoptr (WgImportPlan) plan = NULL, points = NULL;
  g_autoptr (WgImportSight) sight = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "code,name\n990101001,甲\n", -1, &error));
  plan = town_prepare (self->district, "units", path);
  g_assert_null (wg_import_sight_new (plan, map));

  g_assert_true (g_file_set_contents (posts, "name,longitude,latitude\n甲,108.605,23.105\n"
                                      "乙,108.905,23.105\n", -1, &error));
  points = town_prepare (self->district, "posts", posts);
  sight = wg_import_sight_new (points, map);
  g_assert_nonnull (sight);
  assert_text (sight, "2 shapes, 1 of them on the areas of the district");
}

/* What happened has its coordinates in columns, too; what cannot be a place is no dot. */
static void
test_columns (Town         *self,
              gconstpointer data)
{
  g_autofree char *path = wg_test_dir_file (self->dir, "cases.csv");
  g_autoptr (WgMapSnapshot) map = make_map (N);
  g_autoptr (GString) text = g_string_new ("number,ordered_at,longitude,latitude\n");
  g_autoptr (WgImportPlan) plan = NULL;
  g_autoptr (WgImportSight) sight = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 2500; i++)
    g_string_append_printf (text, "%d,2026-09-01,%.5f,23.105\n", i, LON + 0.0001 + i % 100 * 0.0003);
  g_string_append (text, "2501,2026-09-01,,\n2502,2026-09-01,0,0\n2503,2026-09-01,x,23.1\n"
                         "2504,2026-09-01,23.1,108.6\n2505,2026-09-01,109.6,23.105\n");
  g_assert_true (g_file_set_contents (path, text->str, (gssize) text->len, &error));
  plan = town_prepare (self->district, "cases", path);
  sight = wg_import_sight_new (plan, map);
  g_assert_nonnull (sight);
  g_assert_cmpuint (sight->n_shapes, ==, 2501);
  g_assert_cmpuint (sight->n_over, ==, 2500);
  g_assert_cmpuint (sight->shapes->len, ==, 3);
  assert_text (sight, "2,501 shapes, 2,500 of them on the areas of the district");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) \
  g_test_add ("/import-sight/" name, Town, NULL, town_set_up, func, town_tear_down)
  TEST ("empty", test_empty);
  TEST ("over", test_over);
  TEST ("elsewhere", test_elsewhere);
  TEST ("beside", test_beside);
  TEST ("table", test_table);
  TEST ("columns", test_columns);
#undef TEST
  return g_test_run ();
}
