/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-question.h"

#include "wg-test.h"

/* Whatever is asked can be written into a link and read again. */
static void
test_text (void)
{
  static const char *const texts[] = {
    "orders",
    "orders;unit=5;grid=7;class=9;period=2026Q3;cutoff=2026-09-30 24:00;at=2026-10-12 08:30;by=unit",
    "covered_residents;at=2026-10-15 19:30;radius=800;by=grid",
    "covered_residents;at=2026-10-15 19:30;walk=12.5",
    "finished;period=2026-08-03..2026-08-09;by=day",
    "satisfied_rate;unit=9223372036854775807;by=week",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      WgQuestion question;
      g_autofree char *written = NULL;

      g_assert_true (wg_question_parse (texts[i], &question));
      written = wg_question_format (&question);
      g_assert_cmpstr (written, ==, texts[i]);
    }
}

static void
test_cutoff (void)
{
  WgDate day = wg_date_new (2026, 9, 30);
  g_autofree char *midnight = wg_cutoff_format (wg_time_new (day, 24, 0));
  g_autofree char *afternoon = wg_cutoff_format (wg_time_new (day, 16, 20));
  g_autofree char *live = wg_cutoff_format (WG_TIME_NONE);

  g_assert_cmpstr (midnight, ==, "2026-09-30 24:00");
  g_assert_cmpstr (afternoon, ==, "2026-09-30 16:20");
  g_assert_cmpstr (live, ==, "");
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "", ";unit=5", "orders;unit", "orders;unit=x", "orders;unit=-1", "orders;by=colour",
    "orders;period=soon", "orders;cutoff=24:00", "orders;colour=red",
  };
  WgQuestion question;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (wg_question_parse (texts[i], &question));
}

static void
test_of_scope (void)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  WgQuestion question;

  wg_question_of_scope (&question, scope);
  g_assert_cmpint (question.period.first, ==, WG_DATE_NONE);
  g_assert_cmpint (question.cutoff, ==, WG_TIME_NONE);

  wg_scope_set_indicator (scope, "orders");
  wg_scope_set_unit (scope, 5);
  wg_scope_set_selected_grid (scope, 6);
  wg_scope_set_service_class (scope, 7);
  wg_scope_set_cutoff (scope, wg_time_new (wg_date_new (2026, 9, 30), 24, 0));
  wg_question_of_scope (&question, scope);
  g_assert_cmpstr (question.indicator, ==, "orders");
  g_assert_cmpint (question.unit, ==, 5);
  g_assert_cmpint (question.grid, ==, 6);
  g_assert_cmpint (question.service_class, ==, 7);
  g_assert_cmpint (question.cutoff, ==, wg_time_new (wg_date_new (2026, 10, 1), 0, 0));
  g_assert_cmpint (question.by, ==, WG_BY_NONE);
}

static void
test_by (void)
{
  WgFigureBy by = WG_BY_NONE;

  for (WgFigureBy i = WG_BY_UNIT; i <= WG_BY_DAY; i++)
    {
      g_assert_true (wg_figure_by_find (wg_figure_by_get_name (i), &by));
      g_assert_cmpint (by, ==, i);
    }
  g_assert_null (wg_figure_by_get_name (WG_BY_NONE));
  g_assert_false (wg_figure_by_find ("colour", &by));
  g_assert_false (wg_figure_by_find (NULL, &by));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/question/text", test_text);
  g_test_add_func ("/question/refused", test_refused);
  g_test_add_func ("/question/cutoff", test_cutoff);
  g_test_add_func ("/question/of-scope", test_of_scope);
  g_test_add_func ("/question/by", test_by);
  return g_test_run ();
}
