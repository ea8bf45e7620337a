/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the hills of the sample are wooded: a field of heights on a lattice, low beside roads and
 * villages, and the line around what is high enough. Integers only. */

#include "wg-sample-town.h"

#include "wg-sample-plan.h"
#include "wg-sample-shape.h"

#define CELL 5000 /* cm */
#define WEST (-500000)
#define SOUTH (-360000)
#define COLUMNS 70
#define ROWS 150

typedef struct
{
  gint64 height[ROWS][COLUMNS];
} Field;

/* The same height, −1000 … 1000, for the same corner of a lattice. */
static gint64
noise_at (gint64 column,
          gint64 row)
{
  guint64 state = (guint64) (column * 7919 + row * 104729 + 990101);

  return wg_sample_random_range (&state, -1000, 1000);
}

static gint64
smooth_noise (gint64 x,
              gint64 y,
              gint64 scale)
{
  gint64 column = (x - WEST) / scale, row = (y - SOUTH) / scale;
  gint64 fx = (x - WEST) % scale * 1000 / scale, fy = (y - SOUTH) % scale * 1000 / scale;
  gint64 top, bottom;

  fx = fx * fx * (3000 - 2 * fx) / 1000000;
  fy = fy * fy * (3000 - 2 * fy) / 1000000;
  bottom = noise_at (column, row) * (1000 - fx) + noise_at (column + 1, row) * fx;
  top = noise_at (column, row + 1) * (1000 - fx) + noise_at (column + 1, row + 1) * fx;
  return (bottom * (1000 - fy) + top * fy) / 1000000;
}

static gint64
hills_at (WgSamplePoint p)
{
  gint64 height = -360;

  for (const WgSamplePlanHill *hill = wg_sample_plan_hills; hill->radius != 0; hill++)
    {
      WgSamplePoint top = { hill->x * WG_SAMPLE_PLAN_UNIT, hill->y * WG_SAMPLE_PLAN_UNIT };
      gint64 radius = (gint64) hill->radius * WG_SAMPLE_PLAN_UNIT;
      gint64 near = radius - wg_sample_distance (p, top);

      if (near > 0)
        height += hill->height * (near * 1000 / radius) / 1000;
    }
  return height + smooth_noise (p.x, p.y, 70000) * 2 / 5 + smooth_noise (p.x, p.y, 26000) / 4;
}

static gboolean
in_hills (const WgSampleTown *town,
          WgSamplePoint       p)
{
  for (guint i = 0; i < town->grids->len; i++)
    {
      const WgSampleTownGrid *grid = g_ptr_array_index (town->grids, i);

      if (grid->density == 0 && wg_sample_mesh_inside (town->mesh, grid->land, p.x, p.y))
        return TRUE;
    }
  return FALSE;
}

/* Presses the field down around a point. */
static void
clear_around (Field         *field,
              WgSamplePoint  p,
              gint64         reach,
              gint64         depth)
{
  gint64 column = (p.x - WEST) / CELL, row = (p.y - SOUTH) / CELL;
  gint64 cells = reach * 5 / (4 * CELL) + 1;

  for (gint64 r = MAX (0, row - cells); r <= MIN (ROWS - 1, row + cells); r++)
    for (gint64 c = MAX (0, column - cells); c <= MIN (COLUMNS - 1, column + cells); c++)
      {
        WgSamplePoint q = { WEST + c * CELL, SOUTH + r * CELL };
        gint64 wide = reach + reach * smooth_noise (q.x, q.y, 16000) / 4000;
        gint64 near = wide - wg_sample_distance (p, q);

        if (near > 0)
          field->height[r][c] = MIN (field->height[r][c], depth - near * 2 * depth / wide);
      }
}

static void
clear_path (Field              *field,
            const WgSampleTown *town,
            const GArray       *path,
            gint64              reach)
{
  for (guint i = 0; i < path->len; i++)
    clear_around (field, wg_sample_mesh_get_point (town->mesh, g_array_index (path, guint, i)),
                  reach, 600);
}

/* Main roads, villages and water lie in the open; small roads go through the wood. */
static void
clear_town (Field              *field,
            const WgSampleTown *town)
{
  for (guint i = 0; i < town->streets->len; i++)
    {
      const WgSampleStreet *street = g_ptr_array_index (town->streets, i);

      if (street->rank < 3)
        clear_path (field, town, street->path, 7000);
    }
  for (guint i = 0; i < town->grids->len; i++)
    {
      const WgSampleTownGrid *grid = g_ptr_array_index (town->grids, i);

      for (guint k = 0; k < grid->alleys->len && grid->density == 0; k++)
        clear_path (field, town, g_ptr_array_index (grid->alleys, k), 27000);
    }
  clear_path (field, town, town->skeleton->creek, 16000);
  for (guint i = 0; i < town->ponds->len; i++)
    clear_around (field, g_array_index (town->ponds, WgSamplePoint, i), 20000, 600);
}

/* Ids of the pieces of the lattice that the line crosses: 2 · node, +1 for the piece northwards. */
static guint
piece_of (guint row,
          guint column,
          guint side)
{
  switch (side)
    {
    case 0: /* south */
      return 2 * (row * COLUMNS + column);
    case 1: /* east */
      return 2 * (row * COLUMNS + column + 1) + 1;
    case 2: /* north */
      return 2 * ((row + 1) * COLUMNS + column);
    default: /* west */
      return 2 * (row * COLUMNS + column) + 1;
    }
}

static WgSamplePoint
point_on (const Field *field,
          guint        piece)
{
  guint node = piece / 2, row = node / COLUMNS, column = node % COLUMNS;
  guint next_row = row + piece % 2, next_column = column + 1 - piece % 2;
  gint64 a = field->height[row][column], b = field->height[next_row][next_column];
  gint64 part = CLAMP (a * 1000 / (a - b), 120, 880);
  WgSamplePoint p = { WEST + (gint64) column * CELL, SOUTH + (gint64) row * CELL };

  if (piece % 2 == 1)
    p.y += CELL * part / 1000;
  else
    p.x += CELL * part / 1000;
  return p;
}

/* From one piece to the next along the line, the high side on the left. Of the two ways through a
 * saddle the one that parts the high corners. */
static void
link_cell (const Field *field,
           guint        row,
           guint        column,
           GHashTable  *next)
{
  const gboolean high[4] = { field->height[row][column] > 0, field->height[row][column + 1] > 0,
                             field->height[row + 1][column + 1] > 0,
                             field->height[row + 1][column] > 0 };

  for (guint side = 0; side < 4; side++)
    {
      guint from = side, to = side;

      /* The line enters where one goes round from high to low … */
      if (!high[side] || high[(side + 1) % 4])
        continue;
      /* … and leaves at the last side before that on which it turns from low to high. */
      do
        to = (to + 3) % 4;
      while (!(!high[to] && high[(to + 1) % 4]));
      g_hash_table_insert (next, GUINT_TO_POINTER (piece_of (row, column, from) + 1),
                           GUINT_TO_POINTER (piece_of (row, column, to) + 1));
    }
}

static gboolean
ring_contains (const GArray  *ring,
               WgSamplePoint  p)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < ring->len; i++)
    {
      WgSamplePoint a = g_array_index (ring, WgSamplePoint, i);
      WgSamplePoint b = g_array_index (ring, WgSamplePoint, (i + 1) % ring->len);

      if ((a.y > p.y) != (b.y > p.y) && (wg_sample_cross (a, b, p) > 0) == (b.y > a.y))
        inside = !inside;
    }
  return inside;
}

/* Every closed line of the field, in the order of its first piece. */
static GPtrArray *
trace_lines (const Field *field)
{
  g_autoptr (GHashTable) next = g_hash_table_new (NULL, NULL);
  GPtrArray *rings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint row = 0; row + 1 < ROWS; row++)
    for (guint column = 0; column + 1 < COLUMNS; column++)
      link_cell (field, row, column, next);
  for (guint first = 1; first <= 2 * ROWS * COLUMNS; first++)
    {
      GArray *ring;
      gpointer at = GUINT_TO_POINTER (first), to;

      if (!g_hash_table_contains (next, at))
        continue;
      ring = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
      while (g_hash_table_steal_extended (next, at, NULL, &to))
        {
          WgSamplePoint p = point_on (field, GPOINTER_TO_UINT (at) - 1);

          g_array_append_val (ring, p);
          at = to;
        }
      g_ptr_array_add (rings, ring);
    }
  return rings;
}

/* Rings with their holes behind them; what is smaller than two hectares is left out. */
static GPtrArray *
sort_rings (GPtrArray *rings)
{
  GPtrArray *sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  const gint64 least = G_GINT64_CONSTANT (2) * 20000 * 20000;

  for (guint i = 0; i < rings->len; i++)
    {
      GArray *outer = g_ptr_array_index (rings, i);

      if (wg_sample_ring_area2 (outer) < least)
        continue;
      g_ptr_array_add (sorted, g_array_ref (outer));
      for (guint k = 0; k < rings->len; k++)
        {
          GArray *hole = g_ptr_array_index (rings, k);

          if (wg_sample_ring_area2 (hole) < -least / 4
              && ring_contains (outer, g_array_index (hole, WgSamplePoint, 0)))
            g_ptr_array_add (sorted, g_array_ref (hole));
        }
    }
  return sorted;
}

GPtrArray *
wg_sample_town_find_forest (const WgSampleTown *self)
{
  g_autofree Field *field = g_new0 (Field, 1);
  g_autoptr (GPtrArray) rings = NULL;

  for (guint row = 0; row < ROWS; row++)
    for (guint column = 0; column < COLUMNS; column++)
      {
        WgSamplePoint p = { WEST + (gint64) column * CELL, SOUTH + (gint64) row * CELL };
        gint64 height = hills_at (p);

        /* Outside the hills the field is low, so that every line closes. */
        field->height[row][column] = height <= 0 ? MIN (height, -200)
                                     : in_hills (self, p) ? height : -3000;
      }
  clear_town (field, self);
  rings = trace_lines (field);
  return sort_rings (rings);
}
