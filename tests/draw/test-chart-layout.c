/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where things stand in a chart: no word on another, none outside, whatever the size; the parts
 * are found by the pointer and by the arrows; what is hidden is said in words. */

#include "wg-chart-layout-private.h"
#include "wg-chart-samples.h"

#include <string.h>

static void
check_words (const WgChartLayout *layout,
             const char          *what)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const WgChartText *a = &g_array_index (layout->texts, WgChartText, i);

      if (a->box.x < -0.5 || a->box.y < -0.5
          || a->box.x + a->box.width > layout->options.width + 0.5
          || a->box.y + a->box.height > layout->options.height + 0.5)
        {
          g_test_message ("%s: “%s” leaves the picture: %g %g %g %g", what, a->text, a->box.x,
                          a->box.y, a->box.width, a->box.height);
          g_test_fail ();
        }
      if (a->style.size < layout->options.text)
        g_error ("%s: “%s” is smaller than asked", what, a->text);
      for (guint j = i + 1; j < layout->texts->len; j++)
        {
          const WgChartText *b = &g_array_index (layout->texts, WgChartText, j);

          if (a->box.x + 0.5 < b->box.x + b->box.width && b->box.x + 0.5 < a->box.x + a->box.width
              && a->box.y + 1 < b->box.y + b->box.height
              && b->box.y + 1 < a->box.y + a->box.height)
            {
              g_test_message ("%s: “%s” stands on “%s”", what, a->text, b->text);
              g_test_fail ();
            }
        }
    }
}

static gboolean
has_word (const WgChartLayout *layout,
          const char          *word)
{
  for (guint i = 0; i < layout->texts->len; i++)
    if (strstr (g_array_index (layout->texts, WgChartText, i).text, word) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_no_overlap (void)
{
  static const WgChartOptions rooms[] = {
    { 640, 360, 13, FALSE, FALSE }, { 1280, 800, 22, FALSE, FALSE }, { 1920, 1080, 32, FALSE, FALSE },
    { 1280, 800, 13, FALSE, FALSE }, { 420, 300, 12, FALSE, FALSE }, { 640, 480, 26, FALSE, FALSE },
    { 400, 260, 12, TRUE, FALSE },
  };

  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
      for (guint gaps = 0; gaps < 2; gaps++)
        {
          g_autoptr (WgChartData) data = wg_chart_sample_new (kind, gaps != 0);
          g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &rooms[i]);
          g_autofree char *what = g_strdup_printf ("kind %d, %gx%g, text %g, gaps %u", kind,
                                                   rooms[i].width, rooms[i].height, rooms[i].text,
                                                   gaps);

          check_words (layout, what);
          g_assert_cmpuint (layout->targets->len, >, 0);
        }
}

/* In the height it asks for, a chart shows everything. */
static void
test_measured_height (void)
{
  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    for (guint gaps = 0; gaps < 2; gaps++)
      for (double width = 360; width <= 1200; width += 210)
        {
          g_autoptr (WgChartData) data = wg_chart_sample_new (kind, gaps != 0);
          WgChartOptions options = { width, 0, 13, FALSE, FALSE };
          g_autoptr (WgChartLayout) layout = NULL;
          g_autofree char *what = g_strdup_printf ("kind %d, measured at %g", kind, width);

          options.height = wg_chart_measure_height (data, &options);
          layout = wg_chart_layout_new (data, &options);
          check_words (layout, what);
          g_assert_false (has_word (layout, "more"));
        }
}

/* More rows than there is room for are counted in words. */
static void
test_rest (void)
{
  g_autoptr (WgIndicator) card = wg_chart_sample_card ("件", 0);
  g_autoptr (WgChartData) data = wg_chart_data_new (WG_CHART_BAR, card);
  const WgChartOptions options = { 400, 200, 13, TRUE, FALSE };
  g_autoptr (WgChartLayout) layout = NULL;
  guint n = 0;

  wg_chart_data_add_series (data, "", WG_CHART_HIGHLIGHT, 0);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *label = g_strdup_printf ("第%u网格", i + 1);
      const WgChartPoint point = { .label = label, .value = 40 - i, .day = WG_DATE_NONE };

      wg_chart_data_add_point (data, 0, &point);
    }
  layout = wg_chart_layout_new (data, &options);
  check_words (layout, "forty bars");
  n = layout->targets->len;
  g_assert_cmpuint (n, >, 5);
  g_assert_cmpuint (n, <, 15);
  {
    g_autofree char *rest = g_strdup_printf ("and %u more parts", 40 - n);

    g_assert_true (has_word (layout, rest));
  }
}

static void
test_hidden_words (void)
{
  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    {
      g_autoptr (WgChartData) data = wg_chart_sample_new (kind, TRUE);
      const WgChartOptions options = { 900, 600, 14, FALSE, FALSE };
      g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);
      gboolean hatched = FALSE;

      if (kind == WG_CHART_FUNNEL)
        continue;
      for (guint i = 0; i < layout->marks->len; i++)
        hatched |= g_array_index (layout->marks, WgChartMark, i).ink == WG_CHART_INK_HIDDEN;
      g_assert_true (hatched);
      g_assert_true (has_word (layout, "fewer than 5"));
    }
}

static void
test_hit (void)
{
  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    {
      g_autoptr (WgChartData) data = wg_chart_sample_new (kind, FALSE);
      const WgChartOptions options = { 900, 600, 14, FALSE, FALSE };
      g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);
      guint n_found = 0;

      for (guint i = 0; i < layout->targets->len; i++)
        {
          const WgChartPart part = g_array_index (layout->targets, WgChartTarget, i).part;
          double x, y, width, height;

          g_assert_true (wg_chart_get_box (layout, part, &x, &y, &width, &height));
          n_found += wg_chart_part_equal (wg_chart_hit (layout, x + width / 2, y + height / 2),
                                          part);
        }
      /* Points of two lines may lie on each other; everything else is found where it is. */
      g_assert_cmpuint (n_found * 10, >=, layout->targets->len * (kind == WG_CHART_LINE ? 8 : 9));
      g_assert_cmpuint (wg_chart_hit (layout, -5, 4).series, ==, WG_CHART_NONE);
    }
}

/* Every part is reached from the first by arrows alone. */
static void
test_walk (void)
{
  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    {
      g_autoptr (WgChartData) data = wg_chart_sample_new (kind, FALSE);
      const WgChartOptions options = { 900, 600, 14, FALSE, FALSE };
      g_autoptr (WgChartLayout) layout = wg_chart_layout_new (data, &options);
      g_autoptr (GArray) reached = g_array_new (FALSE, FALSE, sizeof (WgChartPart));
      const WgChartPart first = wg_chart_step (layout, (WgChartPart) { WG_CHART_NONE,
                                                                       WG_CHART_NONE },
                                               WG_CHART_STEP_RIGHT);

      g_array_append_val (reached, first);
      for (guint i = 0; i < reached->len; i++)
        for (WgChartStep step = WG_CHART_STEP_LEFT; step <= WG_CHART_STEP_DOWN; step++)
          {
            WgChartPart next = wg_chart_step (layout, g_array_index (reached, WgChartPart, i),
                                              step);
            gboolean known = FALSE;

            for (guint j = 0; j < reached->len; j++)
              known |= wg_chart_part_equal (g_array_index (reached, WgChartPart, j), next);
            if (!known)
              g_array_append_val (reached, next);
          }
      if (reached->len != layout->targets->len)
        {
          g_test_message ("kind %d: %u of %u parts are reached", kind, reached->len,
                          layout->targets->len);
          g_test_fail ();
        }
    }
}

static void
test_describe (void)
{
  g_autoptr (WgChartData) bars = wg_chart_sample_new (WG_CHART_BAR, FALSE);
  g_autoptr (WgChartData) hidden = wg_chart_sample_new (WG_CHART_BAR, TRUE);
  g_autoptr (WgChartData) funnel = wg_chart_sample_new (WG_CHART_FUNNEL, FALSE);
  g_autoptr (WgChartData) lines = wg_chart_sample_new (WG_CHART_LINE, FALSE);
  g_autofree char *all = wg_chart_describe (bars);
  g_autofree char *without = wg_chart_describe (hidden);
  g_autofree char *stages = wg_chart_describe (funnel);
  g_autofree char *part = wg_chart_describe_part (lines, (WgChartPart) { 1, 3 });

  g_assert_nonnull (strstr (all, "青禾街道第三季度点单"));
  g_assert_nonnull (strstr (all, "Highest: 桥南社区: 105\u2009件; lowest: 䶮塘社区居民委员会: 60\u2009件."));
  g_assert_nonnull (strstr (all, "In all: 330\u2009件."));
  g_assert_null (strstr (without, "In all"));
  g_assert_nonnull (strstr (without, "1 without a number."));
  g_assert_nonnull (strstr (stages, "点单 412\u2009件, 派单 405\u2009件"));
  g_assert_true (g_str_has_prefix (part, "全街道, 1月: "));
}

static void
test_empty (void)
{
  g_autoptr (WgIndicator) card = wg_chart_sample_card ("%", 1);

  for (WgChartKind kind = WG_CHART_LINE; kind <= WG_CHART_MULTIPLES; kind++)
    {
      g_autoptr (WgChartData) data = wg_chart_data_new (kind, card);
      const WgChartOptions options = { 300, 200, 13, FALSE, FALSE };
      g_autoptr (WgChartLayout) layout = NULL;
      g_autofree char *text = NULL;

      wg_chart_data_set_heading (data, "什么都没有", "");
      g_assert_cmpfloat (wg_chart_measure_height (data, &options), >, 0);
      wg_chart_data_add_series (data, "", WG_CHART_CONTEXT, 0);
      layout = wg_chart_layout_new (data, &options);
      text = wg_chart_describe (data);
      g_assert_cmpuint (layout->texts->len, ==, 1);
      g_assert_cmpuint (layout->targets->len, ==, 0);
      g_assert_cmpuint (wg_chart_step (layout, WG_CHART_NO_PART, WG_CHART_STEP_DOWN).series, ==,
                        WG_CHART_NONE);
      g_assert_nonnull (strstr (text, "什么都没有"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-layout/no-overlap", test_no_overlap);
  g_test_add_func ("/chart-layout/measured-height", test_measured_height);
  g_test_add_func ("/chart-layout/rest", test_rest);
  g_test_add_func ("/chart-layout/hidden-words", test_hidden_words);
  g_test_add_func ("/chart-layout/hit", test_hit);
  g_test_add_func ("/chart-layout/walk", test_walk);
  g_test_add_func ("/chart-layout/describe", test_describe);
  g_test_add_func ("/chart-layout/empty", test_empty);
  return g_test_run ();
}
