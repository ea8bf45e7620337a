/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids as scan lines: the ground on which coverage is measured. It knows areas and nothing of
 * posts or residents.
 *
 * A line stands for the strip of its height around it. Borders are straight between their points,
 * so the error is in the strips with a corner; it falls with the square of the number of lines. */

#include "wg-cover-ground.h"

#include <math.h>
#include <stdlib.h>

#define MM_PER_M 1000.0

/* All grids together get about so many lines, each between the two limits. */
#define LINES_WANTED 800000
#define LINES_MIN 64
#define LINES_MAX 512

typedef struct
{
  double x_min, y_min, x_max, y_max; /* metres */
  guint  first_line, n_lines;        /* in line_starts */
  guint  first_point, n_points;
  gint64 whole;
} Ground;

struct _WgCoverGround
{
  gatomicrefcount ref_count;
  guint           lines_per_grid;
  double          origin_x, origin_y;
  GArray         *grids;       /* Ground */
  GArray         *spans;       /* WgCoverSpan */
  GArray         *line_starts; /* guint: of every line its first span, and where the last ends */
  GArray         *points;      /* double */
};

/**
 * wg_cover_ground_new:
 * @n_expected: how many grids the file has
 * @x: of the origin, metres
 * @y: of the origin, metres
 *
 * Returns: (transfer full): a ground without grids
 */
WgCoverGround *
wg_cover_ground_new (guint  n_expected,
                     double x,
                     double y)
{
  WgCoverGround *self = g_new0 (WgCoverGround, 1);
  guint end = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->lines_per_grid = CLAMP (LINES_WANTED / MAX (n_expected, 1), LINES_MIN, LINES_MAX);
  self->origin_x = x;
  self->origin_y = y;
  self->grids = g_array_new (FALSE, FALSE, sizeof (Ground));
  self->spans = g_array_new (FALSE, FALSE, sizeof (WgCoverSpan));
  self->line_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->points = g_array_new (FALSE, FALSE, sizeof (double));
  g_array_append_val (self->line_starts, end);
  return self;
}

WgCoverGround *
wg_cover_ground_ref (WgCoverGround *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_cover_ground_unref (WgCoverGround *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->grids);
  g_array_unref (self->spans);
  g_array_unref (self->line_starts);
  g_array_unref (self->points);
  g_free (self);
}

gint32
wg_cover_ground_x_to_mm (const WgCoverGround *self,
                         double               x)
{
  double mm = floor ((x - self->origin_x) * MM_PER_M + 0.5);

  return mm <= G_MININT32 ? G_MININT32 : mm >= G_MAXINT32 ? G_MAXINT32 : (gint32) mm;
}

void
wg_cover_ground_get_origin (const WgCoverGround *self,
                            double              *x,
                            double              *y)
{
  *x = self->origin_x;
  *y = self->origin_y;
}

static double
line_y (const Ground *grid,
        guint         line)
{
  return grid->y_min + (line + 0.5) * (grid->y_max - grid->y_min) / grid->n_lines;
}

/* The first line whose y is not below @y. */
static guint
first_line_from (const Ground *grid,
                 double        y)
{
  double at = (y - grid->y_min) / (grid->y_max - grid->y_min) * grid->n_lines - 0.5;
  guint line = at <= 0 ? 0 : at >= grid->n_lines ? grid->n_lines : (guint) at;

  while (line > 0 && line_y (grid, line - 1) >= y)
    line--;
  while (line < grid->n_lines && line_y (grid, line) < y)
    line++;
  return line;
}

typedef struct
{
  guint  line;
  gint32 x;
} Crossing;

static void
cross_edge (const WgCoverGround *self,
            const Ground        *grid,
            const double        *a,
            const double        *b,
            GArray              *crossings)
{
  const double *low = a[1] <= b[1] ? a : b;
  const double *high = low == a ? b : a;
  guint end = first_line_from (grid, high[1]);

  /* Half open, so that a corner on a line is crossed once. */
  for (guint line = first_line_from (grid, low[1]); line < end; line++)
    {
      double t = (line_y (grid, line) - low[1]) / (high[1] - low[1]);
      Crossing crossing = { line, wg_cover_ground_x_to_mm (self, low[0] + t * (high[0] - low[0])) };

      g_array_append_val (crossings, crossing);
    }
}

static int
compare_crossings (gconstpointer pa,
                   gconstpointer pb)
{
  const Crossing *a = pa, *b = pb;

  if (a->line != b->line)
    return a->line < b->line ? -1 : 1;
  return a->x < b->x ? -1 : a->x > b->x;
}

static void
add_spans (WgCoverGround *self,
           Ground        *grid,
           const GArray  *crossings)
{
  guint at = 0;

  for (guint line = 0; line < grid->n_lines; line++)
    {
      guint end;

      for (; at + 1 < crossings->len && g_array_index (crossings, Crossing, at).line == line;
           at += 2)
        {
          WgCoverSpan span = { g_array_index (crossings, Crossing, at).x,
                               g_array_index (crossings, Crossing, at + 1).x };

          if (span.from >= span.to)
            continue;
          grid->whole += (gint64) span.to - span.from;
          g_array_append_val (self->spans, span);
        }
      end = self->spans->len;
      g_array_append_val (self->line_starts, end);
    }
}

static void
measure_box (Ground       *grid,
             const double *xy)
{
  for (guint i = 0; i < grid->n_points; i++)
    {
      grid->x_min = MIN (grid->x_min, xy[2 * i]);
      grid->x_max = MAX (grid->x_max, xy[2 * i]);
      grid->y_min = MIN (grid->y_min, xy[2 * i + 1]);
      grid->y_max = MAX (grid->y_max, xy[2 * i + 1]);
    }
}

guint
wg_cover_ground_add (WgCoverGround *self,
                     const double  *xy,
                     const guint   *ring_sizes,
                     guint          n_rings)
{
  g_autoptr (GArray) crossings = g_array_new (FALSE, FALSE, sizeof (Crossing));
  Ground grid = { .x_min = G_MAXDOUBLE, .y_min = G_MAXDOUBLE, .x_max = -G_MAXDOUBLE,
                  .y_max = -G_MAXDOUBLE };
  guint first = 0;

  for (guint i = 0; i < n_rings; i++)
    grid.n_points += ring_sizes[i];
  measure_box (&grid, xy);
  grid.first_line = self->line_starts->len - 1;
  grid.first_point = self->points->len;
  if (grid.n_points > 0 && grid.y_max > grid.y_min)
    grid.n_lines = self->lines_per_grid;
  for (guint i = 0; i < n_rings && grid.n_lines > 0; first += ring_sizes[i++])
    for (guint k = 0; k + 1 < ring_sizes[i]; k++)
      cross_edge (self, &grid, xy + 2 * (first + k), xy + 2 * (first + k + 1), crossings);
  g_array_sort (crossings, compare_crossings);
  add_spans (self, &grid, crossings);
  if (grid.n_points > 0)
    g_array_append_vals (self->points, xy, 2 * grid.n_points);
  g_array_append_val (self->grids, grid);
  return self->grids->len - 1;
}

static const Ground *
get_grid (const WgCoverGround *self,
          guint                grid)
{
  g_assert (grid < self->grids->len);
  return &g_array_index (self->grids, Ground, grid);
}

guint
wg_cover_ground_get_n (const WgCoverGround *self)
{
  return self->grids->len;
}

gint64
wg_cover_ground_get_whole (const WgCoverGround *self,
                           guint                grid)
{
  return get_grid (self, grid)->whole;
}

gboolean
wg_cover_ground_get_box (const WgCoverGround *self,
                         guint                grid,
                         double              *x_min,
                         double              *y_min,
                         double              *x_max,
                         double              *y_max)
{
  const Ground *found = get_grid (self, grid);

  *x_min = found->x_min;
  *y_min = found->y_min;
  *x_max = found->x_max;
  *y_max = found->y_max;
  return found->whole > 0;
}

guint
wg_cover_ground_get_n_lines (const WgCoverGround *self,
                             guint                grid)
{
  return get_grid (self, grid)->n_lines;
}

const WgCoverSpan *
wg_cover_ground_get_line (const WgCoverGround *self,
                          guint                grid,
                          guint                line,
                          guint               *n_spans,
                          double              *y)
{
  const Ground *found = get_grid (self, grid);
  const guint *start = &g_array_index (self->line_starts, guint, found->first_line + line);

  g_assert (line < found->n_lines);
  *n_spans = start[1] - start[0];
  *y = line_y (found, line);
  return &g_array_index (self->spans, WgCoverSpan, start[0]);
}

const double *
wg_cover_ground_get_points (const WgCoverGround *self,
                            guint                grid,
                            guint               *n)
{
  const Ground *found = get_grid (self, grid);

  *n = found->n_points;
  return &g_array_index (self->points, double, found->first_point);
}
