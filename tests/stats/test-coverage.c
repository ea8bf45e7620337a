/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coverage held against GEOS's areas of the same polygons, and what must always hold of it. */

#include "wg-coverage.h"

#include "wg-test.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <math.h>

#define LON 114.0
#define LAT 30.5

/* Degrees from metres round a place on a meridian of its zone, near enough to make polygons. */
static void
to_degrees (double  x,
            double  y,
            double *lon,
            double *lat)
{
  *lat = LAT + y / 110850.0;
  *lon = LON + x / (111320.0 * cos (*lat * G_PI / 180));
}

static void
to_metres (double  lon,
           double  lat,
           double *x,
           double *y)
{
  g_assert_true (wg_zone_project (LON, lon, lat, x, y));
  wg_cover_plane_turn (x, y);
}

/* Circles of GEOS's polygons are drawn with so many corners, on the plane's own metres. */
#define N_CORNERS 720

typedef struct
{
  GPtrArray *polygons; /* WgGeometry, degrees */
  GArray    *shapes;   /* WgCoverShape, metres */
  GPtrArray *discs;    /* WgGeometry of each shape, degrees */
} World;

static void
world_free (World *self)
{
  g_ptr_array_unref (self->polygons);
  g_ptr_array_unref (self->discs);
  g_array_unref (self->shapes);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* The plane back to degrees, by Newton's method on the projection. */
static void
from_metres (double  x,
             double  y,
             double *lon,
             double *lat)
{
  double px, py;

  *lon = LON;
  *lat = LAT;
  for (guint i = 0; i < 8; i++)
    {
      to_metres (*lon, *lat, &px, &py);
      px = x - px;
      py = y - py;
      wg_cover_plane_turn_back (&px, &py);
      *lat += py / 110850.0;
      *lon += px / (111320.0 * cos (*lat * G_PI / 180));
    }
}

static WgGeometry *
make_disc (double x,
           double y,
           double r)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i <= N_CORNERS; i++)
    {
      double angle = 2 * G_PI * (i % N_CORNERS) / N_CORNERS, lon, lat;

      from_metres (x + r * cos (angle), y + r * sin (angle), &lon, &lat);
      wg_geometry_builder_add_point (builder, lon, lat);
    }
  return wg_geometry_builder_end (builder, NULL);
}

/* A star of random rays: neither convex nor regular. */
static WgGeometry *
make_star (GRand *random,
           double x,
           double y,
           double size)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  double rays[14];

  for (guint i = 0; i < G_N_ELEMENTS (rays); i++)
    rays[i] = size * g_rand_double_range (random, 0.3, 1.0);
  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i <= G_N_ELEMENTS (rays); i++)
    {
      guint k = i % G_N_ELEMENTS (rays);
      double angle = 2 * G_PI * k / G_N_ELEMENTS (rays), lon, lat;

      to_degrees (x + rays[k] * cos (angle), y + rays[k] * sin (angle), &lon, &lat);
      wg_geometry_builder_add_point (builder, lon, lat);
    }
  return wg_geometry_builder_end (builder, NULL);
}

static World *
world_new (guint seed,
           guint n_grids,
           guint n_shapes,
           double radius)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  World *self = g_new0 (World, 1);
  double x0, y0;

  to_metres (LON, LAT, &x0, &y0);
  self->polygons = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  self->discs = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  self->shapes = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  for (guint i = 0; i < n_grids; i++)
    g_ptr_array_add (self->polygons,
                     make_star (random, g_rand_double_range (random, -2000, 2000),
                                g_rand_double_range (random, -2000, 2000),
                                g_rand_double_range (random, 100, 700)));
  for (guint i = 0; i < n_shapes; i++)
    {
      double x = x0 + g_rand_double_range (random, -2500, 2500);
      double y = y0 + g_rand_double_range (random, -2500, 2500);
      WgCoverShape shape = { x, y, x, y, radius * g_rand_double_range (random, 0.5, 1.5) };

      g_array_append_val (self->shapes, shape);
      g_ptr_array_add (self->discs, make_disc (x, y, shape.radius));
    }
  return self;
}

static WgCoverGround *
make_ground (World *world)
{
  WgCoverGround *ground;
  double x, y;

  to_metres (LON, LAT, &x, &y);
  ground = wg_cover_ground_new (world->polygons->len, x, y);
  for (guint i = 0; i < world->polygons->len; i++)
    {
      guint n;
      const double *part = wg_geometry_get_part (g_ptr_array_index (world->polygons, i), 0, &n);
      g_autofree double *xy = g_new (double, 2 * n);

      for (guint k = 0; k < n; k++)
        to_metres (part[2 * k], part[2 * k + 1], &xy[2 * k], &xy[2 * k + 1]);
      g_assert_cmpuint (wg_cover_ground_add (ground, xy, &n, 1), ==, i);
    }
  return ground;
}

static double
share_by_geos (World *world,
               guint  grid)
{
  WgGeometry *polygon = g_ptr_array_index (world->polygons, grid);
  g_autoptr (WgGeometry) all = wg_topology_union (world->discs);
  g_autoptr (WgGeometry) covered = wg_topology_intersection (polygon, all);

  return covered != NULL ? wg_zone_area_in_m2 (covered, LON) / wg_zone_area_in_m2 (polygon, LON) : 0;
}

static void
test_agrees_with_geos (void)
{
  for (guint seed = 1; seed <= 6; seed++)
    {
      g_autoptr (World) world = world_new (seed, 25, 2 + 4 * seed, 350);
      g_autoptr (WgCoverGround) ground = make_ground (world);
      g_autoptr (WgCoverReach) reach =
          wg_cover_reach_new (ground, (const WgCoverShape *) (gconstpointer) world->shapes->data,
                              world->shapes->len);
      g_autofree guint8 *use = g_malloc (world->shapes->len);
      WgCoverState state = { .use = use };
      gint64 covered[25];
      guint n_partly = 0;

      memset (use, WG_COVER_WHOLE, world->shapes->len);
      wg_cover_reach_measure (reach, &state, covered);
      for (guint i = 0; i < G_N_ELEMENTS (covered); i++)
        {
          double share = (double) covered[i] / (double) wg_cover_ground_get_whole (ground, i);

          g_assert_cmpfloat (fabs (share - share_by_geos (world, i)), <, 0.001);
          n_partly += share > 0 && share < 1;
        }
      g_assert_cmpuint (n_partly, >, 5);
    }
}

static void
test_areas_agree (void)
{
  g_autoptr (World) world = world_new (7, 40, 0, 0);
  g_autoptr (WgCoverGround) ground = make_ground (world);

  for (guint i = 0; i < 40; i++)
    {
      double x_min, y_min, x_max, y_max, area, real;

      g_assert_true (wg_cover_ground_get_box (ground, i, &x_min, &y_min, &x_max, &y_max));
      area = (double) wg_cover_ground_get_whole (ground, i) / 1000 * (y_max - y_min)
             / wg_cover_ground_get_n_lines (ground, i);
      real = wg_zone_area_in_m2 (g_ptr_array_index (world->polygons, i), LON);
      g_assert_cmpfloat (fabs (area / real - 1), <, 0.0005);
    }
}

/* Whatever is added, and in whatever order, nothing is lost. */
static void
test_more_is_never_less (void)
{
  for (guint seed = 20; seed < 40; seed++)
    {
      g_autoptr (World) world = world_new (seed, 12, 0, 0);
      g_autoptr (WgCoverGround) ground = make_ground (world);
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      WgCoverShape shapes[30];
      guint8 use[G_N_ELEMENTS (shapes)] = { WG_COVER_NONE };
      WgCoverState state = { .use = use };
      gint64 before[12] = { 0 }, now[12];
      g_autoptr (WgCoverReach) reach = NULL;
      double x0, y0;

      to_metres (LON, LAT, &x0, &y0);
      for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
        {
          double x = x0 + g_rand_double_range (random, -2000, 2000);
          double y = y0 + g_rand_double_range (random, -2000, 2000);
          gboolean is_band = g_rand_boolean (random);

          shapes[i] = (WgCoverShape) { x, y, is_band ? x + g_rand_double_range (random, -900, 900) : x,
                                       is_band ? y + g_rand_double_range (random, -900, 900) : y,
                                       g_rand_double_range (random, 20, 900) };
        }
      reach = wg_cover_reach_new (ground, shapes, G_N_ELEMENTS (shapes));
      for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
        {
          use[g_rand_int_range (random, 0, G_N_ELEMENTS (shapes))] = WG_COVER_WHOLE;
          wg_cover_reach_measure (reach, &state, now);
          for (guint k = 0; k < 12; k++)
            {
              gint64 whole = wg_cover_ground_get_whole (ground, k);
              gint64 persons = wg_cover_count_persons (997, now[k], whole);

              g_assert_cmpint (now[k], >=, before[k]);
              g_assert_cmpint (now[k], <=, whole);
              g_assert_cmpint (persons, >=, wg_cover_count_persons (997, before[k], whole));
              g_assert_cmpint (persons, <=, 997);
              before[k] = now[k];
            }
        }
    }
}

/* An answer that was kept is the answer that is computed anew. */
static void
test_kept_answers (void)
{
  g_autoptr (World) world = world_new (50, 20, 16, 500);
  g_autoptr (WgCoverGround) ground = make_ground (world);
  const WgCoverShape *shapes = (const WgCoverShape *) (gconstpointer) world->shapes->data;
  g_autoptr (WgCoverReach) reach = wg_cover_reach_new (ground, shapes, 16);
  g_autoptr (GRand) random = g_rand_new_with_seed (51);
  guint8 use[16] = { 0 };
  WgCoverState state = { .use = use };
  gint64 kept[20], anew[20];

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (WgCoverReach) fresh = wg_cover_reach_new (ground, shapes, 16);

      use[g_rand_int_range (random, 0, 16)] ^= WG_COVER_WHOLE;
      wg_cover_reach_measure (reach, &state, kept);
      wg_cover_reach_measure (fresh, &state, anew);
      g_assert_cmpmem (kept, sizeof kept, anew, sizeof anew);
    }
}

static void
assert_persons (WgCoverReach       *reach,
                const WgCoverState *state,
                guint               grid,
                gint64              residents,
                gint64              expected)
{
  WgCoverGround *ground = wg_cover_reach_get_ground (reach);
  gint64 covered[3];
  gint64 persons;

  wg_cover_reach_measure (reach, state, covered);
  persons = wg_cover_count_persons (residents, covered[grid],
                                    wg_cover_ground_get_whole (ground, grid));
  g_assert_cmpint (ABS (persons - expected), <=, residents / 10000);
}

/* A square of 100 m: a hole is not inside, a band across it has its width, the whole is the
 * whole. */
static void
test_known_shapes (void)
{
  double square[] = { 0, 0, 100, 0, 100, 100, 0, 100, 0, 0,
                      25, 25, 75, 25, 75, 75, 25, 75, 25, 25 };
  static const guint rings[] = { 5, 5 };
  WgCoverShape shapes[] = { { -50, 50, 150, 50, 5 }, { 50, 50, 50, 50, 71 },
                            { 50, -20, 50, 120, 10 } };
  g_autoptr (WgCoverGround) ground = wg_cover_ground_new (3, 0, 0);
  g_autoptr (WgCoverReach) reach = NULL;
  guint8 use[3] = { WG_COVER_WHOLE, WG_COVER_NONE, WG_COVER_NONE };
  WgCoverState state = { .use = use };

  for (guint i = 0; i < G_N_ELEMENTS (square); i += 2)
    wg_cover_plane_turn (&square[i], &square[i + 1]);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      wg_cover_plane_turn (&shapes[i].x1, &shapes[i].y1);
      wg_cover_plane_turn (&shapes[i].x2, &shapes[i].y2);
    }
  wg_cover_ground_add (ground, square, rings, 2);
  wg_cover_ground_add (ground, square, rings, 1);
  wg_cover_ground_add (ground, NULL, NULL, 0);
  reach = wg_cover_reach_new (ground, shapes, 3);
  assert_persons (reach, &state, 0, 75000, 5000);
  assert_persons (reach, &state, 1, 10000, 1000);
  assert_persons (reach, &state, 2, 10000, 0);
  use[1] = WG_COVER_WHOLE;
  assert_persons (reach, &state, 1, 1000, 1000);
  use[0] = use[1] = WG_COVER_NONE;
  use[2] = WG_COVER_WHOLE;
  assert_persons (reach, &state, 1, 10000, 2000);
}

static double
ring_area (const double *xy,
           guint         n)
{
  double doubled = 0;

  for (guint i = 0; i + 1 < n; i++)
    doubled += (xy[2 * i] - xy[0]) * (xy[2 * i + 3] - xy[1])
               - (xy[2 * i + 2] - xy[0]) * (xy[2 * i + 1] - xy[1]);
  return fabs (doubled) / 2;
}

/* What is left as rings has the area that is left, and so have the few shapes that are needed. */
static void
test_what_is_left (void)
{
  g_autoptr (World) world = world_new (70, 20, 60, 300);
  g_autoptr (WgCoverGround) ground = make_ground (world);
  const WgCoverShape *shapes = (const WgCoverShape *) (gconstpointer) world->shapes->data;
  g_autoptr (WgCoverReach) reach = wg_cover_reach_new (ground, shapes, 60);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  g_autoptr (GArray) needed = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  guint8 use[60], none[60] = { 0 };
  WgCoverState state = { .use = use };
  gint64 covered[20], again[20];
  guint n_fewer = 0;

  memset (use, WG_COVER_WHOLE, sizeof use);
  wg_cover_reach_measure (reach, &state, covered);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GArray) xy = g_array_new (FALSE, FALSE, sizeof (double));
      g_autoptr (GArray) sizes = g_array_new (FALSE, FALSE, sizeof (guint));
      gint64 whole = wg_cover_ground_get_whole (ground, i);
      double area = wg_zone_area_in_m2 (g_ptr_array_index (world->polygons, i), LON), left = 0;
      WgCoverState few = { .use = none };
      guint at = 0;

      wg_cover_reach_trace (reach, &state, i, xy, sizes);
      for (guint k = 0; k < sizes->len; at += 2 * g_array_index (sizes, guint, k++))
        left += ring_area (&g_array_index (xy, double, at), g_array_index (sizes, guint, k));
      g_assert_cmpfloat (fabs (left / area - (1 - (double) covered[i] / (double) whole)), <, 0.03);
      if (!wg_cover_reach_list (reach, &state, i, all)
          || !wg_cover_reach_list_needed (reach, &state, i, needed))
        continue;
      n_fewer += needed->len < all->len;
      few.extra = (const WgCoverShape *) (gconstpointer) needed->data;
      few.n_extra = needed->len;
      wg_cover_reach_measure (reach, &few, again);
      g_assert_cmpint (again[i], ==, covered[i]);
    }
  g_assert_cmpuint (n_fewer, >, 0);
}

/* Greedy choice against the same by hand: every candidate measured in every round. */
static void
test_proposals (void)
{
  g_autoptr (World) world = world_new (60, 30, 24, 400);
  g_autoptr (WgCoverGround) ground = make_ground (world);
  const WgCoverShape *shapes = (const WgCoverShape *) (gconstpointer) world->shapes->data;
  g_autoptr (WgCoverReach) reach = wg_cover_reach_new (ground, shapes, 24);
  WgCoverCandidate candidates[20];
  guint8 use[24] = { WG_COVER_WHOLE, WG_COVER_WHOLE, WG_COVER_WHOLE, WG_COVER_WHOLE };
  WgCoverState state = { .use = use };
  gint64 residents[30], covered[30];
  guint chosen[5], n;
  double gains[5];

  for (guint i = 0; i < 20; i++)
    candidates[i] = (WgCoverCandidate) { &shapes[4 + i], 1 };
  for (guint i = 0; i < 30; i++)
    residents[i] = 100 + 37 * i;
  n = wg_cover_reach_propose (reach, &state, residents, candidates, 20, 5, chosen, gains);
  g_assert_cmpuint (n, ==, 5);
  for (guint round = 0; round < n; round++)
    {
      double best = 0, before = 0;
      guint best_at = 0;

      wg_cover_reach_measure (reach, &state, covered);
      for (guint k = 0; k < 30; k++)
        before += (double) residents[k] * (double) covered[k]
                  / (double) wg_cover_ground_get_whole (ground, k);
      for (guint i = 0; i < 20; i++)
        {
          double sum = 0;

          if (use[4 + i] == WG_COVER_WHOLE)
            continue;
          use[4 + i] = WG_COVER_WHOLE;
          wg_cover_reach_measure (reach, &state, covered);
          use[4 + i] = WG_COVER_NONE;
          for (guint k = 0; k < 30; k++)
            sum += (double) residents[k] * (double) covered[k]
                   / (double) wg_cover_ground_get_whole (ground, k);
          if (sum - before > best)
            {
              best = sum - before;
              best_at = i;
            }
        }
      g_assert_cmpuint (chosen[round], ==, best_at);
      g_assert_cmpfloat (fabs (gains[round] - best), <, 0.01);
      use[4 + best_at] = WG_COVER_WHOLE;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/agrees-with-geos", test_agrees_with_geos);
  g_test_add_func ("/coverage/areas-agree", test_areas_agree);
  g_test_add_func ("/coverage/more-is-never-less", test_more_is_never_less);
  g_test_add_func ("/coverage/kept-answers", test_kept_answers);
  g_test_add_func ("/coverage/known-shapes", test_known_shapes);
  g_test_add_func ("/coverage/what-is-left", test_what_is_left);
  g_test_add_func ("/coverage/proposals", test_proposals);
  return g_test_run ();
}
