/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records for tests of their sums and lists. */

#include "wg-test-records.h"

WgDate
wg_test_day_of (const char *text)
{
  WgDate day = WG_DATE_NONE;

  g_assert_true (wg_date_parse (text, &day));
  return day;
}

WgTime
wg_test_time_of (const char *text)
{
  WgTime time = WG_TIME_NONE;

  g_assert_true (wg_time_parse (text, &time));
  return time;
}

/* The office's clock stands at this time from now on. */
void
wg_test_set_now (WgStore    *store,
                 const char *text)
{
  wg_store_set_now (store, wg_time_to_unix (wg_test_time_of (text)));
}

WgRow *
wg_test_case (gint64      unit,
              const char *ordered)
{
  WgRow *row = wg_row_new (&wg_kind_service_case, 0);

  wg_row_set_int (row, WG_SERVICE_CASE_UNIT, unit);
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, wg_test_time_of (ordered));
  return row;
}

WgRow *
wg_test_activity (gint64      unit,
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

void
wg_test_insert (WgStore *store,
                WgRow   *row)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("entered");

  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
}

void
wg_test_update (WgStore *store,
                WgRow   *old_row,
                WgRow   *new_row)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("corrected");

  wg_edit_update (edit, old_row, new_row);
  wg_test_apply (store, edit);
}

void
wg_test_undo (WgStore *store)
{
  g_autoptr (GError) error = NULL;

  wg_store_undo (store, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

void
wg_test_redo (WgStore *store)
{
  g_autoptr (GError) error = NULL;

  wg_store_redo (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}
