/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts as pictures: golden ones of every kind, the same on every kind of surface and at every
 * scale, and readable without colours. */

#include "wg-chart-painter.h"
#include "wg-chart-samples.h"
#include "wg-figure-page.h"
#include "wg-golden.h"
#include "wg-picture.h"
#include "wg-test.h"

#include <math.h>

static const char *const kind_names[] = {
  [WG_CHART_LINE] = "line", [WG_CHART_BAR] = "bars", [WG_CHART_STACK] = "stack",
  [WG_CHART_FUNNEL] = "funnel", [WG_CHART_CALENDAR] = "calendar",
  [WG_CHART_MULTIPLES] = "multiples",
};

static cairo_surface_t *
paint (const WgChartLayout *layout,
       const WgTheme       *theme,
       const WgChartMarks  *marks,
       double               width,
       double               height,
       double               scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * scale),
                                                         (int) (height * scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, (theme->paper >> 24) / 255.0, (theme->paper >> 16 & 0xff) / 255.0,
                        (theme->paper >> 8 & 0xff) / 255.0);
  cairo_paint (cr);
  wg_chart_paint (cr, layout, theme, marks);
  cairo_destroy (cr);
  return surface;
}

static void
test_golden (void)
{
  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    {
      g_autoptr (WgChartData) data = wg_chart_sample_new (kind, kind != WG_CHART_FUNNEL);
      const WgChartOptions options = { 640, 360, 13, FALSE, FALSE };
      g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);
      g_autofree char *name = g_strconcat ("chart-", kind_names[kind], NULL);
      cairo_surface_t *surface = paint (layout, wg_theme_get (WG_THEME_LIGHT), NULL, 640, 360, 1);

      wg_golden_compare (surface, name);
      cairo_surface_destroy (surface);
    }
}

/* What is chosen stands out by a frame and by the paleness of the rest, in the dark too. */
static void
test_marks (void)
{
  g_autoptr (WgChartData) data = wg_chart_sample_new (WG_CHART_STACK, FALSE);
  const WgChartOptions options = { 480, 260, 13, TRUE, FALSE };
  const WgChartMarks marks = { { 2, 1 }, { WG_CHART_NONE, WG_CHART_NONE }, { 3, 2 } };
  g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);
  cairo_surface_t *surface = paint (layout, wg_theme_get (WG_THEME_DARK), &marks, 480, 260, 1.25);

  wg_golden_compare (surface, "chart-marks-dark");
  cairo_surface_destroy (surface);
}

/* Figures, charts and facts share a page in the largest text with which all have room. */
static void
test_page (void)
{
  static const char *const notes[] = { "口径：本期收到的点单，按点单日期计。",
                                       "截数：2026-09-30 24:00", NULL };
  static const WgFigurePageValue figures[] = {
    { "点单", "412\u2009件", "▲ +38" }, { "满意率", "96.2\u2009%", NULL },
  };
  WgChartData *charts[4];
  WgFigurePage page = { .charts = charts, .n_charts = G_N_ELEMENTS (charts), .figures = figures,
                        .n_figures = G_N_ELEMENTS (figures), .title = "青禾街道第三季度",
                        .scope = "临江区 ▸ 青禾街道", .notes = notes,
                        .theme = wg_theme_get (WG_THEME_PRINT) };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1024, 768);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    charts[i] = wg_chart_sample_new ((WgChartKind) i, i == 1);
  wg_figure_page_paint (&page, cr, 1024, 768);
  cairo_destroy (cr);
  wg_golden_compare (surface, "figure-page");
  cairo_surface_destroy (surface);
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    wg_chart_data_unref (charts[i]);
}

static void
paint_picture (cairo_t *cr,
               double   width,
               double   height,
               gpointer data)
{
  wg_chart_paint (cr, data, wg_theme_get (WG_THEME_PRINT), NULL);
}

/* Every format is written, and a larger bitmap is a sharper picture of the same. */
static void
test_files (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  static const char *const names[] = { "a.png", "a.pdf", "a.svg" };

  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    {
      g_autoptr (WgChartData) data = wg_chart_sample_new (kind, TRUE);
      const WgChartOptions options = { 640, 360, 13, FALSE, FALSE };
      g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_autofree char *path = wg_test_dir_file (dir, names[i]);
          g_autofree char *content = NULL;
          g_autoptr (GError) error = NULL;
          gsize length;

          wg_picture_write (path, (WgPictureFormat) i, 640, 360, 1, paint_picture, layout, &error);
          g_assert_no_error (error);
          g_assert_true (g_file_get_contents (path, &content, &length, NULL));
          g_assert_cmpuint (length, >, 3000);
        }
    }
}

static double
get_grey (cairo_surface_t *surface,
          double           x,
          double           y)
{
  const guchar *pixel = cairo_image_surface_get_data (surface)
                        + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)
                        + (gsize) x * 4;

  return 0.114 * pixel[0] + 0.587 * pixel[1] + 0.299 * pixel[2];
}

static double
get_mean (cairo_surface_t *surface,
          guint            x,
          guint            y,
          guint            side)
{
  double sum = 0;

  for (guint i = 0; i < side * side; i++)
    sum += get_grey (surface, x * side + i % side, y * side + i / side);
  return sum / (side * side);
}

/* At 1 and at 2 pixels per pixel the same picture: as much ink in every square of 10 pixels. */
static void
test_scales_agree (void)
{
  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    {
      g_autoptr (WgChartData) data = wg_chart_sample_new (kind, FALSE);
      const WgChartOptions options = { 640, 360, 13, FALSE, FALSE };
      g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);
      const WgTheme *theme = wg_theme_get (WG_THEME_PRINT);
      cairo_surface_t *one = paint (layout, theme, NULL, 640, 360, 1);
      cairo_surface_t *two = paint (layout, theme, NULL, 640, 360, 2);
      guint n_far = 0;

      for (guint y = 0; y < 36; y++)
        for (guint x = 0; x < 64; x++)
          n_far += fabs (get_mean (one, x, y, 10) - get_mean (two, x, y, 20)) > 24;
      g_test_message ("kind %d: %u squares differ", kind, n_far);
      g_assert_cmpuint (n_far, <, 64 * 36 / 50);
      cairo_surface_destroy (one);
      cairo_surface_destroy (two);
    }
}

/* Without colours neighbours in a stack are still told apart: by the seam between them. */
static void
test_grey (void)
{
  g_autoptr (WgChartData) data = wg_chart_sample_new (WG_CHART_STACK, FALSE);
  const WgChartOptions options = { 640, 360, 13, TRUE, FALSE };
  g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);
  cairo_surface_t *surface = paint (layout, wg_theme_get (WG_THEME_PRINT), NULL, 640, 360, 1);

  for (guint i = 0; i + 1 < wg_chart_data_get_n_series (data); i++)
    {
      double x, y, width, height;

      g_assert_true (wg_chart_get_box (layout, (WgChartPart) { i, 0 }, &x, &y, &width, &height));
      g_assert_cmpfloat (get_grey (surface, round (x + width), y + 3), >, 245);
      g_assert_cmpfloat (get_grey (surface, round (x + width) - 2, y + 3), <, 240);
    }
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-painter/golden", test_golden);
  g_test_add_func ("/chart-painter/marks", test_marks);
  g_test_add_func ("/chart-painter/page", test_page);
  g_test_add_func ("/chart-painter/files", test_files);
  g_test_add_func ("/chart-painter/scales-agree", test_scales_agree);
  g_test_add_func ("/chart-painter/grey", test_grey);
  return g_test_run ();
}
