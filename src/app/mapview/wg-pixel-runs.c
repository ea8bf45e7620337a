/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base layer under the tiles waits, mostly for nothing, for the next recolouring: packed it
 * costs little memory, and less time than drawing it again. It knows nothing of tiles. */

#include "wg-pixel-runs.h"

#include <string.h>

/* First the number of pixels; then pairs of length and pixel, or, where the runs would take more
 * than half, the pixels themselves. */
typedef struct
{
  guint32 n_pixels;
  guint32 n_runs; /* 0: not packed */
} Head;

static guint32
count_runs (const guint32 *pixels, guint32 n)
{
  guint32 runs = n > 0;

  for (guint32 i = 1; i < n; i++)
    runs += pixels[i] != pixels[i - 1];
  return runs;
}

static void
write_runs (guint32 *into, const guint32 *pixels, guint32 n)
{
  for (guint32 i = 0, first = 0; i < n; i++)
    if (i + 1 == n || pixels[i + 1] != pixels[i])
      {
        *into++ = i + 1 - first;
        *into++ = pixels[i];
        first = i + 1;
      }
}

GBytes *
wg_pixel_runs_pack (GBytes *pixels)
{
  gsize size;
  const guint32 *from = g_bytes_get_data (pixels, &size);
  Head head = { (guint32) (size / 4), 0 };
  guint32 runs = count_runs (from, head.n_pixels);
  guint8 *packed;

  if (runs < head.n_pixels / 4)
    head.n_runs = runs;
  size = head.n_runs > 0 ? (gsize) runs * 8 : (gsize) head.n_pixels * 4;
  packed = g_malloc (sizeof head + size);
  memcpy (packed, &head, sizeof head);
  if (head.n_runs > 0)
    write_runs ((guint32 *) (gpointer) (packed + sizeof head), from, head.n_pixels);
  else if (size > 0)
    memcpy (packed + sizeof head, from, size);
  return g_bytes_new_take (packed, sizeof head + size);
}

GBytes *
wg_pixel_runs_unpack (GBytes *runs)
{
  const guint8 *packed = g_bytes_get_data (runs, NULL);
  const guint32 *from = (const guint32 *) (gconstpointer) (packed + sizeof (Head));
  guint32 *pixels, *into;
  Head head;

  memcpy (&head, packed, sizeof head);
  if (head.n_runs == 0)
    return g_bytes_new_from_bytes (runs, sizeof head, (gsize) head.n_pixels * 4);
  into = pixels = g_new (guint32, head.n_pixels);
  for (guint32 i = 0; i < head.n_runs; i++)
    for (guint32 left = from[2 * i]; left > 0; left--)
      *into++ = from[2 * i + 1];
  return g_bytes_new_take (pixels, (gsize) head.n_pixels * 4);
}
