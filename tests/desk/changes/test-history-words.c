/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-history-words.h"

#include "wg-district-private.h"
#include "wg-sample-file.h"

static WgTime
time_of (const char *text)
{
  WgTime time = WG_TIME_NONE;

  g_assert_true (wg_time_parse (text, &time));
  return time;
}

static void
check_value (WgHistoryWords *words,
             const WgRow    *row,
             guint           field,
             const char     *expected)
{
  g_autofree char *value = wg_history_words_dup_value (
      words, &wg_row_get_kind (row)->fields[field], wg_row_get (row, field));

  g_assert_cmpstr (value, ==, expected);
}

/* The journal's entry of an insertion. */
static WgRowEntry *
make_entry (const WgRow *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  WgRowEntry *entry = wg_row_entry_new ();
  const WgValue none = WG_VALUE_INIT;

  entry->kind = kind;
  entry->row_id = wg_row_get_id (row);
  entry->type = WG_CHANGE_INSERT;
  for (guint i = 0; i < kind->n_fields; i++)
    wg_row_entry_add (entry, kind->fields[i].name, &none, wg_row_get (row, i));
  return entry;
}

/* Times as times, references by name, stored words in the user's language. */
static void
test_records (WgSampleFile *file,
              gconstpointer data)
{
  gint64 unit = wg_sample_file_unit (file, "990101001001");
  g_autoptr (WgHistoryWords) words =
      wg_history_words_new (wg_district_get_store (file->district),
                            wg_district_get_registry (file->district));
  WgRow *class = wg_row_new (&wg_kind_service_class, 0);
  WgRow *below = wg_row_new (&wg_kind_service_class, 0);
  WgRow *team = wg_row_new (&wg_kind_team, 0);
  WgRow *activity = wg_row_new (&wg_kind_activity, 0);
  WgRow *order = wg_row_new (&wg_kind_service_case, 0);
  WgEdit *edit = wg_edit_new ("entered");
  g_autoptr (WgRowEntry) entry = NULL;
  g_autofree char *name = NULL, *summary = NULL;

  wg_row_set_text (class, WG_SERVICE_CLASS_NAME, "便民服务");
  wg_row_set_text (class, WG_SERVICE_CLASS_CLASS_USE, "activity");
  wg_row_set_text (below, WG_SERVICE_CLASS_NAME, "理发");
  wg_row_set_text (below, WG_SERVICE_CLASS_CLASS_USE, "activity");
  wg_row_set_int (below, WG_SERVICE_CLASS_PARENT, wg_row_get_id (class));
  wg_row_set_int (below, WG_SERVICE_CLASS_SAME_DAY, 1);
  wg_row_set_text (team, WG_TEAM_NAME, "红马甲队");
  wg_row_set_int (team, WG_TEAM_UNIT, unit);
  wg_row_set_text (activity, WG_ACTIVITY_NAME, "楼下理发");
  wg_row_set_text (activity, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (activity, WG_ACTIVITY_HELD_ON, "2026-09-20");
  wg_row_set_int (activity, WG_ACTIVITY_SERVICE_CLASS, wg_row_get_id (below));
  wg_row_set_int (activity, WG_ACTIVITY_TEAM, wg_row_get_id (team));
  wg_row_set_int (activity, WG_ACTIVITY_UNIT, unit);
  wg_row_set_int (activity, WG_ACTIVITY_PERSON_TIMES, 18);
  wg_row_set_int (activity, WG_ACTIVITY_ENTERED_AT, time_of ("2026-09-21 09:05"));
  wg_row_set_int (order, WG_SERVICE_CASE_UNIT, unit);
  wg_row_set_int (order, WG_SERVICE_CASE_LEAD_UNIT, unit);
  wg_row_set_int (order, WG_SERVICE_CASE_ORDERED_AT, time_of ("2026-09-20 23:59"));
  wg_row_set_int (order, WG_SERVICE_CASE_SATISFIED, 0);
  wg_row_set_text (order, WG_SERVICE_CASE_OUTCOME, "passed_up");
  wg_edit_insert (edit, class);
  wg_edit_insert (edit, below);
  wg_edit_insert (edit, team);
  wg_edit_insert (edit, activity);
  wg_edit_insert (edit, order);
  wg_sample_file_apply (file, edit);

  check_value (words, activity, WG_ACTIVITY_SERVICE_CLASS, "理发");
  check_value (words, activity, WG_ACTIVITY_TEAM, "红马甲队");
  check_value (words, activity, WG_ACTIVITY_STATUS, "Held");
  check_value (words, activity, WG_ACTIVITY_ENTERED_AT, "2026-09-21 09:05");
  check_value (words, below, WG_SERVICE_CLASS_PARENT, "便民服务");
  check_value (words, below, WG_SERVICE_CLASS_SAME_DAY, "Yes");
  check_value (words, order, WG_SERVICE_CASE_ORDERED_AT, "2026-09-20 23:59");
  check_value (words, order, WG_SERVICE_CASE_LEAD_UNIT, "青禾社区");
  check_value (words, order, WG_SERVICE_CASE_SATISFIED, "No");
  check_value (words, order, WG_SERVICE_CASE_OUTCOME, "Passed up");
  check_value (words, order, WG_SERVICE_CASE_FINISHED_AT, "");
  entry = make_entry (activity);
  name = wg_history_words_dup_row (words, entry);
  summary = wg_history_words_dup_summary (words, entry);
  g_assert_cmpstr (name, ==, "Activity “楼下理发”");
  g_assert_cmpstr (summary, ==, "Day 2026-09-20, Status Held, Person-times 18");
  wg_row_unref (class);
  wg_row_unref (below);
  wg_row_unref (team);
  wg_row_unref (activity);
  wg_row_unref (order);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/history-words/records", test_records, master);
  return g_test_run ();
}
