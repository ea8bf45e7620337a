/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signs of findings: none looks like another in grey, all fit into their square, a number takes
 * room beside them. */

#include "wg-finding-mark.h"

#include <string.h>

#define SIZE 24

/* Which pixels have ink, by how dark they are on the theme's paper. */
static void
draw (WgSeverity  severity,
      WgThemeKind kind,
      guchar      grey[SIZE * SIZE])
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  wg_finding_mark_draw (cr, wg_theme_get (kind), severity, SIZE / 2.0, SIZE / 2.0, 16);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (guint i = 0; i < SIZE * SIZE; i++)
    {
      const guchar *pixel = pixels + i / SIZE * cairo_image_surface_get_stride (surface)
                            + i % SIZE * 4;

      grey[i] = (guchar) ((pixel[0] + pixel[1] * 6 + pixel[2] * 3) / 10);
    }
  cairo_surface_destroy (surface);
}

static guint
count_different (const guchar *a,
                 const guchar *b)
{
  guint n = 0;

  for (guint i = 0; i < SIZE * SIZE; i++)
    n += ABS (a[i] - b[i]) > 80;
  return n;
}

static void
test_shapes (gconstpointer data)
{
  guchar error[SIZE * SIZE], warning[SIZE * SIZE], notice[SIZE * SIZE];
  WgThemeKind kind = (WgThemeKind) GPOINTER_TO_INT (data);

  draw (WG_SEVERITY_ERROR, kind, error);
  draw (WG_SEVERITY_WARNING, kind, warning);
  draw (WG_SEVERITY_NOTICE, kind, notice);
  g_assert_cmpuint (count_different (error, warning), >, 30);
  g_assert_cmpuint (count_different (warning, notice), >, 30);
  g_assert_cmpuint (count_different (error, notice), >, 30);
  /* The ring is empty inside, the disc is not. */
  g_assert_cmpuint (error[SIZE / 2 * SIZE + SIZE / 2], <, 160);
  g_assert_cmpuint (notice[SIZE / 2 * SIZE + SIZE / 2], >, 200);
  g_assert_cmpuint (error[0], ==, 255);
}

static void
test_count (void)
{
  const WgTheme *theme = wg_theme_get (WG_THEME_LIGHT);
  double one = wg_finding_mark_draw_count (NULL, theme, WG_SEVERITY_ERROR, 1, 0, 0, 16);
  double nine = wg_finding_mark_draw_count (NULL, theme, WG_SEVERITY_ERROR, 9, 0, 0, 16);
  double many = wg_finding_mark_draw_count (NULL, theme, WG_SEVERITY_ERROR, 123, 0, 0, 16);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 80, SIZE);
  cairo_t *cr = cairo_create (surface);

  g_assert_cmpfloat (one, <, nine);
  g_assert_cmpfloat (nine, <, many);
  g_assert_cmpfloat (many, ==,
                     wg_finding_mark_draw_count (cr, theme, WG_SEVERITY_ERROR, 123, 40, 12, 16));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/finding-mark/shapes/light", GINT_TO_POINTER (WG_THEME_LIGHT),
                        test_shapes);
  g_test_add_data_func ("/finding-mark/shapes/print", GINT_TO_POINTER (WG_THEME_PRINT),
                        test_shapes);
  g_test_add_func ("/finding-mark/count", test_count);
  return g_test_run ();
}
