/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes tiles of a snapshot. A plane coverage needs no polygon filling: on
 * every row of pixel centres the borders are crossed from left to right, and
 * each crossing leaves one face and enters the other. Every border is looked
 * at once, whatever lies on its two sides. Faces are even-odd and kept as a
 * set, so overlaps and broken rings come out the same in every tile: of
 * several faces at a pixel the last one shows. */

#include "wg-tile-painter.h"

#include "wg-border-style.h"
#include "wg-tile-private.h"

#include <math.h>
#include <string.h>

#define UNIT         256.0 /* fixed point: 1/256 pixel */
#define TOLERANCE    0.5   /* pixels a simplified line may be off */
#define MAX_ACTIVE   64    /* faces over one pixel; more than that is no map */
#define BIG_ROUND    6755399441055744.0 /* 1.5 × 2^52: adding it rounds to a whole number */
#define ARC_POINTS   256
#define AREAS_BETWEEN_CHECKS 256

typedef struct
{
  guint32 key;  /* row << 12 | column from which on it counts */
  guint32 uses; /* arc << 2 | second face counts << 1 | first face counts */
} Crossing;

typedef struct
{
  GArray       *found;     /* guint32 */
  Crossing     *crossings;
  Crossing     *sorted;
  guint         n_crossings;
  guint         max_crossings;
  WgTilePlanes  planes;
  double        x[ARC_POINTS];
  double        y[ARC_POINTS];
} Scratch;

typedef struct
{
  const WgMapSnapshot *snapshot;
  const WgArcs        *arcs;
  const WgArcLevel    *level;
  const guint8        *ranks;
  Scratch             *scratch;
  guint                size;
  double               to_fixed;  /* 1/256 pixels per lattice step */
  double               origin_x;  /* of the tile, in 1/256 pixels */
  double               origin_y;
  WgLatticeBox         box;       /* the tile and the reach of lines beside it */
  double               scale;     /* pixels per logical pixel */
  WgBorderStyle        styles[WG_MAP_MAX_RANK + 1];
} Job;

struct _WgTilePainter
{
  gatomicrefcount ref_count;
  WgMapSnapshot  *snapshot;
  GAsyncQueue    *scratches;
};

static void
scratch_free (Scratch *self)
{
  g_array_unref (self->found);
  g_free (self->crossings);
  g_free (self->sorted);
  _wg_tile_planes_clear (&self->planes);
  g_free (self);
}

static Scratch *
scratch_new (void)
{
  Scratch *self = g_new0 (Scratch, 1);

  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

/**
 * wg_tile_painter_new:
 * @snapshot: what is drawn
 *
 * Returns: (transfer full): a painter that may be used from any thread
 */
WgTilePainter *
wg_tile_painter_new (WgMapSnapshot *snapshot)
{
  WgTilePainter *self = g_new0 (WgTilePainter, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->snapshot = wg_map_snapshot_ref (snapshot);
  self->scratches = g_async_queue_new_full ((GDestroyNotify) scratch_free);
  return self;
}

WgTilePainter *
wg_tile_painter_ref (WgTilePainter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_tile_painter_unref (WgTilePainter *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_async_queue_unref (self->scratches);
  wg_map_snapshot_unref (self->snapshot);
  g_free (self);
}

static void
job_init (Job                 *job,
          const WgMapSnapshot *snapshot,
          Scratch             *scratch,
          WgTile              *tile,
          guint                zoom)
{
  double pixels_per_world = ldexp (tile->size, (int) zoom);
  double margin = 4 * tile->scale + 2;
  WgBBox world;

  job->snapshot = snapshot;
  job->arcs = wg_map_snapshot_get_arcs (snapshot);
  job->ranks = wg_map_snapshot_get_ranks (snapshot);
  job->scratch = scratch;
  job->size = tile->size;
  job->to_fixed = pixels_per_world * UNIT / WG_LATTICE_ONE;
  job->origin_x = tile->origin_x * UNIT;
  job->origin_y = tile->origin_y * UNIT;
  job->level = wg_arcs_level_for (job->arcs, TOLERANCE * UNIT / job->to_fixed);
  world.x_min = (tile->origin_x - margin) / pixels_per_world;
  world.y_min = (tile->origin_y - margin) / pixels_per_world;
  world.x_max = (tile->origin_x + tile->size + margin) / pixels_per_world;
  world.y_max = (tile->origin_y + tile->size + margin) / pixels_per_world;
  job->box = wg_lattice_box_from_world (&world);
  for (guint rank = 0; rank <= WG_MAP_MAX_RANK; rank++)
    job->styles[rank] = wg_border_style_get (snapshot, rank, pixels_per_world / tile->scale);
  job->scale = tile->scale;
}

static inline void
add_crossing (Scratch *scratch,
              guint    row,
              guint    column,
              guint32  uses)
{
  if (G_UNLIKELY (scratch->n_crossings == scratch->max_crossings))
    {
      scratch->max_crossings = MAX (4096, 2 * scratch->max_crossings);
      scratch->crossings = g_renew (Crossing, scratch->crossings, scratch->max_crossings);
      scratch->sorted = g_renew (Crossing, scratch->sorted, scratch->max_crossings);
    }
  scratch->crossings[scratch->n_crossings++] = (Crossing) { row << 12 | column, uses };
}

/* Rows of pixel centres from y0 up to, not including, y1. */
static inline gboolean
rows_between (const Job *job,
              double     y0,
              double     y1,
              int       *first,
              int       *last)
{
  double bottom = job->size * UNIT;

  if (y1 <= UNIT / 2 || y0 > bottom - UNIT / 2)
    return FALSE;
  *first = y0 <= UNIT / 2 ? 0 : ((int) y0 + 127) >> 8;
  *last = y1 > bottom - UNIT / 2 ? (int) job->size : ((int) y1 + 127) >> 8;
  return *first < *last;
}

/* A stretch of border left of the tile only tells which faces a row begins in. */
static void
cross_left (const Job *job,
            double     y0,
            double     y1,
            guint32    uses)
{
  int first, last;

  if (!rows_between (job, MIN (y0, y1), MAX (y0, y1), &first, &last))
    return;
  for (int row = first; row < last; row++)
    add_crossing (job->scratch, (guint) row, 0, uses);
}

static inline void
cross_segment (const Job *job,
               double     x0,
               double     y0,
               double     x1,
               double     y1,
               guint32    uses)
{
  double slope;
  int first, last;

  if (y0 > y1)
    {
      double swap;

      swap = x0, x0 = x1, x1 = swap;
      swap = y0, y0 = y1, y1 = swap;
    }
  if (!rows_between (job, y0, y1, &first, &last))
    return;
  if (MIN (x0, x1) > job->size * UNIT)
    return;
  if (MAX (x0, x1) < 0)
    {
      cross_left (job, y0, y1, uses);
      return;
    }
  slope = (x1 - x0) / (y1 - y0);
  for (int row = first; row < last; row++)
    {
      /* From differences alone, so that every tile rounds the same way. */
      double x = x0 + ((row * UNIT + UNIT / 2 - y0) * slope + BIG_ROUND) - BIG_ROUND;

      if (x <= UNIT / 2)
        add_crossing (job->scratch, (guint) row, 0, uses);
      else if (x <= job->size * UNIT - UNIT / 2)
        add_crossing (job->scratch, (guint) row, (guint) ((int) x + 127) >> 8, uses);
    }
}

static inline guint
place_points (const Job *job,
              guint32    arc)
{
  const WgLatticePoint *points = job->level->points + job->level->first[arc];
  guint n = job->level->first[arc + 1] - job->level->first[arc];

  for (guint i = 0; i < n; i++)
    {
      job->scratch->x[i] = (points[i].x * job->to_fixed + BIG_ROUND) - BIG_ROUND - job->origin_x;
      job->scratch->y[i] = (points[i].y * job->to_fixed + BIG_ROUND) - BIG_ROUND - job->origin_y;
    }
  return n;
}

static void
stroke_arc (const Job *job,
            guint32    arc,
            guint      n_points)
{
  guint rank = job->ranks[arc];
  const WgBorderStyle *style = &job->styles[rank];
  WgTilePlanes *planes = &job->scratch->planes;

  if (style->opacity > 0)
    _wg_tile_planes_stroke (planes, rank == 0 ? WG_TILE_LIGHT : WG_TILE_DARK,
                            job->scratch->x, job->scratch->y, n_points,
                            style->width * job->scale, (guint) (255 * style->opacity + 0.5));
  if (style->thin_opacity > 0)
    _wg_tile_planes_stroke (planes, WG_TILE_LIGHT,
                            job->scratch->x, job->scratch->y, n_points,
                            WG_BORDER_THIN_WIDTH * job->scale,
                            (guint) (255 * style->thin_opacity + 0.5));
}

static void
draw_arc (const Job *job,
          guint32    arc,
          guint32    uses)
{
  const WgLatticeBox *box = &job->arcs->arc_boxes[arc];
  const double *x = job->scratch->x;
  const double *y = job->scratch->y;
  guint n;

  /* Simplified lines may leave the box a little; the margin of the tile's box covers that. */
  if (box->y_max < job->box.y_min || box->y_min > job->box.y_max || box->x_min > job->box.x_max)
    return;
  n = place_points (job, arc);
  if (n < 2)
    return;
  if (box->x_max < job->box.x_min)
    {
      cross_left (job, y[0], y[n - 1], uses);
      return;
    }
  for (guint i = 1; i < n; i++)
    cross_segment (job, x[i - 1], y[i - 1], x[i], y[i], uses);
  stroke_arc (job, arc, n);
}

static inline gboolean
is_in_reach (const Job *job,
             guint32    face)
{
  return face != WG_ARC_NO_FACE &&
         wg_lattice_box_intersects (&job->arcs->area_boxes[face], &job->box);
}

/* Every arc once: by its first face where that is in reach, else by its second.
 * A face out of reach is not counted, since not all of its arcs are seen. */
static void
draw_face (const Job *job,
           guint32    area)
{
  const WgArcs *arcs = job->arcs;

  for (guint32 i = arcs->ref_first[area]; i < arcs->ref_first[area + 1]; i++)
    {
      guint32 arc = WG_ARC_REF_ARC (arcs->refs[i]);
      const guint32 *faces = arcs->faces[arc];

      if (faces[0] == area)
        draw_arc (job, arc, arc << 2 | (is_in_reach (job, faces[1]) ? 3 : 1));
      else if (!is_in_reach (job, faces[0]))
        draw_arc (job, arc, arc << 2 | 2);
    }
}

static gboolean
draw_faces (const Job    *job,
            GCancellable *cancellable)
{
  GArray *found = job->scratch->found;

  g_array_set_size (found, 0);
  wg_map_snapshot_query_faces (job->snapshot, &job->box, found);
  for (guint i = 0; i < found->len; i++)
    {
      if (i % AREAS_BETWEEN_CHECKS == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      draw_face (job, g_array_index (found, guint32, i));
    }
  g_array_set_size (found, 0);
  wg_map_snapshot_query_outlines (job->snapshot, &job->box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 arc = g_array_index (found, guint32, i);

      stroke_arc (job, arc, place_points (job, arc));
    }
  return TRUE;
}

/* By row, then by column: two passes of counting, as long as there are crossings. */
static void
sort_crossings (Scratch *scratch)
{
  for (guint pass = 0; pass < 2; pass++)
    {
      guint32 start[4097] = { 0 };
      guint shift = 12 * pass;
      Crossing *swap = scratch->crossings;

      for (guint i = 0; i < scratch->n_crossings; i++)
        start[((scratch->crossings[i].key >> shift) & 0xfff) + 1]++;
      for (guint i = 0; i < 4096; i++)
        start[i + 1] += start[i];
      for (guint i = 0; i < scratch->n_crossings; i++)
        scratch->sorted[start[(scratch->crossings[i].key >> shift) & 0xfff]++] =
          scratch->crossings[i];
      scratch->crossings = scratch->sorted;
      scratch->sorted = swap;
    }
}

typedef struct
{
  guint   n;
  guint32 faces[MAX_ACTIVE];
} Active;

static inline void
toggle (Active  *active,
        guint32  face)
{
  for (guint i = 0; i < active->n; i++)
    if (active->faces[i] == face)
      {
        active->faces[i] = active->faces[--active->n];
        return;
      }
  if (active->n < MAX_ACTIVE)
    active->faces[active->n++] = face;
}

static inline void
apply_crossing (const Job *job,
                Active    *active,
                guint32    uses)
{
  const guint32 *faces = job->arcs->faces[uses >> 2];

  /* The usual case: from one face straight into its neighbour. */
  if ((uses & 3) == 3 && active->n == 1 && faces[0] != faces[1])
    {
      if (active->faces[0] == faces[0])
        {
          active->faces[0] = faces[1];
          return;
        }
      if (active->faces[0] == faces[1])
        {
          active->faces[0] = faces[0];
          return;
        }
    }
  if (uses & 1)
    toggle (active, faces[0]);
  if (uses & 2)
    toggle (active, faces[1]);
}

static inline guint32
shown_face (const Active *active)
{
  guint32 shown;

  if (active->n == 0)
    return WG_MAP_NO_AREA;
  shown = active->faces[0];
  for (guint i = 1; i < active->n; i++)
    shown = MAX (shown, active->faces[i]);
  return shown;
}

typedef struct
{
  guint16 *ends;
  guint32 *areas;
  guint    n;
  guint    max;
} Runs;

/* @row_first: the row's first run: a run of the same area is only made longer. */
static inline void
add_run (Runs   *runs,
         guint   row_first,
         guint32 area,
         guint   end)
{
  if (runs->n > row_first && runs->areas[runs->n - 1] == area)
    {
      runs->ends[runs->n - 1] = (guint16) end;
      return;
    }
  if (G_UNLIKELY (runs->n == runs->max))
    {
      runs->max = MAX (1024, 2 * runs->max);
      runs->ends = g_renew (guint16, runs->ends, runs->max);
      runs->areas = g_renew (guint32, runs->areas, runs->max);
    }
  runs->ends[runs->n] = (guint16) end;
  runs->areas[runs->n++] = area;
}

static void
sweep (const Job *job,
       WgTile    *tile)
{
  const Crossing *crossings = job->scratch->crossings;
  guint n = job->scratch->n_crossings;
  Runs runs = { NULL, NULL, 0, 0 };
  guint i = 0;

  tile->row_run = g_new (guint32, tile->size + 1);
  for (guint row = 0; row < tile->size; row++)
    {
      Active active;
      guint x = 0;
      guint row_first = runs.n;

      active.n = 0;
      tile->row_run[row] = row_first;
      for (; i < n && crossings[i].key >> 12 == row; i++)
        {
          guint column = crossings[i].key & 0xfff;

          if (column > x)
            {
              add_run (&runs, row_first, shown_face (&active), column);
              x = column;
            }
          apply_crossing (job, &active, crossings[i].uses);
        }
      add_run (&runs, row_first, shown_face (&active), tile->size);
    }
  tile->row_run[tile->size] = runs.n;
  tile->run_end = g_renew (guint16, runs.ends, runs.n);
  tile->run_area = g_renew (guint32, runs.areas, runs.n);
}

/**
 * wg_tile_painter_rasterise:
 * @self: the painter
 * @zoom: zoom level, tiles of 512 logical pixels
 * @x: column of the tile
 * @y: row of the tile
 * @pixel_size: pixels of the tile's side, at most %WG_TILE_MAX_SIZE
 * @scale: pixels per logical pixel, for the width of lines
 * @cancellable: (nullable): gives up early
 *
 * Pixels that two tiles share a border at fit together exactly, as long as both have the same
 * @pixel_size.
 *
 * Returns: (transfer full) (nullable): the tile, or %NULL when cancelled
 */
WgTile *
wg_tile_painter_rasterise (WgTilePainter *self,
                           guint          zoom,
                           guint          x,
                           guint          y,
                           guint          pixel_size,
                           double         scale,
                           GCancellable  *cancellable)
{
  Scratch *scratch = g_async_queue_try_pop (self->scratches);
  g_autoptr (WgTile) tile = NULL;
  gboolean done;
  Job job;

  g_return_val_if_fail (pixel_size > 0 && pixel_size <= WG_TILE_MAX_SIZE, NULL);
  g_return_val_if_fail (zoom < 24, NULL);

  if (scratch == NULL)
    scratch = scratch_new ();
  tile = g_new0 (WgTile, 1);
  g_atomic_ref_count_init (&tile->ref_count);
  tile->size = pixel_size;
  tile->scale = scale;
  tile->origin_x = (gint64) x * pixel_size;
  tile->origin_y = (gint64) y * pixel_size;
  scratch->n_crossings = 0;
  _wg_tile_planes_init (&scratch->planes, pixel_size);
  job_init (&job, self->snapshot, scratch, tile, zoom);
  done = draw_faces (&job, cancellable);
  if (done)
    {
      sort_crossings (scratch);
      sweep (&job, tile);
      _wg_tile_planes_pack (&scratch->planes, tile);
    }
  g_async_queue_push (self->scratches, scratch);
  return done ? g_steal_pointer (&tile) : NULL;
}
