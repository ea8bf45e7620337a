/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GeoJSON out: every kind of shape, texts that need escapes, numbers that must not lose a bit; and
 * the last step to the disk. */
#include "wg-export-file.h"
#include "wg-geojson-writer.h"
#include "wg-geometry.h"
#include "wg-test.h"

#include <jansson.h>
#include <string.h>

static json_t *
parse (WgGeojsonWriter *writer)
{
  g_autoptr (GBytes) bytes = wg_geojson_writer_end (writer);
  json_t *root = json_loadb (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), 0, NULL);

  g_assert_nonnull (root);
  g_assert_cmpstr (json_string_value (json_object_get (root, "type")), ==, "FeatureCollection");
  return root;
}

static json_t *
get_feature (json_t     *root,
             gsize       i,
             const char *member)
{
  return json_object_get (json_array_get (json_object_get (root, "features"), i), member);
}

static void
add_ring (WgGeometryBuilder *builder,
          gboolean           hole,
          double             from,
          double             to)
{
  wg_geometry_builder_add_part (builder, hole);
  wg_geometry_builder_add_point (builder, from, from);
  wg_geometry_builder_add_point (builder, to, from);
  wg_geometry_builder_add_point (builder, to, to);
  wg_geometry_builder_add_point (builder, from, from);
}

static void
test_shapes (void)
{
  g_autoptr (WgGeojsonWriter) writer = wg_geojson_writer_new ("shapes");
  g_autoptr (WgGeometry) point = wg_geometry_new_point (108.1, 23.000000123456789);
  g_autoptr (WgGeometryBuilder) rings = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (WgGeometryBuilder) lines = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometry) area = NULL;
  g_autoptr (WgGeometry) street = NULL;
  json_t *root, *coordinates;

  add_ring (rings, FALSE, 1, 9);
  add_ring (rings, TRUE, 2, 3);
  add_ring (rings, FALSE, 11, 12);
  area = wg_geometry_builder_end (rings, NULL);
  add_ring (lines, FALSE, 1, 2);
  street = wg_geometry_builder_end (lines, NULL);
  wg_geojson_writer_begin (writer, point);
  wg_geojson_writer_begin (writer, area);
  wg_geojson_writer_begin (writer, street);
  wg_geojson_writer_begin (writer, NULL);
  root = parse (writer);

  g_assert_cmpuint (json_array_size (json_object_get (root, "features")), ==, 4);
  coordinates = json_object_get (get_feature (root, 0, "geometry"), "coordinates");
  g_assert_true (json_real_value (json_array_get (coordinates, 1)) == 23.000000123456789);
  coordinates = json_object_get (get_feature (root, 1, "geometry"), "coordinates");
  g_assert_cmpuint (json_array_size (coordinates), ==, 2);
  g_assert_cmpuint (json_array_size (json_array_get (coordinates, 0)), ==, 2); /* with its hole */
  g_assert_cmpuint (json_array_size (json_array_get (coordinates, 1)), ==, 1);
  coordinates = json_object_get (get_feature (root, 2, "geometry"), "coordinates");
  g_assert_cmpuint (json_array_size (coordinates), ==, 4);
  g_assert_true (json_is_null (get_feature (root, 3, "geometry")));
  json_decref (root);
}

static void
test_properties (void)
{
  static const char hard[] = "a \"b\" \\ c\n䶮 </script>";
  g_autoptr (WgGeojsonWriter) writer = wg_geojson_writer_new (hard);
  WgValue count = { .type = WG_VALUE_INT, .v.integer = 9007199254740993 };
  WgValue nothing = { .type = WG_VALUE_NULL };
  WgValue share = { .type = WG_VALUE_REAL, .v.real = 0.1 };
  json_t *root, *properties;

  wg_geojson_writer_begin (writer, NULL);
  wg_geojson_writer_add_text (writer, "name", hard);
  wg_geojson_writer_add_text (writer, "none", NULL);
  wg_geojson_writer_add_value (writer, "count", &count);
  wg_geojson_writer_add_value (writer, "nothing", &nothing);
  wg_geojson_writer_add_value (writer, "share", &share);
  root = parse (writer);
  properties = get_feature (root, 0, "properties");
  g_assert_cmpstr (json_string_value (json_object_get (root, "name")), ==, hard);
  g_assert_cmpstr (json_string_value (json_object_get (properties, "name")), ==, hard);
  g_assert_true (json_is_null (json_object_get (properties, "none")));
  g_assert_true (json_is_null (json_object_get (properties, "nothing")));
  g_assert_cmpint (json_integer_value (json_object_get (properties, "count")), ==,
                   9007199254740993);
  g_assert_true (json_real_value (json_object_get (properties, "share")) == 0.1);
  json_decref (root);
}

static void
test_file (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "old.csv", "old", 3);
  g_autofree char *lost = g_strconcat (path, "/none/new.csv", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new content", 11);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_export_file_write (bytes, lost, &error));
  g_assert_nonnull (strstr (error->message, "none/new.csv"));
  g_assert_true (g_str_has_suffix (error->message, "Choose another folder."));
  g_clear_error (&error);
  g_assert_true (wg_export_file_write (bytes, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "new content");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/geojson-writer/shapes", test_shapes);
  g_test_add_func ("/geojson-writer/properties", test_properties);
  g_test_add_func ("/export-file/write", test_file);
  return g_test_run ();
}
