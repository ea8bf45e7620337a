/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an hour of coverage costs: posts on 3,000 grids as the slider moves through a week, hours
 * never seen and hours seen before, by radius and on foot; beside it what preparing costs, and how
 * all of it grows. Ratios are against a frame of 1/60 s. */

#include "wg-street-network.h"

#include <math.h>
#include <stdlib.h>

#define SIDE 55         /* × 55 = 3,025 grids */
#define STEP 300.0      /* metres: a grid's side */
#define N_CORNERS 22
#define N_SCHEDULES 40
#define N_MOMENTS 336   /* half hours of a week */
#define FRAME_MS (1000.0 / 60)

typedef struct
{
  guint open[N_SCHEDULES], close[N_SCHEDULES]; /* half hours of the day */
  guint days[N_SCHEDULES];                     /* bits of the week */
} Schedules;

static double
ms_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static WgCoverGround *
make_ground (void)
{
  WgCoverGround *ground = wg_cover_ground_new (SIDE * SIDE, 0, 0);

  for (guint i = 0; i < SIDE * SIDE; i++)
    {
      double xy[2 * (N_CORNERS + 1)];
      guint n = N_CORNERS + 1;

      for (guint k = 0; k <= N_CORNERS; k++)
        {
          double angle = 2 * G_PI * (k % N_CORNERS) / N_CORNERS;
          double r = STEP * 0.56 * (1 + 0.15 * sin (5 * angle + i));

          xy[2 * k] = STEP * (i % SIDE) + r * cos (angle);
          xy[2 * k + 1] = STEP * (i / SIDE) + r * sin (angle);
        }
      wg_cover_ground_add (ground, xy, &n, 1);
    }
  return ground;
}

static void
make_schedules (Schedules *self,
                GRand     *random)
{
  for (guint i = 0; i < N_SCHEDULES; i++)
    {
      self->open[i] = (guint) g_rand_int_range (random, 14, 20);
      self->close[i] = (guint) g_rand_int_range (random, 34, 46);
      self->days[i] = i % 3 == 0 ? 0x7f : i % 3 == 1 ? 0x1f : (guint) g_rand_int_range (random, 1, 128);
    }
}

static gboolean
is_open (const Schedules *self,
         guint            post,
         guint            moment)
{
  guint schedule = post % N_SCHEDULES;

  return (self->days[schedule] >> (moment / 48) & 1) != 0 && moment % 48 >= self->open[schedule]
         && moment % 48 < self->close[schedule];
}

typedef struct
{
  double prepare, first_median, first_worst, again_median, again_worst;
} Result;

static void
measure_week (WgCoverReach    *reach,
              WgStreetWalk    *walk, /* (nullable) */
              const WgStreetFoot *feet,
              const Schedules *schedules,
              guint            n_posts,
              double          *median,
              double          *worst)
{
  g_autofree guint8 *use = g_malloc0 (n_posts);
  g_autofree gint64 *covered = g_new (gint64, SIDE * SIDE);
  g_autofree WgStreetFoot *open = g_new (WgStreetFoot, n_posts);
  double times[N_MOMENTS];

  for (guint moment = 0; moment < N_MOMENTS; moment++)
    {
      WgCoverState state = { .use = use };
      gint64 start = g_get_monotonic_time ();
      guint n_open = 0;

      for (guint i = 0; i < n_posts; i++)
        {
          use[i] = is_open (schedules, i, moment) ? WG_COVER_WHOLE : WG_COVER_NONE;
          if (feet != NULL && use[i] != WG_COVER_NONE)
            open[n_open++] = feet[i];
        }
      if (walk != NULL)
        {
          wg_street_walk_run (walk, open, n_open, 1005);
          wg_street_walk_get_state (walk, &state);
        }
      wg_cover_reach_measure (reach, &state, covered);
      times[moment] = ms_since (start);
    }
  qsort (times, N_MOMENTS, sizeof (double), compare_doubles);
  *median = times[N_MOMENTS / 2];
  *worst = times[N_MOMENTS - 1];
}

static WgCoverShape *
make_posts (GRand *random,
            guint  n,
            double radius)
{
  WgCoverShape *posts = g_new (WgCoverShape, n);

  for (guint i = 0; i < n; i++)
    {
      double x = g_rand_double_range (random, 0, SIDE * STEP);
      double y = g_rand_double_range (random, 0, SIDE * STEP);

      posts[i] = (WgCoverShape) { x, y, x, y, radius };
    }
  return posts;
}

static Result
bench_radius (WgCoverGround   *ground,
              const Schedules *schedules,
              GRand           *random,
              guint            n,
              double           radius)
{
  g_autofree WgCoverShape *posts = make_posts (random, n, radius);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WgCoverReach) reach = wg_cover_reach_new (ground, posts, n);
  Result result = { .prepare = ms_since (start) };

  measure_week (reach, NULL, NULL, schedules, n, &result.first_median, &result.first_worst);
  measure_week (reach, NULL, NULL, schedules, n, &result.again_median, &result.again_worst);
  return result;
}

/* A chessboard of streets 100 m apart, bent a little. */
static WgStreetNetwork *
make_streets (void)
{
  const guint n = SIDE * 3;
  g_autofree double *xy = g_new (double, 2 * 2 * n * n);
  g_autofree guint *sizes = g_new (guint, 2 * n);
  guint at = 0;

  for (guint line = 0; line < 2 * n; line++)
    {
      sizes[line] = n;
      for (guint i = 0; i < n; i++, at += 2)
        {
          guint column = line < n ? i : line - n, row = line < n ? line : i;

          xy[at] = 100.0 * column + 20 * sin (row * 0.7 + column * 0.3);
          xy[at + 1] = 100.0 * row + 20 * cos (column * 0.5 + row * 0.2);
        }
    }
  return wg_street_network_new (xy, sizes, 2 * n, WG_STREET_MEET_AT_CORNERS);
}

static Result
bench_walk (WgCoverGround   *ground,
            const Schedules *schedules,
            GRand           *random,
            guint            n)
{
  g_autofree WgCoverShape *posts = make_posts (random, n, 0);
  g_autofree WgStreetFoot *feet = g_new0 (WgStreetFoot, n);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WgStreetNetwork) network = make_streets ();
  g_autofree WgCoverShape *bands = wg_street_network_make_bands (network, 40);
  g_autoptr (WgCoverReach) reach =
      wg_cover_reach_new (ground, bands, wg_street_network_get_n_edges (network));
  g_autoptr (WgStreetWalk) walk = wg_street_walk_new (network, 40);
  Result result = { 0 };

  for (guint i = 0; i < n; i++)
    wg_street_network_find (network, posts[i].x1, posts[i].y1, 200, &feet[i]);
  result.prepare = ms_since (start);
  measure_week (reach, walk, feet, schedules, n, &result.first_median, &result.first_worst);
  measure_week (reach, walk, feet, schedules, n, &result.again_median, &result.again_worst);
  return result;
}

static void
print_result (const char   *what,
              guint         n,
              const Result *result,
              const Result *before,
              guint         n_before)
{
  g_print ("%s, %u posts on %u grids: prepare %.0f ms\n", what, n, SIDE * SIDE, result->prepare);
  g_print ("  an hour never seen: %.2f ms, worst %.2f ms (%.2f × a frame)\n", result->first_median,
           result->first_worst, result->first_worst / FRAME_MS);
  g_print ("  an hour seen before: %.2f ms, worst %.2f ms (%.2f × a frame)\n",
           result->again_median, result->again_worst, result->again_worst / FRAME_MS);
  if (before != NULL)
    g_print ("  exponent: worst never seen %.2f, seen %.2f, prepare %.2f\n",
             log (result->first_worst / before->first_worst) / log ((double) n / n_before),
             log (result->again_worst / before->again_worst) / log ((double) n / n_before),
             log (result->prepare / before->prepare) / log ((double) n / n_before));
}

int
main (void)
{
  static const guint counts[] = { 340, 3000, 10000, 30000 };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WgCoverGround) ground = make_ground ();
  Schedules schedules;

  g_print ("ground of %u grids: %.0f ms\n", SIDE * SIDE, ms_since (start));
  make_schedules (&schedules, random);
  for (guint kind = 0; kind < 4; kind++)
    {
      static const char *const names[] = { "radius 1,000 m", "radius 300 m", "radius 100 m",
                                           "on foot" };
      static const double radii[] = { 1000, 300, 100 };
      Result before = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
        {
          Result result = kind < 3
                            ? bench_radius (ground, &schedules, random, counts[i], radii[kind])
                            : bench_walk (ground, &schedules, random, counts[i]);

          print_result (names[kind], counts[i], &result, i > 0 ? &before : NULL,
                        i > 0 ? counts[i - 1] : 0);
          before = result;
        }
    }
  return 0;
}
