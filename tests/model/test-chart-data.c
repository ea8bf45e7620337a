/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data of a chart: texts are its own, values are worded as everywhere else. */

#include "wg-chart-data.h"

#include <string.h>

static WgIndicator *
load_card (const char *unit_of_count)
{
  g_autofree char *json = g_strdup_printf (
      "{\"indicators\": [{\"id\": \"x\", \"name\": \"X\", \"definition\": \"d\","
      " \"unit_of_count\": \"%s\", \"formula\": \"residents\", \"source\": \"registry\","
      " \"suppress_below\": 5, \"additive\": true}]}", unit_of_count);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = wg_indicator_load (bytes, "en", &error);

  g_assert_no_error (error);
  return wg_indicator_ref (g_ptr_array_index (cards, 0));
}

static void
test_points (void)
{
  g_autoptr (WgIndicator) card = load_card ("件");
  g_autoptr (WgChartData) data = wg_chart_data_new (WG_CHART_BAR, card);
  g_autofree char *label = g_strdup ("杏花");
  const WgChartPoint point = { .label = label, .name = "杏花社区", .value = 1108, .id = 7,
                               .day = WG_DATE_NONE };
  const WgChartPoint *kept;

  wg_chart_data_set_heading (data, "杏花最多", NULL);
  g_assert_cmpuint (wg_chart_data_add_series (data, "点单", WG_CHART_HIGHLIGHT, 3), ==, 0);
  wg_chart_data_add_point (data, 0, &point);
  memset (label, 'x', strlen (label));
  kept = wg_chart_data_get_point (data, (WgChartPart) { 0, 0 });
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->label, ==, "杏花");
  g_assert_cmpstr (kept->name, ==, "杏花社区");
  g_assert_null (kept->note);
  g_assert_cmpint (kept->id, ==, 7);
  g_assert_null (wg_chart_data_get_point (data, (WgChartPart) { 0, 1 }));
  g_assert_null (wg_chart_data_get_point (data, (WgChartPart) { 1, 0 }));
  g_assert_null (wg_chart_data_get_point (data, (WgChartPart) { 0, WG_CHART_NONE }));
  g_assert_cmpint (wg_chart_data_get_kind (data), ==, WG_CHART_BAR);
  g_assert_cmpstr (wg_chart_data_get_title (data), ==, "杏花最多");
  g_assert_cmpstr (wg_chart_data_get_subtitle (data), ==, "");
  g_assert_cmpuint (wg_chart_data_get_n_series (data), ==, 1);
  g_assert_cmpint (wg_chart_data_get_series (data, 0)->id, ==, 3);
  g_assert_true (wg_chart_data_get_indicator (data) == card);
  g_assert_true (wg_chart_part_equal ((WgChartPart) { 2, 3 }, (WgChartPart) { 2, 3 }));
  g_assert_false (wg_chart_part_equal ((WgChartPart) { 2, 3 }, (WgChartPart) { 2, 4 }));
}

static void
test_format (void)
{
  static const struct
  {
    const char   *unit;
    double        value;
    WgFigureState state;
    gboolean      with_unit;
    const char   *expected;
  } cases[] = {
    { "人次", 1268, WG_VALUE_SHOWN, TRUE, "1,268\u2009人次" },
    { "人次", 1268, WG_VALUE_SHOWN, FALSE, "1,268" },
    { "人", 3, WG_VALUE_SUPPRESSED, TRUE, "fewer than 5" },
    { "%", 0, WG_VALUE_SHOWN, TRUE, "0\u2009%" },
    { "", 4, WG_VALUE_SHOWN, TRUE, "4" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgIndicator) card = load_card (cases[i].unit);
      g_autoptr (WgChartData) data = wg_chart_data_new (WG_CHART_LINE, card);
      g_autofree char *text = wg_chart_data_format (data, cases[i].value, cases[i].state,
                                                    cases[i].with_unit);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_figure (void)
{
  g_autoptr (WgIndicator) card = load_card ("人");
  g_autoptr (WgFigure) figure = wg_figure_new (card);
  g_autoptr (WgChartData) data = wg_chart_data_new (WG_CHART_BAR, card);
  g_autoptr (WgChartData) same = wg_chart_data_ref (data);
  const WgChartPoint *point;
  guint series;

  wg_figure_add_part (figure, 11, "990101001001", "杏花社区", 2, WG_VALUE_SUPPRESSED);
  wg_figure_add_part (figure, 12, "990101001002", "䶮江社区", 40, WG_VALUE_SHOWN);
  series = wg_chart_data_add_figure (data, "", WG_CHART_CONTEXT, figure);
  g_assert_cmpuint (wg_chart_data_get_series (same, series)->points->len, ==, 2);
  point = wg_chart_data_get_point (same, (WgChartPart) { series, 0 });
  g_assert_cmpint (point->state, ==, WG_VALUE_SUPPRESSED);
  point = wg_chart_data_get_point (same, (WgChartPart) { series, 1 });
  g_assert_cmpstr (point->label, ==, "䶮江社区");
  g_assert_cmpint (point->id, ==, 12);
  g_assert_cmpint (point->day, ==, WG_DATE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-data/points", test_points);
  g_test_add_func ("/chart-data/format", test_format);
  g_test_add_func ("/chart-data/figure", test_figure);
  return g_test_run ();
}
