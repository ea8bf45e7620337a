/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bars of the calendar: heights follow counts, a click finds its month. */

#include "wg-term-chart.h"

#define WIDTH 264
#define HEIGHT 160

static guint
count_ink (const guchar *pixels,
           int           stride,
           guint         month)
{
  guint n = 0, x = 12 + month * 10 + 5;

  for (guint y = 0; y < HEIGHT; y++)
    n += pixels[y * (guint) stride + x * 4] < 200;
  return n;
}

static void
test_heights (void)
{
  WgTermBar bars[24] = { 0 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;
  int stride;

  for (guint i = 0; i < 24; i++)
    bars[i] = (WgTermBar) { 2026 + (int) i / 12, 1 + (int) i % 12, 0, FALSE };
  bars[3].count = 2;
  bars[8].count = 8;
  bars[8].bunched = TRUE;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  wg_term_chart_draw (cr, wg_theme_get (WG_THEME_PRINT), bars, 24, WG_TERM_CHART_NONE, WIDTH,
                      HEIGHT, 10);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  g_assert_cmpuint (count_ink (pixels, stride, 8), >, 2 * count_ink (pixels, stride, 3));
  g_assert_cmpuint (count_ink (pixels, stride, 3), >, count_ink (pixels, stride, 5) + 10);
  cairo_surface_destroy (surface);
}

static void
test_hit (void)
{
  g_assert_cmpuint (wg_term_chart_hit (24, WIDTH, 13), ==, 0);
  g_assert_cmpuint (wg_term_chart_hit (24, WIDTH, 12 + 85), ==, 8);
  g_assert_cmpuint (wg_term_chart_hit (24, WIDTH, 251), ==, 23);
  g_assert_cmpuint (wg_term_chart_hit (24, WIDTH, 5), ==, WG_TERM_CHART_NONE);
  g_assert_cmpuint (wg_term_chart_hit (24, WIDTH, 262), ==, WG_TERM_CHART_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term-chart/heights", test_heights);
  g_test_add_func ("/term-chart/hit", test_hit);
  return g_test_run ();
}
