/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-store-error.h"
#include "wg-test-tiles.h"
#include "wg-tile-image.h"
#include "wg-tile-package.h"

#include <glib/gstdio.h>

#define TABLES                                                                                  \
  "CREATE TABLE metadata (name TEXT, value TEXT);"                                              \
  "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"

static void
test_read (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_tiles (dir, "base.mbtiles", 2, 256);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTilePackage) package = wg_tile_package_open (path, &error);
  g_autoptr (GBytes) expected = wg_test_png (256, 80, 16, 32);
  g_autoptr (GBytes) tile = NULL;
  g_autoptr (GBytes) none = NULL;
  WgBBox bounds;

  g_assert_no_error (error);
  g_assert_cmpstr (wg_tile_package_get_name (package), ==, "测试底图");
  g_assert_cmpuint (wg_tile_package_get_min_zoom (package), ==, 0);
  g_assert_cmpuint (wg_tile_package_get_max_zoom (package), ==, 2);
  bounds = wg_tile_package_get_bounds (package);
  g_assert_cmpfloat (bounds.y_min, ==, -85);
  /* Rows are counted from the north here. */
  g_assert_true (wg_tile_package_load (package, 2, 1, 2, &tile, &error));
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (tile, expected));
  /* Nothing there is not a failure. */
  g_assert_true (wg_tile_package_load (package, 3, 1, 2, &none, &error));
  g_assert_null (none);
  g_assert_true (wg_tile_package_load (package, 2, 4, 0, &none, &error));
  g_assert_null (none);
  g_assert_true (wg_tile_package_load (package, 40, 0, 0, &none, &error));
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
assert_open_fails (const char  *path,
                   WgStoreError code,
                   const char  *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_tile_package_open (path, &error));
  g_assert_error (error, WG_STORE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

#define GEOPACKAGE                                                                              \
  "CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization_coordsys_id INTEGER);"       \
  "INSERT INTO gpkg_spatial_ref_sys VALUES (4326, 4326), (7, 3857);"                            \
  "CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT);"              \
  "CREATE TABLE gpkg_tile_matrix_set (table_name TEXT, srs_id INTEGER, min_x DOUBLE, "          \
  "min_y DOUBLE, max_x DOUBLE, max_y DOUBLE);"                                                  \
  "CREATE TABLE gpkg_tile_matrix (table_name TEXT, zoom_level INTEGER, matrix_width INTEGER, "  \
  "matrix_height INTEGER, tile_width INTEGER, tile_height INTEGER, pixel_x_size DOUBLE, "       \
  "pixel_y_size DOUBLE);"

#define GEOPACKAGE_TILES(name)                                                                  \
  "CREATE TABLE " name " (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, "          \
  "tile_data BLOB);"

/* Half of the world's edge, and the pixel of zoom 0, both in metres. */
#define HALF "20037508.342789244"
#define PIXEL "156543.03392804097"

/* Its rows count from the north, its zooms and columns from anywhere; the name of its table is
 * whatever the maker liked. */
static void
test_geopackage (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_sql (
      dir, "base.gpkg",
      GEOPACKAGE GEOPACKAGE_TILES ("\"a \"\" b\"")
      "INSERT INTO gpkg_contents VALUES ('roads', 'features', 'x'), ('lonlat', 'tiles', 'y'), "
      "('a \" b', 'tiles', '航片');"
      "INSERT INTO gpkg_tile_matrix_set VALUES ('lonlat', 4326, -180, -90, 180, 90), "
      /* The north-eastern quarter. */
      "('a \" b', 7, 0, 0, " HALF ", " HALF ");"
      "INSERT INTO gpkg_tile_matrix VALUES ('a \" b', 5, 1, 1, 256, 256, " PIXEL " / 2, " PIXEL
      " / 2), ('a \" b', 6, 2, 2, 256, 256, " PIXEL " / 4, " PIXEL " / 4), "
      "('a \" b', 7, 3, 3, 256, 256, " PIXEL " / 6, " PIXEL " / 6);"
      "INSERT INTO \"a \"\" b\" VALUES (6, 1, 0, x'89504e470d0a1a0a0000000d494844520000000100000001"
      "0802000000')");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTilePackage) package = wg_tile_package_open (path, &error);
  g_autoptr (GBytes) tile = NULL, none = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (wg_tile_package_get_name (package), ==, "航片");
  g_assert_cmpuint (wg_tile_package_get_min_zoom (package), ==, 1);
  g_assert_cmpuint (wg_tile_package_get_max_zoom (package), ==, 2);
  g_assert_cmpfloat_with_epsilon (wg_tile_package_get_bounds (package).x_min, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (wg_tile_package_get_bounds (package).y_min, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (wg_tile_package_get_bounds (package).y_max, 85.0511, 1e-3);
  /* Zoom 2, the last column, the first row is the package's 6, 1, 0. */
  g_assert_true (wg_tile_package_load (package, 2, 3, 0, &tile, &error));
  g_assert_no_error (error);
  g_assert_nonnull (tile);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (wg_tile_package_load (package, i, 0, 0, &none, &error));
      g_assert_null (none);
    }
}

/* Packages whose squares are not the map's, that promise nonsense, or that never answer. */
static void
test_bad_geopackage (void)
{
  static const char *const refused[] = {
    GEOPACKAGE,
    GEOPACKAGE "INSERT INTO gpkg_contents VALUES ('t', 'tiles', 't');"
               "INSERT INTO gpkg_tile_matrix_set VALUES ('t', 4326, -180, -90, 180, 90)",
    /* Squares that begin in the middle of the map's. */
    GEOPACKAGE GEOPACKAGE_TILES ("t")
    "INSERT INTO gpkg_contents VALUES ('t', 'tiles', 't');"
    "INSERT INTO gpkg_tile_matrix_set VALUES ('t', 7, 5000000, 0, " HALF ", " HALF ");"
    "INSERT INTO gpkg_tile_matrix VALUES ('t', 1, 1, 1, 256, 256, " PIXEL " / 2, " PIXEL " / 2)",
    GEOPACKAGE GEOPACKAGE_TILES ("t")
    "INSERT INTO gpkg_contents VALUES ('t', 'tiles', 't');"
    "INSERT INTO gpkg_tile_matrix_set VALUES ('t', 7, 9e999, -9e999, 9e999, 9e999);"
    "INSERT INTO gpkg_tile_matrix VALUES ('t', 1, 2000000000, -5, 0, 256, 0, 1e-300)",
  };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *gone = wg_test_sql (
      dir, "gone.gpkg",
      GEOPACKAGE "INSERT INTO gpkg_contents VALUES ('t', 'tiles', 't');"
      "INSERT INTO gpkg_tile_matrix_set VALUES ('t', 7, 0, 0, " HALF ", " HALF ");"
      "INSERT INTO gpkg_tile_matrix VALUES ('t', 1, 1, 1, 256, 256, " PIXEL " / 2, " PIXEL
      " / 2)");

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *name = g_strdup_printf ("bad%u.gpkg", i);
      g_autofree char *path = wg_test_sql (dir, name, refused[i]);

      assert_open_fails (path, WG_STORE_ERROR_UNSUPPORTED, "Web Mercator");
    }
  assert_open_fails (gone, WG_STORE_ERROR_NOT_A_DATABASE, "gone.gpkg");
}

/* Many packages keep each picture once, and "tiles" is a view. */
static void
test_view (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_tiles (dir, "base.mbtiles", 1, 256);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTilePackage) package = NULL;
  g_autoptr (GBytes) tile = NULL;

  g_free (wg_test_sql (dir, "base.mbtiles",
                       "ALTER TABLE tiles RENAME TO kept; CREATE VIEW tiles AS SELECT * FROM kept; "
                       "DELETE FROM metadata WHERE name IN ('minzoom', 'maxzoom', 'format')"));
  package = wg_tile_package_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wg_tile_package_get_max_zoom (package), ==, 1);
  g_assert_true (wg_tile_package_load (package, 1, 0, 0, &tile, &error));
  g_assert_nonnull (tile);
}

static void
test_refused (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *none = wg_test_dir_file (dir, "none.mbtiles");
  g_autofree char *text = wg_test_dir_write (dir, "text.mbtiles", "some text, not a database", -1);
  g_autofree char *empty = wg_test_sql (dir, "empty.mbtiles", "CREATE TABLE other (a)");
  g_autofree char *vector =
      wg_test_sql (dir, "vector.mbtiles", TABLES "INSERT INTO metadata VALUES ('format', 'pbf')");
  g_autofree char *webp =
      wg_test_sql (dir, "webp.mbtiles", TABLES "INSERT INTO metadata VALUES ('format', 'webp')");

  assert_open_fails (none, WG_STORE_ERROR_NOT_FOUND, "none.mbtiles");
  assert_open_fails (text, WG_STORE_ERROR_NOT_A_DATABASE, "text.mbtiles");
  assert_open_fails (empty, WG_STORE_ERROR_NOT_A_DATABASE, "empty.mbtiles");
  assert_open_fails (vector, WG_STORE_ERROR_UNSUPPORTED, "vector tiles");
  assert_open_fails (webp, WG_STORE_ERROR_UNSUPPORTED, "webp");
}

static void
assert_tile_fails (WgTestDir  *dir,
                   const char *script)
{
  g_autofree char *path = wg_test_sql (dir, "bad.mbtiles", script);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTilePackage) package = wg_tile_package_open (path, &error);
  g_autoptr (GBytes) tile = NULL;

  if (package != NULL)
    {
      g_assert_false (wg_tile_package_load (package, 0, 0, 0, &tile, &error));
      g_assert_null (tile);
    }
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_UNSUPPORTED);
  g_assert_nonnull (strstr (error->message, "bad.mbtiles"));
  g_remove (path);
}

/* Pictures that must not reach a decoder, and a view that never ends. */
static void
test_hostile (void)
{
  static const char *const scripts[] = {
    TABLES "INSERT INTO tiles VALUES (0, 0, 0, zeroblob(2000000))",
    TABLES "INSERT INTO tiles VALUES (0, 0, 0, x'00')",
    TABLES "INSERT INTO tiles VALUES (0, 0, 0, NULL)",
    TABLES "INSERT INTO tiles VALUES (0, 0, 0, '<svg/>')",
    /* A PNG of 100,000 × 100,000, and one of 0 × 0. */
    TABLES "INSERT INTO tiles VALUES (0, 0, 0, "
           "x'89504e470d0a1a0a0000000d49484452000186a0000186a00806000000')",
    TABLES "INSERT INTO tiles VALUES (0, 0, 0, "
           "x'89504e470d0a1a0a0000000d4948445200000000000000000806000000')",
    /* A JPEG of 65,535 × 256. */
    TABLES "INSERT INTO tiles VALUES (0, 0, 0, x'ffd8ffc00011080100ffff03')",
    "CREATE TABLE metadata (name TEXT, value TEXT);"
    "CREATE VIEW tiles AS WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) "
    "SELECT 0 AS zoom_level, 0 AS tile_column, n AS tile_row, NULL AS tile_data FROM c",
  };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    assert_tile_fails (dir, scripts[i]);
}

/* Nonsense in the metadata is not taken. */
static void
test_metadata (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_sql (
      dir, "odd.mbtiles",
      TABLES "INSERT INTO metadata VALUES ('minzoom', '-3'), ('maxzoom', '999'), "
             "('bounds', '1,2,nan,4'), ('name', ''), (NULL, 'x'), ('name', x'fffe')");
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTilePackage) package = wg_tile_package_open (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (wg_tile_package_get_min_zoom (package), ==, 0);
  g_assert_cmpuint (wg_tile_package_get_max_zoom (package), ==, 0);
  g_assert_cmpstr (wg_tile_package_get_name (package), ==, "odd.mbtiles");
  g_assert_cmpfloat (wg_tile_package_get_bounds (package).x_min, ==, -180);
}

/* Damage anywhere: a sentence or a tile, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_tiles (dir, "base.mbtiles", 1, 32);
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *copy = g_memdup2 (content, length);
      g_autofree char *bad = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WgTilePackage) package = NULL;
      gsize kept = i % 5 == 0 ? (gsize) g_test_rand_int_range (1, (gint32) length) : length;

      for (guint n = 0; n < 8; n++)
        copy[g_test_rand_int_range (0, (gint32) length)] = (char) g_test_rand_int ();
      bad = wg_test_dir_write (dir, "bad.mbtiles", copy, (gssize) kept);
      package = wg_tile_package_open (bad, &error);
      for (guint x = 0; package != NULL && x < 2; x++)
        {
          g_autoptr (GBytes) tile = NULL;
          g_autoptr (GError) failure = NULL;

          if (!wg_tile_package_load (package, 1, x, 0, &tile, &failure))
            g_assert_nonnull (failure);
        }
    }
}

static void
test_measure (void)
{
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8,
                                 1, 0, 2, 0, 3 };
  g_autoptr (GBytes) png = wg_test_png (300, 1, 2, 3);
  gsize size;
  gconstpointer data = g_bytes_get_data (png, &size);
  guint width, height;

  g_assert_cmpint (wg_tile_image_measure (data, size, &width, &height), ==, WG_TILE_IMAGE_PNG);
  g_assert_cmpuint (width, ==, 300);
  g_assert_cmpuint (height, ==, 300);
  g_assert_cmpint (wg_tile_image_measure (jpeg, sizeof jpeg, &width, &height), ==,
                   WG_TILE_IMAGE_JPEG);
  g_assert_cmpuint (width, ==, 512);
  g_assert_cmpuint (height, ==, 256);
  for (gsize length = 0; length < 17; length++)
    g_assert_cmpint (wg_tile_image_measure (jpeg, length, &width, &height), ==,
                     WG_TILE_IMAGE_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-package/geopackage", test_geopackage);
  g_test_add_func ("/tile-package/bad-geopackage", test_bad_geopackage);
  g_test_add_func ("/tile-package/read", test_read);
  g_test_add_func ("/tile-package/view", test_view);
  g_test_add_func ("/tile-package/refused", test_refused);
  g_test_add_func ("/tile-package/hostile", test_hostile);
  g_test_add_func ("/tile-package/metadata", test_metadata);
  g_test_add_func ("/tile-package/damaged", test_damaged);
  g_test_add_func ("/tile-package/measure", test_measure);
  return g_test_run ();
}
