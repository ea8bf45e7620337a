/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two layers of one place have lines in common, whatever their shapes are called. In a few windows
 * the lines of both are drawn into squares, and one drawing is pushed over the other until most of
 * it lies on lines. It says a shift only where one stands out from all others. */

#include "wg-shift.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WINDOWS 6
#define SIDE 400       /* squares of a window */
#define FINE 40.0      /* squares to a usual shape's side */
#define LEAST_SQUARE 10.0 /* metres */
#define MOST_SQUARE 30.0
#define FEWEST 60      /* squares of lines that a window needs */
#define MOST_POINTS 800
#define ALIKE 60.0     /* metres: windows agree */
#define LIKE 0.25      /* or of the whole shift: GCJ-02 shifts another way 100 km on */
#define APART 120.0    /* metres: another shift, not the slope of the same one */
#define CLEAR 0.4      /* of what could lie on lines beyond chance does */
#define OTHERS 0.7     /* of the best: another shift as good as this makes it doubtful */

/* A square part of the plane round a place; metres count from its middle. */
typedef struct
{
  double lon, lat;
  double per_lon, per_lat; /* metres per degree */
  double square;
  int    reach;            /* squares beyond the window that are drawn, too */
  int    width;            /* SIDE + 2 reach */
} Window;

typedef struct
{
  double *hits;            /* part of the points on lines, by shift */
  int     reach;
  double  mean;
} Scores;

static void
window_init (Window *self,
             double  lon,
             double  lat,
             double  square,
             double  farthest)
{
  double phi = lat * G_PI / 180;

  *self = (Window){ lon, lat, 111412.88 * cos (phi) - 93.5 * cos (3 * phi),
                    111132.95 - 559.85 * cos (2 * phi), square, (int) ceil (farthest / square), 0 };
  self->width = SIDE + 2 * self->reach;
}

/* Squares from the drawing's west and south edge. */
static void
to_squares (const Window *self,
            const double *point,
            double       *x,
            double       *y)
{
  *x = (point[0] - self->lon) * self->per_lon / self->square + self->width / 2.0;
  *y = (point[1] - self->lat) * self->per_lat / self->square + self->width / 2.0;
}

static void
draw_segment (const Window *self,
              const double *from,
              const double *to,
              guint8       *drawing)
{
  double x1, y1, x2, y2;
  guint n;

  to_squares (self, from, &x1, &y1);
  to_squares (self, to, &x2, &y2);
  if (MAX (x1, x2) < 0 || MIN (x1, x2) >= self->width || MAX (y1, y2) < 0
      || MIN (y1, y2) >= self->width)
    return;
  n = (guint) CLAMP (ceil (MAX (fabs (x2 - x1), fabs (y2 - y1)) * 2), 1, 1e6);
  for (guint i = 0; i <= n; i++)
    {
      double x = x1 + (x2 - x1) * i / n, y = y1 + (y2 - y1) * i / n;

      if (x >= 0 && x < self->width && y >= 0 && y < self->width)
        drawing[(int) y * self->width + (int) x] = 1;
    }
}

/* (transfer full): a byte per square, 1 where a line passes. */
static guint8 *
draw (const Window *self,
      GPtrArray    *shapes)
{
  guint8 *drawing = g_malloc0 ((gsize) self->width * (gsize) self->width);
  double half = self->width / 2.0 * self->square;
  WgBBox box = { self->lon - half / self->per_lon, self->lat - half / self->per_lat,
                 self->lon + half / self->per_lon, self->lat + half / self->per_lat };

  for (guint i = 0; i < shapes->len; i++)
    {
      const WgGeometry *shape = g_ptr_array_index (shapes, i);
      WgBBox bounds = wg_geometry_get_bounds (shape);

      if (wg_geometry_get_kind (shape) == WG_GEOMETRY_POINTS
          || !wg_bbox_intersects (&box, &bounds))
        continue;
      for (guint part = 0; part < wg_geometry_get_n_parts (shape); part++)
        {
          guint n;
          const double *points = wg_geometry_get_part (shape, part, &n);

          for (guint p = 1; p < n; p++)
            draw_segment (self, points + 2 * p - 2, points + 2 * p, drawing);
        }
    }
  return drawing;
}

/* (transfer full): the same with the squares around, for nothing is drawn exactly. */
static guint8 *
thicken (const Window *self,
         const guint8 *drawing)
{
  int width = self->width;
  guint8 *thick = g_malloc0 ((gsize) width * (gsize) width);

  for (int y = 1; y < width - 1; y++)
    for (int x = 1; x < width - 1; x++)
      if (drawing[y * width + x] != 0)
        for (int row = y - 1; row <= y + 1; row++)
          memset (thick + row * width + x - 1, 1, 3);
  return thick;
}

/* The box of a drawing's lines, in squares. */
static WgBBox
find_box (const Window *self,
          const guint8 *drawing)
{
  WgBBox box = WG_BBOX_EMPTY;

  for (int y = 0; y < self->width; y++)
    for (int x = 0; x < self->width; x++)
      if (drawing[y * self->width + x] != 0)
        wg_bbox_add_point (&box, x, y);
  return box;
}

/* (element-type int): the squares of lines in the window itself, where the other has lines
 * around. */
static GArray *
list_points (const Window *self,
             const guint8 *drawing,
             const WgBBox *other)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (int));
  GArray *points = g_array_new (FALSE, FALSE, sizeof (int));
  double step;

  for (int y = self->reach; y < self->width - self->reach; y++)
    for (int x = self->reach; x < self->width - self->reach; x++)
      {
        int at = y * self->width + x;

        if (drawing[at] != 0 && wg_bbox_contains (other, x, y))
          g_array_append_val (all, at);
      }
  step = MAX (1.0, (double) all->len / MOST_POINTS);
  for (double i = 0; i < all->len; i += step)
    g_array_append_val (points, g_array_index (all, int, (guint) i));
  return points;
}

static void
count_hits (const Window *self,
            const guint8 *thick,
            const GArray *points,
            Scores       *scores)
{
  int reach = self->reach, side = 2 * reach + 1;
  double sum = 0;

  scores->reach = reach;
  scores->hits = g_new0 (double, (gsize) side * (gsize) side);
  for (int dy = -reach; dy <= reach; dy++)
    for (int dx = -reach; dx <= reach; dx++)
      {
        const guint8 *pushed = thick + dy * self->width + dx;
        guint n = 0;
        double part;

        for (guint i = 0; i < points->len; i++)
          n += pushed[g_array_index (points, int, i)];
        part = (double) n / points->len;
        scores->hits[(dy + reach) * side + dx + reach] = part;
        sum += part;
      }
  scores->mean = sum / side / side;
}

/* What the best within (@inside) or beyond @metres of a shift reaches; its place. */
static double
find_best (const Scores *self,
           double        square,
           int           from_x,
           int           from_y,
           double        metres,
           gboolean      inside,
           int          *at_x,
           int          *at_y)
{
  int reach = self->reach, side = 2 * reach + 1;
  double best = -1;

  for (int y = -reach; y <= reach; y++)
    for (int x = -reach; x <= reach; x++)
      {
        double hits = self->hits[(y + reach) * side + x + reach];

        if ((hypot (x - from_x, y - from_y) * square <= metres) != inside || hits <= best)
          continue;
        best = hits;
        *at_x = x;
        *at_y = y;
      }
  return (best - self->mean) / MAX (1 - self->mean, 1e-9);
}

/* The middle of what lies around a shift, to less than a square. */
static void
refine (const Scores *self,
        int           at_x,
        int           at_y,
        double       *x,
        double       *y)
{
  int reach = self->reach, side = 2 * reach + 1;
  double sum = 0, sum_x = 0, sum_y = 0;

  for (int j = MAX (at_y - 2, -reach); j <= MIN (at_y + 2, reach); j++)
    for (int i = MAX (at_x - 2, -reach); i <= MIN (at_x + 2, reach); i++)
      {
        double weight = MAX (self->hits[(j + reach) * side + i + reach] - self->mean, 0);

        weight *= weight;
        sum += weight;
        sum_x += weight * i;
        sum_y += weight * j;
      }
  *x = sum > 0 ? sum_x / sum : at_x;
  *y = sum > 0 ? sum_y / sum : at_y;
}

/* How sure the shift is that pushes @points onto @thick; 0 where none stands out. Squares. */
static double
push (const Window *self,
      const guint8 *thick,
      const GArray *points,
      double       *x,
      double       *y)
{
  Scores scores = { 0 };
  int at_x = 0, at_y = 0, other_x, other_y;
  double best, other;

  if (points->len < FEWEST)
    return 0;
  count_hits (self, thick, points, &scores);
  best = find_best (&scores, self->square, 0, 0, G_MAXDOUBLE, TRUE, &at_x, &at_y);
  other = find_best (&scores, self->square, at_x, at_y, APART, FALSE, &other_x, &other_y);
  refine (&scores, at_x, at_y, x, y);
  /* Several may be as good as the first of them. */
  refine (&scores, (int) lround (*x), (int) lround (*y), x, y);
  g_free (scores.hits);
  return best >= CLEAR && other <= best * OTHERS ? best : 0;
}

/* FALSE where the window shows no one shift. */
static gboolean
look (const Window *self,
      GPtrArray    *reference,
      GPtrArray    *layer,
      WgShift      *shift)
{
  g_autofree guint8 *ours = draw (self, reference);
  g_autofree guint8 *theirs = draw (self, layer);
  g_autofree guint8 *our_lines = thicken (self, ours);
  g_autofree guint8 *their_lines = thicken (self, theirs);
  WgBBox our_box = find_box (self, ours), their_box = find_box (self, theirs);
  g_autoptr (GArray) our_points = list_points (self, ours, &their_box);
  g_autoptr (GArray) their_points = list_points (self, theirs, &our_box);
  double x = 0, y = 0, back_x = 0, back_y = 0;
  double there = push (self, their_lines, our_points, &x, &y);
  double back = push (self, our_lines, their_points, &back_x, &back_y);

  if (there == 0 && back == 0)
    return FALSE;
  *shift = there >= back ? (WgShift){ x * self->square, y * self->square }
                         : (WgShift){ -back_x * self->square, -back_y * self->square };
  return TRUE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
find_middle (double *values,
             guint   n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

/* The side of a usual shape in metres. */
static double
find_usual_side (GPtrArray *shapes)
{
  guint step = shapes->len / 500 + 1, n = 0;
  g_autofree double *sides = g_new (double, shapes->len / step + 1);

  for (guint i = 0; i < shapes->len; i += step)
    {
      WgBBox box = wg_geometry_get_bounds (g_ptr_array_index (shapes, i));
      double lat = (box.y_min + box.y_max) / 2;

      sides[n++] = MAX ((box.x_max - box.x_min) * cos (lat * G_PI / 180), box.y_max - box.y_min)
                   * 111195;
    }
  return find_middle (sides, n);
}

static WgBBox
find_bounds (GPtrArray *shapes)
{
  WgBBox all = WG_BBOX_EMPTY;

  for (guint i = 0; i < shapes->len; i++)
    {
      WgBBox box = wg_geometry_get_bounds (g_ptr_array_index (shapes, i));

      wg_bbox_add (&all, &box);
    }
  return all;
}

/* What half of the windows say, where all but a few of them say the same. */
static gboolean
agree (const WgShift *found,
       guint          n,
       WgShift       *shift)
{
  double easts[MOST_WINDOWS], norths[MOST_WINDOWS];
  guint n_alike = 0;
  double alike;

  for (guint i = 0; i < n; i++)
    {
      easts[i] = found[i].east;
      norths[i] = found[i].north;
    }
  if (n == 0)
    return FALSE;
  shift->east = find_middle (easts, n);
  shift->north = find_middle (norths, n);
  alike = MAX (ALIKE, hypot (shift->east, shift->north) * LIKE);
  for (guint i = 0; i < n; i++)
    n_alike += hypot (found[i].east - shift->east, found[i].north - shift->north) < alike;
  return n_alike * 3 >= n * 2;
}

gboolean
wg_shift_find (GPtrArray *reference,
               GPtrArray *layer,
               double     farthest,
               WgShift   *shift)
{
  WgShift found[MOST_WINDOWS];
  double square;
  WgBBox around;
  guint n = 0;

  g_return_val_if_fail (reference != NULL && layer != NULL && farthest > 0, FALSE);

  if (reference->len == 0 || layer->len == 0)
    return FALSE;
  square = MIN (find_usual_side (reference), find_usual_side (layer)) / FINE;
  square = CLAMP (square, LEAST_SQUARE, MOST_SQUARE);
  around = find_bounds (reference);
  for (guint i = 0; i < MOST_WINDOWS; i++)
    {
      /* A corner, not the middle: where a large area has its border. */
      const WgGeometry *shape = g_ptr_array_index (
        layer, (guint) ((2 * (guint64) i + 1) * layer->len / (2 * MOST_WINDOWS)));
      guint n_points;
      const double *corner = wg_geometry_get_part (shape, 0, &n_points);
      Window window;

      if (!wg_bbox_contains (&around, corner[0], corner[1]))
        continue;
      window_init (&window, corner[0], corner[1], square, farthest);
      n += look (&window, reference, layer, &found[n]);
    }
  return agree (found, n, shift);
}
