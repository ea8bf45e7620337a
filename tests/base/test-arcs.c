/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-arcs.h"
#include "wg-coverage.h"

#include <math.h>

#define RING(...) (const WgLatticePoint[]) { __VA_ARGS__ }

static const guint8 all_faces[16] = { 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1 };

/* Two squares side by side. */
static WgArcBuilder *
two_squares (void)
{
  WgArcBuilder *builder = wg_arc_builder_new ();

  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }, { 0, 0 }), 5);
  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 10, 10 }, { 20, 10 }, { 20, 0 }, { 10, 0 }), 4);
  return builder;
}

static guint
count_faces (const WgArcs *arcs,
             guint         arc)
{
  return (arcs->faces[arc][0] != WG_ARC_NO_FACE) + (arcs->faces[arc][1] != WG_ARC_NO_FACE);
}

/* The uses of every area must form closed rings, on every level. */
static void
assert_closed (const WgArcs     *arcs,
               const WgArcLevel *level)
{
  for (guint area = 0; area < arcs->n_areas; area++)
    {
      WgLatticePoint begin = { 0 }, at = { 0 };
      gboolean open = FALSE;

      for (guint32 i = arcs->ref_first[area]; i < arcs->ref_first[area + 1]; i++)
        {
          guint32 ref = arcs->refs[i];
          guint32 arc = WG_ARC_REF_ARC (ref);
          guint32 first = level->first[arc];
          guint32 last = level->first[arc + 1];
          gboolean reversed = WG_ARC_REF_IS_REVERSED (ref);

          if (WG_ARC_REF_IS_FIRST (ref))
            {
              g_assert_true (!open || (begin.x == at.x && begin.y == at.y));
              open = FALSE;
            }
          if (first == last)
            continue;
          if (!open)
            begin = level->points[reversed ? last - 1 : first];
          else
            {
              g_assert_cmpint (level->points[reversed ? last - 1 : first].x, ==, at.x);
              g_assert_cmpint (level->points[reversed ? last - 1 : first].y, ==, at.y);
            }
          open = TRUE;
          at = level->points[reversed ? first : last - 1];
        }
      g_assert_true (!open || (begin.x == at.x && begin.y == at.y));
    }
}

static void
test_shared_border (void)
{
  g_autoptr (WgArcs) arcs = wg_arc_builder_end (two_squares (), all_faces);
  guint shared = 0;

  g_assert_cmpuint (arcs->n_arcs, ==, 3);
  for (guint arc = 0; arc < arcs->n_arcs; arc++)
    shared += count_faces (arcs, arc) == 2;
  g_assert_cmpuint (shared, ==, 1);
  /* 2 points on the shared border, 4 on each of the others. */
  g_assert_cmpuint (arcs->levels[0].first[3], ==, 10);
  assert_closed (arcs, &arcs->levels[0]);
  g_assert_cmpint (arcs->area_boxes[1].x_min, ==, 10);
  g_assert_cmpint (arcs->area_boxes[1].x_max, ==, 20);
}

/* An island and the hole it fills share one closed arc, wherever the rings begin. */
static void
test_island (void)
{
  WgArcBuilder *builder = wg_arc_builder_new ();
  g_autoptr (WgArcs) arcs = NULL;

  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 0, 0 }, { 30, 0 }, { 30, 30 }, { 0, 30 }), 4);
  wg_arc_builder_add_ring (builder, RING ({ 10, 10 }, { 20, 10 }, { 15, 20 }), 3);
  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 15, 20 }, { 20, 10 }, { 10, 10 }), 3);
  arcs = wg_arc_builder_end (builder, all_faces);
  g_assert_cmpuint (arcs->n_arcs, ==, 2);
  assert_closed (arcs, &arcs->levels[0]);
  g_assert_true (wg_arcs_contains (arcs, 0, 5.5, 5.5));
  g_assert_false (wg_arcs_contains (arcs, 0, 15, 12.5));
  g_assert_true (wg_arcs_contains (arcs, 1, 15, 12.5));
}

/* The same polygon three times: no arc may have more than two faces. */
static void
test_copies (void)
{
  WgArcBuilder *builder = wg_arc_builder_new ();
  g_autoptr (WgArcs) arcs = NULL;

  for (guint i = 0; i < 5; i++)
    {
      wg_arc_builder_add_area (builder);
      wg_arc_builder_add_ring (builder, RING ({ 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }), 4);
    }
  arcs = wg_arc_builder_end (builder, all_faces);
  g_assert_cmpuint (arcs->n_arcs, ==, 3);
  for (guint area = 0; area < 5; area++)
    g_assert_true (wg_arcs_contains (arcs, area, 5, 5));
}

/* A unit's own ring along the same border makes no further arc. */
static void
test_units_share (void)
{
  const guint8 is_face[] = { 0, 1, 1 };
  WgArcBuilder *builder = wg_arc_builder_new ();
  g_autoptr (WgArcs) arcs = NULL;

  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 0, 0 }, { 10, 0 }, { 20, 0 },
                                          { 20, 10 }, { 10, 10 }, { 0, 10 }), 6);
  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 0, 0 }, { 10, 0 }, { 10, 10 }, { 0, 10 }), 4);
  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 10, 10 }, { 20, 10 }, { 20, 0 }, { 10, 0 }), 4);
  arcs = wg_arc_builder_end (builder, is_face);
  g_assert_cmpuint (arcs->n_arcs, ==, 3);
  for (guint arc = 0; arc < 3; arc++)
    g_assert_cmpuint (count_faces (arcs, arc), >=, 1);
  assert_closed (arcs, &arcs->levels[0]);
}

static void
test_no_area (void)
{
  WgArcBuilder *builder = wg_arc_builder_new ();
  g_autoptr (WgArcs) arcs = NULL;
  double x, y, radius;

  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 1, 1 }), 1);
  wg_arc_builder_add_ring (builder, RING ({ 1, 1 }, { 1, 1 }, { 5, 5 }, { 1, 1 }), 4);
  wg_arc_builder_add_area (builder);
  arcs = wg_arc_builder_end (builder, all_faces);
  g_assert_cmpuint (arcs->n_arcs, ==, 0);
  g_assert_false (wg_arcs_contains (arcs, 0, 1, 1));
  g_assert_false (wg_arcs_find_inside (arcs, 1, &x, &y, &radius));
}

/* A ring that runs out along a spike and back, and a bow-tie. */
static void
test_broken_rings (void)
{
  WgArcBuilder *builder = wg_arc_builder_new ();
  g_autoptr (WgArcs) arcs = NULL;

  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 0, 0 }, { 10, 0 }, { 10, 10 },
                                          { 30, 10 }, { 10, 10 }, { 0, 10 }), 6);
  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 40, 0 }, { 50, 10 }, { 50, 0 }, { 40, 10 }), 4);
  arcs = wg_arc_builder_end (builder, all_faces);
  assert_closed (arcs, &arcs->levels[0]);
  g_assert_true (wg_arcs_contains (arcs, 0, 5, 5));
  g_assert_false (wg_arcs_contains (arcs, 0, 20, 10.5));
  g_assert_true (wg_arcs_contains (arcs, 1, 41, 5));
  g_assert_true (wg_arcs_contains (arcs, 1, 49, 5));
  g_assert_false (wg_arcs_contains (arcs, 1, 45, 1));
}

static WgArcs *
coverage_arcs (guint columns,
               guint rows)
{
  WgCoverage coverage = { columns, rows, 0, 0, 1, 1 };
  WgArcBuilder *builder = wg_arc_builder_new ();
  g_autofree guint8 *is_face = g_new (guint8, columns * rows);

  for (guint i = 0; i < columns * rows; i++)
    {
      double ring[2 * WG_COVERAGE_RING_POINTS];
      WgLatticePoint points[WG_COVERAGE_RING_POINTS];

      wg_coverage_ring (&coverage, i % columns, i / columns, ring);
      for (guint k = 0; k < WG_COVERAGE_RING_POINTS; k++)
        points[k] = (WgLatticePoint) { wg_lattice_round (ring[2 * k] / 64),
                                       wg_lattice_round (ring[2 * k + 1] / 64) };
      wg_arc_builder_add_area (builder);
      wg_arc_builder_add_ring (builder, points, WG_COVERAGE_RING_POINTS);
      is_face[i] = 1;
    }
  return wg_arc_builder_end (builder, is_face);
}

static void
test_coverage (void)
{
  g_autoptr (WgArcs) arcs = coverage_arcs (12, 9);
  guint expected = 0;
  guint shared = 0;

  for (guint arc = 0; arc < arcs->n_arcs; arc++)
    shared += count_faces (arcs, arc) == 2;
  /* One arc per inner side; of the rim the four corners have no junction of their own. */
  expected = 11 * 9 + 12 * 8;
  g_assert_cmpuint (shared, ==, expected);
  g_assert_cmpuint (arcs->n_arcs, ==, expected + 2 * (12 + 9) - 4);
  for (guint i = 0; i < arcs->n_levels; i++)
    assert_closed (arcs, &arcs->levels[i]);
  g_assert_cmpuint (arcs->n_levels, >, 3);
  for (guint i = 1; i < arcs->n_levels; i++)
    {
      g_assert_cmpfloat (arcs->levels[i].tolerance, >, arcs->levels[i - 1].tolerance);
      g_assert_cmpuint (arcs->levels[i].first[arcs->n_arcs], <,
                        arcs->levels[i - 1].first[arcs->n_arcs]);
    }
}

static double
distance_to_arc (const WgArcLevel *level,
                 guint             arc,
                 WgLatticePoint    p)
{
  double best = INFINITY;

  for (guint32 i = level->first[arc] + 1; i < level->first[arc + 1]; i++)
    {
      double ax = level->points[i - 1].x, ay = level->points[i - 1].y;
      double dx = level->points[i].x - ax, dy = level->points[i].y - ay;
      double t = CLAMP (((p.x - ax) * dx + (p.y - ay) * dy) / (dx * dx + dy * dy), 0, 1);

      best = MIN (best, hypot (p.x - ax - t * dx, p.y - ay - t * dy));
    }
  return best;
}

/* No point of the full line is further from the simplified one than promised. */
static void
test_tolerance (void)
{
  g_autoptr (WgArcs) arcs = coverage_arcs (6, 6);
  const WgArcLevel *full = &arcs->levels[0];

  for (guint i = 1; i < arcs->n_levels; i++)
    {
      const WgArcLevel *level = &arcs->levels[i];

      for (guint arc = 0; arc < arcs->n_arcs; arc++)
        for (guint32 k = full->first[arc]; k < full->first[arc + 1]; k++)
          if (level->first[arc] < level->first[arc + 1])
            g_assert_cmpfloat (distance_to_arc (level, arc, full->points[k]), <=,
                               level->tolerance * 1.5 + 1);
    }
  g_assert_true (wg_arcs_level_for (arcs, 0) == full);
  for (guint i = 0; i < arcs->n_levels; i++)
    g_assert_true (wg_arcs_level_for (arcs, arcs->levels[i].tolerance) == &arcs->levels[i]);
}

static void
test_find_inside (void)
{
  g_autoptr (WgArcs) arcs = coverage_arcs (5, 5);

  for (guint area = 0; area < 25; area++)
    {
      double x, y, radius;
      double side = WG_LATTICE_ONE / 64 / 5;

      g_assert_true (wg_arcs_find_inside (arcs, area, &x, &y, &radius));
      g_assert_true (wg_arcs_contains (arcs, area, x, y));
      /* The quadrangles are crooked, but none is thinner than this. */
      g_assert_cmpfloat (radius, >, side / 6);
      g_assert_cmpfloat (radius, <, side);
    }
}

/* Long rings are cut into short arcs, the same for both who share them. */
static void
test_long_arc (void)
{
  const guint n = 5000;
  g_autofree WgLatticePoint *ring = g_new (WgLatticePoint, n);
  WgArcBuilder *builder = wg_arc_builder_new ();
  g_autoptr (WgArcs) arcs = NULL;

  for (guint i = 0; i < n; i++)
    ring[i] = (WgLatticePoint) { (gint32) (1e6 + 9e5 * cos (2 * G_PI * i / n)),
                                 (gint32) (1e6 + 9e5 * sin (2 * G_PI * i / n)) };
  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, RING ({ 0, 0 }, { 2000000, 0 },
                                          { 2000000, 2000000 }, { 0, 2000000 }), 4);
  wg_arc_builder_add_ring (builder, ring, n);
  for (guint i = 0; i < n / 2; i++)
    {
      WgLatticePoint swap = ring[i];

      ring[i] = ring[n - 1 - i];
      ring[n - 1 - i] = swap;
    }
  wg_arc_builder_add_area (builder);
  wg_arc_builder_add_ring (builder, ring, n);
  arcs = wg_arc_builder_end (builder, all_faces);
  g_assert_cmpuint (arcs->n_arcs, ==, 1 + (n + 254) / 255);
  assert_closed (arcs, &arcs->levels[0]);
  for (guint arc = 1; arc < arcs->n_arcs; arc++)
    g_assert_cmpuint (count_faces (arcs, arc), ==, 2);
  g_assert_cmpuint (wg_arcs_get_bytes (arcs), >, n * sizeof (WgLatticePoint));
}

static void
test_weigh_line (void)
{
  const WgLatticePoint line[] = { { 0, 0 }, { 10, 1 }, { 20, 40 }, { 30, 1 }, { 40, 0 } };
  float weights[5];

  wg_arcs_weigh_line (line, 5, weights);
  g_assert_true (isinf (weights[0]) && isinf (weights[4]));
  g_assert_cmpfloat (weights[2], ==, 40);
  g_assert_cmpfloat (weights[1], <, 40);
  g_assert_cmpfloat (weights[1], >, 1);
}

static void
test_unused_builder (void)
{
  g_autoptr (WgArcBuilder) builder = two_squares ();

  g_assert_cmpuint (wg_arc_builder_add_area (builder), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arcs/shared-border", test_shared_border);
  g_test_add_func ("/arcs/island", test_island);
  g_test_add_func ("/arcs/copies", test_copies);
  g_test_add_func ("/arcs/units-share", test_units_share);
  g_test_add_func ("/arcs/no-area", test_no_area);
  g_test_add_func ("/arcs/broken-rings", test_broken_rings);
  g_test_add_func ("/arcs/coverage", test_coverage);
  g_test_add_func ("/arcs/tolerance", test_tolerance);
  g_test_add_func ("/arcs/find-inside", test_find_inside);
  g_test_add_func ("/arcs/long-arc", test_long_arc);
  g_test_add_func ("/arcs/weigh-line", test_weigh_line);
  g_test_add_func ("/arcs/unused-builder", test_unused_builder);
  return g_test_run ();
}
