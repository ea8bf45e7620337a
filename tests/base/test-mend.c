/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-gaps.h"
#include "wg-mend.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <math.h>

#define STEPS 3 /* points per side of a cell */
#define CELL 0.002 /* degrees, some 200 m */

static void
unref_polygon (gpointer polygon)
{
  if (polygon != NULL)
    wg_geometry_unref (polygon);
}

static WgGeometry *
make_polygon (const double *points,
              guint         n)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < n; i++)
    wg_geometry_builder_add_point (builder, points[2 * i], points[2 * i + 1]);

  return wg_geometry_builder_end (builder, NULL);
}

/* A box in thousandths of a degree from (108, 22). */
static WgGeometry *
box (double x1,
     double y1,
     double x2,
     double y2)
{
  const double points[] = { 108 + x1 / 1000, 22 + y1 / 1000, 108 + x2 / 1000, 22 + y1 / 1000,
                            108 + x2 / 1000, 22 + y2 / 1000, 108 + x1 / 1000, 22 + y2 / 1000 };

  return make_polygon (points, 4);
}

static GPtrArray *
list (void)
{
  return g_ptr_array_new_with_free_func (unref_polygon);
}

static double
sum_m2 (GPtrArray *polygons)
{
  double sum = 0.0;

  for (guint i = 0; i < polygons->len; i++)
    sum += wg_zone_area_in_m2 (g_ptr_array_index (polygons, i), 108.0);

  return sum;
}

static GPtrArray *
find (GPtrArray *polygons)
{
  const WgMendCoverage coverage = { polygons, NULL, NULL, NULL, WG_GAPS_TOLERANCE_M2 };
  g_autoptr (GError) error = NULL;
  GPtrArray *faults = wg_mend_find (&coverage, NULL, &error);

  g_assert_no_error (error);

  return faults;
}

static GPtrArray *
repair_all (GPtrArray  *polygons,
            guint       kinds,
            GPtrArray **left)
{
  const WgMendCoverage coverage = { polygons, NULL, NULL, NULL, WG_GAPS_TOLERANCE_M2 };
  g_autoptr (GError) error = NULL;
  GPtrArray *repaired = wg_mend_repair_all (&coverage, kinds, left, NULL, &error);

  g_assert_no_error (error);

  return repaired;
}

/* A lattice of cells whose sides are bent, the same for both neighbours. */
typedef struct
{
  guint   n;      /* cells along a side */
  double *points; /* of every line, (n · STEPS + 1)² places; inner ones of cells are not used */
} Lattice;

static const double *
get_place (const Lattice *lattice,
           guint          x,
           guint          y)
{
  return lattice->points + 2 * (y * (lattice->n * STEPS + 1) + x);
}

static void
lattice_init (Lattice *lattice,
              GRand   *random,
              guint    n)
{
  guint size = n * STEPS + 1;

  lattice->n = n;
  lattice->points = g_new (double, 2 * size * size);
  for (guint y = 0; y < size; y++)
    for (guint x = 0; x < size; x++)
      {
        gboolean edge_x = x == 0 || x == size - 1, edge_y = y == 0 || y == size - 1;
        double *place = lattice->points + 2 * (y * size + x);
        double bend = CELL / STEPS * 0.3;

        place[0] = 108 + x * CELL / STEPS + (edge_x ? 0 : g_rand_double_range (random, -bend, bend));
        place[1] = 22 + y * CELL / STEPS + (edge_y ? 0 : g_rand_double_range (random, -bend, bend));
      }
}

/* The outline of a cell, against the clock; 4 · STEPS places. */
static void
get_outline (const Lattice *lattice,
             guint          cell_x,
             guint          cell_y,
             double        *outline)
{
  guint x = cell_x * STEPS, y = cell_y * STEPS, at = 0;

  for (guint i = 0; i < 4 * STEPS; i++)
    {
      guint side = i / STEPS, step = i % STEPS;
      guint px = side == 0 ? x + step : side == 1 ? x + STEPS : side == 2 ? x + STEPS - step : x;
      guint py = side == 0 ? y : side == 1 ? y + step : side == 2 ? y + STEPS : y + STEPS - step;
      const double *place = get_place (lattice, px, py);

      outline[at++] = place[0];
      outline[at++] = place[1];
    }
}

static gboolean
is_inner (const Lattice *lattice,
          const double  *place)
{
  double far = lattice->n * CELL - CELL / STEPS / 2;

  return place[0] > 108 + CELL / STEPS / 2 && place[0] < 108 + far
         && place[1] > 22 + CELL / STEPS / 2 && place[1] < 22 + far;
}

/* A surveyor's slip: one corner of one cell is somewhere else, or two corners are swapped. */
static gboolean
spoil (const Lattice *lattice,
       GRand         *random,
       double        *outline)
{
  guint i = (guint) g_rand_int_range (random, 0, 4 * STEPS);
  guint next = (i + 1) % (4 * STEPS);

  if (!is_inner (lattice, outline + 2 * i) || !is_inner (lattice, outline + 2 * next))
    return FALSE;
  if (g_rand_int_range (random, 0, 5) == 0)
    {
      for (guint c = 0; c < 2; c++)
        {
          double kept = outline[2 * i + c];

          outline[2 * i + c] = outline[2 * next + c];
          outline[2 * next + c] = kept;
        }
      return TRUE;
    }
  outline[2 * i] += g_rand_double_range (random, -0.4, 0.4) * CELL / STEPS;
  outline[2 * i + 1] += g_rand_double_range (random, -0.4, 0.4) * CELL / STEPS;

  return TRUE;
}

static GPtrArray *
make_town (GRand *random,
           guint  n,
           double part_spoilt,
           guint *n_spoilt)
{
  Lattice lattice;
  GPtrArray *town = list ();

  lattice_init (&lattice, random, n);
  for (guint y = 0; y < n; y++)
    for (guint x = 0; x < n; x++)
      {
        double outline[8 * STEPS];

        get_outline (&lattice, x, y, outline);
        if (g_rand_double (random) < part_spoilt)
          *n_spoilt += spoil (&lattice, random, outline);
        g_ptr_array_add (town, make_polygon (outline, 4 * STEPS));
      }
  g_free (lattice.points);

  return town;
}

/* M15: nothing wrong is left, nothing is lost, and who had no part in it is the same object. */
static void
test_random_towns (void)
{
  for (guint seed = 0; seed < 40; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
      guint n_spoilt = 0, n_same = 0;
      guint n = (guint) g_rand_int_range (random, 3, 9);
      g_autoptr (GPtrArray) town = make_town (random, n, 0.3, &n_spoilt);
      g_autoptr (WgGeometry) whole = box (0, 0, 1000 * n * CELL, 1000 * n * CELL);
      g_autoptr (GPtrArray) left = NULL;
      g_autoptr (GPtrArray) repaired = repair_all (town, WG_MEND_ALL, &left);
      g_autoptr (WgGeometry) together = NULL;
      double expected = wg_zone_area_in_m2 (whole, 108.0);

      g_assert_cmpuint (left->len, ==, 0);
      g_assert_cmpuint (repaired->len, ==, n * n);
      for (guint i = 0; i < repaired->len; i++)
        {
          g_assert_true (wg_topology_is_valid (g_ptr_array_index (repaired, i), NULL, NULL, NULL));
          n_same += g_ptr_array_index (repaired, i) == g_ptr_array_index (town, i);
        }
      if (n_spoilt == 0)
        g_assert_cmpuint (n_same, ==, n * n);
      /* Up to the tolerance per slip stays where it was: it is no fault. */
      g_assert_cmpfloat_with_epsilon (sum_m2 (repaired), expected, 2.0 * n_spoilt + 0.5);
      together = wg_topology_union (repaired);
      g_assert_cmpfloat_with_epsilon (wg_zone_area_in_m2 (together, 108.0), expected,
                                      2.0 * n_spoilt + 0.5);
    }
}

/* The smaller one keeps what both have; a third one far away is not touched. */
static void
test_overlap (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) faults = NULL, repaired = NULL, left = NULL;
  const WgMendFault *fault;
  double before;

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  g_ptr_array_add (polygons, box (8, 0, 16, 10));
  g_ptr_array_add (polygons, box (16, 0, 26, 10));
  faults = find (polygons);
  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpint (fault->kind, ==, WG_MEND_OVERLAP);
  g_assert_cmpuint (fault->keeps, ==, 1);
  g_assert_cmpuint (fault->gives, ==, 0);
  g_assert_false (fault->is_thin);
  g_assert_false (fault->alone);
  before = sum_m2 (polygons);
  repaired = repair_all (polygons, 1u << WG_MEND_OVERLAP, &left);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (g_ptr_array_index (repaired, 1) == g_ptr_array_index (polygons, 1));
  g_assert_true (g_ptr_array_index (repaired, 2) == g_ptr_array_index (polygons, 2));
  g_assert_cmpfloat_with_epsilon (sum_m2 (repaired), before - fault->area_m2, 1e-3);
}

/* The gap goes to the neighbour with the longest border along it, the others stay. */
static void
test_gap (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) faults = NULL, repaired = NULL, left = NULL;
  const WgMendFault *fault;

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  g_ptr_array_add (polygons, box (11, 0, 20, 6));
  g_ptr_array_add (polygons, box (11, 6, 20, 10));
  g_ptr_array_add (polygons, box (0, 10, 20, 20));
  g_ptr_array_add (polygons, box (0, -10, 20, 0));
  faults = find (polygons);
  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpint (fault->kind, ==, WG_MEND_GAP);
  g_assert_cmpuint (fault->keeps, ==, 0);
  g_assert_cmpuint (fault->gives, ==, WG_MEND_NONE);
  g_assert_cmpuint (fault->around->len, ==, 5);
  repaired = repair_all (polygons, 1u << WG_MEND_GAP, &left);
  g_assert_cmpuint (left->len, ==, 0);
  for (guint i = 1; i < 5; i++)
    g_assert_true (g_ptr_array_index (repaired, i) == g_ptr_array_index (polygons, i));
}

/* A gap at the community's edge is found by its outline, and ends there. */
static void
test_outline (void)
{
  g_autoptr (GPtrArray) polygons = list (), outlines = list ();
  g_autoptr (GPtrArray) left = NULL, repaired = NULL;
  g_autoptr (GError) error = NULL;
  const guint groups[] = { 0, 0, WG_MEND_NONE };
  const WgMendCoverage coverage = { polygons, groups, outlines, NULL, WG_GAPS_TOLERANCE_M2 };

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  g_ptr_array_add (polygons, box (10, 0, 19, 10)); /* its community reaches up to 20 */
  g_ptr_array_add (polygons, box (20, 0, 30, 10));
  g_ptr_array_add (outlines, box (0, 0, 20, 10));
  repaired = wg_mend_repair_all (&coverage, WG_MEND_ALL, &left, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpfloat_with_epsilon (wg_geometry_get_bounds (g_ptr_array_index (repaired, 1)).x_max,
                                  108.020, 1e-12);
  g_assert_true (g_ptr_array_index (repaired, 2) == g_ptr_array_index (polygons, 2));
}

/* A hair of ground that lies with a neighbour; thin overlaps and gaps count as slivers, too. */
static void
test_slivers (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (GPtrArray) faults = NULL, repaired = NULL, left = NULL;
  const double own[] = { 108, 22, 108.010, 22, 108.010, 22.010, 108, 22.010 };
  const double hair[] = { 108.030, 22, 108.030002, 22, 108.030002, 22.010, 108.030, 22.010 };

  for (guint part = 0; part < 2; part++)
    {
      wg_geometry_builder_add_part (builder, FALSE);
      for (guint i = 0; i < 4; i++)
        wg_geometry_builder_add_point (builder, (part == 0 ? own : hair)[2 * i],
                                       (part == 0 ? own : hair)[2 * i + 1]);
    }
  g_ptr_array_add (polygons, wg_geometry_builder_end (builder, NULL));
  g_ptr_array_add (polygons, box (9.999, 0, 20, 10)); /* ten centimetres of overlap */
  g_ptr_array_add (polygons, box (20, 0, 30, 10));
  faults = find (polygons);
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_cmpint (((WgMendFault *) faults->pdata[0])->kind, ==, WG_MEND_OVERLAP);
  g_assert_true (((WgMendFault *) faults->pdata[0])->is_thin);
  g_assert_true (wg_mend_fault_is_of (faults->pdata[0], 1u << WG_MEND_SLIVER));
  g_assert_false (wg_mend_fault_is_of (faults->pdata[1], 1u << WG_MEND_OVERLAP));
  g_assert_cmpint (((WgMendFault *) faults->pdata[1])->kind, ==, WG_MEND_SLIVER);
  g_assert_cmpuint (((WgMendFault *) faults->pdata[1])->keeps, ==, 2);
  g_assert_cmpuint (((WgMendFault *) faults->pdata[1])->gives, ==, 0);
  repaired = repair_all (polygons, 1u << WG_MEND_SLIVER, &left);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (wg_geometry_get_n_parts (g_ptr_array_index (repaired, 0)), ==, 1);
  g_assert_cmpuint (wg_geometry_get_n_parts (g_ptr_array_index (repaired, 2)), ==, 1);
}

/* What would cost somebody more than half of the area is not done along with others. */
static void
test_alone (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) faults = NULL, repaired = NULL, left = NULL, one = NULL, after = NULL;
  const WgMendCoverage coverage = { polygons, NULL, NULL, NULL, WG_GAPS_TOLERANCE_M2 };

  /* A ring of four around a square that nobody has, and the same grid sent twice. */
  g_ptr_array_add (polygons, box (0, 0, 30, 10));
  g_ptr_array_add (polygons, box (0, 20, 30, 30));
  g_ptr_array_add (polygons, box (0, 10, 10, 20));
  g_ptr_array_add (polygons, box (20, 10, 30, 20));
  g_ptr_array_add (polygons, box (40, 0, 50, 10));
  g_ptr_array_add (polygons, box (40, 0, 50, 10));
  faults = find (polygons);
  g_assert_cmpuint (faults->len, ==, 2);
  g_assert_cmpint (((WgMendFault *) faults->pdata[0])->kind, ==, WG_MEND_GAP);
  g_assert_cmpint (((WgMendFault *) faults->pdata[1])->kind, ==, WG_MEND_DUPLICATE);
  g_assert_true (((WgMendFault *) faults->pdata[1])->alone);
  repaired = repair_all (polygons, WG_MEND_ALL, &left);
  g_assert_cmpuint (left->len, ==, ((WgMendFault *) faults->pdata[0])->alone ? 2 : 1);
  /* Asked for by itself, the gap is filled. */
  g_ptr_array_set_size (faults, 1);
  one = wg_mend_repair (&coverage, faults, NULL, NULL);
  after = find (one);
  g_assert_cmpuint (after->len, ==, 1);
}

/* A figure of eight becomes two squares, and its neighbours do not notice. */
static void
test_crossing (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  const double eight[] = { 108, 22, 108.010, 22.010, 108.010, 22, 108, 22.010 };
  g_autoptr (GPtrArray) faults = NULL, repaired = NULL, left = NULL;

  g_ptr_array_add (polygons, make_polygon (eight, 4));
  faults = find (polygons);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (((WgMendFault *) faults->pdata[0])->reason);
  repaired = repair_all (polygons, 1u << WG_MEND_OVERLAP, NULL);
  g_assert_true (g_ptr_array_index (repaired, 0) == g_ptr_array_index (polygons, 0));
  g_ptr_array_unref (g_steal_pointer (&repaired));
  repaired = repair_all (polygons, 1u << WG_MEND_CROSSING, &left);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (wg_geometry_get_n_parts (g_ptr_array_index (repaired, 0)), ==, 2);
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) polygons = list ();
  g_autoptr (GPtrArray) faults = find (polygons);
  g_autoptr (GPtrArray) repaired = repair_all (polygons, WG_MEND_ALL, NULL);

  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpuint (repaired->len, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) polygons = list ();
  const WgMendCoverage coverage = { polygons, NULL, NULL, NULL, WG_GAPS_TOLERANCE_M2 };
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (polygons, box (0, 0, 10, 10));
  g_cancellable_cancel (cancellable);
  g_assert_null (wg_mend_repair_all (&coverage, WG_MEND_ALL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* As large as a district: each run checks that the result is clean; the time is told. */
static void
test_district (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  guint n_spoilt = 0, n = g_test_slow () ? 55 : 20;
  g_autoptr (GPtrArray) town = make_town (random, n, 0.1, &n_spoilt);
  g_autoptr (GPtrArray) left = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GPtrArray) found = find (town);
  gint64 middle = g_get_monotonic_time ();
  g_autoptr (GPtrArray) repaired = repair_all (town, WG_MEND_ALL, &left);

  g_test_message ("%u grids, %u slips, %u faults: found in %.0f ms, repaired in %.0f ms", n * n,
                  n_spoilt, found->len, (middle - start) / 1000.0,
                  (g_get_monotonic_time () - middle) / 1000.0);
  g_assert_cmpuint (left->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/mend/overlap", test_overlap);
  g_test_add_func ("/base/mend/gap", test_gap);
  g_test_add_func ("/base/mend/outline", test_outline);
  g_test_add_func ("/base/mend/slivers", test_slivers);
  g_test_add_func ("/base/mend/alone", test_alone);
  g_test_add_func ("/base/mend/crossing", test_crossing);
  g_test_add_func ("/base/mend/nothing", test_nothing);
  g_test_add_func ("/base/mend/cancelled", test_cancelled);
  g_test_add_func ("/base/mend/random-towns", test_random_towns);
  g_test_add_func ("/base/mend/district", test_district);

  return g_test_run ();
}
