/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's town: cuts the quarters of the plan into grids and blocks, gives the river and the
 * lake to the grids beside them, and numbers the grids. Integers only; must not know of codes,
 * households or any row: those are made from it. */

#include "wg-sample-town.h"

#include "wg-sample-plan.h"
#include "wg-sample-split.h"

/* Change it and every street of the sample moves. */
#define TOWN_SEED G_GUINT64_CONSTANT (990101)

/* Where the sample's middle stands: 108.6° E 23.1° N, in 1e-9 degrees. */
#define ORIGIN_LON G_GINT64_CONSTANT (108600000000)
#define ORIGIN_LAT G_GINT64_CONSTANT (23100000000)
/* 1e-12 degrees for a centimetre east and north at that latitude. */
#define LON_PER_CM 97656
#define LAT_PER_CM 90287

void
wg_sample_town_to_degrees (WgSamplePoint  point,
                           double        *lon,
                           double        *lat)
{
  *lon = (double) (ORIGIN_LON + point.x * LON_PER_CM / 1000) / 1e9;
  *lat = (double) (ORIGIN_LAT + point.y * LAT_PER_CM / 1000) / 1e9;
}

static void
block_free (WgSampleBlock *self)
{
  g_array_unref (self->loop);
  g_free (self);
}

static void
grid_free (WgSampleTownGrid *self)
{
  g_clear_pointer (&self->land, g_array_unref);
  g_clear_pointer (&self->loop, g_array_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->alleys, g_ptr_array_unref);
  g_free (self);
}

void
wg_sample_town_free (WgSampleTown *self)
{
  g_clear_pointer (&self->grids, g_ptr_array_unref);
  g_clear_pointer (&self->streets, g_ptr_array_unref);
  g_clear_pointer (&self->ponds, g_array_unref);
  g_clear_pointer (&self->outline, g_array_unref);
  g_clear_pointer (&self->skeleton, wg_sample_skeleton_free);
  g_free (self);
}

static const WgSampleSplitRules *
rules_of (guint density)
{
  static const WgSampleSplitRules town = { WG_SAMPLE_LINE_STREET_3, 5000, 9000, 3000, 25, 60 };
  static const WgSampleSplitRules edge = { WG_SAMPLE_LINE_STREET_3, 6500, 15000, 6000, 60, 200 };
  static const WgSampleSplitRules hills = { WG_SAMPLE_LINE_STREET_3, 9000, 15000, 6000, 60, 900 };

  return density > 1 ? &town : density == 1 ? &edge : &hills;
}

static void
cut_quarter (WgSampleTown          *self,
             const WgSampleQuarter *quarter,
             guint64               *random)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) cuts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  wg_sample_split (self->mesh, rules_of (quarter->density), random, quarter->loop, quarter->n_grids,
                   areas, cuts);
  for (guint i = 0; i < areas->len; i++)
    {
      WgSampleTownGrid *grid = g_new0 (WgSampleTownGrid, 1);

      grid->community = quarter->community;
      grid->density = quarter->density;
      grid->land = g_array_ref (g_ptr_array_index (areas, i));
      grid->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
      grid->alleys = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
      g_ptr_array_add (self->grids, grid);
    }
  for (guint i = 0; i < cuts->len; i++)
    {
      WgSampleStreet *street = wg_sample_street_new (3, NULL);
      GArray *path = g_ptr_array_index (cuts, i);

      g_array_append_vals (street->path, path->data, path->len);
      g_ptr_array_add (self->streets, street);
    }
}

/* The share of green, open and closed blocks in a hundred, by density. */
static WgSampleBlockUse
choose_use (guint    density,
            guint64 *random)
{
  static const int shares[4][3] = { { 0, 4, 0 }, { 8, 22, 24 }, { 7, 24, 55 }, { 4, 42, 52 } };
  gint64 draw = wg_sample_random_range (random, 0, 99);

  for (guint i = 0; i < 3; i++)
    {
      draw -= shares[density][i];
      if (draw < 0)
        return WG_SAMPLE_BLOCK_GREEN + i;
    }
  return WG_SAMPLE_BLOCK_FIELD;
}

static const WgSamplePlanPark *
find_park (const WgSampleTown *self,
           const GArray       *loop)
{
  for (const WgSamplePlanPark *park = wg_sample_plan_parks; park->name != NULL; park++)
    {
      if (wg_sample_mesh_inside (self->mesh, loop, park->x * WG_SAMPLE_PLAN_UNIT,
                                 park->y * WG_SAMPLE_PLAN_UNIT))
        return park;
    }
  return NULL;
}

static gint64
area_m2 (const WgSampleTown *self,
         const GArray       *loop)
{
  return wg_sample_mesh_area2 (self->mesh, loop) / 20000;
}

static WgSampleBlock *
add_block (WgSampleTownGrid *grid,
           GArray           *loop,
           WgSampleBlockUse  use)
{
  WgSampleBlock *block = g_new0 (WgSampleBlock, 1);

  block->use = use;
  block->loop = g_array_ref (loop);
  g_ptr_array_add (grid->blocks, block);
  return block;
}

/* Compounds between alleys; the part round the place of a park is the park. */
static void
cut_blocks (WgSampleTown     *self,
            WgSampleTownGrid *grid,
            guint64          *random)
{
  static const WgSampleSplitRules alley = { WG_SAMPLE_LINE_STREET_4, 4500, 3800, 2500, 15, 30 };
  static const gint64 block_m2[4] = { 0, 40000, 20000, 12000 };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const WgSamplePlanPark *park = find_park (self, grid->land);

  if (grid->density == 0)
    return;
  wg_sample_split (self->mesh, &alley, random, grid->land,
                   park == NULL ? 1 : (guint) MAX (2, area_m2 (self, grid->land) / park->area_m2),
                   parts, grid->alleys);
  for (guint i = 0; i < parts->len; i++)
    {
      GArray *part = g_ptr_array_index (parts, i);

      if (park != NULL && find_park (self, part) == park)
        add_block (grid, part, WG_SAMPLE_BLOCK_GREEN)->name = park->name;
      else
        wg_sample_split (self->mesh, &alley, random, part,
                         (guint) MAX (1, area_m2 (self, part) / block_m2[grid->density]), areas,
                         grid->alleys);
    }
  for (guint i = 0; i < areas->len; i++)
    add_block (grid, g_ptr_array_index (areas, i), choose_use (grid->density, random));
}

static gboolean
on_bank (const WgSampleTown *self,
         guint               vertex)
{
  return wg_sample_mesh_get_centre (self->mesh, vertex) != WG_SAMPLE_NO_VERTEX;
}

/* A grid at the river reaches to the river's middle, as division borders do: a run of the bank is
 * replaced by the same run of the centre line. */
static GArray *
reach_river (const WgSampleTown *self,
             const GArray       *land)
{
  GArray *loop = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = land->len, start = 0;

  while (start < n && on_bank (self, g_array_index (land, guint, start)))
    start++;
  if (start == n)
    start = 0;
  for (guint k = 0; k < n; k++)
    {
      guint before = g_array_index (land, guint, (start + k + n - 1) % n);
      guint here = g_array_index (land, guint, (start + k) % n);
      guint after = g_array_index (land, guint, (start + k + 1) % n);
      guint centre = wg_sample_mesh_get_centre (self->mesh, here);
      gboolean from_bank = on_bank (self, before), to_bank = on_bank (self, after);

      /* A single vertex on the bank is only touched. */
      if (centre == WG_SAMPLE_NO_VERTEX || (!from_bank && !to_bank))
        {
          g_array_append_val (loop, here);
          continue;
        }
      if (!from_bank)
        g_array_append_val (loop, here);
      g_array_append_val (loop, centre);
      if (!to_bank)
        g_array_append_val (loop, here);
    }
  return loop;
}

static guint
find_in (const GArray *loop,
         guint         vertex)
{
  for (guint i = 0; i < loop->len; i++)
    {
      if (g_array_index (loop, guint, i) == vertex)
        return i;
    }
  return G_MAXUINT;
}

/* How many vertices of the shore the grid has. */
static guint
count_shore (const WgSampleTown *self,
             const GArray       *loop)
{
  guint n = 0;

  for (guint i = 0; i < loop->len; i++)
    n += find_in (self->skeleton->lake, g_array_index (loop, guint, i)) != G_MAXUINT;
  return n;
}

/* The whole lake belongs to the grid with the longest shore, whose border then runs round it. */
static void
give_lake (WgSampleTown *self)
{
  const GArray *lake = self->skeleton->lake;
  WgSampleTownGrid *best = NULL;
  guint best_count = 0, n, start = 0, at;
  GArray *loop = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->grids->len; i++)
    {
      WgSampleTownGrid *grid = g_ptr_array_index (self->grids, i);
      guint count = grid->community == self->skeleton->lake_community
                    ? count_shore (self, grid->loop) : 0;

      if (count > best_count)
        {
          best = grid;
          best_count = count;
        }
    }
  g_return_if_fail (best != NULL);

  /* From the last vertex of the common shore once round the grid to its first, then round the
   * lake: both loops turn left, so the lake is followed from the first to the last. */
  n = best->loop->len;
  while (find_in (lake, g_array_index (best->loop, guint, start)) == G_MAXUINT
         || find_in (lake, g_array_index (best->loop, guint, (start + 1) % n)) != G_MAXUINT)
    start++;
  for (at = start;; at = (at + 1) % n)
    {
      guint vertex = g_array_index (best->loop, guint, at);

      g_array_append_val (loop, vertex);
      if (at != start && find_in (lake, vertex) != G_MAXUINT)
        break;
    }
  for (guint k = find_in (lake, g_array_index (best->loop, guint, at)) + 1;; k++)
    {
      guint vertex = g_array_index (lake, guint, k % lake->len);

      if (vertex == g_array_index (best->loop, guint, start))
        break;
      g_array_append_val (loop, vertex);
    }
  g_array_unref (best->loop);
  best->loop = loop;
}

static int
compare_north (gconstpointer pa,
               gconstpointer pb)
{
  const WgSampleTownGrid *a = *(gpointer *) pa, *b = *(gpointer *) pb;

  if (a->community != b->community)
    return a->community < b->community ? -1 : 1;
  if (a->centroid.y != b->centroid.y)
    return a->centroid.y > b->centroid.y ? -1 : 1;
  return a->centroid.x < b->centroid.x ? -1 : a->centroid.x > b->centroid.x;
}

static int
compare_west (gconstpointer pa,
              gconstpointer pb)
{
  const WgSampleTownGrid *a = *(gpointer *) pa, *b = *(gpointer *) pb;

  if (a->number != b->number)
    return a->number < b->number ? -1 : 1;
  return a->centroid.x < b->centroid.x ? -1 : a->centroid.x > b->centroid.x;
}

/* Rows from north to south: a grid that lies more than half a grid further south than the first
 * of a row begins the next. Sets the number to that of the row. */
static void
find_rows (WgSampleTown *self,
           GPtrArray    *own)
{
  gint64 area2 = 0, side, top = G_MAXINT64;
  guint row = 0;

  for (guint i = 0; i < own->len; i++)
    area2 += wg_sample_mesh_area2 (self->mesh,
                                   ((WgSampleTownGrid *) g_ptr_array_index (own, i))->land);
  side = (gint64) wg_sample_root ((guint64) area2 / 2 / own->len);
  for (guint i = 0; i < own->len; i++)
    {
      WgSampleTownGrid *grid = g_ptr_array_index (own, i);

      if (top == G_MAXINT64 || top - grid->centroid.y > side * 11 / 20)
        {
          top = grid->centroid.y;
          row++;
        }
      grid->number = row;
    }
}

/* G-03: rows from north to south, each from west to east. */
static void
number_grids (WgSampleTown *self)
{
  g_ptr_array_sort (self->grids, compare_north);
  for (guint from = 0, to; from < self->grids->len; from = to)
    {
      guint community = ((WgSampleTownGrid *) g_ptr_array_index (self->grids, from))->community;
      g_autoptr (GPtrArray) own = g_ptr_array_new ();

      for (to = from; to < self->grids->len
                      && ((WgSampleTownGrid *) g_ptr_array_index (self->grids, to))->community
                             == community;
           to++)
        g_ptr_array_add (own, g_ptr_array_index (self->grids, to));
      find_rows (self, own);
      g_ptr_array_sort (own, compare_west);
      for (guint i = 0; i < own->len; i++)
        {
          self->grids->pdata[from + i] = g_ptr_array_index (own, i);
          ((WgSampleTownGrid *) g_ptr_array_index (own, i))->number = i + 1;
        }
    }
}

/* The loop around everything: the one face that turns right, here turned left. */
static GArray *
find_outline (WgSampleTown *self)
{
  g_autoptr (GHashTable) links = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) twins = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *outline = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = WG_SAMPLE_NO_VERTEX;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->grids->len; i++)
      {
        GArray *loop = ((WgSampleTownGrid *) g_ptr_array_index (self->grids, i))->loop;

        for (guint k = 0; k < loop->len; k++)
          {
            guint a = g_array_index (loop, guint, k);
            guint b = g_array_index (loop, guint, (k + 1) % loop->len);
            gint64 key = ((gint64) a << 32) | b, twin = ((gint64) b << 32) | a;

            if (pass == 0)
              g_hash_table_add (twins, g_memdup2 (&key, sizeof key));
            else if (!g_hash_table_contains (twins, &twin))
              {
                g_hash_table_insert (links, GUINT_TO_POINTER (a), GUINT_TO_POINTER (b));
                first = MIN (first, a);
              }
          }
      }
  for (guint at = first; outline->len <= g_hash_table_size (links);)
    {
      g_array_append_val (outline, at);
      at = GPOINTER_TO_UINT (g_hash_table_lookup (links, GUINT_TO_POINTER (at)));
      if (at == first)
        break;
    }
  return outline;
}

WgSampleTown *
wg_sample_town_new (void)
{
  WgSampleTown *self = g_new0 (WgSampleTown, 1);
  guint64 random = TOWN_SEED;

  self->skeleton = wg_sample_skeleton_new ();
  self->mesh = self->skeleton->mesh;
  self->grids = g_ptr_array_new_with_free_func ((GDestroyNotify) grid_free);
  self->streets = g_ptr_array_ref (self->skeleton->streets);
  self->ponds = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
  for (guint i = 0; i < self->skeleton->quarters->len; i++)
    cut_quarter (self, g_ptr_array_index (self->skeleton->quarters, i), &random);
  for (guint i = 0; i < self->grids->len; i++)
    cut_blocks (self, g_ptr_array_index (self->grids, i), &random);
  for (guint i = 0; i < self->grids->len; i++)
    {
      WgSampleTownGrid *grid = g_ptr_array_index (self->grids, i);

      grid->loop = reach_river (self, grid->land);
    }
  give_lake (self);
  wg_sample_town_add_villages (self, &random);
  wg_sample_town_name_streets (self);
  for (guint i = 0; i < self->grids->len; i++)
    {
      WgSampleTownGrid *grid = g_ptr_array_index (self->grids, i);

      grid->centroid = wg_sample_mesh_centroid (self->mesh, grid->loop);
      grid->middle = wg_sample_mesh_centroid (self->mesh, grid->land);
    }
  number_grids (self);
  self->outline = find_outline (self);
  return self;
}
