/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settlements of the hills: a lane from the road into the grid, a few compounds on both sides
 * of it, a pond. Integers only. */

#include "wg-sample-town.h"

/* From the road to the first houses, and between two compounds, cm. */
#define VILLAGE_START 7000
#define VILLAGE_STEP 9500
#define VILLAGE_DEPTH 8200

typedef struct
{
  WgSampleTown     *town;
  WgSampleTownGrid *grid;
  WgSamplePoint     origin;
  WgSamplePoint     ahead; /* direction of the lane, in ten-thousandths */
  GArray           *lanes; /* of WgSamplePoint: where villages are already */
} Village;

/* Two villages keep so far apart, cm. */
#define VILLAGE_DISTANCE 24000

/* So far along the lane and so far to its left. */
static WgSamplePoint
place (const Village *self,
       gint64         along,
       gint64         left)
{
  return (WgSamplePoint) {
    self->origin.x + (self->ahead.x * along - self->ahead.y * left) / 10000,
    self->origin.y + (self->ahead.y * along + self->ahead.x * left) / 10000,
  };
}

static gboolean
is_inside (const Village *self,
           WgSamplePoint  p)
{
  return wg_sample_mesh_inside (self->town->mesh, self->grid->land, p.x, p.y);
}

/* A road vertex of the border where nothing branches off. */
static gboolean
is_roadside (const WgSampleTown *town,
             const GArray       *loop,
             guint               i)
{
  guint here = g_array_index (loop, guint, i);
  guint after = g_array_index (loop, guint, (i + 1) % loop->len);
  WgSampleLine line = wg_sample_mesh_get_line (town->mesh, here, after);

  return (line == WG_SAMPLE_LINE_STREET_1 || line == WG_SAMPLE_LINE_STREET_2
          || line == WG_SAMPLE_LINE_STREET_3)
         && wg_sample_mesh_get_degree (town->mesh, here) == 2;
}

static void
add_compound (Village *self,
              gint64   from,
              gint64   to,
              gint64   side,
              gint64   depth)
{
  gint64 near = side * 700, far = side * depth;
  WgSamplePoint corners[4] = { place (self, from, near), place (self, to, near),
                               place (self, to, far), place (self, from, far) };
  WgSampleBlock *block;

  for (guint i = 0; i < 4; i++)
    {
      if (!is_inside (self, corners[i]))
        return;
    }
  block = g_new0 (WgSampleBlock, 1);
  block->use = WG_SAMPLE_BLOCK_OPEN;
  block->loop = g_array_new (FALSE, FALSE, sizeof (guint));
  /* Turning left on both sides of the lane. */
  for (guint i = 0; i < 4; i++)
    {
      WgSamplePoint p = corners[side > 0 ? i : 3 - i];
      guint vertex = wg_sample_mesh_add_vertex (self->town->mesh, p.x, p.y);

      g_array_append_val (block->loop, vertex);
    }
  g_ptr_array_add (self->grid->blocks, block);
}

static void
add_lane (Village *self,
          guint    road,
          gint64   length)
{
  GArray *lane = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (lane, road);
  for (gint64 along = VILLAGE_START; along <= length; along += VILLAGE_START)
    {
      WgSamplePoint p = place (self, along, 0);
      guint vertex = wg_sample_mesh_add_vertex (self->town->mesh, p.x, p.y);

      g_array_append_val (lane, vertex);
      g_array_append_val (self->lanes, p);
    }
  g_ptr_array_add (self->grid->alleys, lane);
}

static gboolean
is_free (const Village *self,
         gint64         length)
{
  for (gint64 along = VILLAGE_START; along <= length; along += VILLAGE_START)
    for (guint i = 0; i < self->lanes->len; i++)
      {
        if (wg_sample_distance (place (self, along, 0),
                                g_array_index (self->lanes, WgSamplePoint, i)) < VILLAGE_DISTANCE)
          return FALSE;
      }
  return is_inside (self, place (self, length, 0));
}

static void
add_village (WgSampleTown     *town,
             WgSampleTownGrid *grid,
             guint             road,
             GArray           *lanes,
             guint64          *random)
{
  WgSamplePoint origin = wg_sample_mesh_get_point (town->mesh, road);
  gint64 far = MAX (1, wg_sample_distance (origin, grid->middle));
  Village self = { town, grid, origin, { (grid->middle.x - origin.x) * 10000 / far,
                                         (grid->middle.y - origin.y) * 10000 / far },
                   lanes };
  gint64 n = wg_sample_random_range (random, 2, 4);
  gint64 length = VILLAGE_START + n * VILLAGE_STEP;
  WgSamplePoint pond;

  if (!is_free (&self, length))
    return;
  add_lane (&self, road, length);
  for (gint64 k = 0; k < n; k++)
    for (gint64 side = -1; side <= 1; side += 2)
      {
        gint64 from = VILLAGE_START + k * VILLAGE_STEP + wg_sample_random_range (random, 0, 1500);

        if (wg_sample_random_range (random, 0, 9) < 8)
          add_compound (&self, from,
                        VILLAGE_START + (k + 1) * VILLAGE_STEP
                            - wg_sample_random_range (random, 0, 1200),
                        side, VILLAGE_DEPTH - wg_sample_random_range (random, 0, 3000));
      }
  pond = place (&self, length + 6500, wg_sample_random_range (random, -4000, 4000));
  if (is_inside (&self, pond) && wg_sample_random_range (random, 0, 2) == 0)
    g_array_append_val (town->ponds, pond);
}

/* The roadside vertex that is farthest from @other (or nearest to the middle). */
static guint
choose_road (const WgSampleTown     *town,
             const WgSampleTownGrid *grid,
             guint                   other)
{
  guint best = WG_SAMPLE_NO_VERTEX;
  gint64 best_far = 0;

  for (guint i = 0; i < grid->land->len; i++)
    {
      guint here = g_array_index (grid->land, guint, i);
      WgSamplePoint p = wg_sample_mesh_get_point (town->mesh, here);
      gint64 far = other != WG_SAMPLE_NO_VERTEX
                       ? wg_sample_distance (p, wg_sample_mesh_get_point (town->mesh, other))
                       : 10000000 - wg_sample_distance (p, grid->middle);

      if (is_roadside (town, grid->land, i) && far > best_far)
        {
          best = here;
          best_far = far;
        }
    }
  return best;
}

void
wg_sample_town_add_villages (WgSampleTown *self,
                             guint64      *random)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));

  for (guint i = 0; i < self->grids->len; i++)
    {
      WgSampleTownGrid *grid = g_ptr_array_index (self->grids, i);
      guint first, second;

      if (grid->density != 0)
        continue;
      grid->middle = wg_sample_mesh_centroid (self->mesh, grid->land);
      first = choose_road (self, grid, WG_SAMPLE_NO_VERTEX);
      if (first == WG_SAMPLE_NO_VERTEX)
        continue;
      add_village (self, grid, first, lanes, random);
      second = choose_road (self, grid, first);
      if (second != first && wg_sample_random_range (random, 0, 3) > 0)
        add_village (self, grid, second, lanes, random);
    }
}
