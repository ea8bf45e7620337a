/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-sample-facts.h"

#include "wg-test.h"

typedef struct
{
  WgSampleTown *town;
} Fixture;

static const WgSampleTownGrid *
grid_at (const WgSampleTown *town,
         guint               i)
{
  return g_ptr_array_index (town->grids, i);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->town = wg_sample_town_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  wg_sample_town_free (fixture->town);
}

static void
test_counts (Fixture       *fixture,
             gconstpointer  data)
{
  guint numbers[WG_SAMPLE_N_COMMUNITIES] = { 0 };

  g_assert_cmpuint (fixture->town->grids->len, ==, 212);
  for (guint i = 0; i < fixture->town->grids->len; i++)
    {
      const WgSampleTownGrid *grid = grid_at (fixture->town, i);

      g_assert_cmpuint (grid->community, <, WG_SAMPLE_N_COMMUNITIES);
      g_assert_cmpuint (grid->number, ==, ++numbers[grid->community]);
    }
  for (guint c = 0; c < WG_SAMPLE_N_COMMUNITIES; c++)
    g_assert_cmpuint (numbers[c], ==, wg_sample_communities[c].n_grids);
}

/* A planar partition: every piece of border is run along once to the left of one grid, and once
 * back to the left of its neighbour or outside; and the areas add up to the whole, to the square
 * centimetre. */
static void
test_partition (Fixture       *fixture,
                gconstpointer  data)
{
  const WgSampleTown *town = fixture->town;
  g_autoptr (GHashTable) pieces = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 sum = 0;
  guint lonely = 0;
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < town->grids->len; i++)
    {
      const GArray *loop = grid_at (town, i)->loop;

      g_assert_cmpint (wg_sample_mesh_area2 (town->mesh, loop), >, 0);
      sum += wg_sample_mesh_area2 (town->mesh, loop);
      for (guint k = 0; k < loop->len; k++)
        {
          gint64 piece = ((gint64) g_array_index (loop, guint, k) << 32)
                         | g_array_index (loop, guint, (k + 1) % loop->len);

          g_assert_true (g_hash_table_add (pieces, g_memdup2 (&piece, sizeof piece)));
        }
    }
  g_hash_table_iter_init (&iter, pieces);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint64 piece = *(guint64 *) key;
      gint64 twin = (gint64) (piece << 32 | piece >> 32);

      lonely += !g_hash_table_contains (pieces, &twin);
    }
  g_assert_cmpuint (lonely, ==, town->outline->len);
  g_assert_cmpint (sum, ==, wg_sample_mesh_area2 (town->mesh, town->outline));
}

static gboolean
cross (const WgSampleTown *town,
       guint               a,
       guint               b,
       guint               c,
       guint               d)
{
  WgSamplePoint p = wg_sample_mesh_get_point (town->mesh, a);
  WgSamplePoint q = wg_sample_mesh_get_point (town->mesh, b);
  WgSamplePoint r = wg_sample_mesh_get_point (town->mesh, c);
  WgSamplePoint s = wg_sample_mesh_get_point (town->mesh, d);

  if (a == c || a == d || b == c || b == d)
    return FALSE;
  return (wg_sample_cross (p, q, r) > 0) != (wg_sample_cross (p, q, s) > 0)
         && (wg_sample_cross (r, s, p) > 0) != (wg_sample_cross (r, s, q) > 0);
}

/* No border crosses itself, and no vertex comes twice. */
static void
test_simple (Fixture       *fixture,
             gconstpointer  data)
{
  const WgSampleTown *town = fixture->town;
  guint sum = 0;

  for (guint i = 0; i < town->grids->len; i++)
    {
      const GArray *loop = grid_at (town, i)->loop;
      const guint *v = (const guint *) (gpointer) loop->data;

      sum += loop->len;
      for (guint k = 0; k < loop->len; k++)
        for (guint m = k + 1; m < loop->len; m++)
          {
            g_assert_cmpuint (v[k], !=, v[m]);
            g_assert_false (cross (town, v[k], v[k + 1], v[m], v[(m + 1) % loop->len]));
          }
    }
  /* Borders run along bent streets, not from corner to corner. */
  g_assert_cmpuint (sum / town->grids->len, >=, 15);
  g_assert_cmpuint (sum / town->grids->len, <=, 45);
}

/* G-03, told another way than the generator does: as long as numbers go east they are one row,
 * and every row lies south of the one before. */
static void
test_numbering (Fixture       *fixture,
                gconstpointer  data)
{
  const WgSampleTown *town = fixture->town;
  gint64 above = G_MAXINT64, lowest = G_MAXINT64;
  guint rows = 0;

  for (guint i = 0; i < town->grids->len; i++)
    {
      const WgSampleTownGrid *grid = grid_at (town, i);
      gboolean first = grid->number == 1;

      if (first || grid->centroid.x < grid_at (town, i - 1)->centroid.x)
        {
          above = first ? G_MAXINT64 : lowest;
          lowest = G_MAXINT64;
          rows++;
        }
      lowest = MIN (lowest, grid->centroid.y);
      g_assert_cmpint (grid->centroid.y, <=, above);
    }
  g_assert_cmpuint (rows, >, WG_SAMPLE_N_COMMUNITIES * 2);
}

/* 青禾街道 is the dense middle of 4 to 5 km²; the whole is 9 to 10 km across. */
static void
test_size (Fixture       *fixture,
           gconstpointer  data)
{
  const WgSampleTown *town = fixture->town;
  gint64 middle = 0, west = 0, east = 0;

  for (guint i = 0; i < town->grids->len; i++)
    {
      if (grid_at (town, i)->community < 4)
        middle += wg_sample_mesh_area2 (town->mesh, grid_at (town, i)->loop);
    }
  g_assert_cmpint (middle / 20000, >, 4000000);
  g_assert_cmpint (middle / 20000, <, 5500000);
  for (guint i = 0; i < town->outline->len; i++)
    {
      gint64 x = wg_sample_mesh_get_point (town->mesh, g_array_index (town->outline, guint, i)).x;

      west = MIN (west, x);
      east = MAX (east, x);
    }
  g_assert_cmpint (east - west, >, 900000);
  g_assert_cmpint (east - west, <, 1000000);
}

static void
test_root (void)
{
  g_assert_cmpuint (wg_sample_root (0), ==, 0);
  g_assert_cmpuint (wg_sample_root (1), ==, 1);
  g_assert_cmpuint (wg_sample_root (99), ==, 9);
  g_assert_cmpuint (wg_sample_root (100), ==, 10);
  g_assert_cmpuint (wg_sample_root (G_GUINT64_CONSTANT (999999999999)), ==, 999999);
  g_assert_cmpuint (wg_sample_root (G_GUINT64_CONSTANT (1000000000000)), ==, 1000000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sample-town/root", test_root);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/sample-town/counts", test_counts);
  ADD ("/sample-town/partition", test_partition);
  ADD ("/sample-town/simple", test_simple);
  ADD ("/sample-town/numbering", test_numbering);
  ADD ("/sample-town/size", test_size);
  return g_test_run ();
}
