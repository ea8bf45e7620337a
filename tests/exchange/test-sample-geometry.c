/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's shapes once they are WKB in degrees: asked of GEOS, not of the generator. */

#include "wg-sample-district.h"

#include "wg-geometry.h"
#include "wg-test.h"
#include "wg-topology.h"
#include "wg-zone.h"

#define TOWN_SHA256 "a6df2c48500906f829da9e0fd2199361f1708048169aa29d47f481f155afdc5d"

typedef struct
{
  GPtrArray *rows;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->rows = wg_sample_build ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->rows);
}

static WgGeometry *
geometry_of (WgRow *row,
             guint  field)
{
  GBytes *wkb = wg_row_get_blob (row, field);
  g_autoptr (GError) error = NULL;
  WgGeometry *geometry = wg_geometry_new_from_wkb (g_bytes_get_data (wkb, NULL),
                                                   g_bytes_get_size (wkb), &error);

  g_assert_no_error (error);
  return geometry;
}

/* (transfer full): the shapes of a kind, in the order of its rows; @layer NULL for all. */
static GPtrArray *
shapes_of (Fixture      *fixture,
           const WgKind *kind,
           guint         field,
           const char   *layer)
{
  GPtrArray *shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, i);

      if (wg_row_get_kind (row) == kind
          && (layer == NULL
              || g_str_equal (wg_row_get_text (row, WG_BASE_FEATURE_LAYER), layer)))
        g_ptr_array_add (shapes, geometry_of (row, field));
    }
  return shapes;
}

static void
assert_valid (GPtrArray *shapes)
{
  for (guint i = 0; i < shapes->len; i++)
    {
      g_autofree char *reason = NULL;
      double lon, lat;

      if (!wg_topology_is_valid (g_ptr_array_index (shapes, i), &reason, &lon, &lat))
        g_error ("shape %u: %s at %.6f %.6f", i, reason, lon, lat);
    }
}

static void
test_valid (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) grids = shapes_of (fixture, &wg_kind_grid, WG_GRID_AREA, NULL);
  g_autoptr (GPtrArray) base
    = shapes_of (fixture, &wg_kind_base_feature, WG_BASE_FEATURE_AREA, NULL);

  g_assert_cmpuint (grids->len, ==, 212);
  assert_valid (grids);
  assert_valid (base);
}

/* G-05: no overlap and no gap, 0.01 m² where the rule allows 1 m². */
static void
test_no_overlap_no_gap (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (GPtrArray) grids = shapes_of (fixture, &wg_kind_grid, WG_GRID_AREA, NULL);
  g_autoptr (WgGeometry) whole = wg_topology_union (grids);
  guint outer = 0;
  WgBBox bounds;

  for (guint i = 0; i < grids->len; i++)
    for (guint k = i + 1; k < grids->len; k++)
      g_assert_cmpfloat (wg_topology_overlap_m2 (g_ptr_array_index (grids, i),
                                                 g_ptr_array_index (grids, k)), <, 0.01);

  /* One piece without a hole: a gap would be a hole. */
  for (guint i = 0; i < wg_geometry_get_n_parts (whole); i++)
    {
      g_assert_false (wg_geometry_is_hole (whole, i));
      outer++;
    }
  g_assert_cmpuint (outer, ==, 1);
  bounds = wg_geometry_get_bounds (whole);
  g_assert_cmpfloat (bounds.x_max - bounds.x_min, >, 0.08);
  g_assert_cmpfloat (bounds.x_max - bounds.x_min, <, 0.10);
}

/* A vertex of one border that lies on another border is a vertex there too: every vertex that is
 * not on the outside belongs to two grids at least. */
static void
test_shared_vertices (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GPtrArray) grids = shapes_of (fixture, &wg_kind_grid, WG_GRID_AREA, NULL);
  g_autoptr (GPtrArray) land
    = shapes_of (fixture, &wg_kind_base_feature, WG_BASE_FEATURE_AREA, "land");
  g_autoptr (GHashTable) count = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, value;

  g_assert_cmpuint (land->len, ==, 1);
  g_ptr_array_add (grids, wg_geometry_ref (g_ptr_array_index (land, 0)));
  for (guint i = 0; i < grids->len; i++)
    {
      guint n;
      const double *points = wg_geometry_get_part (g_ptr_array_index (grids, i), 0, &n);

      for (guint k = 0; k + 1 < n; k++)
        {
          char *place = g_strdup_printf ("%a %a", points[2 * k], points[2 * k + 1]);
          guint known = GPOINTER_TO_UINT (g_hash_table_lookup (count, place));

          g_hash_table_insert (count, place, GUINT_TO_POINTER (known + 1));
        }
    }
  g_hash_table_iter_init (&iter, count);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_cmpuint (GPOINTER_TO_UINT (value), >=, 2);
}

static WgRow *
find_row (Fixture *fixture,
          gint64   id)
{
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      if (wg_row_get_id (g_ptr_array_index (fixture->rows, i)) == id)
        return g_ptr_array_index (fixture->rows, i);
    }
  return NULL;
}

/* the two grids of a joint branch are neighbours. */
static void
test_joint_neighbours (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GHashTable) first = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, i);
      WgRow *unit, *grid, *other;

      if (wg_row_get_kind (row) != &wg_kind_branch_grid)
        continue;
      unit = find_row (fixture, wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0));
      grid = find_row (fixture, wg_row_get_int (row, WG_BRANCH_GRID_GRID, 0));
      if (!g_str_equal (wg_row_get_text (unit, WG_UNIT_BODY_TYPE), "joint_branch"))
        continue;
      other = g_hash_table_lookup (first, unit);
      if (other != NULL)
        {
          g_autoptr (GPtrArray) both
            = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
          g_autoptr (WgGeometry) whole = NULL;

          g_ptr_array_add (both, geometry_of (grid, WG_GRID_AREA));
          g_ptr_array_add (both, geometry_of (other, WG_GRID_AREA));
          whole = wg_topology_union (both);
          g_assert_cmpuint (wg_geometry_get_n_parts (whole), ==, 1);
          n++;
        }
      g_hash_table_insert (first, unit, grid);
    }
  g_assert_cmpuint (n, >=, 2);
}

/* A red post stands in exactly one grid, and that is one of its host's. */
static void
test_posts_in_place (Fixture       *fixture,
                     gconstpointer  data)
{
  guint n = 0;

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *post = g_ptr_array_index (fixture->rows, i);
      g_autoptr (WgGeometry) place = NULL;
      const double *point;
      guint n_points, n_around = 0;

      if (wg_row_get_kind (post) != &wg_kind_post)
        continue;
      n++;
      place = geometry_of (post, WG_POST_PLACE);
      point = wg_geometry_get_part (place, 0, &n_points);
      g_assert_cmpuint (n_points, ==, 1);
      for (guint k = 0; k < fixture->rows->len; k++)
        {
          WgRow *grid = g_ptr_array_index (fixture->rows, k);
          g_autoptr (WgGeometry) area = NULL;

          if (wg_row_get_kind (grid) != &wg_kind_grid)
            continue;
          area = geometry_of (grid, WG_GRID_AREA);
          if (!wg_geometry_contains (area, point[0], point[1]))
            continue;
          n_around++;
          g_assert_cmpint (wg_row_get_int (grid, WG_GRID_COMMUNITY, 0), ==,
                           wg_row_get_int (post, WG_POST_HOST_UNIT, 0));
        }
      g_assert_cmpuint (n_around, ==, 1);
    }
  g_assert_cmpuint (n, >=, 5);
}

/* The same bytes on every machine: no floating point, no order of a hash table, no locale. Whoever
 * changes the town changes this too, on purpose. */
static void
test_same_everywhere (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, i);
      GBytes *wkb = NULL;

      if (wg_row_get_kind (row) == &wg_kind_grid)
        wkb = wg_row_get_blob (row, WG_GRID_AREA);
      else if (wg_row_get_kind (row) == &wg_kind_base_feature)
        wkb = wg_row_get_blob (row, WG_BASE_FEATURE_AREA);
      if (wkb != NULL)
        g_checksum_update (sum, g_bytes_get_data (wkb, NULL), (gssize) g_bytes_get_size (wkb));
    }
  g_assert_cmpstr (g_checksum_get_string (sum), ==, TOWN_SHA256);
}

/* The layers of the base map keep off each other, so that their order of drawing is free. */
static void
test_layers_apart (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const layers[] = { "water", "green", "compound" };

  for (guint a = 0; a < G_N_ELEMENTS (layers); a++)
    for (guint b = a + 1; b < G_N_ELEMENTS (layers); b++)
      {
        g_autoptr (GPtrArray) first
          = shapes_of (fixture, &wg_kind_base_feature, WG_BASE_FEATURE_AREA, layers[a]);
        g_autoptr (GPtrArray) second
          = shapes_of (fixture, &wg_kind_base_feature, WG_BASE_FEATURE_AREA, layers[b]);
        g_autoptr (WgGeometry) whole_first = wg_topology_union (first);
        g_autoptr (WgGeometry) whole_second = wg_topology_union (second);
        double overlap = wg_topology_overlap_m2 (whole_first, whole_second);

        g_test_message ("%s and %s: %.1f m²", layers[a], layers[b], overlap);
        g_assert_cmpfloat (overlap, <, 1.0);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/sample-geometry/valid", test_valid);
  ADD ("/sample-geometry/no-overlap-no-gap", test_no_overlap_no_gap);
  ADD ("/sample-geometry/shared-vertices", test_shared_vertices);
  ADD ("/sample-geometry/joint-neighbours", test_joint_neighbours);
  ADD ("/sample-geometry/posts-in-place", test_posts_in_place);
  ADD ("/sample-geometry/same-everywhere", test_same_everywhere);
  ADD ("/sample-geometry/layers-apart", test_layers_apart);
  return g_test_run ();
}
