/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streets as a graph, and walks held against a Dijkstra of the test's own, which scans a plain
 * matrix of distances and knows neither heaps nor edges. */

#include "wg-street-network.h"

#include "wg-test.h"

#include <math.h>
#include <string.h>

#define SIDE 7
#define N_PLACES (SIDE * SIDE)

/* A town of crossings on a bent chessboard, with some streets missing. */
typedef struct
{
  double   x[N_PLACES], y[N_PLACES];
  double   way[N_PLACES][N_PLACES]; /* INFINITY: no street */
  GArray  *xy;                      /* double: every street as a line of two points */
  GArray  *sizes;                   /* guint */
} Town;

static void
add_street (Town *town,
            guint a,
            guint b)
{
  double points[] = { town->x[a], town->y[a], town->x[b], town->y[b] };
  guint size = 2;

  town->way[a][b] = town->way[b][a] = hypot (points[2] - points[0], points[3] - points[1]);
  g_array_append_vals (town->xy, points, 4);
  g_array_append_val (town->sizes, size);
}

static void
town_init (Town *town,
           guint seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  town->xy = g_array_new (FALSE, FALSE, sizeof (double));
  town->sizes = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < N_PLACES; i++)
    {
      town->x[i] = 100 * (i % SIDE) + g_rand_double_range (random, -30, 30);
      town->y[i] = 100 * (i / SIDE) + g_rand_double_range (random, -30, 30);
      for (guint k = 0; k < N_PLACES; k++)
        town->way[i][k] = INFINITY;
    }
  for (guint i = 0; i < N_PLACES; i++)
    {
      if (i % SIDE + 1 < SIDE && g_rand_double (random) < 0.8)
        add_street (town, i, i + 1);
      if (i / SIDE + 1 < SIDE && g_rand_double (random) < 0.8)
        add_street (town, i, i + SIDE);
    }
}

static void
town_clear (Town *town)
{
  g_array_unref (town->xy);
  g_array_unref (town->sizes);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Town, town_clear)

static WgStreetNetwork *
make_network (const Town *town)
{
  return wg_street_network_new ((const double *) (gconstpointer) town->xy->data,
                                (const guint *) (gconstpointer) town->sizes->data,
                                town->sizes->len, WG_STREET_MEET_AT_CORNERS);
}

/* From several places with a start each; no limit. */
static void
dijkstra (const Town *town,
          double     *distance) /* in: the start, or INFINITY */
{
  gboolean settled[N_PLACES] = { FALSE };

  for (guint round = 0; round < N_PLACES; round++)
    {
      guint nearest = N_PLACES;

      for (guint i = 0; i < N_PLACES; i++)
        if (!settled[i] && (nearest == N_PLACES || distance[i] < distance[nearest]))
          nearest = i;
      settled[nearest] = TRUE;
      for (guint i = 0; i < N_PLACES; i++)
        distance[i] = MIN (distance[i], distance[nearest] + town->way[nearest][i]);
    }
}

static guint
place_at (const Town *town,
          double      x,
          double      y)
{
  for (guint i = 0; i < N_PLACES; i++)
    if (hypot (town->x[i] - x, town->y[i] - y) < 0.01)
      return i;
  return N_PLACES;
}

static gboolean
lies_on (const WgCoverShape *band,
         double              x,
         double              y)
{
  double dx = band->x2 - band->x1, dy = band->y2 - band->y1, length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - band->x1) * dx + (y - band->y1) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  return hypot (x - band->x1 - t * dx, y - band->y1 - t * dy) < 1e-6;
}

/* Ten points of every street are on a band just where the test's own distances say so. */
static void
compare_pieces (const Town         *town,
                WgStreetNetwork    *network,
                const WgStreetWalk *walk,
                const double       *distance,
                const WgStreetFoot *foot,
                double              limit)
{
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));

  wg_street_walk_list_bands (walk, bands);
  for (guint i = 0; i < wg_street_network_get_n_edges (network); i++)
    for (guint k = 0; k < 10; k++)
      {
        guint from, to, a, b;
        double length, along, x1, y1, x2, y2, x, y, way;
        gboolean found = FALSE;

        wg_street_network_get_edge (network, i, &from, &to, &length);
        wg_street_network_get_node (network, from, &x1, &y1);
        wg_street_network_get_node (network, to, &x2, &y2);
        a = place_at (town, x1, y1);
        b = place_at (town, x2, y2);
        along = length * (k + 0.5) / 10;
        x = x1 + (x2 - x1) * along / length;
        y = y1 + (y2 - y1) * along / length;
        way = MIN (distance[a] + along, distance[b] + length - along);
        if (foot->edge == i)
          way = MIN (way, foot->off + fabs (foot->along - along));
        if (fabs (way - limit) < 1e-3)
          continue;
        for (guint j = 0; j < bands->len && !found; j++)
          found = lies_on (&g_array_index (bands, WgCoverShape, j), x, y);
        g_assert_cmpint (found, ==, way < limit);
      }
}

static void
test_dijkstra (void)
{
  for (guint seed = 1; seed <= 30; seed++)
    {
      g_auto (Town) town;
      g_autoptr (WgStreetNetwork) network = NULL;
      g_autoptr (WgStreetWalk) walk = NULL;
      g_autoptr (GRand) random = g_rand_new_with_seed (1000 + seed);

      town_init (&town, seed);
      network = make_network (&town);
      walk = wg_street_walk_new (network, 20);
      for (guint round = 0; round < 8; round++)
        {
          double limit = g_rand_double_range (random, 20, 500);
          double distance[N_PLACES];
          WgStreetFoot foot = { 0, 0, 0 };
          guint from, to;
          double length, x, y;

          while (!wg_street_network_find (network, g_rand_double_range (random, 0, 600),
                                          g_rand_double_range (random, 0, 600), 60, &foot))
            ;
          wg_street_network_get_edge (network, foot.edge, &from, &to, &length);
          for (guint i = 0; i < N_PLACES; i++)
            distance[i] = INFINITY;
          wg_street_network_get_node (network, from, &x, &y);
          distance[place_at (&town, x, y)] = foot.off + foot.along;
          wg_street_network_get_node (network, to, &x, &y);
          distance[place_at (&town, x, y)] = foot.off + length - foot.along;
          dijkstra (&town, distance);
          wg_street_walk_run (walk, &foot, 1, limit);
          for (guint i = 0; i < wg_street_network_get_n_nodes (network); i++)
            {
              double found = wg_street_walk_get_distance (walk, i), expected;

              wg_street_network_get_node (network, i, &x, &y);
              expected = distance[place_at (&town, x, y)];
              if (expected > limit)
                g_assert_true (isinf (found));
              else
                g_assert_cmpfloat (fabs (found - expected), <, 1e-6);
            }
          compare_pieces (&town, network, walk, distance, &foot, limit);
        }
    }
}

/* Who starts at more places comes nowhere later. */
static void
test_more_places (void)
{
  g_auto (Town) town;
  g_autoptr (WgStreetNetwork) network = NULL;
  g_autoptr (WgStreetWalk) few = NULL, many = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  WgStreetFoot feet[12];
  guint n = 0;

  town_init (&town, 77);
  network = make_network (&town);
  few = wg_street_walk_new (network, 20);
  many = wg_street_walk_new (network, 20);
  while (n < G_N_ELEMENTS (feet))
    n += wg_street_network_find (network, g_rand_double_range (random, 0, 600),
                                 g_rand_double_range (random, 0, 600), 60, &feet[n]);
  for (n = 1; n < G_N_ELEMENTS (feet); n++)
    {
      WgCoverState less, more;

      wg_street_walk_run (few, feet, n, 150);
      wg_street_walk_run (many, feet, n + 1, 150);
      wg_street_walk_get_state (few, &less);
      wg_street_walk_get_state (many, &more);
      for (guint i = 0; i < wg_street_network_get_n_nodes (network); i++)
        g_assert_cmpfloat (wg_street_walk_get_distance (many, i), <=,
                           wg_street_walk_get_distance (few, i));
      for (guint i = 0; i < wg_street_network_get_n_edges (network); i++)
        if (less.use[i] == WG_COVER_WHOLE)
          g_assert_cmpint (more.use[i], ==, WG_COVER_WHOLE);
    }
}

/* One long street: what is left of a walk in its middle is a piece with two ends. */
static void
test_middle_of_a_street (void)
{
  static const double xy[] = { 0, 0, 1000, 0 };
  static const guint sizes[] = { 2 };
  g_autoptr (WgStreetNetwork) network =
      wg_street_network_new (xy, sizes, 1, WG_STREET_MEET_AT_CORNERS);
  g_autoptr (WgStreetWalk) walk = wg_street_walk_new (network, 25);
  g_autoptr (GArray) bands = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  WgStreetFoot foot;
  const WgCoverShape *band;

  g_assert_false (wg_street_network_find (network, 400, 60, 50, &foot));
  g_assert_true (wg_street_network_find (network, 400, 40, 50, &foot));
  g_assert_cmpfloat (foot.off, ==, 40);
  wg_street_walk_run (walk, &foot, 1, 300);
  wg_street_walk_list_bands (walk, bands);
  g_assert_cmpuint (bands->len, ==, 1);
  band = &g_array_index (bands, WgCoverShape, 0);
  g_assert_cmpfloat (fabs (MIN (band->x1, band->x2) - 140), <, 1e-6);
  g_assert_cmpfloat (fabs (MAX (band->x1, band->x2) - 660), <, 1e-6);
  g_assert_cmpfloat (band->radius, ==, 25);
  /* Who has no time left to reach the street reaches nothing. */
  wg_street_walk_run (walk, &foot, 1, 39);
  g_array_set_size (bands, 0);
  wg_street_walk_list_bands (walk, bands);
  g_assert_cmpuint (bands->len, ==, 0);
}

/* Half a metre apart is one place; an end on a street meets it; a bridge is no crossing. */
static void
test_meeting (void)
{
  static const double xy[] = { 0, 0, 100, 0, 100.3, 0.4, 200, 0, /* nearly the same corner */
                               50, 0.5, 50, 80,                  /* ends on the first */
                               150, -50, 150, 50 };              /* crosses the second */
  static const guint sizes[] = { 2, 2, 2, 2 };
  g_autoptr (WgStreetNetwork) bridges =
      wg_street_network_new (xy, sizes, 4, WG_STREET_MEET_AT_CORNERS);
  g_autoptr (WgStreetNetwork) drawn =
      wg_street_network_new (xy, sizes, 4, WG_STREET_MEET_AT_CROSSINGS);
  g_autoptr (WgStreetWalk) walk = wg_street_walk_new (drawn, 10);
  WgStreetFoot foot;
  guint degrees[5] = { 0 };

  g_assert_cmpuint (wg_street_network_get_n_nodes (bridges), ==, 7);
  g_assert_cmpuint (wg_street_network_get_n_edges (bridges), ==, 5);
  g_assert_cmpuint (wg_street_network_get_n_nodes (drawn), ==, 8);
  g_assert_cmpuint (wg_street_network_get_n_edges (drawn), ==, 7);
  for (guint i = 0; i < 8; i++)
    degrees[wg_street_network_get_degree (drawn, i)]++;
  g_assert_cmpuint (degrees[1], ==, 5);
  g_assert_cmpuint (degrees[2], ==, 1);
  g_assert_cmpuint (degrees[3], ==, 1);
  g_assert_cmpuint (degrees[4], ==, 1);
  g_assert_true (wg_street_network_find (drawn, 50, 80, 5, &foot));
  wg_street_walk_run (walk, &foot, 1, 1000);
  for (guint i = 0; i < 8; i++)
    g_assert_false (isinf (wg_street_walk_get_distance (walk, i)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/street-network/dijkstra", test_dijkstra);
  g_test_add_func ("/street-network/more-places", test_more_places);
  g_test_add_func ("/street-network/middle-of-a-street", test_middle_of_a_street);
  g_test_add_func ("/street-network/meeting", test_meeting);
  return g_test_run ();
}
