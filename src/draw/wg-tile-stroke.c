/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines with soft edges into planes of bytes: the hot half of the map. How
 * much a line covers a pixel is taken from the distance of its centre, four
 * pixels at a time; that is a few operations a pixel, where an exact area
 * needs a sort. Each pixel depends on whole numbers relative to the segment
 * only, so two tiles that meet agree. */

#include "wg-tile-private.h"

#include <math.h>
#include <string.h>

#define UNIT      256.0   /* of coordinates, per pixel */
#define FAR       16384.0 /* pixels; beyond, single precision would tremble */
#define MERGE_GAP 4       /* untouched pixels that are stored rather than begin a new span */
#define PADDING   16

typedef float  Float4 __attribute__ ((vector_size (16)));
typedef gint32 Int4 __attribute__ ((vector_size (16)));
typedef guint8 Byte4 __attribute__ ((vector_size (4)));

typedef struct
{
  float x, y;       /* middle, pixels */
  float ux, uy;     /* direction, length 1 */
  float half;       /* half the length */
  float reach;      /* half the width, and half a pixel */
  float opacity;
} Segment;

void
_wg_tile_planes_init (WgTilePlanes *self,
                      guint         size)
{
  gsize bytes;

  if (self->size != size)
    {
      _wg_tile_planes_clear (self);
      self->size = size;
      self->stride = size + PADDING;
      bytes = (gsize) self->stride * size + PADDING;
      self->light = g_malloc (bytes);
      self->dark = g_malloc (bytes);
    }
  bytes = (gsize) self->stride * size + PADDING;
  memset (self->light, 0, bytes);
  memset (self->dark, 0, bytes);
}

void
_wg_tile_planes_clear (WgTilePlanes *self)
{
  g_clear_pointer (&self->light, g_free);
  g_clear_pointer (&self->dark, g_free);
  self->size = 0;
}

static inline Float4
vector_abs (Float4 a)
{
  return (Float4) ((Int4) a & 0x7fffffff);
}

static inline Float4
vector_max (Float4 a,
            Float4 b)
{
  Int4 more = a > b;

  return (Float4) (((Int4) a & more) | ((Int4) b & ~more));
}

static inline void
cover_four (guint8        *pixels,
            float          x,
            float          dy,
            const Segment *segment)
{
  const Float4 zero = { 0, 0, 0, 0 };
  Float4 dx = (Float4) { x, x + 1, x + 2, x + 3 } - segment->x;
  Float4 across = vector_abs (dy * segment->ux - dx * segment->uy);
  Float4 along = vector_abs (dx * segment->ux + dy * segment->uy) - segment->half;
  Float4 cover = segment->reach - vector_max (across, along);
  Int4 value, old, more;
  Byte4 bytes;

  cover = vector_max (cover, zero);
  cover = -vector_max (-cover, zero - 1); /* the lesser of it and 1 */
  value = __builtin_convertvector (cover * segment->opacity + 0.5f, Int4);
  memcpy (&bytes, pixels, sizeof bytes);
  old = __builtin_convertvector (bytes, Int4);
  more = value > old;
  bytes = __builtin_convertvector ((value & more) | (old & ~more), Byte4);
  memcpy (pixels, &bytes, sizeof bytes);
}

/* The columns a row of the segment may touch: where the band of the line and
 * the box of the segment meet. */
static inline gboolean
row_range (const Segment *segment,
           float          dy,
           float          box_x,
           guint          size,
           int           *from,
           int           *to)
{
  float lo = segment->x - box_x;
  float hi = segment->x + box_x;
  float steep = fabsf (segment->uy);

  if (steep > 1e-3f)
    {
      float middle = segment->x + dy * segment->ux / segment->uy;
      float width = segment->reach / steep;

      lo = MAX (lo, middle - width);
      hi = MIN (hi, middle + width);
    }
  if (hi < 0.5f || lo > size)
    return FALSE;
  *from = lo < 0.5f ? 0 : (int) (lo - 0.5f);
  *to = hi > size ? (int) size : (int) (hi + 0.5f);
  return *from < *to;
}

static void
cover_segment (WgTilePlanes  *planes,
               guint8        *plane,
               const Segment *segment)
{
  float box_x = fabsf (segment->ux) * segment->half + segment->reach;
  float box_y = fabsf (segment->uy) * segment->half + segment->reach;
  float top = segment->y - box_y;
  float bottom = segment->y + box_y;
  int first, last;

  if (bottom < 0 || top > planes->size ||
      segment->x + box_x < 0 || segment->x - box_x > planes->size)
    return;
  first = top < 0.5f ? 0 : (int) (top - 0.5f);
  last = bottom > planes->size ? (int) planes->size : (int) (bottom + 0.5f);
  for (int row = first; row < last; row++)
    {
      float dy = row + 0.5f - segment->y;
      int from, to;

      if (!row_range (segment, dy, box_x, planes->size, &from, &to))
        continue;
      for (int x = from; x < to; x += 4)
        cover_four (plane + (gsize) row * planes->stride + x, x + 0.5f, dy, segment);
    }
}

/* Shortens a segment that reaches far beyond the tile. */
static gboolean
clip_far (double *x0,
          double *y0,
          double *x1,
          double *y1)
{
  double t0 = 0;
  double t1 = 1;
  double start[2] = { *x0, *y0 };
  double delta[2] = { *x1 - *x0, *y1 - *y0 };

  for (guint axis = 0; axis < 2; axis++)
    {
      double a, b;

      if (delta[axis] == 0)
        {
          if (fabs (start[axis]) > FAR)
            return FALSE;
          continue;
        }
      a = (-FAR - start[axis]) / delta[axis];
      b = (FAR - start[axis]) / delta[axis];
      t0 = MAX (t0, MIN (a, b));
      t1 = MIN (t1, MAX (a, b));
    }
  *x0 = start[0] + t0 * delta[0];
  *y0 = start[1] + t0 * delta[1];
  *x1 = start[0] + t1 * delta[0];
  *y1 = start[1] + t1 * delta[1];
  return t0 < t1;
}

static inline gboolean
is_far (double value)
{
  return value > FAR || value < -FAR;
}

void
_wg_tile_planes_stroke (WgTilePlanes *self,
                        guint8       *plane,
                        const double *x,
                        const double *y,
                        guint         n_points,
                        double        width,
                        guint         opacity)
{
  double limit = self->size + width + 1;
  Segment segment = { .reach = (float) (width / 2 + 0.5), .opacity = (float) opacity };

  for (guint i = 1; i < n_points; i++)
    {
      double x0 = x[i - 1] / UNIT, y0 = y[i - 1] / UNIT;
      double x1 = x[i] / UNIT, y1 = y[i] / UNIT;
      float dx, dy, length;

      if (MAX (x0, x1) < -width - 1 || MIN (x0, x1) > limit ||
          MAX (y0, y1) < -width - 1 || MIN (y0, y1) > limit)
        continue;
      if ((is_far (x0) || is_far (y0) || is_far (x1) || is_far (y1)) &&
          !clip_far (&x0, &y0, &x1, &y1))
        continue;
      dx = (float) (x1 - x0);
      dy = (float) (y1 - y0);
      length = sqrtf (dx * dx + dy * dy);
      if (length == 0)
        continue;
      segment.x = (float) ((x0 + x1) / 2);
      segment.y = (float) ((y0 + y1) / 2);
      segment.ux = dx / length;
      segment.uy = dy / length;
      segment.half = length / 2;
      cover_segment (self, plane, &segment);
    }
}

/* The next pixel from @x on that a line touches, or @size. */
static guint
next_touched (const guint8 *light,
              const guint8 *dark,
              guint         x,
              guint         size)
{
  while (x < size)
    {
      guint64 a, b;

      memcpy (&a, light + x, sizeof a);
      memcpy (&b, dark + x, sizeof b);
      if ((a | b) == 0)
        {
          x += 8;
          continue;
        }
      while (light[x] == 0 && dark[x] == 0)
        x++;
      break;
    }
  return MIN (x, size);
}

static guint
end_of_span (const guint8 *light,
             const guint8 *dark,
             guint         x,
             guint         size)
{
  guint end = x + 1;

  for (x = end; x < size && x < end + MERGE_GAP; x++)
    if (light[x] != 0 || dark[x] != 0)
      end = x + 1;
  return end;
}

void
_wg_tile_planes_pack (const WgTilePlanes *self,
                      WgTile             *tile)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (WgTileSpan));
  g_autoptr (GByteArray) cover = g_byte_array_new ();

  tile->row_span = g_new (guint32, self->size + 1);
  tile->row_cover = g_new (guint32, self->size + 1);
  for (guint row = 0; row < self->size; row++)
    {
      const guint8 *light = self->light + (gsize) row * self->stride;
      const guint8 *dark = self->dark + (gsize) row * self->stride;
      guint x = 0;

      tile->row_span[row] = spans->len;
      tile->row_cover[row] = cover->len / 2;
      while ((x = next_touched (light, dark, x, self->size)) < self->size)
        {
          guint end = end_of_span (light, dark, x, self->size);
          WgTileSpan span = { (guint16) x, (guint16) (end - x) };
          guint at = cover->len;

          g_array_append_val (spans, span);
          g_byte_array_set_size (cover, at + 2 * (end - x));
          for (; x < end; x++)
            {
              cover->data[at++] = light[x];
              cover->data[at++] = dark[x];
            }
        }
    }
  tile->row_span[self->size] = spans->len;
  tile->row_cover[self->size] = cover->len / 2;
  tile->spans = g_memdup2 (spans->data, spans->len * sizeof (WgTileSpan));
  tile->cover = g_memdup2 (cover->data, cover->len);
}
