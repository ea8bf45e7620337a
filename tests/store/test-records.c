/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sums of records: kept with every edit, known from the right day, read, and held against the
 * records by verify. */
#include "wg-measure-table.h"
#include "wg-sqlite-engine.h"
#include "wg-store-records.h"
#include "wg-tally.h"
#include "wg-test-records.h"

static gint64
sum_of (WgStore    *store,
        WgMeasure   measure,
        const char *known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sums = NULL;
  gint64 sum = 0;

  sums = wg_store_load_sums (store, WG_DATE_NONE, WG_DATE_NONE,
                             known != NULL ? wg_test_day_of (known) : WG_DATE_NONE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    {
      const WgContribution *one = &g_array_index (sums, WgContribution, i);

      g_assert_cmpint (one->value, !=, 0);
      if (one->measure == measure)
        sum += one->value;
    }
  return sum;
}

/* The story of the late record: live 2, at every cut-off before it was entered 1. */
static void
test_late_stage (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) first = wg_test_case (unit, "2026-09-20 10:00");
  g_autoptr (WgRow) second = wg_test_case (unit, "2026-09-21 10:00");
  g_autoptr (WgRow) finished = NULL;

  wg_row_set_int (first, WG_SERVICE_CASE_FINISHED_AT, wg_test_time_of ("2026-09-22 10:00"));
  wg_test_set_now (store, "2026-10-12 08:30");
  wg_test_insert (store, first);
  wg_test_insert (store, second);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-09-30"), ==, 2);

  wg_test_set_now (store, "2026-10-14 16:20");
  finished = wg_row_copy (second);
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_AT, wg_test_time_of ("2026-09-29 10:00"));
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_ENTERED, wg_test_time_of ("2026-10-14 16:20"));
  wg_test_update (store, second, finished);
  g_assert_cmpint (sum_of (store, WG_MEASURE_FINISHED, "2026-09-30"), ==, 1);
  g_assert_cmpint (sum_of (store, WG_MEASURE_FINISHED, "2026-10-13"), ==, 1);
  g_assert_cmpint (sum_of (store, WG_MEASURE_FINISHED, "2026-10-14"), ==, 2);
  g_assert_cmpint (sum_of (store, WG_MEASURE_FINISHED, NULL), ==, 2);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, NULL), ==, 2);
  wg_test_assert_sane (store);
}

/* Moved, re-dated, deleted: the sums follow, and what was read out before stays. */
static void
test_correction (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) row = wg_test_activity (unit, "2026-09-20", 18);
  g_autoptr (WgRow) corrected = NULL;
  g_autoptr (WgRow) moved = NULL;
  g_autoptr (WgEdit) removal = wg_edit_new ("deleted");
  g_autoptr (GArray) sums = NULL;
  g_autoptr (GError) error = NULL;

  wg_test_set_now (store, "2026-09-21 09:00");
  wg_test_insert (store, row);
  corrected = wg_row_copy (row);
  wg_row_set_int (corrected, WG_ACTIVITY_PERSON_TIMES, 20);
  wg_test_set_now (store, "2026-10-12 09:00");
  wg_test_update (store, row, corrected);
  g_assert_cmpint (sum_of (store, WG_MEASURE_PERSON_TIMES, "2026-10-11"), ==, 18);
  g_assert_cmpint (sum_of (store, WG_MEASURE_PERSON_TIMES, "2026-10-12"), ==, 20);
  g_assert_cmpint (sum_of (store, WG_MEASURE_HOURS, NULL), ==, 5);
  wg_test_assert_sane (store);

  moved = wg_row_copy (corrected);
  wg_row_set_text (moved, WG_ACTIVITY_HELD_ON, "2026-10-01");
  wg_row_set_int (moved, WG_ACTIVITY_PERSON_TIMES, 0);
  wg_test_update (store, corrected, moved);
  g_assert_cmpint (sum_of (store, WG_MEASURE_PERSON_TIMES, NULL), ==, 0);
  sums = wg_store_load_sums (store, wg_test_day_of ("2026-10-01"),
                             wg_test_day_of ("2026-10-01"), WG_DATE_NONE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sums->len, ==, 2); /* the activity and its hours */
  wg_test_assert_sane (store);

  wg_edit_delete (removal, moved);
  wg_test_apply (store, removal);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ACTIVITIES, NULL), ==, 0);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ACTIVITIES, "2026-10-11"), ==, 1);
  wg_test_assert_sane (store);
}

/* What is taken back on the day it was made leaves nothing, also where it was entered for earlier
 * days; brought back, everything is as it was. */
static void
test_undo_same_day (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autofree char *before = NULL, *after = NULL;
  g_autofree char *undone = NULL, *redone = NULL, *twice = NULL;
  g_autoptr (WgRow) row = wg_test_case (unit, "2026-09-20 10:00");
  g_autoptr (WgRow) changed = NULL;

  wg_test_set_now (store, "2026-10-12 08:30");
  before = wg_test_dump (store);
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_ENTERED, wg_test_time_of ("2026-09-20 11:00"));
  wg_test_insert (store, row);
  changed = wg_row_copy (row);
  wg_row_set_int (changed, WG_SERVICE_CASE_ORDERED_AT, wg_test_time_of ("2026-09-19 10:00"));
  wg_row_set_int (changed, WG_SERVICE_CASE_DISPATCHED_AT, wg_test_time_of ("2026-09-19 11:00"));
  wg_test_update (store, row, changed);
  after = wg_test_dump (store);
  wg_test_undo (store);
  wg_test_undo (store);
  undone = wg_test_dump (store);
  g_assert_cmpstr (undone, ==, before);
  wg_test_redo (store);
  wg_test_redo (store);
  redone = wg_test_dump (store);
  g_assert_cmpstr (redone, ==, after);
  wg_test_undo (store);
  wg_test_redo (store);
  twice = wg_test_dump (store);
  g_assert_cmpstr (twice, ==, after);
  wg_test_assert_sane (store);
}

/* On a later day it is a correction: figures of the days between keep it. */
static void
test_undo_later (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) row = wg_test_case (unit, "2026-09-20 10:00");

  wg_test_set_now (store, "2026-09-20 12:00");
  wg_test_insert (store, row);
  wg_test_set_now (store, "2026-10-12 08:30");
  wg_test_undo (store);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-09-30"), ==, 1);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, NULL), ==, 0);
  wg_test_set_now (store, "2026-10-15 08:30");
  wg_test_redo (store);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-09-30"), ==, 1);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-10-14"), ==, 0);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-10-15"), ==, 1);
  wg_test_assert_sane (store);
}

static void
on_changed (WgStore     *store,
            WgChangeSet *changes,
            gpointer     tally)
{
  guint n;
  const WgContribution *differences = wg_change_set_get_differences (changes, &n);

  for (guint i = 0; i < n; i++)
    wg_tally_add (tally, &differences[i]);
}

/* The announcements alone lead to the stored sums, through a thousand rows in one edit, their
 * change and its undo. */
static void
test_announced (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgTally) tally = wg_tally_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  g_autoptr (WgEdit) loading = wg_edit_new ("loaded");
  g_autoptr (WgEdit) changing = wg_edit_new ("changed");
  g_autoptr (GArray) announced = NULL;
  g_autoptr (GArray) stored = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_connect (store, "changed", G_CALLBACK (on_changed), tally);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-%02u-%02u", 1 + i % 12, 1 + i % 28);
      WgRow *row = wg_test_activity (unit, day, i % 17);

      g_ptr_array_add (rows, row);
      wg_edit_insert (loading, row);
    }
  wg_test_apply (store, loading);
  for (guint i = 0; i < rows->len; i += 3)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autoptr (WgRow) changed = wg_row_copy (row);

      wg_row_set_real (changed, WG_ACTIVITY_HOURS, i % 5 * 0.5);
      wg_edit_update (changing, row, changed);
    }
  wg_test_apply (store, changing);
  wg_test_undo (store);
  wg_test_undo (store);
  wg_test_redo (store);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ACTIVITIES, NULL), ==, 1000);
  stored = wg_store_load_sums (store, -1, WG_DATE_NONE, WG_DATE_NONE, NULL, &error);
  g_assert_no_error (error);
  announced = wg_tally_take (tally);
  g_assert_cmpuint (announced->len, ==, stored->len);
  for (guint i = 0; i < stored->len; i++)
    {
      const WgContribution *one = &g_array_index (stored, WgContribution, i);
      const WgContribution *other = &g_array_index (announced, WgContribution, i);

      g_assert_cmpint (wg_tally_compare (one, other), ==, 0);
      g_assert_cmpint (one->value, ==, other->value);
    }
  wg_test_assert_sane (store);
}

typedef struct
{
  GMainLoop *loop;
  gint64     activities;
} Visiting;

static void
visit (const WgContribution *sums,
       guint                 n,
       gpointer              user_data)
{
  Visiting *visiting = user_data;

  for (guint i = 0; i < n; i++)
    if (sums[i].measure == WG_MEASURE_ACTIVITIES)
      visiting->activities += sums[i].value;
}

static void
on_visited (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Visiting *visiting = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_true (wg_store_visit_sums_finish (WG_STORE (source), result, &error));
  g_assert_no_error (error);
  g_main_loop_quit (visiting->loop);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Visiting *visiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRecordPage) page =
      wg_store_load_records_finish (WG_STORE (source), result, &error);

  g_assert_no_error (error);
  visiting->activities = page->total;
  g_main_loop_quit (visiting->loop);
}

static void
on_late (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Visiting *visiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) late = wg_store_load_late_finish (WG_STORE (source), result, &error);

  g_assert_no_error (error);
  visiting->activities = late->len;
  g_main_loop_quit (visiting->loop);
}

static void
test_visit (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) row = wg_test_activity (unit, "2026-09-20", 18);
  const WgRecordQuery live = { .measure = WG_MEASURE_ACTIVITIES, .first = WG_DATE_NONE,
                               .last = WG_DATE_NONE, .cutoff = WG_TIME_NONE };
  Visiting visiting = { g_main_loop_new (NULL, FALSE), 0 };

  wg_test_insert (store, row);
  wg_store_visit_sums_async (store, wg_test_day_of ("2026-09-01"),
                             wg_test_day_of ("2026-09-30"), WG_DATE_NONE, visit, &visiting,
                             NULL, on_visited, &visiting);
  g_main_loop_run (visiting.loop);
  g_assert_cmpint (visiting.activities, ==, 1);
  wg_store_load_records_async (store, &live, 0, 10, NULL, on_listed, &visiting);
  g_main_loop_run (visiting.loop);
  g_assert_cmpint (visiting.activities, ==, 1);
  wg_store_load_late_async (store, &live, NULL, on_late, &visiting);
  g_main_loop_run (visiting.loop);
  g_assert_cmpint (visiting.activities, ==, 0);
  g_main_loop_unref (visiting.loop);
}

static char *
first_problem (WgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_verify (store, NULL, &error);
  const WgProblem *problem;

  g_assert_no_error (error);
  if (problems->len == 0)
    return NULL;
  problem = g_ptr_array_index (problems, 0);
  return g_strdup_printf ("%u %s, %s: %s", problems->len, problem->what, problem->where,
                          problem->text);
}

/* Makes a file with two activities, lets @sql damage it and says what verify finds. */
static char *
damage (const char *sql)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) first = wg_test_activity (unit, "2026-09-20", 18);
  g_autoptr (WgRow) second = wg_test_activity (unit, "2026-09-22", 7);
  g_autoptr (WgEngine) engine = NULL;
  g_autoptr (GError) error = NULL;

  wg_test_insert (store, first);
  wg_test_insert (store, second);
  g_clear_object (&store);
  engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (wg_engine_begin (engine, &error));
  g_assert_true (wg_engine_run_script (engine, sql, &error));
  g_assert_no_error (error);
  g_assert_true (wg_engine_commit (engine, &error));
  g_clear_pointer (&engine, wg_engine_close);
  store = wg_test_store_new (dir);
  return first_problem (store);
}

static void
test_damage (void)
{
  g_autofree char *nothing = damage ("UPDATE measure SET person_times = person_times");
  g_autofree char *wrong =
      damage ("UPDATE measure SET person_times = 19 WHERE person_times = 18");
  g_autofree char *missing = damage ("DELETE FROM measure WHERE person_times = 18");
  g_autofree char *last = damage ("DELETE FROM measure WHERE person_times = 7");
  g_autofree char *extra = damage ("UPDATE measure SET orders = 1 WHERE person_times = 7");
  g_autofree char *late = damage ("UPDATE measure SET day = 90000 WHERE person_times = 7");
  g_autofree char *moved = damage ("UPDATE measure SET place = 5 WHERE person_times = 18");

  g_assert_null (nothing);
  g_assert_nonnull (strstr (wrong, "1 measure, measure person_times, place"));
  g_assert_nonnull (strstr (wrong, "2026-09-20: Unit “990101001001”: "));
  g_assert_nonnull (strstr (wrong, "expected 18, found 19"));
  g_assert_nonnull (strstr (missing, "3 measure, measure activities, place"));
  g_assert_nonnull (strstr (missing, "expected 1, found 0"));
  g_assert_nonnull (strstr (last, "3 measure, measure activities, place"));
  g_assert_nonnull (strstr (last, "2026-09-22: "));
  g_assert_nonnull (strstr (extra, "1 measure, measure orders, place"));
  g_assert_nonnull (strstr (extra, "expected 0, found 1"));
  g_assert_nonnull (strstr (late, "6 measure, measure activities, place"));
  g_assert_nonnull (strstr (moved, "6 measure, measure activities, place 5, class 0, 2026-09-20"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/late-stage", test_late_stage);
  g_test_add_func ("/records/correction", test_correction);
  g_test_add_func ("/records/undo-same-day", test_undo_same_day);
  g_test_add_func ("/records/undo-later", test_undo_later);
  g_test_add_func ("/records/announced", test_announced);
  g_test_add_func ("/records/visit", test_visit);
  g_test_add_func ("/records/damage", test_damage);
  return g_test_run ();
}
