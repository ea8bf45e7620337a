/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels come back as they were, and drawn maps become small. */

#include "wg-pixel-runs.h"

static GBytes *
make_pixels (guint n, guint run)
{
  guint32 *pixels = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    pixels[i] = 0xff000000u | (i / run * 0x9e3779b1u >> 8);
  return g_bytes_new_take (pixels, (gsize) n * 4);
}

static void
test_comes_back (void)
{
  static const guint runs[] = { 1, 2, 3, 7, 100, 5000 };
  static const guint sizes[] = { 0, 1, 2, 1023, 4096 };

  for (guint i = 0; i < G_N_ELEMENTS (runs); i++)
    for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
      {
        g_autoptr (GBytes) pixels = make_pixels (sizes[k], runs[i]);
        g_autoptr (GBytes) packed = wg_pixel_runs_pack (pixels);
        g_autoptr (GBytes) again = wg_pixel_runs_unpack (packed);

        g_assert_true (g_bytes_equal (pixels, again));
        g_assert_cmpuint (g_bytes_get_size (packed), <=, g_bytes_get_size (pixels) + 8);
      }
}

static void
test_is_small (void)
{
  g_autoptr (GBytes) drawn = make_pixels (512 * 512, 64);
  g_autoptr (GBytes) packed = wg_pixel_runs_pack (drawn);

  g_assert_cmpuint (g_bytes_get_size (packed), <, g_bytes_get_size (drawn) / 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pixel-runs/comes-back", test_comes_back);
  g_test_add_func ("/pixel-runs/is-small", test_is_small);
  return g_test_run ();
}
