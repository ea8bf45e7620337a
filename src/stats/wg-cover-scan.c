/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scan lines against discs and bands: what shapes leave of a grid. All shapes are convex, so each
 * takes one interval off a line; a line that has nothing left is left at once. */

#include "wg-cover-scan.h"

#include "wg-rtree.h"

#include <math.h>

#define MM_PER_M 1000.0

void
wg_scan_shape_init (WgScanShape         *self,
                    const WgCoverGround *ground,
                    const WgCoverShape  *shape)
{
  double dx = (shape->x2 - shape->x1) * MM_PER_M;
  double dy = (shape->y2 - shape->y1) * MM_PER_M;
  double origin_x, origin_y;

  wg_cover_ground_get_origin (ground, &origin_x, &origin_y);
  self->x = (shape->x1 - origin_x) * MM_PER_M;
  self->y = (shape->y1 - origin_y) * MM_PER_M;
  self->radius = shape->radius * MM_PER_M;
  self->length = sqrt (dx * dx + dy * dy);
  self->along_x = self->length > 0 ? dx / self->length : 0;
  self->along_y = self->length > 0 ? dy / self->length : 0;
  self->low = self->y + MIN (dy, 0) - self->radius;
  self->high = self->y + MAX (dy, 0) + self->radius;
}

static double
distance_squared (const WgCoverShape *self,
                  double              x,
                  double              y)
{
  double dx = self->x2 - self->x1, dy = self->y2 - self->y1;
  double length = dx * dx + dy * dy;
  double t = length > 0 ? ((x - self->x1) * dx + (y - self->y1) * dy) / length : 0;

  t = CLAMP (t, 0, 1);
  x -= self->x1 + t * dx;
  y -= self->y1 + t * dy;
  return x * x + y * y;
}

gboolean
wg_cover_shape_holds (const WgCoverShape  *self,
                      const WgCoverGround *ground,
                      guint                grid)
{
  guint n;
  const double *points = wg_cover_ground_get_points (ground, grid, &n);

  if (self->radius < 0)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (distance_squared (self, points[2 * i], points[2 * i + 1]) > self->radius * self->radius)
      return FALSE;
  return n > 0;
}

gboolean
wg_cover_shape_nears (const WgCoverShape  *self,
                      const WgCoverGround *ground,
                      guint                grid)
{
  double x_min, y_min, x_max, y_max, r = self->radius;

  if (r < 0 || !wg_cover_ground_get_box (ground, grid, &x_min, &y_min, &x_max, &y_max))
    return FALSE;
  if (self->x1 == self->x2 && self->y1 == self->y2)
    {
      double dx = MAX (0, MAX (x_min - self->x1, self->x1 - x_max));
      double dy = MAX (0, MAX (y_min - self->y1, self->y1 - y_max));

      return dx * dx + dy * dy < r * r;
    }
  return MIN (self->x1, self->x2) - r < x_max && MAX (self->x1, self->x2) + r > x_min
         && MIN (self->y1, self->y2) - r < y_max && MAX (self->y1, self->y2) + r > y_min;
}

/* Rounds to the nearest whole number; the shift makes the cast round down. */
static inline gint32
to_mm (double value)
{
  if (value >= G_MAXINT32)
    return G_MAXINT32;
  if (value <= G_MININT32)
    return G_MININT32;
  return (gint32) ((gint64) (value + 2147483648.5) - G_GINT64_CONSTANT (2147483648));
}

static inline void
widen_by_disc (double  x,
               double  dy,
               double  radius,
               double *from,
               double *to)
{
  double h = radius * radius - dy * dy;

  if (h <= 0)
    return;
  h = sqrt (h);
  *from = MIN (*from, x - h);
  *to = MAX (*to, x + h);
}

/* Where value = a + b x lies between two bounds; narrows from … to. */
static void
narrow (double  a,
        double  b,
        double  low,
        double  high,
        double *from,
        double *to)
{
  double p, q;

  if (fabs (b) < 1e-12)
    {
      if (a < low || a > high)
        *to = -G_MAXDOUBLE;
      return;
    }
  p = (low - a) / b;
  q = (high - a) / b;
  *from = MAX (*from, MIN (p, q));
  *to = MIN (*to, MAX (p, q));
}

/* The discs at both ends and the rectangle between them. */
static void
widen_by_band (const WgScanShape *self,
               double             y,
               double            *from,
               double            *to)
{
  double dy = y - self->y;
  double left = -G_MAXDOUBLE, right = G_MAXDOUBLE;

  widen_by_disc (0, dy, self->radius, from, to);
  widen_by_disc (self->length * self->along_x, dy - self->length * self->along_y, self->radius,
                 from, to);
  narrow (dy * self->along_y, self->along_x, 0, self->length, &left, &right);
  narrow (dy * self->along_x, -self->along_y, -self->radius, self->radius, &left, &right);
  if (left < right)
    {
      *from = MIN (*from, left);
      *to = MAX (*to, right);
    }
}

static inline gboolean
cut_line (const WgScanShape *self,
          double             y,
          WgCoverSpan       *cut)
{
  double from = G_MAXDOUBLE, to = -G_MAXDOUBLE;

  if (y <= self->low || y >= self->high)
    return FALSE;
  if (self->length == 0)
    widen_by_disc (0, y - self->y, self->radius, &from, &to);
  else
    widen_by_band (self, y, &from, &to);
  if (from >= to)
    return FALSE;
  cut->from = to_mm (self->x + from);
  cut->to = to_mm (self->x + to);
  return TRUE;
}

/* Takes one interval off; there is room for one span more. */
static inline guint
subtract (WgCoverSpan       *spans,
          guint              n,
          const WgCoverSpan *cut)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      WgCoverSpan span = spans[i];

      if (span.to <= cut->from || span.from >= cut->to)
        {
          spans[kept++] = span;
          continue;
        }
      if (span.from < cut->from && span.to > cut->to)
        {
          /* Nothing was dropped before: a span in two must move the others on. */
          for (guint k = n; k > i + 1; k--)
            spans[k] = spans[k - 1];
          n++;
          spans[i + 1] = (WgCoverSpan) { cut->to, span.to };
          spans[kept++] = (WgCoverSpan) { span.from, cut->from };
          continue;
        }
      if (span.from < cut->from)
        spans[kept++] = (WgCoverSpan) { span.from, cut->from };
      else if (span.to > cut->to)
        spans[kept++] = (WgCoverSpan) { cut->to, span.to };
    }
  return kept;
}

/* What the shapes leave of a line, in @scratch. */
static guint
scan_line (const WgCoverSpan *spans,
           guint              n_spans,
           double             y,
           const WgScanShape *shapes,
           guint              n_shapes,
           GArray            *scratch)
{
  WgCoverSpan *left;
  guint n = n_spans;

  if (scratch->len < n_spans + n_shapes + 1)
    g_array_set_size (scratch, 2 * (n_spans + n_shapes + 1));
  left = (WgCoverSpan *) (gpointer) scratch->data;
  for (guint i = 0; i < n_spans; i++)
    left[i] = spans[i];
  for (guint i = 0; i < n_shapes && n > 0; i++)
    {
      WgCoverSpan cut;

      if (cut_line (&shapes[i], y, &cut))
        n = subtract (left, n, &cut);
    }
  return n;
}

static gint64
length_of (const WgCoverSpan *spans,
           guint              n)
{
  gint64 sum = 0;

  for (guint i = 0; i < n; i++)
    sum += (gint64) spans[i].to - spans[i].from;
  return sum;
}

static double
y_in_mm (const WgCoverGround *ground,
         double               y)
{
  double origin_x, origin_y;

  wg_cover_ground_get_origin (ground, &origin_x, &origin_y);
  return (y - origin_y) * MM_PER_M;
}

gint64
wg_scan_ground (const WgCoverGround *ground,
                guint                grid,
                const WgScanShape   *shapes,
                guint                n_shapes,
                GArray              *scratch)
{
  guint n_lines = wg_cover_ground_get_n_lines (ground, grid);
  gint64 left = 0;

  for (guint line = 0; line < n_lines; line++)
    {
      guint n;
      double y;
      const WgCoverSpan *spans = wg_cover_ground_get_line (ground, grid, line, &n, &y);

      n = scan_line (spans, n, y_in_mm (ground, y), shapes, n_shapes, scratch);
      left += length_of ((WgCoverSpan *) (gpointer) scratch->data, n);
    }
  return left;
}

static const WgCoverSpan *
rest_line (const WgScanRest *self,
           guint             line,
           guint            *n)
{
  const guint *start = &g_array_index (self->line_starts, guint, line);

  *n = start[1] - start[0];
  return &g_array_index (self->spans, WgCoverSpan, start[0]);
}

gint64
wg_scan_rest (const WgScanRest    *rest,
              const WgCoverGround *ground,
              guint                grid,
              const WgScanShape   *shapes,
              guint                n_shapes,
              GArray              *scratch)
{
  guint n_lines = wg_cover_ground_get_n_lines (ground, grid);
  gint64 left = 0;

  for (guint line = 0; line < n_lines; line++)
    {
      guint n, n_whole;
      double y;
      const WgCoverSpan *spans = rest_line (rest, line, &n);

      if (n == 0)
        continue;
      wg_cover_ground_get_line (ground, grid, line, &n_whole, &y);
      n = scan_line (spans, n, y_in_mm (ground, y), shapes, n_shapes, scratch);
      left += length_of ((WgCoverSpan *) (gpointer) scratch->data, n);
    }
  return left;
}

static void
keep_line (WgScanRest   *self,
           const GArray *scratch,
           guint         n)
{
  guint end;

  g_array_append_vals (self->spans, scratch->data, n);
  self->length += length_of ((WgCoverSpan *) (gpointer) scratch->data, n);
  end = self->spans->len;
  g_array_append_val (self->line_starts, end);
}

static void
rest_start (WgScanRest *self)
{
  guint start = 0;

  self->spans = g_array_new (FALSE, FALSE, sizeof (WgCoverSpan));
  self->line_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->length = 0;
  g_array_append_val (self->line_starts, start);
}

void
wg_scan_rest_init (WgScanRest          *self,
                   const WgCoverGround *ground,
                   guint                grid,
                   const WgScanShape   *shapes,
                   guint                n_shapes,
                   GArray              *scratch)
{
  guint n_lines = wg_cover_ground_get_n_lines (ground, grid);

  rest_start (self);
  for (guint line = 0; line < n_lines; line++)
    {
      guint n;
      double y;
      const WgCoverSpan *spans = wg_cover_ground_get_line (ground, grid, line, &n, &y);

      keep_line (self, scratch,
                 scan_line (spans, n, y_in_mm (ground, y), shapes, n_shapes, scratch));
    }
}

void
wg_scan_rest_take (WgScanRest          *self,
                   const WgCoverGround *ground,
                   guint                grid,
                   const WgScanShape   *shapes,
                   guint                n_shapes,
                   GArray              *scratch)
{
  WgScanRest before = *self;
  guint n_lines = before.line_starts->len - 1;

  rest_start (self);
  for (guint line = 0; line < n_lines; line++)
    {
      guint n, n_whole;
      double y;
      const WgCoverSpan *spans = rest_line (&before, line, &n);

      wg_cover_ground_get_line (ground, grid, line, &n_whole, &y);
      keep_line (self, scratch,
                 scan_line (spans, n, y_in_mm (ground, y), shapes, n_shapes, scratch));
    }
  wg_scan_rest_clear (&before);
}

void
wg_scan_rest_clear (WgScanRest *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_pointer (&self->line_starts, g_array_unref);
}

static WgLatticeBox
lattice_box (const WgCoverGround *ground,
             double               x_min,
             double               y_min,
             double               x_max,
             double               y_max)
{
  return (WgLatticeBox) {
    wg_cover_ground_x_to_mm (ground, x_min), to_mm (y_in_mm (ground, y_min)),
    wg_cover_ground_x_to_mm (ground, x_max), to_mm (y_in_mm (ground, y_max))
  };
}

WgRtree *
wg_cover_tree_new (const WgCoverGround *ground)
{
  guint n = wg_cover_ground_get_n (ground);
  g_autofree WgLatticeBox *boxes = g_new (WgLatticeBox, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    {
      double x_min, y_min, x_max, y_max;

      boxes[i] = WG_LATTICE_BOX_EMPTY;
      if (wg_cover_ground_get_box (ground, i, &x_min, &y_min, &x_max, &y_max))
        boxes[i] = lattice_box (ground, x_min, y_min, x_max, y_max);
    }
  return wg_rtree_new (boxes, NULL, n);
}

void
wg_cover_tree_query (const WgRtree       *tree,
                     const WgCoverGround *ground,
                     const WgCoverShape  *shape,
                     GArray              *found)
{
  double r = shape->radius;
  WgLatticeBox box = lattice_box (ground, MIN (shape->x1, shape->x2) - r,
                                  MIN (shape->y1, shape->y2) - r, MAX (shape->x1, shape->x2) + r,
                                  MAX (shape->y1, shape->y2) + r);

  if (r >= 0)
    wg_rtree_query (tree, &box, found);
}
