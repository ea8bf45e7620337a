/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines with soft edges into planes of bytes: the hot half of the map. How
 * much a line covers a pixel is taken from the distance of its centre, eight
 * pixels at a time; that is a few operations a pixel, where an exact area
 * needs a sort. Each pixel depends on whole numbers relative to the segment
 * only, so two tiles that meet agree. */

#include "wg-tile-private.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define UNIT      256.0   /* of coordinates, per pixel */
#define FAR       16384.0 /* pixels; beyond, single precision would tremble */
#define PADDING   16
#define LANES     8
#define BLOCK     64      /* pixels that one bit of a plane's rows stands for */

typedef float  Floats __attribute__ ((vector_size (4 * LANES)));
typedef gint32 Ints __attribute__ ((vector_size (4 * LANES)));

typedef struct
{
  float x, y;       /* middle, pixels */
  float ux, uy;     /* direction, length 1 */
  float half;       /* half the length */
  float reach;      /* half the width, and half a pixel */
  float opacity;
} Segment;

static void
clear_touched (WgTilePlane *plane,
               guint        size,
               guint        stride)
{
  for (guint row = 0; row < size; row++)
    {
      guint8 *pixels = plane->bytes + (gsize) row * stride;

      if (plane->touched[row] == 0)
        continue;
      for (guint block = 0; block * BLOCK < size + LANES; block++)
        if (plane->touched[row] >> block & 1)
          memset (pixels + block * BLOCK, 0, BLOCK);
      plane->touched[row] = 0;
    }
}

void
_wg_tile_planes_init (WgTilePlanes *self,
                      guint         size)
{
  guint stride = (size + PADDING) & ~7u;

  for (guint i = 0; i < WG_TILE_N_LINES; i++)
    {
      WgTilePlane *plane = &self->planes[i];

      if (self->size == size)
        {
          clear_touched (plane, size, stride);
          continue;
        }
      g_free (plane->bytes);
      g_free (plane->touched);
      plane->bytes = g_malloc0 ((gsize) stride * size + BLOCK);
      plane->touched = g_new0 (guint64, size);
    }
  self->size = size;
  self->stride = stride;
}

void
_wg_tile_planes_clear (WgTilePlanes *self)
{
  for (guint i = 0; i < WG_TILE_N_LINES; i++)
    {
      g_clear_pointer (&self->planes[i].bytes, g_free);
      g_clear_pointer (&self->planes[i].touched, g_free);
    }
  self->size = 0;
}

/* Puts eight covers into a plane, none more than the opacity: of two lines the denser counts. */
static inline void __attribute__ ((always_inline))
keep_denser (guint8 *pixels,
             Ints    covers,
             guint8  opacity)
{
#ifdef __SSE2__
  union
  {
    Ints    all;
    __m128i half[2];
  } halves = { covers };
  __m128i words = _mm_packs_epi32 (halves.half[0], halves.half[1]);
  /* What lies beyond the line is negative, and saturates to nothing. */
  __m128i bytes = _mm_min_epu8 (_mm_packus_epi16 (words, words), _mm_set1_epi8 ((char) opacity));
  __m128i old = _mm_loadl_epi64 ((const __m128i *) (const void *) pixels);

  _mm_storel_epi64 ((__m128i *) (void *) pixels, _mm_max_epu8 (bytes, old));
#else
  for (guint i = 0; i < LANES; i++)
    pixels[i] = (guint8) MAX ((gint32) pixels[i], CLAMP (covers[i], 0, (gint32) opacity));
#endif
}

/* Eight pixels of one row: @dy below the middle of the segment, the first @dx right of it. */
static inline void __attribute__ ((always_inline))
cover_pixels (guint8        *pixels,
              float          dx,
              float          dy,
              const Segment *segment)
{
  const Floats lanes = { 0, 1, 2, 3, 4, 5, 6, 7 };
  const Ints no_sign = { 0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff,
                         0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff };
  Floats x = lanes + dx;
  Floats across = dy * segment->ux - x * segment->uy;
  Floats along = x * segment->ux + dy * segment->uy;
  Floats cover;
  Ints more;

  across = (Floats) ((Ints) across & no_sign);
  along = (Floats) ((Ints) along & no_sign) - segment->half;
  more = across > along;
  cover = segment->reach - (Floats) (((Ints) across & more) | ((Ints) along & ~more));
  keep_denser (pixels, __builtin_convertvector (cover * segment->opacity + 0.5f, Ints),
               (guint8) segment->opacity);
}

/* Row by row, the columns the line may touch: where its band and the box of the segment meet. */
static inline void __attribute__ ((always_inline))
cover_long (WgTilePlane   *plane,
            gsize          stride,
            int            size,
            int            first,
            int            last,
            float          box_x,
            const Segment *segment)
{
  float left = segment->x - box_x;
  float right = segment->x + box_x;
  gboolean flat = fabsf (segment->uy) < 1e-3f;
  float slope = flat ? 0 : segment->ux / segment->uy;
  float width = flat ? 2 * box_x : segment->reach / fabsf (segment->uy);

  for (int row = first; row < last; row++)
    {
      float dy = row + 0.5f - segment->y;
      float middle = segment->x + dy * slope;
      float lo = MAX (MAX (left, middle - width), 0.5f);
      float hi = MIN (MIN (right, middle + width) + 0.5f, size);

      for (int x = (int) (lo - 0.5f) & ~(LANES - 1); x < hi; x += LANES)
        {
          cover_pixels (plane->bytes + row * stride + x, x + 0.5f - segment->x, dy, segment);
          plane->touched[row] |= (guint64) 1 << (x / BLOCK);
        }
    }
}

static inline void __attribute__ ((always_inline))
cover_segment (WgTilePlanes  *planes,
               WgTilePlane   *plane,
               const Segment *segment)
{
  int size = (int) planes->size;
  float box_x = fabsf (segment->ux) * segment->half + segment->reach;
  float box_y = fabsf (segment->uy) * segment->half + segment->reach;
  float left = segment->x - box_x;
  float top = segment->y - box_y;
  float right = segment->x + box_x;
  float bottom = segment->y + box_y;
  int first = top < 0.5f ? 0 : (int) (top - 0.5f);
  int last = bottom > size - 0.5f ? size : (int) (bottom + 0.5f);
  int x = left < 0.5f ? 0 : (int) (left - 0.5f);

  if (bottom < 0 || top > size || right < 0 || left > size)
    return;
  /* Whole lanes of eight: a processor waits when it reads across what it has just written. */
  x &= ~(LANES - 1);
  /* Most segments of a dense map are a few pixels long. */
  if (right - x > 2 * LANES)
    {
      cover_long (plane, planes->stride, size, first, last, box_x, segment);
      return;
    }
  for (; x < right && x < size; x += LANES)
    {
      guint64 touched = (guint64) 1 << (x / BLOCK);

      for (int row = first; row < last; row++)
        {
          cover_pixels (plane->bytes + (gsize) row * planes->stride + x, x + 0.5f - segment->x,
                        row + 0.5f - segment->y, segment);
          plane->touched[row] |= touched;
        }
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

static inline gboolean __attribute__ ((always_inline))
is_far (double value)
{
  return value > FAR || value < -FAR;
}

/* Compiled once more for wider registers; no instruction that rounds differently is used. */
WG_TILE_CLONES
void
_wg_tile_planes_stroke (WgTilePlanes *self,
                        guint         plane,
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
      cover_segment (self, &self->planes[plane], &segment);
    }
}

/* What one plane becomes: it grows by a row at most at a time. */
typedef struct
{
  WgTileSpan *spans;
  guint8     *cover;
  guint       n_spans, max_spans;
  guint       n_cover, max_cover;
} Packer;

static void
packer_make_room (Packer *self,
                  guint   size)
{
  if (self->n_spans + size / 8 + 1 > self->max_spans)
    {
      self->max_spans = 2 * self->max_spans + size;
      self->spans = g_renew (WgTileSpan, self->spans, self->max_spans);
    }
  if (self->n_cover + size + PADDING > self->max_cover)
    {
      self->max_cover = 2 * self->max_cover + 16 * size + PADDING;
      self->cover = g_renew (guint8, self->cover, self->max_cover);
    }
}

/* Spans go by blocks of four pixels: found and blended four at a time. */
static void
pack_row (Packer       *self,
          const guint8 *plane,
          guint64       touched,
          guint         size)
{
  guint x = 0;

  while (x < size)
    {
      guint begin;
      guint32 block;
      guint64 four[4];

      if ((touched >> (x / BLOCK) & 1) == 0)
        {
          x = (x / BLOCK + 1) * BLOCK;
          continue;
        }
      memcpy (four, plane + x, sizeof four);
      if ((four[0] | four[1] | four[2] | four[3]) == 0)
        {
          x += sizeof four;
          continue;
        }
      if (four[0] == 0)
        {
          x += sizeof four[0];
          continue;
        }
      begin = (guint32) four[0] != 0 || G_BYTE_ORDER != G_LITTLE_ENDIAN ? x : x + 4;
      if (begin >= size)
        break;
      /* Room was made for the whole row, so a block more than asked for does no harm. */
      for (x = begin; x < size; x += 4)
        {
          memcpy (&block, plane + x, sizeof block);
          if (block == 0)
            break;
          memcpy (self->cover + self->n_cover + (x - begin), &block, sizeof block);
        }
      x = MIN (x, size);
      if (x == begin)
        {
          x += 4;
          continue;
        }
      self->spans[self->n_spans++] = (WgTileSpan) { (guint16) begin, (guint16) (x - begin) };
      self->n_cover += x - begin;
    }
}

static void
pack_plane (const WgTilePlane *plane,
            guint              size,
            guint              stride,
            WgTileLines       *lines)
{
  Packer packer = { 0 };

  lines->row_span = g_new (guint32, size + 1);
  lines->row_cover = g_new (guint32, size + 1);
  for (guint row = 0; row < size; row++)
    {
      lines->row_span[row] = packer.n_spans;
      lines->row_cover[row] = packer.n_cover;
      if (plane->touched[row] == 0)
        continue;
      packer_make_room (&packer, size);
      pack_row (&packer, plane->bytes + (gsize) row * stride, plane->touched[row], size);
    }
  lines->row_span[size] = packer.n_spans;
  lines->row_cover[size] = packer.n_cover;
  lines->spans = g_renew (WgTileSpan, packer.spans, packer.n_spans);
  lines->cover = g_renew (guint8, packer.cover, packer.n_cover);
}

void
_wg_tile_planes_pack (const WgTilePlanes *self,
                      WgTile             *tile)
{
  for (guint i = 0; i < WG_TILE_N_LINES; i++)
    pack_plane (&self->planes[i], self->size, self->stride, &tile->lines[i]);
}
