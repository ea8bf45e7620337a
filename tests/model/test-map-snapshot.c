/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-map-colours.h"
#include "wg-map-geometry.h"
#include "wg-mercator.h"
#include "wg-test-map.h"

static guint
hit_degrees (const WgMapSnapshot *snapshot,
             double               lon,
             double               lat,
             guint                level)
{
  double x, y;

  wg_mercator_project (lon, lat, &x, &y);
  return wg_map_snapshot_hit (snapshot, x, y, level);
}

static void
test_empty (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_map_snapshot_builder_end (wg_map_snapshot_builder_new ());
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);

  g_assert_cmpuint (wg_map_snapshot_get_n_areas (snapshot), ==, 0);
  g_assert_cmpuint (wg_map_snapshot_get_n_grids (snapshot), ==, 0);
  g_assert_cmpuint (wg_map_snapshot_find (snapshot, 1), ==, WG_MAP_NO_AREA);
  g_assert_cmpuint (wg_map_snapshot_hit (snapshot, 0.5, 0.5, 0), ==, WG_MAP_NO_AREA);
  g_assert_true (wg_bbox_is_empty (&bounds));
}

static void
test_areas (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (7, 5, 2);
  WgBBox all = wg_map_snapshot_get_bounds (snapshot);
  double x, y;

  /* 1 district, 2 × 1 streets, 4 × 3 communities */
  g_assert_cmpuint (wg_map_snapshot_get_n_areas (snapshot), ==, 1 + 2 + 12 + 35);
  g_assert_cmpuint (wg_map_snapshot_get_n_grids (snapshot), ==, 35);
  g_assert_cmpuint (wg_map_snapshot_find (snapshot, 1000034), ==, 49);
  g_assert_cmpuint (wg_map_snapshot_find (snapshot, 1), ==, 0);
  g_assert_cmpuint (wg_map_snapshot_find (snapshot, 2), ==, WG_MAP_NO_AREA);
  g_assert_cmpstr (wg_map_snapshot_get_area (snapshot, 49)->code, ==, "990101G034");
  g_assert_cmpstr (wg_map_snapshot_get_area (snapshot, 1)->name, ==, "Street");
  wg_mercator_project (108.30, 22.80, &x, &y);
  g_assert_cmpfloat_with_epsilon (all.x_min, x, 1e-9);
  g_assert_cmpfloat_with_epsilon (all.y_max, y, 1e-9);
  /* The district's outline is the rim of all grids. */
  g_assert_true (memcmp (&all, &wg_map_snapshot_get_area (snapshot, 0)->bounds, sizeof all) == 0);
}

/* Against the polygons themselves, at many points. */
static void
test_hit (void)
{
  WgCoverage coverage = { 9, 7, 108.3, 22.8, 0.18, 0.14 };
  WgMapSnapshotBuilder *builder = wg_test_map_builder (&coverage, 3);
  g_autoptr (WgMapSnapshot) snapshot = wg_map_snapshot_builder_end (builder);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GPtrArray) polygons = NULL;

  polygons = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  for (guint i = 0; i < 63; i++)
    {
      double ring[2 * WG_COVERAGE_RING_POINTS];

      wg_coverage_ring (&coverage, i % 9, i / 9, ring);
      g_ptr_array_add (polygons, wg_test_map_polygon (ring, WG_COVERAGE_RING_POINTS));
    }
  for (guint k = 0; k < 2000; k++)
    {
      double lon = g_rand_double_range (random, 108.29, 108.49);
      double lat = g_rand_double_range (random, 22.79, 22.95);
      guint hit = hit_degrees (snapshot, lon, lat, 0);
      guint expected = WG_MAP_NO_AREA;

      for (guint i = 0; i < 63; i++)
        if (wg_geometry_contains (g_ptr_array_index (polygons, i), lon, lat))
          expected = wg_map_snapshot_find (snapshot, 1000000 + i);
      g_assert_cmpuint (hit, ==, expected);
      for (guint level = 1; level <= 3; level++)
        {
          guint unit = expected;

          while (unit != WG_MAP_NO_AREA &&
                 wg_map_snapshot_get_area (snapshot, unit)->level != level)
            unit = wg_map_snapshot_get_area (snapshot, unit)->parent;
          g_assert_cmpuint (hit_degrees (snapshot, lon, lat, level), ==, unit);
        }
      g_assert_cmpuint (hit_degrees (snapshot, lon, lat, 5), ==, WG_MAP_NO_AREA);
    }
}

/* A derived unit contains exactly what its grids contain, and its rings close. */
static void
test_derived_units (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (8, 8, 2);
  const WgArcs *arcs = wg_map_snapshot_get_arcs (snapshot);
  const WgArcLevel *full = &arcs->levels[0];
  g_autoptr (GRand) random = g_rand_new_with_seed (2);

  for (guint area = 0; area < wg_map_snapshot_get_n_areas (snapshot); area++)
    {
      WgLatticePoint begin = { 0 }, at = { 0 };
      guint n_rings = 0;

      for (guint32 i = arcs->ref_first[area]; i < arcs->ref_first[area + 1]; i++)
        {
          guint32 arc = WG_ARC_REF_ARC (arcs->refs[i]);
          WgLatticePoint from = full->points[full->first[arc]];
          WgLatticePoint to = full->points[full->first[arc + 1] - 1];
          WgLatticePoint swap = from;

          if (WG_ARC_REF_IS_REVERSED (arcs->refs[i]))
            {
              from = to;
              to = swap;
            }
          if (WG_ARC_REF_IS_FIRST (arcs->refs[i]))
            {
              g_assert_true (n_rings == 0 || (begin.x == at.x && begin.y == at.y));
              begin = from;
              n_rings++;
            }
          else
            g_assert_true (from.x == at.x && from.y == at.y);
          at = to;
        }
      g_assert_true (begin.x == at.x && begin.y == at.y);
      g_assert_cmpuint (n_rings, ==, 1);
    }
  for (guint k = 0; k < 500; k++)
    {
      double x = g_rand_double (random), y = g_rand_double (random);
      WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
      guint hit;

      x = bounds.x_min + x * (bounds.x_max - bounds.x_min);
      y = bounds.y_min + y * (bounds.y_max - bounds.y_min);
      hit = wg_map_snapshot_hit (snapshot, x, y, 3);
      for (guint area = 0; area < wg_map_snapshot_get_n_areas (snapshot); area++)
        if (wg_map_snapshot_get_area (snapshot, area)->level == 3)
          g_assert_true (wg_arcs_contains (arcs, area, x * WG_LATTICE_ONE, y * WG_LATTICE_ONE) ==
                         (area == hit));
    }
}

static guint
ancestor (const WgMapSnapshot *snapshot,
          guint32              area,
          guint                level)
{
  while (area != WG_ARC_NO_FACE && wg_map_snapshot_get_area (snapshot, area)->level != level)
    area = wg_map_snapshot_get_area (snapshot, area)->parent;
  return area;
}

/* A border is as thick as the highest units it parts. */
static void
test_ranks (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (8, 8, 2);
  const WgArcs *arcs = wg_map_snapshot_get_arcs (snapshot);
  const guint8 *ranks = wg_map_snapshot_get_ranks (snapshot);
  guint seen[4] = { 0 };

  g_assert_cmpuint (wg_map_snapshot_get_rank (snapshot, 0), ==, 0);
  g_assert_cmpuint (wg_map_snapshot_get_rank (snapshot, 3), ==, 1);
  g_assert_cmpuint (wg_map_snapshot_get_rank (snapshot, 2), ==, 2);
  g_assert_cmpuint (wg_map_snapshot_get_rank (snapshot, 1), ==, 3);
  for (guint arc = 0; arc < arcs->n_arcs; arc++)
    {
      guint expected = 0;

      for (guint level = 1; level <= 3; level++)
        if (ancestor (snapshot, arcs->faces[arc][0], level) !=
            ancestor (snapshot, arcs->faces[arc][1], level))
          expected = MAX (expected, wg_map_snapshot_get_rank (snapshot, level));
      g_assert_cmpuint (ranks[arc], ==, expected);
      seen[ranks[arc]]++;
    }
  for (guint rank = 0; rank < 4; rank++)
    {
      g_assert_cmpuint (seen[rank], >, 0);
      if (rank > 0)
        g_assert_cmpfloat (wg_map_snapshot_get_area_size (snapshot, rank), >,
                           wg_map_snapshot_get_area_size (snapshot, rank - 1));
    }
}

static void
test_names_inside (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (6, 6, 2);

  for (guint i = 0; i < wg_map_snapshot_get_n_areas (snapshot); i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, i);

      g_assert_cmpuint (wg_map_snapshot_hit (snapshot, area->anchor_x, area->anchor_y, area->level),
                        ==, i);
      g_assert_cmpfloat (area->anchor_radius, >, 0);
      g_assert_true (wg_bbox_contains (&area->bounds, area->anchor_x, area->anchor_y));
    }
}

/* A ward with a polygon of its own that cuts across the grids. */
static void
test_own_polygon (void)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometry) ward = wg_test_map_box (0.5, 0, 1.5, 1);
  g_autoptr (WgGeometry) left = wg_test_map_box (0, 0, 1, 1);
  g_autoptr (WgGeometry) right = wg_test_map_box (1, 0, 2, 1);
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  WgLatticeBox all;
  WgBBox bounds;

  wg_map_snapshot_builder_add_area (builder, 10, 2, WG_MAP_NO_AREA, "w", "Ward", ward);
  wg_map_snapshot_builder_add_area (builder, 20, 0, 0, "a", "A", left);
  wg_map_snapshot_builder_add_area (builder, 21, 0, 0, "b", "B", right);
  snapshot = wg_map_snapshot_builder_end (builder);
  g_assert_false (wg_map_snapshot_is_face (snapshot, 0));
  g_assert_true (wg_map_snapshot_is_face (snapshot, 1));
  g_assert_cmpuint (hit_degrees (snapshot, 0.7, 0.5, 2), ==, 0);
  g_assert_cmpuint (hit_degrees (snapshot, 0.2, 0.5, 2), ==, WG_MAP_NO_AREA);
  g_assert_cmpuint (hit_degrees (snapshot, 0.2, 0.5, 0), ==, 1);
  bounds = wg_map_snapshot_get_bounds (snapshot);
  all = wg_lattice_box_from_world (&bounds);
  wg_map_snapshot_query_outlines (snapshot, &all, found);
  g_assert_cmpuint (found->len, >, 0);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpuint (wg_map_snapshot_get_ranks (snapshot)[g_array_index (found, guint32, i)],
                      ==, 1);
}

static WgGeometry *
make_boxes (const double (*boxes)[4],
            guint          n)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  for (guint i = 0; i < n; i++)
    {
      const double *box = boxes[i];

      wg_geometry_builder_add_part (builder, FALSE);
      wg_geometry_builder_add_point (builder, box[0], box[1]);
      wg_geometry_builder_add_point (builder, box[2], box[1]);
      wg_geometry_builder_add_point (builder, box[2], box[3]);
      wg_geometry_builder_add_point (builder, box[0], box[3]);
      wg_geometry_builder_add_point (builder, box[0], box[1]);
    }
  return wg_geometry_builder_end (builder, NULL);
}

static void
assert_frame (const WgMapSnapshot *snapshot,
              guint                area,
              double               x_min,
              double               y_min,
              double               x_max,
              double               y_max)
{
  WgBBox frame = wg_map_snapshot_get_frame (snapshot, area);
  double left, top, right, bottom;

  wg_mercator_project (x_min, y_max, &left, &top);
  wg_mercator_project (x_max, y_min, &right, &bottom);
  g_assert_cmpfloat_with_epsilon (frame.x_min, left, 1e-8);
  g_assert_cmpfloat_with_epsilon (frame.y_min, top, 1e-8);
  g_assert_cmpfloat_with_epsilon (frame.x_max, right, 1e-8);
  g_assert_cmpfloat_with_epsilon (frame.y_max, bottom, 1e-8);
}

/* Two crumbs of a real file that lie 100 km off make no room for themselves, an islet does; nor
 * does a crumb that lies near. What is drawn is all of it. */
static void
test_frame (void)
{
  static const double crumbs[][4] = { { 0, 0, 0.2, 0.2 }, { 1.2, 1, 1.20001, 1.00001 },
                                      { 1.1, 1, 1.10001, 1.00001 } };
  static const double islet[][4] = { { 0.2, 0, 0.4, 0.2 }, { 0.9, 0.9, 0.901, 0.901 } };
  static const double near[][4] = { { 0, 0.2, 0.2, 0.4 }, { 0.21, 0.41, 0.21001, 0.41001 } };
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometry) a = make_boxes (crumbs, 3);
  g_autoptr (WgGeometry) b = make_boxes (islet, 2);
  g_autoptr (WgGeometry) c = make_boxes (near, 2);
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  WgBBox bounds;
  double x, y;

  wg_map_snapshot_builder_add_area (builder, 1, 1, WG_MAP_NO_AREA, "u", "Unit", NULL);
  wg_map_snapshot_builder_add_area (builder, 10, 0, 0, "a", "A", a);
  wg_map_snapshot_builder_add_area (builder, 11, 0, WG_MAP_NO_AREA, "b", "B", b);
  wg_map_snapshot_builder_add_area (builder, 12, 0, 0, "c", "C", c);
  snapshot = wg_map_snapshot_builder_end (builder);
  assert_frame (snapshot, 1, 0, 0, 0.2, 0.2);
  assert_frame (snapshot, 2, 0.2, 0, 0.901, 0.901);
  assert_frame (snapshot, 3, 0, 0.2, 0.21001, 0.41001);
  assert_frame (snapshot, 0, 0, 0, 0.2, 0.4); /* together they have crumbs far off */
  assert_frame (snapshot, WG_MAP_NO_AREA, 0, 0, 0.901, 0.901);
  bounds = wg_map_snapshot_get_bounds (snapshot);
  wg_mercator_project (1.20001, 1.00001, &x, &y);
  g_assert_cmpfloat_with_epsilon (bounds.x_max, x, 1e-8);
  g_assert_cmpuint (hit_degrees (snapshot, 1.200005, 1.000005, 0), ==, 1);
}

/* Without grids the lowest units with a polygon fill. */
static void
test_units_only (void)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometry) left = wg_test_map_box (0, 0, 1, 1);
  g_autoptr (WgGeometry) right = wg_test_map_box (1, 0, 2, 1);
  g_autoptr (WgMapSnapshot) snapshot = NULL;

  wg_map_snapshot_builder_add_area (builder, 10, 1, WG_MAP_NO_AREA, "d", "District", NULL);
  wg_map_snapshot_builder_add_area (builder, 20, 2, 0, "a", "A", left);
  wg_map_snapshot_builder_add_area (builder, 21, 2, 0, "b", "B", right);
  snapshot = wg_map_snapshot_builder_end (builder);
  g_assert_cmpuint (wg_map_snapshot_get_n_grids (snapshot), ==, 0);
  g_assert_true (wg_map_snapshot_is_face (snapshot, 2));
  g_assert_cmpuint (wg_map_snapshot_get_rank (snapshot, 2), ==, 0);
  g_assert_cmpuint (wg_map_snapshot_get_rank (snapshot, 1), ==, 1);
  g_assert_cmpuint (hit_degrees (snapshot, 1.5, 0.5, 0), ==, WG_MAP_NO_AREA);
  g_assert_cmpuint (hit_degrees (snapshot, 1.5, 0.5, 2), ==, 2);
  g_assert_cmpuint (hit_degrees (snapshot, 1.5, 0.5, 1), ==, 0);
}

/* Two grids over each other: the later one is hit, and nothing falls over. */
static void
test_overlap (void)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometry) first = wg_test_map_box (0, 0, 1, 1);
  g_autoptr (WgGeometry) second = wg_test_map_box (0.5, 0.5, 2, 2);
  g_autoptr (WgGeometry) line = NULL;
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  g_autoptr (WgGeometryBuilder) lines = wg_geometry_builder_new (WG_GEOMETRY_LINES);

  wg_geometry_builder_add_part (lines, FALSE);
  wg_geometry_builder_add_point (lines, 0, 0);
  wg_geometry_builder_add_point (lines, 1, 1);
  line = wg_geometry_builder_end (lines, NULL);
  /* A parent that comes later counts as none, a line as no geometry. */
  wg_map_snapshot_builder_add_area (builder, 1, 0, 7, "a", "A", first);
  wg_map_snapshot_builder_add_area (builder, 2, 0, WG_MAP_NO_AREA, NULL, NULL, second);
  wg_map_snapshot_builder_add_area (builder, 3, 0, WG_MAP_NO_AREA, "c", "C", line);
  snapshot = wg_map_snapshot_builder_end (builder);
  g_assert_cmpuint (hit_degrees (snapshot, 0.7, 0.7, 0), ==, 1);
  g_assert_cmpuint (hit_degrees (snapshot, 0.2, 0.2, 0), ==, 0);
  g_assert_cmpuint (wg_map_snapshot_get_area (snapshot, 0)->parent, ==, WG_MAP_NO_AREA);
  g_assert_cmpstr (wg_map_snapshot_get_area (snapshot, 1)->name, ==, "");
  g_assert_false (wg_map_snapshot_is_face (snapshot, 2));
}

static void
test_base (void)
{
  g_autoptr (WgMapSnapshotBuilder) builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometry) point = wg_geometry_new_point (1, 1);
  g_autoptr (WgGeometry) park = wg_test_map_box (0, 0, 1, 1);
  g_autoptr (WgGeometry) river = wg_test_map_box (1, 0, 2, 1);
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  WgLatticeBox all;
  WgBBox bounds;

  wg_map_snapshot_builder_add_base (builder, WG_BASE_STREET, 3, "Lane", park);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_STREET, 1, "Main Street", park);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_GREEN, 0, "Park", park);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_WATER, 0, NULL, river);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_WATER, 0, NULL, point);
  snapshot = wg_map_snapshot_builder_end (g_steal_pointer (&builder));
  bounds = wg_map_snapshot_get_bounds (snapshot);
  g_assert_false (wg_bbox_is_empty (&bounds));
  all = wg_lattice_box_from_world (&bounds);
  wg_map_snapshot_query_base (snapshot, &all, found);
  g_assert_cmpuint (found->len, ==, 4);
  g_assert_cmpint (wg_map_snapshot_get_base (snapshot, 0)->layer, ==, WG_BASE_WATER);
  g_assert_null (wg_map_snapshot_get_base (snapshot, 0)->name);
  g_assert_cmpint (wg_map_snapshot_get_base (snapshot, 1)->layer, ==, WG_BASE_GREEN);
  g_assert_cmpstr (wg_map_snapshot_get_base (snapshot, 2)->name, ==, "Lane");
  g_assert_cmpstr (wg_map_snapshot_get_base (snapshot, 3)->name, ==, "Main Street");
}

static void
test_references (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (2, 2, 2);
  WgMapSnapshot *other = wg_map_snapshot_ref (snapshot);
  g_autoptr (WgMapColours) colours = wg_map_colours_new (5);
  WgMapColours *same = wg_map_colours_ref (colours);
  g_autoptr (WgMapSnapshotBuilder) unused = wg_map_snapshot_builder_new ();

  g_assert_nonnull (unused);
  g_assert_cmpuint (wg_map_snapshot_get_bytes (other), >, 1000);
  wg_map_snapshot_unref (other);
  g_assert_cmpuint (same->n_areas, ==, 5);
  g_assert_cmpuint (same->class_of_area[4], ==, WG_CLASS_UNTOUCHED);
  wg_map_colours_unref (same);
}

static void
test_colours_equal (void)
{
  g_autoptr (WgMapColours) one = wg_map_colours_new (5);
  g_autoptr (WgMapColours) other = wg_map_colours_new (5);
  g_autoptr (WgMapColours) larger = wg_map_colours_new (6);

  g_assert_true (wg_map_colours_equal (NULL, NULL));
  g_assert_false (wg_map_colours_equal (one, NULL));
  g_assert_false (wg_map_colours_equal (NULL, one));
  g_assert_false (wg_map_colours_equal (one, larger));
  g_assert_true (wg_map_colours_equal (one, other));
  /* A colour that no class has is none. */
  other->class_rgba[0] = 0xff0000ff;
  g_assert_true (wg_map_colours_equal (one, other));
  one->n_classes = other->n_classes = 1;
  g_assert_false (wg_map_colours_equal (one, other));
  one->class_rgba[0] = 0xff0000ff;
  g_assert_true (wg_map_colours_equal (one, other));
  other->class_of_area[4] = 0;
  g_assert_false (wg_map_colours_equal (one, other));
  one->class_of_area[4] = 0;
  other->hatch_classes = TRUE;
  g_assert_false (wg_map_colours_equal (one, other));
  other->hatch_classes = FALSE;
  other->no_data_rgba ^= 0xff;
  g_assert_false (wg_map_colours_equal (one, other));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-snapshot/empty", test_empty);
  g_test_add_func ("/map-snapshot/areas", test_areas);
  g_test_add_func ("/map-snapshot/hit", test_hit);
  g_test_add_func ("/map-snapshot/derived-units", test_derived_units);
  g_test_add_func ("/map-snapshot/ranks", test_ranks);
  g_test_add_func ("/map-snapshot/names-inside", test_names_inside);
  g_test_add_func ("/map-snapshot/own-polygon", test_own_polygon);
  g_test_add_func ("/map-snapshot/frame", test_frame);
  g_test_add_func ("/map-snapshot/units-only", test_units_only);
  g_test_add_func ("/map-snapshot/overlap", test_overlap);
  g_test_add_func ("/map-snapshot/base", test_base);
  g_test_add_func ("/map-snapshot/references", test_references);
  g_test_add_func ("/map-snapshot/colours-equal", test_colours_equal);
  return g_test_run ();
}
