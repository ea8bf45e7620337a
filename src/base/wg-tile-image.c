/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the size of a picture from its first bytes, so that a few bytes that claim to be
 * 100,000 × 100,000 pixels never reach a decoder. Decodes nothing. */

#include "wg-tile-image.h"

#include <string.h>

static guint
get_u16 (const guint8 *at)
{
  return ((guint) at[0] << 8) | at[1];
}

static guint
get_u32 (const guint8 *at)
{
  return (get_u16 (at) << 16) | get_u16 (at + 2);
}

static gboolean
measure_png (const guint8 *data,
             gsize         length,
             guint        *width,
             guint        *height)
{
  static const guint8 beginning[16] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
  };

  if (length < 24 || memcmp (data, beginning, sizeof beginning) != 0)
    return FALSE;
  *width = get_u32 (data + 16);
  *height = get_u32 (data + 20);
  return TRUE;
}

/* SOF0 … SOF15 hold the size; three codes in that range mean something else. */
static gboolean
is_frame (guint8 marker)
{
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static gboolean
measure_jpeg (const guint8 *data,
              gsize         length,
              guint        *width,
              guint        *height)
{
  gsize at = 2;

  if (length < 4 || data[0] != 0xff || data[1] != 0xd8)
    return FALSE;
  while (at + 4 <= length && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];

      if (marker == 0xff) /* fill byte */
        {
          at++;
          continue;
        }
      if (is_frame (marker))
        {
          if (at + 9 > length)
            return FALSE;
          *height = get_u16 (data + at + 5);
          *width = get_u16 (data + at + 7);
          return TRUE;
        }
      at += 2 + (gsize) get_u16 (data + at + 2);
    }
  return FALSE;
}

/**
 * wg_tile_image_measure:
 * @data: (array length=length): a picture, or anything
 * @length: bytes
 * @width: (out): in pixels
 * @height: (out): in pixels
 *
 * Returns: the format, %WG_TILE_IMAGE_UNKNOWN if it is neither PNG nor JPEG
 */
WgTileImage
wg_tile_image_measure (gconstpointer data,
                       gsize         length,
                       guint        *width,
                       guint        *height)
{
  *width = *height = 0;
  if (measure_png (data, length, width, height))
    return WG_TILE_IMAGE_PNG;
  if (measure_jpeg (data, length, width, height))
    return WG_TILE_IMAGE_JPEG;
  return WG_TILE_IMAGE_UNKNOWN;
}
