/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records behind a sum, live and at a cut-off, and what was entered after it. */
#include "wg-test-records.h"

static WgRecordQuery
query_of (WgMeasure   measure,
          const char *cutoff)
{
  return (WgRecordQuery) { .measure = measure, .first = wg_test_day_of ("2026-07-01"),
                           .last = wg_test_day_of ("2026-09-30"),
                           .cutoff = cutoff != NULL ? wg_test_time_of (cutoff) : WG_TIME_NONE };
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
  g_autoptr (WgRow) first = wg_test_case (unit, "2026-09-20 10:00");
  g_autoptr (WgRow) second = wg_test_case (unit, "2026-09-21 10:00");
  g_autoptr (WgRow) third = wg_test_case (unit, "2026-09-19 10:00");
  g_autoptr (WgRow) finished = wg_row_copy (second);
  g_autoptr (WgRow) redated = NULL;
  g_autoptr (WgEdit) removal = wg_edit_new ("deleted");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) late = NULL;
  WgRecordQuery query;

  wg_test_set_now (store, "2026-09-22 08:30");
  wg_test_insert (store, first);
  wg_test_insert (store, second);
  wg_test_insert (store, third);
  check_list (store, WG_MEASURE_ORDERS, NULL, 3, 0);
  check_list (store, WG_MEASURE_ORDERS, "2026-09-30 24:00", 3, 0);

  /* Finished on the 29th, entered on the 14th of October at 16:20. */
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_AT, wg_test_time_of ("2026-09-29 10:00"));
  wg_row_set_int (finished, WG_SERVICE_CASE_FINISHED_ENTERED, wg_test_time_of ("2026-10-14 16:20"));
  wg_test_set_now (store, "2026-10-14 16:20");
  wg_test_update (store, second, finished);
  check_list (store, WG_MEASURE_FINISHED, "2026-09-30 24:00", 0, 1);
  check_list (store, WG_MEASURE_FINISHED, "2026-10-14 16:19", 0, 1);
  check_list (store, WG_MEASURE_FINISHED, "2026-10-14 16:20", 1, 0);

  /* Dated out of the quarter: at the cut-off it is still in it, and as it was. */
  redated = wg_row_copy (third);
  wg_row_set_int (redated, WG_SERVICE_CASE_ORDERED_AT, wg_test_time_of ("2026-06-30 10:00"));
  wg_test_set_now (store, "2026-10-15 09:00");
  wg_test_update (store, third, redated);
  wg_edit_delete (removal, first);
  wg_test_set_now (store, "2026-10-16 09:00");
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
    g_assert_cmpint (last->entered, ==, wg_test_time_of ("2026-10-16 09:00"));
    g_assert_cmpint (before->row_id, ==, wg_row_get_id (third));
    g_assert_cmpint (wg_row_get_int (before->old_row, WG_SERVICE_CASE_ORDERED_AT, 0), ==,
                     wg_test_time_of ("2026-09-19 10:00"));
    g_assert_cmpint (before->difference.value, ==, -1);
  }

  /* Brought back on another day: not twice in what was read out. */
  wg_test_set_now (store, "2026-10-20 09:00");
  wg_test_undo (store);
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
      g_autoptr (WgRow) row = wg_test_activity (i % 2 == 0 ? unit : wg_row_get_id (other), day, i);

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
    g_autoptr (WgRow) of_grid = wg_test_activity (unit, "2026-09-30", 3);
    g_autoptr (WgRecordPage) both = NULL, only = NULL;

    wg_row_set_int (of_grid, WG_ACTIVITY_GRID, grid);
    wg_test_insert (store, of_grid);
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
  query.places = places;
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
      row = wg_test_case (unit, "2026-09-20 10:00");
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
  g_autoptr (GArray) sums = wg_store_load_sums (store, wg_test_day_of ("2026-07-01"),
                                                wg_test_day_of ("2026-09-30"), known, NULL, &error);
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
  WgDate first = wg_test_day_of ("2026-08-01");

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record-lists/list", test_list);
  g_test_add_func ("/record-lists/pages", test_pages);
  g_test_add_func ("/record-lists/any-cutoff", test_any_cutoff);
  return g_test_run ();
}
