/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the charts of the statistics page show is what the figures say. */

#include "wg-saved-views.h"
#include "wg-scope-words.h"
#include "wg-service-charts.h"

#include "wg-sample-file.h"

#define STREET "990101001"

static WgQuestion
make_question (WgSampleFile *sample, const char *indicator)
{
  WgQuestion question = WG_QUESTION_INIT;

  question.indicator = indicator;
  question.unit = wg_sample_file_unit (sample, STREET);
  g_assert_true (wg_period_parse ("2026Q3", &question.period));
  return question;
}

static double
get_value (WgChartData *data, guint series, guint point)
{
  return wg_chart_data_get_point (data, (WgChartPart) { series, point })->value;
}

static double
sum (WgChartData *data)
{
  const WgChartSeries *series = wg_chart_data_get_series (data, 0);
  double total = 0;

  for (guint i = 0; i < series->points->len; i++)
    total += get_value (data, 0, i);
  return total;
}

static void
test_chain (WgSampleFile *sample, gconstpointer data)
{
  static const double stages[] = { 412, 405, 398, 372, 340 };
  static const double wishes[] = { 64, 58, 51 };
  WgQuestion question = make_question (sample, "finished");
  g_autoptr (WgChartData) orders = NULL, of_wishes = NULL;

  orders = wg_service_chart_chain (sample->district, &question, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    g_assert_cmpfloat (get_value (orders, 0, i), ==, stages[i]);
  g_assert_cmpstr (wg_service_get_stage ("finished", 4), ==, "finished");
  g_assert_null (wg_service_get_stage ("finished", 6));

  question.indicator = "wishes_rate";
  of_wishes = wg_service_chart_chain (sample->district, &question, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    g_assert_cmpfloat (get_value (of_wishes, 0, i), ==, wishes[i]);
}

static void
test_parts (WgSampleFile *sample, gconstpointer data)
{
  WgQuestion question = make_question (sample, "orders");
  g_autoptr (WgChartData) units = NULL, grids = NULL, classes = NULL, days = NULL;
  g_autoptr (GPtrArray) places = wg_service_get_places (sample->district, question.unit);
  g_autoptr (GPtrArray) none = NULL;

  units = wg_service_chart_parts (sample->district, &question, WG_BY_UNIT, NULL);
  grids = wg_service_chart_parts (sample->district, &question, WG_BY_GRID, NULL);
  classes = wg_service_chart_parts (sample->district, &question, WG_BY_CLASS, NULL);
  days = wg_service_chart_days (sample->district, &question, NULL);
  g_assert_cmpfloat (sum (units), ==, 412);
  g_assert_cmpfloat (sum (grids), ==, 412);
  g_assert_cmpfloat (sum (classes), ==, 412);
  g_assert_cmpfloat (sum (days), ==, 412);
  /* The largest first, and no Party body among the places. */
  g_assert_cmpuint (wg_chart_data_get_series (units, 0)->points->len, ==, 4);
  g_assert_cmpfloat (get_value (units, 0, 0), ==, 137);
  g_assert_cmpfloat (get_value (units, 0, 3), ==, 73);
  g_assert_cmpuint (places->len, ==, 4);
  none = wg_service_get_places (sample->district,
                                wg_unit_get_id (g_ptr_array_index (places, 0)));
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_times (WgSampleFile *sample, gconstpointer data)
{
  WgQuestion question = make_question (sample, "activities");
  g_autoptr (WgChartData) months = NULL, weeks = NULL, beside = NULL;
  const WgChartSeries *series;

  months = wg_service_chart_trend (sample->district, &question, WG_BY_MONTH, NULL);
  series = wg_chart_data_get_series (months, 0);
  g_assert_cmpuint (series->points->len, ==, 12);
  g_assert_cmpfloat (get_value (months, 0, 9) + get_value (months, 0, 10)
                     + get_value (months, 0, 11), ==, 132);
  /* Nobody kept records before July of the year before: no zero is drawn there. */
  g_assert_cmpint (wg_chart_data_get_point (months, (WgChartPart) { 1, 0 })->state, ==,
                   WG_VALUE_UNDEFINED);

  weeks = wg_service_chart_trend (sample->district, &question, WG_BY_WEEK, NULL);
  g_assert_cmpfloat (sum (weeks), ==, 132);
  beside = wg_service_chart_multiples (sample->district, &question, NULL);
  g_assert_cmpuint (wg_chart_data_get_n_series (beside), ==, 4);
}

static void
test_change (WgSampleFile *sample, gconstpointer data)
{
  WgQuestion question = make_question (sample, "orders");
  g_autoptr (WgFigure) now = wg_district_ask (sample->district, &question, NULL);
  g_autoptr (WgFigure) before = NULL;
  g_autofree char *more = NULL, *fewer = NULL, *same = NULL, *nothing = NULL;

  question.period = wg_period_previous (&question.period);
  before = wg_district_ask (sample->district, &question, NULL);
  more = wg_service_change_words (now, before, "before");
  fewer = wg_service_change_words (before, now, "after");
  same = wg_service_change_words (now, now, "now");
  nothing = wg_service_change_words (now, NULL, "before");
  g_assert_cmpstr (more, ==, "▲ +19, 4.8\u2009% more than before");
  g_assert_cmpstr (fewer, ==, "▼ −19, 4.6\u2009% fewer than after");
  g_assert_cmpstr (same, ==, "= same as now");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_views (WgSampleFile *sample, gconstpointer data)
{
  WgQuestion question = make_question (sample, "hours"), read;
  g_autoptr (GPtrArray) views = NULL, renamed = NULL, left = NULL;

  wg_sample_file_apply (sample, wg_saved_views_save (NULL, "stats", "Q3", &question));
  views = wg_saved_views_load (sample->district, "stats", NULL);
  g_assert_cmpuint (views->len, ==, 1);
  g_assert_true (wg_saved_views_read (g_ptr_array_index (views, 0), &read));
  g_assert_cmpstr (read.indicator, ==, "hours");
  g_assert_cmpint (read.unit, ==, question.unit);
  g_assert_cmpint (read.period.last, ==, question.period.last);

  wg_sample_file_apply (sample, wg_saved_views_rename (g_ptr_array_index (views, 0), "Hours"));
  renamed = wg_saved_views_load (sample->district, "stats", NULL);
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (renamed, 0), WG_SAVED_VIEW_NAME), ==,
                   "Hours");
  wg_sample_file_apply (sample, wg_saved_views_delete (g_ptr_array_index (renamed, 0)));
  left = wg_saved_views_load (sample->district, "stats", NULL);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
test_words (void)
{
  static const struct
  {
    const char *typed, *words;
  } cases[] = { { "2026", "Year 2026" }, { "2026Q3", "2026, quarter 3" },
                { "2026-09", "2026, month 9" },
                { "2026-07-01..2026-08-15", "2026-07-01 to 2026-08-15" } };
  WgTime cutoff;
  g_autofree char *frozen = NULL, *live = wg_scope_words_cutoff (WG_TIME_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgPeriod period;
      g_autofree char *words = NULL;

      g_assert_true (wg_period_parse (cases[i].typed, &period));
      words = wg_scope_words_period (&period);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
  g_assert_true (wg_time_parse ("2026-09-30 24:00", &cutoff));
  frozen = wg_scope_words_cutoff (cutoff);
  g_assert_cmpstr (frozen, ==, "Cut-off 2026-09-30 24:00");
  g_assert_cmpstr (live, ==, "Live");
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/service-charts/chain", test_chain, master);
  WG_SAMPLE_TEST ("/service-charts/parts", test_parts, master);
  WG_SAMPLE_TEST ("/service-charts/times", test_times, master);
  WG_SAMPLE_TEST ("/service-charts/change", test_change, master);
  WG_SAMPLE_TEST ("/service-charts/views", test_views, master);
  g_test_add_func ("/service-charts/words", test_words);
  return g_test_run ();
}
