/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-service-check.h"

#include "wg-sample-file.h"
#include "wg-service-book.h"
#include "wg-service-proposal.h"

#define DONGYUAN "990101001002"

static WgRow *
insert_class (WgEdit     *edit,
              const char *name,
              const char *use,
              const char *until)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_class, 0);

  wg_row_set_text (row, WG_SERVICE_CLASS_NAME, name);
  wg_row_set_text (row, WG_SERVICE_CLASS_CLASS_USE, use);
  if (until != NULL)
    wg_row_set_text (row, WG_SERVICE_CLASS_VALID_UNTIL, until);
  wg_edit_insert (edit, row);
  return wg_row_ref (row);
}

typedef struct
{
  gint64 open, closed, of_cases; /* classes */
  gint64 team, closed_team;
  gint64 unit, grid, foreign_grid;
} Facts;

static gint64
insert_team (WgEdit       *edit,
             const Facts  *facts,
             const char   *name,
             const char   *closed)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_team, 0);

  wg_row_set_text (row, WG_TEAM_NAME, name);
  wg_row_set_int (row, WG_TEAM_UNIT, facts->unit);
  wg_row_set_int (row, WG_TEAM_GRID, facts->grid);
  wg_row_set_int (row, WG_TEAM_SERVICE_CLASS, facts->open);
  if (closed != NULL)
    wg_row_set_text (row, WG_TEAM_CLOSED, closed);
  wg_edit_insert (edit, row);
  return wg_row_get_id (row);
}

static gint64
find_grid (WgDistrict *district,
           gint64      community,
           gboolean    inside)
{
  GPtrArray *grids = wg_district_get_grids (district);

  for (guint i = 0; i < grids->len; i++)
    if ((wg_grid_get_community_id (g_ptr_array_index (grids, i)) == community) == inside)
      return wg_row_get_id (wg_grid_get_row (g_ptr_array_index (grids, i)));
  g_assert_not_reached ();
}

static Facts
write_facts (WgSampleFile *file)
{
  Facts facts = { 0 };
  WgEdit *edit = wg_edit_new ("Classes and teams");
  g_autoptr (WgRow) open = insert_class (edit, "测试法律", "activity", NULL);
  g_autoptr (WgRow) closed = insert_class (edit, "测试旧类", "activity", "2026-06-30");
  g_autoptr (WgRow) of_cases = insert_class (edit, "测试点单", "case", NULL);

  facts.open = wg_row_get_id (open);
  facts.closed = wg_row_get_id (closed);
  facts.of_cases = wg_row_get_id (of_cases);
  facts.unit = wg_sample_file_unit (file, DONGYUAN);
  facts.grid = find_grid (file->district, facts.unit, TRUE);
  facts.foreign_grid = find_grid (file->district, facts.unit, FALSE);
  facts.team = insert_team (edit, &facts, "测试队", NULL);
  facts.closed_team = insert_team (edit, &facts, "测试旧队", "2026-08-31");
  wg_sample_file_apply (file, edit);
  return facts;
}

/* J3 step 8: 14:00 to 16:30, 11 person-times, 27.5 hours. */
static WgRow *
new_activity (WgDraft     *draft,
              WgDistrict  *district,
              const Facts *facts)
{
  WgRow *row = wg_service_propose_activity (draft, district, facts->unit, NULL);

  wg_row_set_text (row, WG_ACTIVITY_NAME, "邻里法律咨询");
  wg_row_set_int (row, WG_ACTIVITY_SERVICE_CLASS, facts->open);
  wg_row_set_int (row, WG_ACTIVITY_GRID, facts->grid);
  wg_row_set_text (row, WG_ACTIVITY_STARTS_AT, "14:00");
  wg_row_set_text (row, WG_ACTIVITY_ENDS_AT, "16:30");
  wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, 11);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, 27.5);
  return row;
}

static void
assert_problem (WgDraft    *draft,
                WgDistrict *district,
                const char *field,
                const char *rule,
                WgSeverity  severity)
{
  g_autoptr (GPtrArray) problems = wg_draft_check (draft, district);

  for (guint i = 0; i < problems->len; i++)
    {
      const WgFieldProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s %s %d: %s", problem->field, problem->rule, (int) problem->severity,
                      problem->sentence);
      if (g_str_equal (problem->field, field) && g_strcmp0 (problem->rule, rule) == 0 &&
          problem->severity == severity)
        return;
    }
  g_error ("%s %s is not among %u problems", field, rule, problems->len);
}

static void
assert_good (WgDraft    *draft,
             WgDistrict *district)
{
  g_autoptr (GPtrArray) problems = wg_draft_check (draft, district);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s: %s", ((WgFieldProblem *) g_ptr_array_index (problems, i))->field,
                    ((WgFieldProblem *) g_ptr_array_index (problems, i))->sentence);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_hours (WgSampleFile *file,
            gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);
  g_autoptr (GPtrArray) problems = NULL;

  assert_good (draft, file->district);
  g_assert_cmpint (wg_service_get_duration (row), ==, 150);
  g_assert_cmpfloat (wg_service_get_most_hours (row), ==, 27.5);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, 30);
  problems = wg_draft_check (draft, file->district);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((WgFieldProblem *) g_ptr_array_index (problems, 0))->sentence, ==,
                   "30 hours are more than 11 person-times × 2.5 hours = 27.5 hours.");
  assert_problem (draft, file->district, "activity.hours", "V-03", WG_SEVERITY_ERROR);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, 27.3);
  assert_problem (draft, file->district, "activity.hours", "V-03", WG_SEVERITY_ERROR);
  wg_row_set_real (row, WG_ACTIVITY_HOURS, 27);
  assert_good (draft, file->district);
  /* Rounded down to a half, never up. */
  wg_row_set_text (row, WG_ACTIVITY_ENDS_AT, "14:20");
  g_assert_cmpfloat (wg_service_get_most_hours (row), ==, 3.5);
}

/* V-04: hours of an activity without its times could be hours on the way. */
static void
test_travel (WgSampleFile *file,
             gconstpointer data)
{
  static const guint times[] = { WG_ACTIVITY_STARTS_AT, WG_ACTIVITY_ENDS_AT };
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *before = g_strdup (wg_row_get_text (row, times[i]));

      wg_row_set_null (row, times[i]);
      assert_problem (draft, file->district, "activity.hours", "V-04", WG_SEVERITY_ERROR);
      wg_row_set_text (row, times[i], before);
      assert_good (draft, file->district);
    }
  wg_row_set_null (row, WG_ACTIVITY_ENDS_AT);
  wg_row_set_null (row, WG_ACTIVITY_HOURS);
  assert_good (draft, file->district);
}

/* V-05: what is in none of the communities would be in the street's total only. */
static void
test_sums (WgSampleFile *file,
           gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);

  wg_row_set_int (row, WG_ACTIVITY_UNIT, wg_sample_file_unit (file, "990101001"));
  assert_good (draft, file->district);
  wg_row_set_null (row, WG_ACTIVITY_GRID);
  assert_problem (draft, file->district, "activity.grid", "V-05", WG_SEVERITY_ERROR);
  wg_row_set_int (row, WG_ACTIVITY_UNIT, facts.unit);
  assert_good (draft, file->district);
}

static void
test_times (WgSampleFile *file,
            gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);

  wg_row_set_null (row, WG_ACTIVITY_HOURS);
  wg_row_set_text (row, WG_ACTIVITY_STARTS_AT, "16:30");
  wg_row_set_text (row, WG_ACTIVITY_ENDS_AT, "14:00");
  assert_problem (draft, file->district, "activity.ends_at", "V-02", WG_SEVERITY_ERROR);
  wg_row_set_text (row, WG_ACTIVITY_ENDS_AT, "16:30");
  assert_problem (draft, file->district, "activity.ends_at", "V-02", WG_SEVERITY_ERROR);
  wg_row_set_text (row, WG_ACTIVITY_STARTS_AT, "22:00");
  wg_row_set_text (row, WG_ACTIVITY_ENDS_AT, "01:00");
  assert_problem (draft, file->district, "activity.ends_at", "V-02", WG_SEVERITY_NOTICE);
  g_assert_cmpint (wg_service_get_duration (row), ==, 180);
  wg_row_set_text (row, WG_ACTIVITY_ENDS_AT, "soon");
  assert_problem (draft, file->district, "activity.ends_at", NULL, WG_SEVERITY_ERROR);
}

static void
test_day_and_status (WgSampleFile *file,
                     gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);

  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2027-01-01");
  assert_problem (draft, file->district, "activity.held_on", "V-02", WG_SEVERITY_ERROR);
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "planned");
  assert_good (draft, file->district);
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "done");
  assert_problem (draft, file->district, "activity.status", "V-02", WG_SEVERITY_ERROR);
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-10-12");
  wg_row_set_null (row, WG_ACTIVITY_PERSON_TIMES);
  assert_problem (draft, file->district, "activity.person_times", "V-02", WG_SEVERITY_ERROR);
}

static void
test_references (WgSampleFile *file,
                 gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);

  wg_row_set_int (row, WG_ACTIVITY_SERVICE_CLASS, facts.closed);
  assert_problem (draft, file->district, "activity.service_class", "M33", WG_SEVERITY_ERROR);
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-06-30");
  assert_good (draft, file->district);
  wg_row_set_int (row, WG_ACTIVITY_SERVICE_CLASS, facts.of_cases);
  assert_problem (draft, file->district, "activity.service_class", "M33", WG_SEVERITY_ERROR);
  wg_row_set_null (row, WG_ACTIVITY_SERVICE_CLASS);
  assert_problem (draft, file->district, "activity.service_class", "V-05", WG_SEVERITY_ERROR);
  wg_row_set_int (row, WG_ACTIVITY_SERVICE_CLASS, facts.open);
  wg_row_set_int (row, WG_ACTIVITY_TEAM, facts.closed_team);
  assert_good (draft, file->district);
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-09-01");
  assert_problem (draft, file->district, "activity.team", "V-01", WG_SEVERITY_ERROR);
  wg_row_set_int (row, WG_ACTIVITY_TEAM, facts.team);
  wg_row_set_int (row, WG_ACTIVITY_GRID, facts.foreign_grid);
  assert_problem (draft, file->district, "activity.grid", "V-02", WG_SEVERITY_ERROR);
  wg_row_set_null (row, WG_ACTIVITY_GRID);
  wg_row_set_null (row, WG_ACTIVITY_UNIT);
  assert_problem (draft, file->district, "activity.unit", "V-02", WG_SEVERITY_ERROR);
}

/* J3 step 4: nothing of a person in free text; a grid code of 15 digits is none. */
static void
test_guard (WgSampleFile *file,
            gconstpointer data)
{
  static const guint fields[] = { WG_ACTIVITY_NAME, WG_ACTIVITY_VENUE, WG_ACTIVITY_NOTE };
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *name = g_strconcat ("activity.", wg_kind_activity.fields[fields[i]].name,
                                           NULL);
      g_autofree char *before = g_strdup (wg_row_get_text (row, fields[i]));

      wg_row_set_text (row, fields[i], "联系13800138000");
      assert_problem (draft, file->district, name, NULL, WG_SEVERITY_ERROR);
      wg_row_set_text (row, fields[i], "证号11010519491231002X");
      assert_problem (draft, file->district, name, NULL, WG_SEVERITY_ERROR);
      wg_row_set_text (row, fields[i], "在990101001002009网格");
      assert_good (draft, file->district);
      wg_row_set_text (row, fields[i], before);
    }
}

/* What stood in the file before the form came does not keep other changes from being saved. */
static void
test_old_faults (WgSampleFile *file,
                 gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  g_autoptr (WgDraft) later = wg_draft_new ("");
  g_autoptr (WgRow) row = wg_row_copy (new_activity (draft, file->district, &facts));
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRow) stored = NULL;
  WgEdit *edit = wg_edit_new ("As imported");
  WgRow *copy;

  wg_row_set_real (row, WG_ACTIVITY_HOURS, 99);
  wg_edit_insert (edit, row);
  wg_sample_file_apply (file, edit);
  stored = wg_service_load_record (file->district, &wg_kind_activity, wg_row_get_id (row), &error);
  g_assert_no_error (error);
  copy = wg_draft_edit (later, stored);
  wg_row_set_text (copy, WG_ACTIVITY_VENUE, "广场");
  assert_problem (later, file->district, "activity.hours", "V-03", WG_SEVERITY_WARNING);
  wg_row_set_int (copy, WG_ACTIVITY_PERSON_TIMES, 12);
  assert_problem (later, file->district, "activity.hours", "V-03", WG_SEVERITY_ERROR);
}

/* What was held is cancelled with a reason; what was only planned without. */
static void
test_cancelled (WgSampleFile *file,
                gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  g_autoptr (WgDraft) later = wg_draft_new ("");
  g_autoptr (WgRow) row = wg_row_copy (new_activity (draft, file->district, &facts));
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRow) stored = NULL;
  WgEdit *edit = wg_edit_new ("Held");
  WgRow *copy;

  wg_edit_insert (edit, row);
  wg_sample_file_apply (file, edit);
  stored = wg_service_load_record (file->district, &wg_kind_activity, wg_row_get_id (row), &error);
  g_assert_no_error (error);
  copy = wg_draft_edit (later, stored);
  wg_row_set_text (copy, WG_ACTIVITY_STATUS, "cancelled");
  assert_problem (later, file->district, "activity.note", "V-02", WG_SEVERITY_ERROR);
  wg_row_set_text (copy, WG_ACTIVITY_NOTE, "重复登记");
  assert_good (later, file->district);
}

static void
test_proposals (WgSampleFile *file,
                gconstpointer data)
{
  Facts facts = write_facts (file);
  g_autoptr (WgDraft) draft = wg_draft_new ("");
  WgRow *row = new_activity (draft, file->district, &facts);
  g_auto (WgValue) hours = WG_VALUE_INIT;
  WgRow *again, *next;

  g_assert_cmpstr (wg_row_get_text (row, WG_ACTIVITY_HELD_ON), ==, "2026-10-12");
  g_assert_cmpstr (wg_row_get_text (row, WG_ACTIVITY_STATUS), ==, "held");
  wg_service_propose_hours (row, &hours);
  g_assert_cmpfloat (hours.v.real, ==, 27.5);
  wg_row_set_int (row, WG_ACTIVITY_TEAM, facts.team);
  wg_row_set_null (row, WG_ACTIVITY_GRID);
  wg_row_set_null (row, WG_ACTIVITY_SERVICE_CLASS);
  g_assert_true (wg_service_take_team (file->district, row));
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_GRID, 0), ==, facts.grid);
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_SERVICE_CLASS, 0), ==, facts.open);

  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-10-05");
  again = wg_service_repeat_activity (draft, file->district, row);
  g_assert_cmpstr (wg_row_get_text (again, WG_ACTIVITY_NAME), ==, "邻里法律咨询");
  g_assert_cmpstr (wg_row_get_text (again, WG_ACTIVITY_HELD_ON), ==, "2026-10-12");
  g_assert_cmpstr (wg_row_get_text (again, WG_ACTIVITY_STARTS_AT), ==, "14:00");
  g_assert_cmpint (wg_row_get_int (again, WG_ACTIVITY_PERSON_TIMES, -1), ==, -1);
  g_assert_cmpint (wg_row_get (again, WG_ACTIVITY_HOURS)->type, ==, WG_VALUE_NULL);

  next = wg_service_propose_activity (draft, file->district, facts.unit, row);
  g_assert_cmpint (wg_row_get_int (next, WG_ACTIVITY_GRID, 0), ==, facts.grid);
  g_assert_cmpint (wg_row_get_int (next, WG_ACTIVITY_SERVICE_CLASS, 0), ==, facts.open);
  g_assert_null (wg_row_get_text (next, WG_ACTIVITY_NAME));

  /* A grid gives its community where only a unit above is named. */
  wg_row_set_int (next, WG_ACTIVITY_UNIT, wg_sample_file_unit (file, "990101"));
  g_assert_true (wg_service_take_grid (file->district, next));
  g_assert_cmpint (wg_row_get_int (next, WG_ACTIVITY_UNIT, 0), ==, facts.unit);

  wg_service_set_entered (draft, file->district);
  g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_ENTERED_AT, 0), ==,
                   wg_clock_get_now (wg_district_get_clock (file->district)));
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
  WG_SAMPLE_TEST ("/desk/service/hours", test_hours, master);
  WG_SAMPLE_TEST ("/desk/service/travel", test_travel, master);
  WG_SAMPLE_TEST ("/desk/service/sums", test_sums, master);
  WG_SAMPLE_TEST ("/desk/service/times", test_times, master);
  WG_SAMPLE_TEST ("/desk/service/day-and-status", test_day_and_status, master);
  WG_SAMPLE_TEST ("/desk/service/references", test_references, master);
  WG_SAMPLE_TEST ("/desk/service/guard", test_guard, master);
  WG_SAMPLE_TEST ("/desk/service/old-faults", test_old_faults, master);
  WG_SAMPLE_TEST ("/desk/service/cancelled", test_cancelled, master);
  WG_SAMPLE_TEST ("/desk/service/proposals", test_proposals, master);
  return g_test_run ();
}
