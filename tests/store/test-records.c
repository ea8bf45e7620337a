/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sums of records: kept with every edit, known from the right day, read, and held against the
 * records by verify. */
#include "wg-measure-table.h"
#include "wg-sqlite-engine.h"
#include "wg-store-records.h"
#include "wg-tally.h"
#include "wg-test-store.h"

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

/* The office's clock stands at this time from now on. */
static void
set_now (WgStore    *store,
         const char *text)
{
  wg_store_set_now (store, wg_time_to_unix (time_of (text)));
}

static WgRow *
make_case (gint64      unit,
           const char *ordered)
{
  WgRow *row = wg_row_new (&wg_kind_service_case, 0);

  wg_row_set_int (row, WG_SERVICE_CASE_UNIT, unit);
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, time_of (ordered));
  return row;
}

static WgRow *
make_activity (gint64      unit,
               const char *held_on,
               gint64      person_times)
{
  WgRow *row = wg_row_new (&wg_kind_activity, 0);

  wg_row_set_text (row, WG_ACTIVITY_NAME, "义诊");
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, held_on);
  wg_row_set_int (row, WG_ACTIVITY_UNIT, unit);
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, person_times);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, 2.5);
  return row;
}

static void
insert (WgStore *store,
        WgRow   *row)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("entered");

  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
}

static void
update (WgStore *store,
        WgRow   *old_row,
        WgRow   *new_row)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("corrected");

  wg_edit_update (edit, old_row, new_row);
  wg_test_apply (store, edit);
}

static gint64
sum_of (WgStore    *store,
        WgMeasure   measure,
        const char *known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sums = NULL;
  gint64 sum = 0;

  sums = wg_store_load_sums (store, WG_DATE_NONE, WG_DATE_NONE,
                             known != NULL ? day_of (known) : WG_DATE_NONE, NULL, &error);
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

static void
undo (WgStore *store)
{
  g_autoptr (GError) error = NULL;

  wg_store_undo (store, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (WgStore *store)
{
  g_autoptr (GError) error = NULL;

  wg_store_redo (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* The story of the late record: live 2, at every cut-off before it was entered 1. */
static void
test_late_stage (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) first = make_case (unit, "2026-09-20 10:00");
  g_autoptr (WgRow) second = make_case (unit, "2026-09-21 10:00");
  g_autoptr (WgRow) finished = NULL;

  wg_row_set_int (first, WG_SERVICE_CASE_FINISHED_AT, time_of ("2026-09-22 10:00"));
  set_now (store, "2026-10-12 08:30");
  insert (store, first);
  insert (store, second);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-09-30"), ==, 2);

  set_now (store, "2026-10-14 16:20");
  finished = wg_row_copy (second);
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_AT, time_of ("2026-09-29 10:00"));
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_ENTERED, time_of ("2026-10-14 16:20"));
  update (store, second, finished);
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
  g_autoptr (WgRow) row = make_activity (unit, "2026-09-20", 18);
  g_autoptr (WgRow) corrected = NULL;
  g_autoptr (WgRow) moved = NULL;
  g_autoptr (WgEdit) removal = wg_edit_new ("deleted");
  g_autoptr (GArray) sums = NULL;
  g_autoptr (GError) error = NULL;

  set_now (store, "2026-09-21 09:00");
  insert (store, row);
  corrected = wg_row_copy (row);
  wg_row_set_int (corrected, WG_ACTIVITY_PERSON_TIMES, 20);
  set_now (store, "2026-10-12 09:00");
  update (store, row, corrected);
  g_assert_cmpint (sum_of (store, WG_MEASURE_PERSON_TIMES, "2026-10-11"), ==, 18);
  g_assert_cmpint (sum_of (store, WG_MEASURE_PERSON_TIMES, "2026-10-12"), ==, 20);
  g_assert_cmpint (sum_of (store, WG_MEASURE_HOURS, NULL), ==, 5);
  wg_test_assert_sane (store);

  moved = wg_row_copy (corrected);
  wg_row_set_text (moved, WG_ACTIVITY_HELD_ON, "2026-10-01");
  wg_row_set_int (moved, WG_ACTIVITY_PERSON_TIMES, 0);
  update (store, corrected, moved);
  g_assert_cmpint (sum_of (store, WG_MEASURE_PERSON_TIMES, NULL), ==, 0);
  sums = wg_store_load_sums (store, day_of ("2026-10-01"), day_of ("2026-10-01"), WG_DATE_NONE,
                             NULL, &error);
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
  g_autoptr (WgRow) row = make_case (unit, "2026-09-20 10:00");
  g_autoptr (WgRow) changed = NULL;

  set_now (store, "2026-10-12 08:30");
  before = wg_test_dump (store);
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_ENTERED, time_of ("2026-09-20 11:00"));
  insert (store, row);
  changed = wg_row_copy (row);
  wg_row_set_int (changed, WG_SERVICE_CASE_ORDERED_AT, time_of ("2026-09-19 10:00"));
  wg_row_set_int (changed, WG_SERVICE_CASE_DISPATCHED_AT, time_of ("2026-09-19 11:00"));
  update (store, row, changed);
  after = wg_test_dump (store);
  undo (store);
  undo (store);
  undone = wg_test_dump (store);
  g_assert_cmpstr (undone, ==, before);
  redo (store);
  redo (store);
  redone = wg_test_dump (store);
  g_assert_cmpstr (redone, ==, after);
  undo (store);
  redo (store);
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
  g_autoptr (WgRow) row = make_case (unit, "2026-09-20 10:00");

  set_now (store, "2026-09-20 12:00");
  insert (store, row);
  set_now (store, "2026-10-12 08:30");
  undo (store);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-09-30"), ==, 1);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, NULL), ==, 0);
  set_now (store, "2026-10-15 08:30");
  redo (store);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-09-30"), ==, 1);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-10-14"), ==, 0);
  g_assert_cmpint (sum_of (store, WG_MEASURE_ORDERS, "2026-10-15"), ==, 1);
  wg_test_assert_sane (store);
}

static WgRecordQuery
query_of (WgMeasure   measure,
          const char *cutoff)
{
  return (WgRecordQuery) { .measure = measure, .first = day_of ("2026-07-01"),
                           .last = day_of ("2026-09-30"),
                           .cutoff = cutoff != NULL ? time_of (cutoff) : WG_TIME_NONE };
}

/* The list behind the sum is as long as the sum says, at whatever cut-off; late differences lead
 * from there to the live sum. */
static void
check_list (WgStore    *store,
            WgMeasure   measure,
            const char *cutoff,
            gint64      expected,
            guint       n_late)
{
  const WgRecordQuery query = query_of (measure, cutoff);
  const WgRecordQuery live = query_of (measure, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRecordPage) page = wg_store_load_records (store, &query, 0, 100, NULL, &error);
  g_autoptr (WgRecordPage) all = NULL;
  g_autoptr (GPtrArray) late = NULL;
  gint64 sum;

  g_assert_no_error (error);
  g_assert_cmpint (page->sum, ==, expected);
  g_assert_cmpuint (page->rows->len, ==, page->total);
  late = wg_store_load_late (store, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (late->len, ==, n_late);
  sum = page->sum;
  for (guint i = 0; i < late->len; i++)
    {
      const WgRecordChange *change = g_ptr_array_index (late, i);

      g_assert_false (wg_contribution_is_known (change->entered, query.cutoff));
      g_assert_cmpstr (change->actor, !=, "");
      sum += change->difference.value;
    }
  all = wg_store_load_records (store, &live, 0, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->rows->len, ==, 0);
  g_assert_cmpint (sum, ==, all->sum);
}

static void
test_list (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) first = make_case (unit, "2026-09-20 10:00");
  g_autoptr (WgRow) second = make_case (unit, "2026-09-21 10:00");
  g_autoptr (WgRow) third = make_case (unit, "2026-09-19 10:00");
  g_autoptr (WgRow) finished = wg_row_copy (second);
  g_autoptr (WgRow) redated = NULL;
  g_autoptr (WgEdit) removal = wg_edit_new ("deleted");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) late = NULL;
  WgRecordQuery query;

  set_now (store, "2026-09-22 08:30");
  insert (store, first);
  insert (store, second);
  insert (store, third);
  check_list (store, WG_MEASURE_ORDERS, NULL, 3, 0);
  check_list (store, WG_MEASURE_ORDERS, "2026-09-30 24:00", 3, 0);

  /* Finished on the 29th, entered on the 14th of October at 16:20. */
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_AT, time_of ("2026-09-29 10:00"));
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_ENTERED, time_of ("2026-10-14 16:20"));
  set_now (store, "2026-10-14 16:20");
  update (store, second, finished);
  check_list (store, WG_MEASURE_FINISHED, "2026-09-30 24:00", 0, 1);
  check_list (store, WG_MEASURE_FINISHED, "2026-10-14 16:19", 0, 1);
  check_list (store, WG_MEASURE_FINISHED, "2026-10-14 16:20", 1, 0);

  /* Dated out of the quarter: at the cut-off it is still in it, and as it was. */
  redated = wg_row_copy (third);
  wg_row_set_int (redated, WG_SERVICE_CASE_ORDERED_AT, time_of ("2026-06-30 10:00"));
  set_now (store, "2026-10-15 09:00");
  update (store, third, redated);
  wg_edit_delete (removal, first);
  set_now (store, "2026-10-16 09:00");
  wg_test_apply (store, removal);
  check_list (store, WG_MEASURE_ORDERS, NULL, 1, 0);
  check_list (store, WG_MEASURE_ORDERS, "2026-09-30 24:00", 3, 2);
  check_list (store, WG_MEASURE_ORDERS, "2026-10-15 24:00", 2, 1);
  query = query_of (WG_MEASURE_ORDERS, "2026-09-30 24:00");
  late = wg_store_load_late (store, &query, NULL, &error);
  g_assert_no_error (error);
  {
    const WgRecordChange *last = g_ptr_array_index (late, 0);
    const WgRecordChange *before = g_ptr_array_index (late, 1);

    g_assert_cmpint (last->row_id, ==, wg_row_get_id (first));
    g_assert_null (last->row);
    g_assert_null (last->new_row);
    g_assert_cmpint (last->entered, ==, time_of ("2026-10-16 09:00"));
    g_assert_cmpint (before->row_id, ==, wg_row_get_id (third));
    g_assert_cmpint (wg_row_get_int (before->old_row, WG_SERVICE_CASE_ORDERED_AT, 0), ==,
                     time_of ("2026-09-19 10:00"));
    g_assert_cmpint (before->difference.value, ==, -1);
  }

  /* Brought back on another day: not twice in what was read out. */
  set_now (store, "2026-10-20 09:00");
  undo (store);
  check_list (store, WG_MEASURE_ORDERS, "2026-09-30 24:00", 3, 3);
  check_list (store, WG_MEASURE_ORDERS, NULL, 2, 0);
  wg_test_assert_sane (store);
}

/* Pages of a list, by day; only some places and classes. */
static void
test_pages (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (WgRow) other = wg_test_unit ("990101001002", "新渡社区", 0);
  g_autoptr (WgEdit) edit = wg_edit_new ("loaded");
  const gint64 places[] = { unit };
  const gint64 classes[] = { 0 };
  const gint64 none[] = { 77 };
  WgRecordQuery query = query_of (WG_MEASURE_PERSON_TIMES, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRecordPage) all = NULL, page = NULL, nothing = NULL;

  wg_edit_insert (edit, other);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *day = g_strdup_printf ("2026-09-%02u", 30 - i % 30);
      g_autoptr (WgRow) row = make_activity (i % 2 == 0 ? unit : wg_row_get_id (other), day, i);

      wg_edit_insert (edit, row);
    }
  wg_test_apply (store, edit);
  query.places = places;
  query.n_places = 1;
  query.classes = classes;
  query.n_classes = 1;
  all = wg_store_load_records (store, &query, 0, 1000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->total, ==, 19); /* one had nobody */
  g_assert_cmpint (all->sum, ==, 380);
  page = wg_store_load_records (store, &query, 5, 7, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->total, ==, 19);
  g_assert_cmpuint (page->rows->len, ==, 7);
  for (guint i = 0; i < page->rows->len; i++)
    g_assert_cmpint (wg_row_get_id (g_ptr_array_index (page->rows, i)), ==,
                     wg_row_get_id (g_ptr_array_index (all->rows, i + 5)));
  for (guint i = 1; i < all->rows->len; i++)
    g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (all->rows, i - 1), WG_ACTIVITY_HELD_ON),
                     <=, wg_row_get_text (g_ptr_array_index (all->rows, i), WG_ACTIVITY_HELD_ON));
  {
    g_autoptr (GPtrArray) grids = wg_store_load (store, &wg_kind_grid, NULL, &error);
    gint64 grid = wg_row_get_id (g_ptr_array_index (grids, 0));
    const gint64 twice[] = { unit, grid, unit };
    g_autoptr (WgRow) of_grid = make_activity (unit, "2026-09-30", 3);
    g_autoptr (WgRecordPage) both = NULL, only = NULL;

    wg_row_set_int (of_grid, WG_ACTIVITY_GRID, grid);
    insert (store, of_grid);
    query.places = twice;
    query.n_places = G_N_ELEMENTS (twice);
    both = wg_store_load_records (store, &query, 0, 1000, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (both->total, ==, 20);
    g_assert_cmpint (both->sum, ==, 383);
    query.places = &grid;
    query.n_places = 1;
    only = wg_store_load_records (store, &query, 0, 1000, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (only->total, ==, 1);
    g_assert_cmpint (wg_row_get_id (g_ptr_array_index (only->rows, 0)), ==,
                     wg_row_get_id (of_grid));
  }
  query.classes = none;
  nothing = wg_store_load_records (store, &query, 0, 1000, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nothing->total, ==, 0);
}

/* As offices write: what happened lies before it is entered, a stage says when it was entered and
 * keeps that when it is dated anew; files bring what was entered elsewhere before. */
static void
fill_case (GRand *random,
           WgRow *row,
           WgTime now)
{
  static const guint stages[][2] = {
    { WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_ENTERED },
    { WG_SERVICE_CASE_DISPATCHED_AT, WG_SERVICE_CASE_DISPATCHED_ENTERED },
    { WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_FINISHED_ENTERED },
    { WG_SERVICE_CASE_ANSWERED_AT, WG_SERVICE_CASE_ANSWERED_ENTERED },
  };
  gboolean is_new = wg_row_get (row, WG_SERVICE_CASE_ORDERED_ENTERED)->type == WG_VALUE_NULL;

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      gboolean there = wg_row_get (row, stages[i][1])->type != WG_VALUE_NULL;
      WgTime happened = now - g_rand_int_range (random, 0, 50 * 1440);

      if (i > 0 && g_rand_int_range (random, 0, 3) == 0)
        {
          wg_row_set_null (row, stages[i][0]);
          wg_row_set_null (row, stages[i][1]);
          continue;
        }
      wg_row_set_int (row, stages[i][0], happened);
      if (!there)
        wg_row_set_int (row, stages[i][1], is_new ? MIN (now, happened + 3 * 1440) : now);
    }
}

static void
edit_randomly (GRand   *random,
               WgStore *store,
               gint64   unit,
               WgTime   now)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = wg_store_load (store, &wg_kind_service_case, NULL, &error);
  g_autoptr (WgEdit) edit = wg_edit_new ("random");
  WgRow *old_row = rows->len > 0 ? g_ptr_array_index (rows, g_rand_int_range (
                                                                random, 0, (gint) rows->len))
                                 : NULL;
  g_autoptr (WgRow) row = NULL;
  g_autofree char *undo_label = wg_store_dup_undo_label (store);
  int what = g_rand_int_range (random, 0, 10);

  /* The unit stays. */
  if (what < 2 && g_strcmp0 (undo_label, "fill") != 0 &&
      wg_store_undo (store, 0, NULL, NULL, NULL, NULL))
    return;
  if (what < 3 && wg_store_redo (store, NULL, NULL, NULL, NULL))
    return;
  if (what < 4 && old_row != NULL)
    wg_edit_delete (edit, old_row);
  else if (what < 8 && old_row != NULL)
    {
      row = wg_row_copy (old_row);
      fill_case (random, row, now);
      wg_edit_update (edit, old_row, row);
    }
  else
    {
      row = make_case (unit, "2026-09-20 10:00");
      fill_case (random, row, now);
      wg_edit_insert (edit, row);
    }
  wg_test_apply (store, edit);
}

static gint64
sum_in_quarter (WgStore   *store,
                WgMeasure  measure,
                WgDate     known)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sums = wg_store_load_sums (store, day_of ("2026-07-01"),
                                                day_of ("2026-09-30"), known, NULL, &error);
  gint64 sum = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < sums->len; i++)
    if (g_array_index (sums, WgContribution, i).measure == measure)
      sum += g_array_index (sums, WgContribution, i).value;
  return sum;
}

/* Whatever was done on whichever day: at every cut-off the list behind a sum gives the sum, and
 * the late differences lead from there to the live one. */
static void
test_any_cutoff (void)
{
  static const WgMeasure measures[] = { WG_MEASURE_ORDERS, WG_MEASURE_DISPATCHED,
                                        WG_MEASURE_FINISHED, WG_MEASURE_ANSWERED_SAME_DAY };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GRand) random = g_rand_new_with_seed (20260930);
  gint64 unit = wg_test_fill (store, 1);
  WgDate first = day_of ("2026-08-01");

  for (guint i = 0; i < 240; i++)
    {
      WgTime now = wg_time_new (first + (WgDate) i / 4, 8 + (int) i % 4, 30);

      wg_store_set_now (store, wg_time_to_unix (now));
      edit_randomly (random, store, unit, now);
    }
  for (WgDate day = first - 10; day < first + 100; day += 7)
    for (guint m = 0; m < G_N_ELEMENTS (measures); m++)
      {
        WgRecordQuery query = query_of (measures[m], NULL);
        g_autoptr (GError) error = NULL;
        g_autoptr (WgRecordPage) page = NULL;
        g_autoptr (GPtrArray) late = NULL;
        gint64 sum;

        query.cutoff = wg_time_new (day, 24, 0);
        page = wg_store_load_records (store, &query, 0, 0, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpint (page->sum, ==, sum_in_quarter (store, measures[m], day));
        late = wg_store_load_late (store, &query, NULL, &error);
        g_assert_no_error (error);
        sum = page->sum;
        for (guint i = 0; i < late->len; i++)
          sum += ((WgRecordChange *) g_ptr_array_index (late, i))->difference.value;
        g_assert_cmpint (sum, ==, sum_in_quarter (store, measures[m], WG_DATE_NONE));
      }
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
      WgRow *row = make_activity (unit, day, i % 17);

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
  undo (store);
  undo (store);
  redo (store);
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
  g_autoptr (WgRow) row = make_activity (unit, "2026-09-20", 18);
  const WgRecordQuery live = query_of (WG_MEASURE_ACTIVITIES, NULL);
  Visiting visiting = { g_main_loop_new (NULL, FALSE), 0 };

  insert (store, row);
  wg_store_visit_sums_async (store, day_of ("2026-09-01"), day_of ("2026-09-30"), WG_DATE_NONE,
                             visit, &visiting, NULL, on_visited, &visiting);
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
  g_autoptr (WgRow) first = make_activity (unit, "2026-09-20", 18);
  g_autoptr (WgRow) second = make_activity (unit, "2026-09-22", 7);
  g_autoptr (WgEngine) engine = NULL;
  g_autoptr (GError) error = NULL;

  insert (store, first);
  insert (store, second);
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
  g_test_add_func ("/records/list", test_list);
  g_test_add_func ("/records/pages", test_pages);
  g_test_add_func ("/records/any-cutoff", test_any_cutoff);
  g_test_add_func ("/records/announced", test_announced);
  g_test_add_func ("/records/visit", test_visit);
  g_test_add_func ("/records/damage", test_damage);
  return g_test_run ();
}
