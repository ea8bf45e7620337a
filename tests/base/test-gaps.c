/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-coverage.h"
#include "wg-gaps.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <math.h>

/* A box in thousandths of a degree from (108, 22); there a thousandth is 103 m by 111 m. */
static WgGeometry *
box (double x1,
     double y1,
     double x2,
     double y2)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  const double corners[] = { x1, y1, x2, y1, x2, y2, x1, y2 };

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < 4; i++)
    wg_geometry_builder_add_point (builder, 108 + corners[2 * i] / 1000,
                                   22 + corners[2 * i + 1] / 1000);

  return wg_geometry_builder_end (builder, NULL);
}

static WgGeometry *
figure_of_eight (void)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, 108.000, 22.000);
  wg_geometry_builder_add_point (builder, 108.010, 22.010);
  wg_geometry_builder_add_point (builder, 108.010, 22.000);
  wg_geometry_builder_add_point (builder, 108.000, 22.010);

  return wg_geometry_builder_end (builder, NULL);
}

static void
unref_polygon (gpointer polygon)
{
  if (polygon != NULL)
    wg_geometry_unref (polygon);
}

static GPtrArray *
list (void)
{
  return g_ptr_array_new_with_free_func (unref_polygon);
}

static GPtrArray *
find (GPtrArray        *polygons,
      const WgGeometry *outline)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *issues
      = wg_gaps_find (polygons, outline, WG_GAPS_TOLERANCE_M2, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return issues;
}

/* @cells: area in squares of a thousandth of a degree */
static void
assert_issue (GPtrArray *issues,
              guint      n,
              WgGapsKind kind,
              guint      a,
              guint      b,
              double     cells)
{
  g_autoptr (WgGeometry) unit = box (0, 0, 1, 1);
  const WgGapsIssue *issue;
  double expected = cells * wg_zone_area_m2 (unit);

  g_assert_cmpuint (n, <, issues->len);
  issue = g_ptr_array_index (issues, n);
  g_assert_cmpint (issue->kind, ==, kind);
  g_assert_cmpuint (issue->a, ==, a);
  g_assert_cmpuint (issue->b, ==, b);
  g_assert_cmpfloat_with_epsilon (issue->area_m2, expected, expected * 1e-3 + 1e-9);
  g_assert_true ((issue->reason != NULL) == (kind == WG_GAPS_INVALID));
}

static void
test_sound (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (WgGeometry) outline = box (0, 0, 30, 30);
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GPtrArray) within = NULL;

  for (guint x = 0; x < 3; x++)
    for (guint y = 0; y < 3; y++)
      g_ptr_array_add (polygons, box (10 * x, 10 * y, 10 * x + 10, 10 * y + 10));

  issues = find (polygons, NULL);
  g_assert_cmpuint (issues->len, ==, 0);
  within = find (polygons, outline);
  g_assert_cmpuint (within->len, ==, 0);
}

/* One neighbour has a corner on the border that the other has not: still no gap. */
static void
test_other_corners (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) issues = NULL;

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  g_ptr_array_add (polygons, box (10, 0, 20, 5));
  g_ptr_array_add (polygons, box (10, 5, 20, 10));
  issues = find (polygons, NULL);
  g_assert_cmpuint (issues->len, ==, 0);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) none = find (polygons, NULL);
  g_autoptr (GPtrArray) skipped = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_ptr_array_add (polygons, NULL);
  g_ptr_array_add (polygons, wg_geometry_new_point (108, 22));
  skipped = find (polygons, NULL);
  g_assert_cmpuint (skipped->len, ==, 0);
}

static void
test_overlaps (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) issues = NULL;
  const WgGapsIssue *issue;

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  g_ptr_array_add (polygons, NULL);
  g_ptr_array_add (polygons, box (8, 0, 20, 10)); /* 2 × 10 of the first */
  g_ptr_array_add (polygons, box (2, 2, 4, 4));   /* inside the first */
  g_ptr_array_add (polygons, box (20, 0, 30, 10)); /* only touches */
  g_ptr_array_add (polygons, box (20, 0, 30, 10)); /* the same once more */
  issues = find (polygons, NULL);

  g_assert_cmpuint (issues->len, ==, 3);
  assert_issue (issues, 0, WG_GAPS_OVERLAP, 0, 2, 20);
  assert_issue (issues, 1, WG_GAPS_OVERLAP, 0, 3, 4);
  assert_issue (issues, 2, WG_GAPS_OVERLAP, 4, 5, 100);

  issue = g_ptr_array_index (issues, 0);
  g_assert_true (wg_geometry_contains (g_ptr_array_index (polygons, 0), issue->lon, issue->lat));
  g_assert_true (wg_geometry_contains (g_ptr_array_index (polygons, 2), issue->lon, issue->lat));
}

/* Two sound coverages over each other: inner pairs have no unmatched edge and are found too. */
static void
test_two_coverages (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) issues = NULL;
  guint n_expected = 0;

  for (guint layer = 0; layer < 2; layer++)
    for (guint x = 0; x < 4; x++)
      for (guint y = 0; y < 4; y++)
        g_ptr_array_add (polygons, box (10 * x + 5 * layer, 10 * y + 5 * layer,
                                        10 * x + 10 + 5 * layer, 10 * y + 10 + 5 * layer));

  for (guint a = 0; a < polygons->len; a++)
    for (guint b = a + 1; b < polygons->len; b++)
      n_expected += wg_topology_overlap_m2 (g_ptr_array_index (polygons, a),
                                            g_ptr_array_index (polygons, b)) > 1.0;

  issues = find (polygons, NULL);
  g_assert_cmpuint (n_expected, ==, 49);
  g_assert_cmpuint (issues->len, ==, n_expected);
}

static void
test_gap (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) issues = NULL;
  const WgGapsIssue *issue;

  /* a frame of four around 2 × 2 */
  g_ptr_array_add (polygons, box (0, 0, 12, 10));
  g_ptr_array_add (polygons, box (0, 10, 10, 22));
  g_ptr_array_add (polygons, box (12, 0, 22, 12));
  g_ptr_array_add (polygons, box (10, 12, 22, 22));
  issues = find (polygons, NULL);

  g_assert_cmpuint (issues->len, ==, 1);
  issue = g_ptr_array_index (issues, 0);
  g_assert_cmpint (issue->kind, ==, WG_GAPS_GAP);
  g_assert_cmpuint (issue->a, <, 4);
  g_assert_cmpuint (issue->b, <, 4);
  g_assert_cmpuint (issue->a, !=, issue->b);
  assert_issue (issues, 0, WG_GAPS_GAP, issue->a, issue->b, 4);
  g_assert_cmpfloat_with_epsilon (issue->lon, 108.011, 0.001);
  g_assert_cmpfloat_with_epsilon (issue->lat, 22.011, 0.001);
}

static void
test_outline (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (WgGeometry) outline = box (0, 0, 20, 10);
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GPtrArray) alone = NULL;

  g_ptr_array_add (polygons, box (0, 0, 8, 10));
  g_ptr_array_add (polygons, box (10, 0, 20, 10));  /* 2 × 10 left over between them */
  g_ptr_array_add (polygons, box (20, 0, 23, 10));  /* wholly outside, shares the border */
  g_ptr_array_add (polygons, box (30, 0, 31, 1));   /* far outside */
  issues = find (polygons, outline);

  g_assert_cmpuint (issues->len, ==, 3);
  assert_issue (issues, 0, WG_GAPS_GAP, 0, 1, 20);
  assert_issue (issues, 1, WG_GAPS_OUTSIDE, 2, WG_GAPS_NONE, 30);
  assert_issue (issues, 2, WG_GAPS_OUTSIDE, 3, WG_GAPS_NONE, 1);

  /* without the outline nothing encloses the gap, and there is no outside */
  alone = find (polygons, NULL);
  g_assert_cmpuint (alone->len, ==, 0);
}

/* A hole of the outline is not to be filled. */
static void
test_outline_hole (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (WgGeometry) whole = box (0, 0, 20, 20);
  g_autoptr (WgGeometry) lake = box (5, 5, 10, 10);
  g_autoptr (WgGeometry) outline = wg_topology_difference (whole, lake);

  g_ptr_array_add (polygons, wg_geometry_ref (outline));
  issues = find (polygons, outline);
  g_assert_cmpuint (issues->len, ==, 0);
}

static void
test_invalid (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) issues = NULL;
  const WgGapsIssue *issue;

  g_ptr_array_add (polygons, box (-10, 0, 0, 10));
  g_ptr_array_add (polygons, figure_of_eight ());
  g_ptr_array_add (polygons, box (0, 0, 5, 10));
  issues = find (polygons, NULL);

  g_assert_cmpuint (issues->len, ==, 2);
  assert_issue (issues, 0, WG_GAPS_INVALID, 1, WG_GAPS_NONE, 0);
  assert_issue (issues, 1, WG_GAPS_OVERLAP, 1, 2, 25);
  issue = g_ptr_array_index (issues, 0);
  g_assert_cmpstr (issue->reason, ==, "The outline crosses itself");
  g_assert_cmpfloat_with_epsilon (issue->lon, 108.005, 1e-9);
}

/* What is above the tolerance is reported, what is below is not. */
static void
test_tolerance (void)
{
  const struct
  {
    double width; /* of the overlap, thousandths; 1e-4 is 1 cm by 1,107 m = 11 m² */
    guint expected;
  } cases[] = { { 1e-4, 1 }, { 1e-5, 1 }, { 5e-6, 0 }, { 1e-7, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) polygons = list ();
      g_autoptr (GPtrArray) issues = NULL;

      g_ptr_array_add (polygons, box (0, 0, 10, 10));
      g_ptr_array_add (polygons, box (10 - cases[i].width, 0, 20, 10));
      issues = find (polygons, NULL);
      g_assert_cmpuint (issues->len, ==, cases[i].expected);
    }
}

static void
note_progress (double   done,
               gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1.0);
  *last = done;
}

static void
test_progress (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) issues = NULL;
  double done = 0.0;

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  issues = wg_gaps_find (polygons, NULL, 1.0, note_progress, &done, NULL, NULL);
  g_assert_nonnull (issues);
  g_assert_cmpfloat (done, ==, 1.0);
}

static void
test_cancelled (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  g_cancellable_cancel (cancellable);
  g_assert_null (wg_gaps_find (polygons, NULL, 1.0, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Corners of a sound coverage moved at random by up to 20 m: pairs and areas are those of pairwise
 * overlays, and the gaps are the holes of the union. */
static void
test_against_overlays (void)
{
  const WgCoverage coverage = { 8, 8, 108, 22, 0.02, 0.02 };
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) shells = list ();
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (WgGeometry) whole = NULL, filled = NULL;
  double overlaps = 0, gaps = 0, expected = 0, holes;

  for (guint i = 0; i < coverage.columns * coverage.rows; i++)
    {
      g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
      double ring[2 * WG_COVERAGE_RING_POINTS];

      wg_coverage_ring (&coverage, i % 8, i / 8, ring);
      wg_geometry_builder_add_part (builder, FALSE);
      for (guint p = 0; p + 1 < WG_COVERAGE_RING_POINTS; p++)
        {
          double shift = g_test_rand_int_range (0, 4) == 0 ? 2e-4 : 0.0;

          wg_geometry_builder_add_point (
              builder, ring[2 * p] + g_test_rand_double_range (-1, 1) * shift,
              ring[2 * p + 1] + g_test_rand_double_range (-1, 1) * shift);
        }
      g_ptr_array_add (polygons, wg_geometry_builder_end (builder, NULL));
    }

  for (guint a = 0; a < polygons->len; a++)
    {
      g_autoptr (WgGeometry) valid = wg_topology_make_valid (g_ptr_array_index (polygons, a));

      g_ptr_array_index (polygons, a) = (wg_geometry_unref (g_ptr_array_index (polygons, a)),
                                         g_steal_pointer (&valid));
    }

  for (guint a = 0; a < polygons->len; a++)
    for (guint b = a + 1; b < polygons->len; b++)
      expected += wg_topology_overlap_m2 (g_ptr_array_index (polygons, a),
                                          g_ptr_array_index (polygons, b));

  whole = wg_topology_union (polygons);
  for (guint part = 0; part < wg_geometry_get_n_parts (whole); part++)
    {
      g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
      guint n;
      const double *ring = wg_geometry_get_part (whole, part, &n);

      if (wg_geometry_is_hole (whole, part))
        continue;
      wg_geometry_builder_add_part (builder, FALSE);
      for (guint p = 0; p < n; p++)
        wg_geometry_builder_add_point (builder, ring[2 * p], ring[2 * p + 1]);
      g_ptr_array_add (shells, wg_geometry_builder_end (builder, NULL));
    }
  /* A hole may have an island in it, which is no gap. */
  filled = wg_topology_union (shells);
  holes = wg_zone_area_m2 (filled) - wg_zone_area_m2 (whole);

  issues = wg_gaps_find (polygons, NULL, 0.001, NULL, NULL, NULL, NULL);
  for (guint i = 0; i < issues->len; i++)
    {
      const WgGapsIssue *issue = g_ptr_array_index (issues, i);

      overlaps += issue->kind == WG_GAPS_OVERLAP ? issue->area_m2 : 0;
      gaps += issue->kind == WG_GAPS_GAP ? issue->area_m2 : 0;
    }

  g_assert_cmpfloat (expected, >, 1000);
  g_assert_cmpfloat (holes, >, 1000);
  g_assert_cmpfloat_with_epsilon (overlaps, expected, expected * 1e-3 + 1);
  g_assert_cmpfloat_with_epsilon (gaps, holes, holes * 1e-3 + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gaps/sound", test_sound);
  g_test_add_func ("/gaps/other-corners", test_other_corners);
  g_test_add_func ("/gaps/nothing", test_nothing);
  g_test_add_func ("/gaps/overlaps", test_overlaps);
  g_test_add_func ("/gaps/two-coverages", test_two_coverages);
  g_test_add_func ("/gaps/gap", test_gap);
  g_test_add_func ("/gaps/outline", test_outline);
  g_test_add_func ("/gaps/outline-hole", test_outline_hole);
  g_test_add_func ("/gaps/invalid", test_invalid);
  g_test_add_func ("/gaps/tolerance", test_tolerance);
  g_test_add_func ("/gaps/progress", test_progress);
  g_test_add_func ("/gaps/cancelled", test_cancelled);
  g_test_add_func ("/gaps/against-overlays", test_against_overlays);
  return g_test_run ();
}
