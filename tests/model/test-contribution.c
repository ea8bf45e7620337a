/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-contribution.h"

#define DAY(text) day_of (text)
#define AT(text)  time_of (text)

static WgDate
day_of (const char *text)
{
  WgDate day = WG_DATE_NONE;

  g_assert_true (wg_date_parse (text, &day));
  return day;
}

static WgTime
time_of (const char *text)
{
  WgTime time = WG_TIME_NONE;

  g_assert_true (wg_time_parse (text, &time));
  return time;
}

/* NULL where the row adds nothing to the measure. */
static const WgContribution *
find (GArray   *array,
      WgMeasure measure)
{
  const WgContribution *found = NULL;

  for (guint i = 0; i < array->len; i++)
    if (g_array_index (array, WgContribution, i).measure == measure)
      {
        g_assert_null (found);
        found = &g_array_index (array, WgContribution, i);
      }
  return found;
}

static GArray *
count (const WgRow *row)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (WgContribution));

  wg_contribution_append (row, array);
  return array;
}

static WgRow *
make_case (void)
{
  WgRow *row = wg_row_new (&wg_kind_service_case, 1);

  wg_row_set_int (row, WG_SERVICE_CASE_GRID, 11);
  wg_row_set_int (row, WG_SERVICE_CASE_UNIT, 5);
  wg_row_set_int (row, WG_SERVICE_CASE_SERVICE_CLASS, 3);
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, AT ("2026-09-29 09:40"));
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_ENTERED, AT ("2026-09-30 08:00"));
  return row;
}

/* Every stage counts on the day of the order, and is known from the day it was entered. */
static void
test_case (void)
{
  g_autoptr (WgRow) row = make_case ();
  g_autoptr (GArray) array = NULL;
  const WgContribution *one;

  wg_row_set_int (row, WG_SERVICE_CASE_DISPATCHED_AT, AT ("2026-09-29 10:00"));
  wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_AT, AT ("2026-10-02 10:00"));
  wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_ENTERED, AT ("2026-10-14 16:20"));
  array = count (row);
  g_assert_cmpuint (array->len, ==, 3);

  one = find (array, WG_MEASURE_ORDERS);
  g_assert_nonnull (one);
  g_assert_cmpint (one->place, ==, 11);
  g_assert_cmpint (one->service_class, ==, 3);
  g_assert_cmpint (one->day, ==, DAY ("2026-09-29"));
  g_assert_cmpint (one->entered, ==, DAY ("2026-09-30"));
  g_assert_cmpint (one->value, ==, 1);

  one = find (array, WG_MEASURE_DISPATCHED);
  g_assert_cmpint (one->entered, ==, DAY ("2026-09-29"));

  one = find (array, WG_MEASURE_FINISHED);
  g_assert_cmpint (one->day, ==, DAY ("2026-09-29"));
  g_assert_cmpint (one->entered, ==, DAY ("2026-10-14"));

  /* What is missing before is not made up. */
  g_assert_null (find (array, WG_MEASURE_ACCEPTED));
}

static void
check_answer (const char *answered,
              gboolean    same_day)
{
  g_autoptr (WgRow) row = make_case ();
  g_autoptr (GArray) array = NULL;

  wg_row_set_int (row, WG_SERVICE_CASE_ANSWERED_AT, AT (answered));
  array = count (row);
  g_assert_true ((find (array, WG_MEASURE_ANSWERED_SAME_DAY) != NULL) == same_day);
}

static void
test_same_day (void)
{
  check_answer ("2026-09-29 09:41", TRUE);
  check_answer ("2026-09-29 23:59", TRUE);
  check_answer ("2026-09-30 00:10", FALSE);
  check_answer ("2027-09-29 10:00", FALSE);
}

static void
test_satisfied (void)
{
  g_autoptr (WgRow) row = make_case ();
  g_autoptr (GArray) yes = NULL, no = NULL;
  const WgContribution *one;

  wg_row_set_int (row, WG_SERVICE_CASE_EVALUATED_AT, AT ("2026-10-01 10:00"));
  wg_row_set_int (row, WG_SERVICE_CASE_SATISFIED, 1);
  yes = count (row);
  one = find (yes, WG_MEASURE_SATISFIED);
  g_assert_cmpint (one->day, ==, DAY ("2026-09-29"));
  g_assert_cmpint (one->entered, ==, DAY ("2026-10-01"));
  wg_row_set_int (row, WG_SERVICE_CASE_SATISFIED, 0);
  no = count (row);
  g_assert_null (find (no, WG_MEASURE_SATISFIED));
  g_assert_nonnull (find (no, WG_MEASURE_EVALUATED));
}

static void
test_activity (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, 2);
  g_autoptr (GArray) held = NULL, planned = NULL;

  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-09-12");
  wg_row_set_int (row, WG_ACTIVITY_UNIT, 5);
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, 18);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, 40.5);
  wg_row_set_int (row, WG_ACTIVITY_ITEMS, 0);
  wg_row_set_int (row, WG_ACTIVITY_ENTERED_AT, AT ("2026-09-14 09:00"));
  held = count (row);
  g_assert_cmpuint (held->len, ==, 3);
  g_assert_cmpint (find (held, WG_MEASURE_ACTIVITIES)->value, ==, 1);
  g_assert_cmpint (find (held, WG_MEASURE_ACTIVITIES)->place, ==, 5);
  g_assert_cmpint (find (held, WG_MEASURE_ACTIVITIES)->entered, ==, DAY ("2026-09-14"));
  g_assert_cmpint (find (held, WG_MEASURE_PERSON_TIMES)->value, ==, 18);
  g_assert_cmpint (find (held, WG_MEASURE_HOURS)->value, ==, 81);

  wg_row_set_text (row, WG_ACTIVITY_STATUS, "planned");
  planned = count (row);
  g_assert_cmpuint (planned->len, ==, 0);
}

static void
test_other_chains (void)
{
  g_autoptr (WgRow) whistle = wg_row_new (&wg_kind_whistle, 3);
  g_autoptr (WgRow) wish = wg_row_new (&wg_kind_wish, 4);
  g_autoptr (WgRow) hard = wg_row_new (&wg_kind_hard_problem, 5);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (WgContribution));

  wg_row_set_int (whistle, WG_WHISTLE_WHISTLED_AT, AT ("2026-08-01 10:00"));
  wg_row_set_int (whistle, WG_WHISTLE_DUE_AT, AT ("2026-08-01 12:00"));
  wg_row_set_int (whistle, WG_WHISTLE_ANSWERED_AT, AT ("2026-08-01 12:00"));
  wg_contribution_append (whistle, array);
  g_assert_cmpuint (array->len, ==, 2);
  g_assert_nonnull (find (array, WG_MEASURE_WHISTLES_IN_TIME));
  g_assert_cmpint (find (array, WG_MEASURE_WHISTLES)->place, ==, 0);

  g_array_set_size (array, 0);
  wg_row_set_int (whistle, WG_WHISTLE_ANSWERED_AT, AT ("2026-08-01 12:01"));
  wg_contribution_append (whistle, array);
  g_assert_cmpuint (array->len, ==, 1);

  g_array_set_size (array, 0);
  wg_row_set_int (wish, WG_WISH_PUBLISHED_AT, AT ("2026-08-01 10:00"));
  wg_row_set_int (wish, WG_WISH_FULFILLED_AT, AT ("2026-08-09 10:00"));
  wg_contribution_append (wish, array);
  g_assert_cmpuint (array->len, ==, 2);
  g_assert_cmpint (find (array, WG_MEASURE_WISHES_FULFILLED)->day, ==, DAY ("2026-08-01"));

  g_array_set_size (array, 0);
  wg_row_set_int (hard, WG_HARD_PROBLEM_COLLECTED_AT, AT ("2026-08-01 10:00"));
  wg_row_set_int (hard, WG_HARD_PROBLEM_TAKEN_AT, AT ("2026-08-02 10:00"));
  wg_row_set_int (hard, WG_HARD_PROBLEM_SOLVED_AT, AT ("2026-08-03 10:00"));
  wg_contribution_append (hard, array);
  g_assert_cmpuint (array->len, ==, 3);
}

static void
test_kinds (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_team, 6);
  g_autoptr (GArray) array = count (row);

  g_assert_cmpuint (array->len, ==, 0);
  g_assert_false (wg_contribution_has_kind (&wg_kind_team));
  g_assert_true (wg_contribution_has_kind (&wg_kind_activity));
  g_assert_true (wg_contribution_has_kind (&wg_kind_wish));
  g_assert_cmpint (wg_contribution_get_day_field (&wg_kind_team), ==, -1);
  g_assert_cmpint (wg_contribution_get_day_field (&wg_kind_wish), ==, WG_WISH_PUBLISHED_AT);
  g_assert_cmpint (wg_contribution_get_day_field (&wg_kind_activity), ==, WG_ACTIVITY_HELD_ON);
  g_assert_null (wg_contribution_get_kind (WG_MEASURE_TEAMS));
  g_assert_true (wg_contribution_get_kind (WG_MEASURE_ANSWERED_SAME_DAY) == &wg_kind_service_case);
  g_assert_true (wg_contribution_get_kind (WG_MEASURE_WHISTLES_IN_TIME) == &wg_kind_whistle);
  g_assert_true (wg_contribution_get_kind (WG_MEASURE_WISHES_FULFILLED) == &wg_kind_wish);
  g_assert_true (wg_contribution_get_kind (WG_MEASURE_HARD_SOLVED) == &wg_kind_hard_problem);
  g_assert_true (wg_contribution_get_kind (WG_MEASURE_ITEMS) == &wg_kind_activity);
}

static GArray *
differ (const WgRow *old_row,
        const WgRow *new_row,
        WgDifference how,
        const char  *edited)
{
  GArray *array = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (WgTime));
  g_autofree char *noon = g_strconcat (edited, " 12:00", NULL);

  wg_contribution_append_differences (old_row, new_row, how, AT (noon), array, times);
  g_assert_cmpuint (times->len, ==, array->len);
  for (guint i = 0; i < times->len; i++)
    g_assert_cmpint (wg_time_get_day (g_array_index (times, WgTime, i)), ==,
                     g_array_index (array, WgContribution, i).entered);
  return array;
}

/* A stage that is entered late is known from its own day; a correction from the day of the edit. */
static void
test_differences (void)
{
  g_autoptr (WgRow) before = make_case ();
  g_autoptr (WgRow) finished = wg_row_copy (before);
  g_autoptr (WgRow) moved = wg_row_copy (before);
  g_autoptr (GArray) new_stage = NULL, correction = NULL, none = NULL, removal = NULL;
  const WgContribution *sums;

  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_AT, AT ("2026-09-29 15:00"));
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_ENTERED, AT ("2026-10-14 16:20"));
  new_stage = differ (before, finished, WG_DIFFERENCE_EDIT, "2026-11-01");
  g_assert_cmpuint (new_stage->len, ==, 1);
  g_assert_cmpint (g_array_index (new_stage, WgContribution, 0).entered, ==, DAY ("2026-10-14"));

  wg_row_set_int (moved, WG_SERVICE_CASE_GRID, 12);
  correction = differ (before, moved, WG_DIFFERENCE_EDIT, "2026-11-01");
  g_assert_cmpuint (correction->len, ==, 2);
  sums = (const WgContribution *) (gpointer) correction->data;
  g_assert_cmpint (sums[0].place, ==, 11);
  g_assert_cmpint (sums[0].value, ==, -1);
  g_assert_cmpint (sums[1].place, ==, 12);
  g_assert_cmpint (sums[1].value, ==, 1);
  g_assert_cmpint (sums[0].entered, ==, DAY ("2026-11-01"));
  g_assert_cmpint (sums[1].entered, ==, DAY ("2026-11-01"));

  wg_row_set_text (moved, WG_SERVICE_CASE_NOTE, "x");
  none = differ (moved, moved, WG_DIFFERENCE_EDIT, "2026-11-01");
  g_assert_cmpuint (none->len, ==, 0);

  /* Never taken away before it was known. */
  removal = differ (before, NULL, WG_DIFFERENCE_EDIT, "2026-09-01");
  g_assert_cmpuint (removal->len, ==, 1);
  g_assert_cmpint (g_array_index (removal, WgContribution, 0).entered, ==, DAY ("2026-09-30"));
}

/* The sums of both, cell by cell, must be 0. */
static void
check_cancel (GArray *a,
              GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const WgContribution *one = &g_array_index (a, WgContribution, i);
      gboolean found = FALSE;

      for (guint j = 0; j < b->len; j++)
        {
          const WgContribution *other = &g_array_index (b, WgContribution, j);

          found = found || (one->measure == other->measure && one->place == other->place &&
                            one->service_class == other->service_class &&
                            one->day == other->day && one->entered == other->entered &&
                            one->value == -other->value);
        }
      g_assert_true (found);
    }
}

static void
test_taking_back (void)
{
  g_autoptr (WgRow) before = make_case ();
  g_autoptr (WgRow) after = wg_row_copy (before);
  g_autoptr (GArray) done = NULL, undone = NULL, inserted = NULL, removed = NULL;
  g_autoptr (GArray) late = NULL, again = NULL;

  wg_row_set_int (after, WG_SERVICE_CASE_ORDERED_AT, AT ("2026-09-28 09:40"));
  wg_row_set_int (after, WG_SERVICE_CASE_ACCEPTED_AT, AT ("2026-10-03 09:40"));
  done = differ (before, after, WG_DIFFERENCE_EDIT, "2026-10-12");
  undone = differ (after, before, WG_DIFFERENCE_TAKE_BACK, "2026-10-12");
  g_assert_cmpuint (done->len, ==, 3);
  check_cancel (done, undone);

  inserted = differ (NULL, after, WG_DIFFERENCE_EDIT, "2026-10-12");
  removed = differ (after, NULL, WG_DIFFERENCE_TAKE_BACK, "2026-10-12");
  check_cancel (inserted, removed);

  /* On another day it is a correction of what was read out, and so is bringing it back. */
  late = differ (after, NULL, WG_DIFFERENCE_LATE, "2026-10-20");
  again = differ (NULL, after, WG_DIFFERENCE_LATE, "2026-10-20");
  g_assert_cmpint (g_array_index (late, WgContribution, 0).entered, ==, DAY ("2026-10-20"));
  check_cancel (late, again);
}

/* 24:00 ends a day; 00:00 of the next one is the same minute and is not in it. */
static void
test_known (void)
{
  g_assert_true (wg_contribution_is_known (AT ("2026-09-30 23:59"), AT ("2026-09-30 24:00")));
  g_assert_false (wg_contribution_is_known (AT ("2026-10-01 00:00"), AT ("2026-09-30 24:00")));
  g_assert_true (wg_contribution_is_known (AT ("2026-10-14 16:20"), AT ("2026-10-14 16:20")));
  g_assert_false (wg_contribution_is_known (AT ("2026-10-14 16:21"), AT ("2026-10-14 16:20")));
  g_assert_true (wg_contribution_is_known (AT ("2099-10-14 16:21"), WG_TIME_NONE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contribution/case", test_case);
  g_test_add_func ("/contribution/same-day", test_same_day);
  g_test_add_func ("/contribution/satisfied", test_satisfied);
  g_test_add_func ("/contribution/activity", test_activity);
  g_test_add_func ("/contribution/other-chains", test_other_chains);
  g_test_add_func ("/contribution/kinds", test_kinds);
  g_test_add_func ("/contribution/differences", test_differences);
  g_test_add_func ("/contribution/taking-back", test_taking_back);
  g_test_add_func ("/contribution/known", test_known);
  return g_test_run ();
}
