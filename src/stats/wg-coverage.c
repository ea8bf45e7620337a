/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which shapes reach which grid, and how much of each grid is covered at a moment. It knows neither
 * posts nor hours: somebody says which shapes are in use.
 *
 * What a moment costs: one look at each pair of a grid and a shape near it (a table look-up), until
 * a shape holds the grid wholly; a search among the answers kept for the grid; and only for a
 * combination of shapes not seen before its lines, once for each shape until nothing is left. */

#include "wg-coverage.h"

#include "wg-cover-scan.h"
#include "wg-rtree.h"

#include <math.h>
#include <string.h>

/* All grids together keep about so many answers, each between the two limits. A week has some 50
 * different moments: the hours at which posts open and close. */
#define ANSWERS_WANTED 400000
#define ANSWERS_MIN 4
#define ANSWERS_MAX 96

/* A key of 64 random bits for each combination of shapes, so that two are told apart. */
typedef struct
{
  guint64 key;
  gint64  covered;
} Answer;

typedef struct
{
  guint   n, next;
  Answer *answers; /* (nullable) */
} Answers;

typedef struct
{
  guint shape;
  float distance; /* between the middles, metres; below 0: the shape holds the grid wholly */
} Pair;

struct _WgCoverReach
{
  WgCoverGround *ground;
  WgCoverShape  *shapes;
  guint          n_shapes;
  GArray        *pairs;  /* Pair: by grid, those that hold it first, then the nearest first */
  guint         *starts; /* of every grid its first pair, and where the last ends */
  Answers       *answers;
  guint          n_answers_max;
  gboolean      *meets;   /* by shape: whether it is in any pair */
  GArray        *listed;  /* WgCoverShape: of the grid at hand */
  GArray        *in_use;  /* WgScanShape: the same made ready */
  GArray        *scratch; /* WgCoverSpan */
};

static float
middle_distance (const WgCoverReach *self,
                 guint               grid,
                 const WgCoverShape *shape)
{
  double x_min, y_min, x_max, y_max;

  wg_cover_ground_get_box (self->ground, grid, &x_min, &y_min, &x_max, &y_max);
  return (float) hypot ((shape->x1 + shape->x2 - x_min - x_max) / 2,
                        (shape->y1 + shape->y2 - y_min - y_max) / 2);
}

typedef struct
{
  guint grid;
  Pair  pair;
} GridPair;

static int
compare_pairs (gconstpointer pa,
               gconstpointer pb)
{
  const Pair *a = pa, *b = pb;

  if (a->distance != b->distance)
    return a->distance < b->distance ? -1 : 1;
  return a->shape < b->shape ? -1 : 1;
}

/* Fills pairs and starts; @found is in the order of the shapes. */
static void
sort_pairs (WgCoverReach *self,
            const GArray *found)
{
  guint n_grids = wg_cover_ground_get_n (self->ground);
  g_autofree guint *next = g_new0 (guint, n_grids + 1);

  self->starts = g_new0 (guint, n_grids + 1);
  for (guint i = 0; i < found->len; i++)
    self->starts[g_array_index (found, GridPair, i).grid + 1]++;
  for (guint i = 0; i < n_grids; i++)
    self->starts[i + 1] += self->starts[i];
  memcpy (next, self->starts, (n_grids + 1) * sizeof (guint));
  g_array_set_size (self->pairs, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const GridPair *one = &g_array_index (found, GridPair, i);

      g_array_index (self->pairs, Pair, next[one->grid]++) = one->pair;
    }
  for (guint i = 0; i < n_grids; i++)
    if (self->starts[i + 1] > self->starts[i])
      qsort (&g_array_index (self->pairs, Pair, self->starts[i]),
             self->starts[i + 1] - self->starts[i], sizeof (Pair), compare_pairs);
}

static void
find_pairs (WgCoverReach *self)
{
  g_autoptr (WgRtree) tree = wg_cover_tree_new (self->ground);
  g_autoptr (GArray) grids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (GridPair));

  for (guint i = 0; i < self->n_shapes; i++)
    {
      const WgCoverShape *shape = &self->shapes[i];

      g_array_set_size (grids, 0);
      wg_cover_tree_query (tree, self->ground, shape, grids);
      for (guint k = 0; k < grids->len; k++)
        {
          GridPair one = { .grid = g_array_index (grids, guint32, k), .pair.shape = i };

          if (!wg_cover_shape_nears (shape, self->ground, one.grid))
            continue;
          one.pair.distance = wg_cover_shape_holds (shape, self->ground, one.grid)
                                ? -1 : middle_distance (self, one.grid, shape);
          self->meets[i] = TRUE;
          g_array_append_val (found, one);
        }
    }
  sort_pairs (self, found);
}

/**
 * wg_cover_reach_new:
 * @ground: complete
 * @shapes: (array length=n): copied
 * @n: how many
 *
 * Returns: (transfer full): which of the shapes reach which grids
 */
WgCoverReach *
wg_cover_reach_new (WgCoverGround      *ground,
                    const WgCoverShape *shapes,
                    guint               n)
{
  WgCoverReach *self = g_new0 (WgCoverReach, 1);
  guint n_grids = wg_cover_ground_get_n (ground);

  self->ground = wg_cover_ground_ref (ground);
  self->shapes = g_memdup2 (shapes, n * sizeof (WgCoverShape));
  self->n_shapes = n;
  self->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  self->answers = g_new0 (Answers, MAX (n_grids, 1));
  self->n_answers_max = CLAMP (ANSWERS_WANTED / MAX (n_grids, 1), ANSWERS_MIN, ANSWERS_MAX);
  self->meets = g_new0 (gboolean, MAX (n, 1));
  self->listed = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  self->in_use = g_array_new (FALSE, FALSE, sizeof (WgScanShape));
  self->scratch = g_array_new (FALSE, FALSE, sizeof (WgCoverSpan));
  find_pairs (self);
  return self;
}

void
wg_cover_reach_free (WgCoverReach *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < wg_cover_ground_get_n (self->ground); i++)
    g_free (self->answers[i].answers);
  g_free (self->answers);
  g_free (self->starts);
  g_free (self->shapes);
  g_array_unref (self->pairs);
  g_free (self->meets);
  g_array_unref (self->listed);
  g_array_unref (self->in_use);
  g_array_unref (self->scratch);
  wg_cover_ground_unref (self->ground);
  g_free (self);
}

WgCoverGround *
wg_cover_reach_get_ground (WgCoverReach *self)
{
  return self->ground;
}

/* Spreads a number over 64 bits (the finaliser of SplitMix64, Steele, Lea and Flood 2014). */
static inline guint64
mix (guint64 value)
{
  value += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  value = (value ^ (value >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  value = (value ^ (value >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return value ^ (value >> 31);
}

static guint64
mix_shape (const WgCoverShape *shape)
{
  const double values[] = { shape->x1, shape->y1, shape->x2, shape->y2, shape->radius };
  guint64 key = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      guint64 bits;

      memcpy (&bits, &values[i], sizeof bits);
      key = mix (key ^ bits);
    }
  return key;
}

/* How a grid stands at a moment, before a line is scanned. */
typedef struct
{
  gboolean whole;
  guint64  key; /* of the shapes in use that reach it in part */
  GArray  *shapes; /* (nullable) (element-type WgCoverShape): filled in where given */
} Standing;

static void
take_piece (const WgCoverReach *self,
            guint               grid,
            const WgCoverShape *piece,
            Standing           *standing)
{
  if (standing->whole || !wg_cover_shape_nears (piece, self->ground, grid))
    return;
  if (wg_cover_shape_holds (piece, self->ground, grid))
    {
      standing->whole = TRUE;
      return;
    }
  standing->key += mix_shape (piece);
  if (standing->shapes != NULL)
    g_array_append_val (standing->shapes, *piece);
}

static void
look_at_grid (const WgCoverReach *self,
              const WgCoverState *state,
              guint               grid,
              Standing           *standing)
{
  for (guint i = self->starts[grid]; i < self->starts[grid + 1] && !standing->whole; i++)
    {
      const Pair *pair = &g_array_index (self->pairs, Pair, i);
      guint8 use = state->use[pair->shape];

      if (use == WG_COVER_NONE)
        continue;
      if (use == WG_COVER_CUT)
        {
          take_piece (self, grid, &state->cuts[2 * pair->shape], standing);
          take_piece (self, grid, &state->cuts[2 * pair->shape + 1], standing);
          continue;
        }
      if (pair->distance < 0)
        {
          standing->whole = TRUE;
          break;
        }
      standing->key += mix (pair->shape);
      if (standing->shapes != NULL)
        g_array_append_val (standing->shapes, self->shapes[pair->shape]);
    }
  for (guint i = 0; i < state->n_extra; i++)
    take_piece (self, grid, &state->extra[i], standing);
}

gboolean
wg_cover_reach_list (WgCoverReach       *self,
                     const WgCoverState *state,
                     guint               grid,
                     GArray             *shapes)
{
  Standing standing = { .shapes = shapes };

  g_array_set_size (shapes, 0);
  look_at_grid (self, state, grid, &standing);
  return !standing.whole;
}

gboolean
wg_cover_reach_collect (WgCoverReach       *self,
                        const WgCoverState *state,
                        guint               grid,
                        GArray             *shapes)
{
  gboolean is_partial = wg_cover_reach_list (self, state, grid, self->listed);

  g_array_set_size (shapes, self->listed->len);
  for (guint i = 0; i < shapes->len; i++)
    wg_scan_shape_init (&g_array_index (shapes, WgScanShape, i), self->ground,
                        &g_array_index (self->listed, WgCoverShape, i));
  return is_partial;
}

gboolean
wg_cover_reach_list_needed (WgCoverReach       *self,
                            const WgCoverState *state,
                            guint               grid,
                            GArray             *shapes)
{
  gboolean is_partial = wg_cover_reach_list (self, state, grid, shapes);
  WgScanRest rest;
  guint kept = 0;

  wg_scan_rest_init (&rest, self->ground, grid, NULL, 0, self->scratch);
  for (guint i = 0; i < shapes->len && is_partial; i++)
    {
      gint64 before = rest.length;
      WgScanShape scan;

      wg_scan_shape_init (&scan, self->ground, &g_array_index (shapes, WgCoverShape, i));
      wg_scan_rest_take (&rest, self->ground, grid, &scan, 1, self->scratch);
      if (rest.length < before)
        g_array_index (shapes, WgCoverShape, kept++) = g_array_index (shapes, WgCoverShape, i);
    }
  wg_scan_rest_clear (&rest);
  g_array_set_size (shapes, kept);
  return is_partial;
}

/* A border of so many points is fine enough for a grid of some hundred pixels. */
#define TRACED_LINES 64

void
wg_cover_reach_trace (WgCoverReach       *self,
                      const WgCoverState *state,
                      guint               grid,
                      GArray             *xy,
                      GArray             *sizes)
{
  guint n_lines = wg_cover_ground_get_n_lines (self->ground, grid);
  WgScanRest rest;

  if (!wg_cover_reach_collect (self, state, grid, self->in_use))
    return;
  wg_scan_rest_init (&rest, self->ground, grid,
                     (const WgScanShape *) (gconstpointer) self->in_use->data, self->in_use->len,
                     self->scratch);
  wg_scan_rest_trace (&rest, self->ground, grid, MAX (n_lines / TRACED_LINES, 1), xy, sizes);
  wg_scan_rest_clear (&rest);
}

gboolean
wg_cover_reach_meets (WgCoverReach *self,
                      guint         shape)
{
  return self->meets[shape];
}

static void
keep_answer (WgCoverReach *self,
             guint         grid,
             guint64       key,
             gint64        covered)
{
  Answers *kept = &self->answers[grid];

  if (kept->answers == NULL)
    kept->answers = g_new (Answer, self->n_answers_max);
  kept->answers[kept->next] = (Answer) { key, covered };
  kept->next = (kept->next + 1) % self->n_answers_max;
  kept->n = MIN (kept->n + 1, self->n_answers_max);
}

static gint64
measure_grid (WgCoverReach       *self,
              const WgCoverState *state,
              guint               grid)
{
  gint64 whole = wg_cover_ground_get_whole (self->ground, grid);
  const Answers *kept = &self->answers[grid];
  Standing standing = { FALSE };
  gint64 covered;

  if (whole == 0)
    return 0;
  look_at_grid (self, state, grid, &standing);
  if (standing.whole)
    return whole;
  if (standing.key == 0)
    return 0;
  for (guint i = 0; i < kept->n; i++)
    if (kept->answers[i].key == standing.key)
      return kept->answers[i].covered;
  wg_cover_reach_collect (self, state, grid, self->in_use);
  covered = whole - wg_scan_ground (self->ground, grid,
                                    (const WgScanShape *) (gconstpointer) self->in_use->data,
                                    self->in_use->len, self->scratch);
  keep_answer (self, grid, standing.key, covered);
  return covered;
}

void
wg_cover_reach_measure (WgCoverReach       *self,
                        const WgCoverState *state,
                        gint64             *covered)
{
  for (guint i = 0; i < wg_cover_ground_get_n (self->ground); i++)
    covered[i] = measure_grid (self, state, i);
}

/* Division and product of doubles never order two values the wrong way round, and the whole gives
 * exactly 1. */
gint64
wg_cover_count_persons (gint64 residents,
                        gint64 covered,
                        gint64 whole)
{
  if (residents <= 0 || whole <= 0)
    return 0;
  return (gint64) floor ((double) residents * ((double) covered / (double) whole) + 0.5);
}
