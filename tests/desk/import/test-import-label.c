/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the history says of the coordinate system that a layer came in: whatever was converted, by
 * its shapes or by two columns, and nothing of tables without a place. */

#include "wg-import-fixture.h"

#include <string.h>

static WgImportPlan *
prepare (Town          *self,
         const char    *kind,
         const char    *name,
         const char    *text,
         const WgDatum *datum)
{
  g_autofree char *path = wg_test_dir_write (self->dir, name, text, -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgImport) import = wg_import_new (kind, &error);
  WgImportPlan *plan;

  wg_import_add_source (import, path);
  wg_import_set_datum (import, datum);
  plan = wg_import_prepare (import, self->district, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (wg_import_plan_get_edit (plan));
  return plan;
}

static void
assert_label (WgImportPlan *plan,
              const char   *expected)
{
  g_assert_cmpstr (wg_edit_get_label (wg_import_plan_get_edit (plan)), ==, expected);
}

static void
test_columns (Town         *self,
              gconstpointer data)
{
  const WgDatum said = { WG_DATUM_AS_SAID, 0 }, gcj02 = { WG_DATUM_GCJ02, 0 };
  const char *posts = "name,longitude,latitude\n甲驿站,108.374076,22.817319\n";
  g_autoptr (WgImportPlan) plain = prepare (self, "posts", "posts.csv", posts, &said);
  g_autoptr (WgImportPlan) shifted = prepare (self, "posts", "posts.csv", posts, &gcj02);
  g_autoptr (WgImportPlan) units = prepare (self, "units", "units.csv",
                                            "code,name\n990101001,甲街道\n", &gcj02);

  assert_label (plain, "Import of 1 record from posts.csv");
  assert_label (shifted, "Import of 1 record from posts.csv, converted from GCJ-02 to CGCS2000");
  assert_label (units, "Import of 1 unit from units.csv");
}

/* (transfer full) */
static char *
make_area (const int corners[6])
{
  return g_strdup_printf ("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
                          "\"properties\":{\"code\":\"990101001001\",\"name\":\"甲\"},"
                          "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                          "[[[%d,%d],[%d,%d],[%d,%d],[%d,%d]]]}}]}",
                          corners[0], corners[1], corners[2], corners[3], corners[4], corners[5],
                          corners[0], corners[1]);
}

static void
test_shapes (Town         *self,
             gconstpointer data)
{
  const WgDatum said = { WG_DATUM_AS_SAID, 0 }, bd09 = { WG_DATUM_BD09, 0 };
  const WgDatum zone = { WG_DATUM_EPSG, 4545 };
  const int in_degrees[] = { 108, 22, 109, 22, 109, 23 };
  const int in_metres[] = { 537000, 2524000, 538000, 2524000, 538000, 2525000 };
  g_autofree char *degrees = make_area (in_degrees);
  g_autofree char *metres = make_area (in_metres);
  g_autoptr (WgImportPlan) plain = prepare (self, "units", "a.geojson", degrees, &said);
  g_autoptr (WgImportPlan) baidu = prepare (self, "units", "b.geojson", degrees, &bd09);
  g_autoptr (WgImportPlan) projected = prepare (self, "units", "c.geojson", metres, &zone);

  assert_label (plain, "Import of 1 unit from a.geojson");
  assert_label (baidu, "Import of 1 unit from b.geojson, converted from BD-09 to CGCS2000");
  assert_label (projected, "Import of 1 unit from c.geojson, converted from EPSG:4545 to CGCS2000");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import-label/columns", Town, NULL, town_set_up, test_columns, town_tear_down);
  g_test_add ("/import-label/shapes", Town, NULL, town_set_up, test_shapes, town_tear_down);
  return g_test_run ();
}
