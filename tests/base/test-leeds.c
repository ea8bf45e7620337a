/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nested levels of a real city: what the made-up coverages of the other tests do not have. */

#include "wg-gaps.h"
#include "wg-test.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <jansson.h>

static void
add_ring (WgGeometryBuilder *builder,
          const json_t      *ring,
          gboolean           hole)
{
  json_t *place;
  size_t i;

  wg_geometry_builder_add_part (builder, hole);
  json_array_foreach (ring, i, place)
    wg_geometry_builder_add_point (builder, json_number_value (json_array_get (place, 0)),
                                   json_number_value (json_array_get (place, 1)));
}

static void
add_polygon (WgGeometryBuilder *builder,
             const json_t      *rings)
{
  json_t *ring;
  size_t i;

  json_array_foreach (rings, i, ring)
    add_ring (builder, ring, i > 0);
}

static WgGeometry *
read_geometry (const json_t *object)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (GError) error = NULL;
  const json_t *coordinates = json_object_get (object, "coordinates");
  WgGeometry *geometry;
  json_t *polygon;
  size_t i;

  if (g_str_equal (json_string_value (json_object_get (object, "type")), "Polygon"))
    add_polygon (builder, coordinates);
  else
    json_array_foreach (coordinates, i, polygon)
      add_polygon (builder, polygon);

  geometry = wg_geometry_builder_end (builder, &error);
  g_assert_no_error (error);

  return geometry;
}

/* (nullable): the polygons of a level; NULL, and the test is skipped, where the data are not. */
static GPtrArray *
read_level (const char *name)
{
  g_autofree char *inner = g_strconcat ("polygons/uk-leeds/", name, "-E08000035.json", NULL);
  g_autofree char *path = wg_test_shared (inner);
  GPtrArray *polygons;
  json_t *root, *feature;
  size_t i;

  if (path == NULL)
    return NULL;

  root = json_load_file (path, 0, NULL);
  g_assert_nonnull (root);
  polygons = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  json_array_foreach (json_object_get (root, "features"), i, feature)
    g_ptr_array_add (polygons, read_geometry (json_object_get (feature, "geometry")));
  json_decref (root);

  return polygons;
}

/* The areas are published as nested: no overlap, no gap, and the sum is the city. */
static void
test_coverage (void)
{
  g_autoptr (GPtrArray) areas = read_level ("4-oa");
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (WgGeometry) whole = NULL;
  double sum = 0;

  if (areas == NULL)
    return;

  g_assert_cmpuint (areas->len, ==, 2543);
  issues = wg_gaps_find (areas, NULL, WG_GAPS_TOLERANCE_M2, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (issues->len, ==, 8);
  for (guint i = 0; i < issues->len; i++)
    {
      const WgGapsIssue *issue = g_ptr_array_index (issues, i);

      g_assert_cmpint (issue->kind, ==, WG_GAPS_INVALID);
      g_assert_cmpstr (issue->reason, ==, "The outline touches itself");
    }

  for (guint i = 0; i < areas->len; i++)
    sum += wg_zone_area_m2 (g_ptr_array_index (areas, i));
  whole = wg_topology_union (areas);
  g_assert_cmpfloat_with_epsilon (sum / 1e6, 552, 1);
  g_assert_cmpfloat_with_epsilon (wg_zone_area_m2 (whole) / sum, 1, 1e-3);
}

/* Every level's polygons find a parent, and every parent has children. */
static void
test_nest (void)
{
  const char *const names[] = { "2-msoa", "3-lsoa", "4-oa" };

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPtrArray) children = read_level (names[i]);
      g_autoptr (GPtrArray) parents = NULL;
      g_autofree guint *found = NULL;
      g_autofree guint *n_children = NULL;

      if (children == NULL)
        return;

      parents = read_level (names[i - 1]);
      n_children = g_new0 (guint, parents->len);
      found = wg_topology_find_parents (children, parents, NULL, NULL, NULL);
      for (guint n = 0; n < children->len; n++)
        {
          g_assert_cmpuint (found[n], <, parents->len);
          n_children[found[n]]++;
        }
      for (guint n = 0; n < parents->len; n++)
        {
          g_assert_cmpuint (n_children[n], >=, 2);
          g_assert_cmpuint (n_children[n], <=, 16);
        }
    }
}

static void
test_each (void)
{
  g_autoptr (GPtrArray) areas = read_level ("3-lsoa");

  for (guint i = 0; areas != NULL && i < areas->len; i++)
    {
      g_autoptr (GError) error = NULL;
      WgGeometry *area = g_ptr_array_index (areas, i);
      g_autoptr (GBytes) wkb = wg_geometry_to_wkb (area);
      g_autoptr (WgGeometry) back = NULL;
      double lon, lat;

      back = wg_geometry_new_from_wkb (g_bytes_get_data (wkb, NULL), g_bytes_get_size (wkb),
                                       &error);
      g_assert_no_error (error);
      g_assert_cmpuint (wg_geometry_get_n_points (back), ==, wg_geometry_get_n_points (area));
      g_assert_cmpfloat (wg_zone_area_m2 (back), ==, wg_zone_area_m2 (area));
      g_assert_true (wg_topology_label_point (area, &lon, &lat));
      g_assert_true (wg_geometry_contains (area, lon, lat));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leeds/coverage", test_coverage);
  g_test_add_func ("/leeds/nest", test_nest);
  g_test_add_func ("/leeds/each", test_each);
  return g_test_run ();
}
