/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours a tile. All that is slow was done when the tile was rasterised: here
 * runs of pixels are filled by a look-up and border pixels are blended, so a
 * recoloured screen costs about a millisecond. */

#include "wg-tile-private.h"

#include <math.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define HATCH_MAX 64

/* Stripes across the diagonal: how much of a pixel they cover by x + y (or x − y). */
typedef struct
{
  guint  period; /* pixels, 0: no stripes */
  gint   direction;
  guint8 cover[HATCH_MAX];
} Hatch;

typedef struct
{
  guint32 colour; /* premultiplied */
  Hatch   hatch;
  guint32 stripe; /* premultiplied */
} Fill;

enum { FILL_NO_DATA = WG_MAX_CLASSES, FILL_NONE, N_FILLS };

WgTile *
wg_tile_ref (WgTile *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_tile_unref (WgTile *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->row_run);
  g_free (self->run_end);
  g_free (self->run_area);
  for (guint i = 0; i < WG_TILE_N_LINES; i++)
    {
      g_free (self->lines[i].row_span);
      g_free (self->lines[i].row_cover);
      g_free (self->lines[i].spans);
      g_free (self->lines[i].cover);
    }
  g_free (self);
}

guint
wg_tile_get_size (const WgTile *self)
{
  return self->size;
}

gsize
wg_tile_get_bytes (const WgTile *self)
{
  gsize bytes = sizeof *self + 5 * (self->size + 1) * sizeof (guint32);

  bytes += self->row_run[self->size] * (sizeof (guint16) + sizeof (guint32));
  for (guint i = 0; i < WG_TILE_N_LINES; i++)
    bytes += self->lines[i].row_span[self->size] * sizeof (WgTileSpan) +
             self->lines[i].row_cover[self->size];
  return bytes;
}

gboolean
wg_tile_is_empty (const WgTile *self)
{
  for (guint i = 0; i < WG_TILE_N_LINES; i++)
    if (self->lines[i].row_span[self->size] > 0)
      return FALSE;
  for (guint32 i = 0; i < self->row_run[self->size]; i++)
    if (self->run_area[i] != WG_MAP_NO_AREA)
      return FALSE;
  return TRUE;
}

guint
wg_tile_get_area (const WgTile *self,
                  guint         px,
                  guint         py)
{
  g_return_val_if_fail (px < self->size && py < self->size, WG_MAP_NO_AREA);

  for (guint32 i = self->row_run[py];; i++)
    if (px < self->run_end[i])
      return self->run_area[i];
}

/* Both pairs of channels of a pixel times @share (0 … 255), rounded. */
static inline guint32
scale_pixel (guint32 pixel,
             guint32 share)
{
  guint32 low = (pixel & 0x00ff00ff) * share + 0x00800080;
  guint32 high = ((pixel >> 8) & 0x00ff00ff) * share + 0x00800080;

  low = (low + ((low >> 8) & 0x00ff00ff)) >> 8;
  high = high + ((high >> 8) & 0x00ff00ff);
  return (low & 0x00ff00ff) | (high & 0xff00ff00);
}

static inline guint32
premultiply (guint32 rgba)
{
  guint32 opaque = 0xff000000u | rgba >> 8;

  return scale_pixel (opaque, rgba & 0xff);
}

/* A colour over a pixel, as far as it covers it. */
static inline guint32
blend (guint32 below,
       guint32 colour,
       guint32 cover)
{
  guint32 part = scale_pixel (colour, cover);

  return part + scale_pixel (below, 255 - (part >> 24));
}

static void
hatch_init (Hatch  *hatch,
            double  period,
            double  width,
            gint    direction)
{
  hatch->period = CLAMP ((guint) (period + 0.5), 2, HATCH_MAX);
  hatch->direction = direction;
  width *= hatch->period / period;
  for (guint i = 0; i < hatch->period; i++)
    {
      double centre = hatch->period / 2.0;
      double cover = width / 2 + 0.5 - fabs (i - centre);

      hatch->cover[i] = (guint8) (255 * CLAMP (cover, 0, 1) + 0.5);
    }
}

/* The second channel: the more, the denser, and neighbours lean to different sides. */
static void
hatch_init_class (Hatch  *hatch,
                  guint   class,
                  guint   n_classes,
                  double  scale)
{
  double period = 14 - 9.0 * class / MAX (n_classes - 1, 1);

  if (class > 0)
    hatch_init (hatch, period * scale, 1.2 * scale, class % 2 == 1 ? 1 : -1);
}

static void
make_fills (const WgTile       *self,
            const WgMapColours *colours,
            const WgTheme      *theme,
            Fill                fills[N_FILLS])
{
  memset (fills, 0, N_FILLS * sizeof (Fill));
  if (colours == NULL)
    return;
  for (guint i = 0; i < MIN (colours->n_classes, WG_MAX_CLASSES); i++)
    {
      fills[i].colour = premultiply (colours->class_rgba[i]);
      if (!colours->hatch_classes)
        continue;
      hatch_init_class (&fills[i].hatch, i, colours->n_classes, self->scale);
      fills[i].stripe = premultiply ((theme->outline & ~0xffu) | 0x60);
    }
  fills[FILL_NO_DATA].colour = premultiply (colours->no_data_rgba);
  fills[FILL_NO_DATA].stripe = premultiply (theme->hatch);
  hatch_init (&fills[FILL_NO_DATA].hatch, 8 * self->scale, 1.3 * self->scale, 1);
}

static inline guint8
class_of (const WgMapColours *colours,
          guint32             area)
{
  /* WG_MAP_NO_AREA is above every number of areas. */
  return colours != NULL && area < colours->n_areas ? colours->class_of_area[area]
                                                    : WG_CLASS_UNTOUCHED;
}

/* Writes up to three pixels too many, which the next run or nobody reads: runs are short. */
static inline void
fill_flat (guint32 *pixels,
           guint    n,
           guint32  colour)
{
  const guint32 four[4] = { colour, colour, colour, colour };

  for (guint i = 0; i < n; i += 4)
    memcpy (pixels + i, four, sizeof four);
}

#ifdef __SSE2__
/* Sixteen bits divided by 255, rounded. */
static inline __m128i
divide_by_255 (__m128i value)
{
  value = _mm_add_epi16 (value, _mm_set1_epi16 (0x80));
  return _mm_srli_epi16 (_mm_add_epi16 (value, _mm_srli_epi16 (value, 8)), 8);
}

/* Four pixels of @below times the four shares (0 … 255) that @share has in each of its bytes. */
static inline __m128i
scale_four (__m128i below,
            __m128i share)
{
  const __m128i zero = _mm_setzero_si128 ();
  __m128i lo = _mm_mullo_epi16 (_mm_unpacklo_epi8 (below, zero), _mm_unpacklo_epi8 (share, zero));
  __m128i hi = _mm_mullo_epi16 (_mm_unpackhi_epi8 (below, zero), _mm_unpackhi_epi8 (share, zero));

  return _mm_packus_epi16 (divide_by_255 (lo), divide_by_255 (hi));
}
#endif

/* Pixels over those of the base, which may be where the result goes. */
static void
lay_over (guint32       *result,
          const guint32 *below,
          const guint32 *above,
          guint          n)
{
  guint i = 0;

#ifdef __SSE2__
  for (; i + 4 <= n; i += 4)
    {
      __m128i top = _mm_loadu_si128 ((const __m128i *) (const void *) (above + i));
      __m128i four = _mm_loadu_si128 ((const __m128i *) (const void *) (below + i));
      __m128i rest = _mm_xor_si128 (_mm_srli_epi32 (top, 24), _mm_set1_epi32 (0xff));

      rest = _mm_or_si128 (rest, _mm_slli_epi32 (rest, 8));
      rest = _mm_or_si128 (rest, _mm_slli_epi32 (rest, 16));
      _mm_storeu_si128 ((__m128i *) (void *) (result + i),
                        _mm_adds_epu8 (scale_four (four, rest), top));
    }
#endif
  for (; i < n; i++)
    result[i] = above[i] + scale_pixel (below[i], 255 - (above[i] >> 24));
}

/* An opaque colour over pixels, as far as @cover says. */
static void
draw_span (guint32      *pixels,
           const guint8 *cover,
           guint         n,
           guint32       colour)
{
  guint i = 0;

#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128 ();
  const __m128i ink = _mm_unpacklo_epi8 (_mm_set1_epi32 ((int) colour), zero);
  const __m128i all = _mm_set1_epi16 (255);

  for (; i + 4 <= n; i += 4)
    {
      __m128i four = _mm_loadu_si128 ((const __m128i *) (const void *) (pixels + i));
      __m128i share, lo, hi, share_lo, share_hi;
      gint32 bytes;

      memcpy (&bytes, cover + i, sizeof bytes);
      share = _mm_cvtsi32_si128 (bytes);
      share = _mm_unpacklo_epi8 (share, share);
      share = _mm_unpacklo_epi16 (share, share);
      share_lo = _mm_unpacklo_epi8 (share, zero);
      share_hi = _mm_unpackhi_epi8 (share, zero);
      lo = _mm_add_epi16 (_mm_mullo_epi16 (ink, share_lo),
                          _mm_mullo_epi16 (_mm_unpacklo_epi8 (four, zero),
                                           _mm_sub_epi16 (all, share_lo)));
      hi = _mm_add_epi16 (_mm_mullo_epi16 (ink, share_hi),
                          _mm_mullo_epi16 (_mm_unpackhi_epi8 (four, zero),
                                           _mm_sub_epi16 (all, share_hi)));
      _mm_storeu_si128 ((__m128i *) (void *) (pixels + i),
                        _mm_packus_epi16 (divide_by_255 (lo), divide_by_255 (hi)));
    }
#endif
  for (; i < n; i++)
    pixels[i] = blend (pixels[i], colour, cover[i]);
}

/* Stripes stand still in the world: their phase is counted from its corner. */
static void
stripe_run (const WgTile *self,
            const Fill   *fill,
            guint32      *pixels,
            guint         x,
            guint         end,
            guint         row)
{
  gint64 period = fill->hatch.period;
  gint64 across = self->origin_x + x + fill->hatch.direction * (self->origin_y + row);
  guint phase = (guint) (((across % period) + period) % period);

  for (; x < end; x++)
    {
      if (fill->hatch.cover[phase] > 0)
        pixels[x] = blend (pixels[x], fill->stripe, fill->hatch.cover[phase]);
      if (++phase == period)
        phase = 0;
    }
}

static void
colour_row (const WgTile       *self,
            const WgMapColours *colours,
            const guint32       flat[256],
            guint32            *pixels,
            guint               row)
{
  guint x = 0;

  for (guint32 i = self->row_run[row]; i < self->row_run[row + 1]; i++)
    {
      guint end = self->run_end[i];

      fill_flat (pixels + x, end - x, flat[class_of (colours, self->run_area[i])]);
      x = end;
    }
}

static const Fill *
fill_of_class (const Fill *fills,
               guint8      class)
{
  if (class < WG_MAX_CLASSES)
    return &fills[class];
  return &fills[class == WG_CLASS_NO_DATA ? FILL_NO_DATA : FILL_NONE];
}

static void
stripe_row (const WgTile       *self,
            const WgMapColours *colours,
            const Fill         *fills,
            guint32            *pixels,
            guint               row)
{
  guint x = 0;

  for (guint32 i = self->row_run[row]; i < self->row_run[row + 1]; i++)
    {
      const Fill *fill = fill_of_class (fills, class_of (colours, self->run_area[i]));

      if (fill->hatch.period > 0)
        stripe_run (self, fill, pixels, x, self->run_end[i], row);
      x = self->run_end[i];
    }
}

/* Whether any class that is there has stripes. */
static gboolean
needs_stripes (const WgTile       *self,
               const WgMapColours *colours)
{
  if (colours == NULL || colours->hatch_classes)
    return colours != NULL;
  for (guint32 i = 0; i < self->row_run[self->size]; i++)
    if (class_of (colours, self->run_area[i]) == WG_CLASS_NO_DATA)
      return TRUE;
  return FALSE;
}

static void
line_row (const WgTileLines *lines,
          guint32            colour,
          guint32           *pixels,
          guint              row)
{
  const guint8 *cover = lines->cover + lines->row_cover[row];

  for (guint32 i = lines->row_span[row]; i < lines->row_span[row + 1]; i++)
    {
      draw_span (pixels + lines->spans[i].x, cover, lines->spans[i].n, colour);
      cover += lines->spans[i].n;
    }
}

void
wg_tile_colourise (const WgTile       *self,
                   const WgMapColours *colours,
                   const WgTheme      *theme,
                   const guchar       *base,
                   gsize               base_stride,
                   guchar             *argb,
                   gsize               stride)
{
  /* The opacity of lines was settled when they were drawn. */
  guint32 light = 0xff000000u | theme->border >> 8;
  guint32 dark = 0xff000000u | theme->outline >> 8;
  gboolean stripes = needs_stripes (self, colours);
  Fill fills[N_FILLS];
  guint32 flat[256];
  guint32 line[WG_TILE_MAX_SIZE + 4];

  make_fills (self, colours, theme, fills);
  for (guint i = 0; i < G_N_ELEMENTS (flat); i++)
    flat[i] = fill_of_class (fills, (guint8) i)->colour;
  for (guint row = 0; row < self->size; row++)
    {
      colour_row (self, colours, flat, line, row);
      if (stripes)
        stripe_row (self, colours, fills, line, row);
      if (base != NULL)
        lay_over (line, (const guint32 *) (gconstpointer) (base + row * base_stride), line,
                  self->size);
      line_row (&self->lines[WG_TILE_LIGHT], light, line, row);
      line_row (&self->lines[WG_TILE_DARK], dark, line, row);
      memcpy (argb + row * stride, line, self->size * sizeof (guint32));
    }
}
