/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's joint meetings: what July decided is what October opens on; decisions, attendance
 * and quorum are written and counted, and nothing about a person is. */

#include "wg-meeting-edit.h"
#include "wg-rehearsal.h"

#include "wg-sample-file.h"

#define STREET "990101001"

static WgDate
today (WgSampleFile *file)
{
  return wg_clock_get_today (wg_district_get_clock (file->district));
}

static WgRow *
find_held (WgSampleFile *file)
{
  WgRow *row = wg_meeting_book_find_previous (file->district, wg_sample_file_unit (file, STREET),
                                              "quarterly",
                                              wg_time_new (wg_date_new (2026, 10, 15), 9, 0));

  g_assert_nonnull (row);
  return row;
}

static gint64
find_called (WgSampleFile *file)
{
  WgRow *row = wg_meeting_book_find_called (file->district, wg_sample_file_unit (file, STREET),
                                            "quarterly");

  g_assert_nonnull (row);
  return wg_row_get_id (row);
}

/* N18. */
static void
test_last_time (WgSampleFile *file,
                gconstpointer data)
{
  WgRow *held = find_held (file);
  g_autoptr (GPtrArray) decisions =
    wg_meeting_book_list_decisions (file->district, wg_row_get_id (held));
  g_autoptr (WgRow) deck = wg_row_new (&wg_kind_deck, 0);
  g_autofree char *line = NULL;
  WgDecisionCounts counts;

  wg_meeting_book_count (decisions, today (file), &counts);
  g_assert_cmpuint (counts.n, ==, 9);
  g_assert_cmpuint (counts.done, ==, 7);
  g_assert_cmpuint (counts.in_progress, ==, 2);
  g_assert_cmpuint (counts.overdue, ==, 0);
  g_assert_cmpuint (counts.on_map, ==, 3);
  line = wg_decision_counts_format (&counts);
  g_assert_nonnull (strstr (line, "9"));
  for (guint i = 0; i < decisions->len; i++)
    {
      WgRow *row = g_ptr_array_index (decisions, i);

      g_assert_cmpint (wg_row_get_int (row, WG_DECISION_NUMBER, 0), ==, i + 1);
      g_assert_nonnull (wg_district_find_unit (file->district,
                                               wg_row_get_int (row, WG_DECISION_OWNER_UNIT, 0)));
    }
  /* On the day after, the one of 15 November is overdue. */
  wg_meeting_book_count (decisions, wg_date_new (2026, 11, 15), &counts);
  g_assert_cmpuint (counts.overdue, ==, 0);
  wg_meeting_book_count (decisions, wg_date_new (2026, 11, 16), &counts);
  g_assert_cmpuint (counts.overdue, ==, 1);

  wg_row_set_int (deck, WG_DECK_UNIT, wg_sample_file_unit (file, STREET));
  wg_row_set_text (deck, WG_DECK_DECK_TYPE, "quarterly");
  g_assert_cmpint (wg_row_get_id (wg_meeting_book_find_of_deck (file->district, deck)), ==,
                   find_called (file));
  wg_row_set_int (deck, WG_DECK_MEETING, wg_row_get_id (held));
  g_assert_true (wg_meeting_book_find_of_deck (file->district, deck) == held);
}

static void
test_lists (WgSampleFile *file,
            gconstpointer data)
{
  g_autoptr (GPtrArray) all = wg_meeting_book_list (file->district, 0);
  g_autoptr (GPtrArray) other =
    wg_meeting_book_list (file->district, wg_sample_file_unit (file, "990101002"));
  g_autoptr (GPtrArray) above =
    wg_meeting_book_list (file->district, wg_sample_file_unit (file, "990101"));
  g_autoptr (GPtrArray) decks = wg_meeting_book_list_decks (file->district, 0);

  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (above->len, ==, 2);
  g_assert_cmpuint (other->len, ==, 0);
  g_assert_cmpuint (decks->len, ==, 0);
  g_assert_cmpint (wg_row_get_id (g_ptr_array_index (all, 0)), ==, find_called (file));
  g_assert_true (wg_meeting_book_find (file->district, find_called (file))
                 == g_ptr_array_index (all, 0));
  g_assert_null (wg_meeting_book_find (file->district, 1));
  g_assert_null (wg_meeting_book_find_deck (file->district, 1));
  g_assert_null (wg_meeting_book_find_called (file->district,
                                              wg_sample_file_unit (file, STREET), "monthly"));
}

static void
test_attendance (WgSampleFile *file,
                 gconstpointer data)
{
  gint64 held = wg_row_get_id (find_held (file)), called = find_called (file);
  const WgQuorum strict = { 95, 5 };
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL, *empty = NULL;
  WgAttendanceSum sum;
  WgEdit *edit;

  wg_meeting_book_sum_attendance (file->district, held, NULL, &sum);
  g_assert_cmpuint (sum.expected, ==, 31);
  g_assert_cmpuint (sum.present, ==, 28);
  g_assert_cmpuint (sum.n_parties, ==, 5);
  g_assert_cmpuint (sum.n_came, ==, 5);
  g_assert_true (sum.has_quorum);
  line = wg_attendance_sum_format (&sum);
  g_assert_nonnull (strstr (line, "28"));
  wg_meeting_book_sum_attendance (file->district, called, NULL, &sum);
  g_assert_false (sum.is_counted || sum.has_quorum);
  empty = wg_attendance_sum_format (&sum);
  g_assert_null (strstr (empty, "0"));

  wg_sample_file_apply (file, wg_meeting_edit_quorum (file->district, &strict));
  wg_meeting_book_sum_attendance (file->district, held, NULL, &sum);
  g_assert_false (sum.has_quorum);
  edit = wg_meeting_edit_attendance (file->district, held, "owners", 6, 6, &error);
  g_assert_no_error (error);
  wg_sample_file_apply (file, edit);
  edit = wg_meeting_edit_attendance (file->district, held, "partners", 7, 7, &error);
  wg_sample_file_apply (file, edit);
  wg_meeting_book_sum_attendance (file->district, held, NULL, &sum);
  g_assert_cmpuint (sum.present, ==, 30);
  g_assert_true (sum.has_quorum);
  edit = wg_meeting_edit_attendance (file->district, called, "party", 9, -1, &error);
  wg_sample_file_apply (file, edit);
  wg_meeting_book_sum_attendance (file->district, called, NULL, &sum);
  g_assert_cmpuint (sum.expected, ==, 9);
  g_assert_false (sum.is_counted);
  g_assert_null (wg_meeting_edit_attendance (file->district, called, "party", 3, 4, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
on_decided (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static gint64
record (WgSampleFile          *file,
        gint64                 meeting,
        const WgDecisionWords *words,
        GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  wg_meeting_decide_async (file->district, meeting, words, NULL, on_decided, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return wg_meeting_decide_finish (file->district, result, error);
}

static gint64
decide (WgSampleFile *file,
        gint64        meeting,
        const char   *content,
        gboolean      on_map,
        GError      **error)
{
  const WgDecisionWords words = { content, wg_sample_file_unit (file, STREET "002"), "2026-11-30",
                                  on_map, NULL };

  return record (file, meeting, &words, error);
}

/* J1 23 and 24: typed one after the other, as fast as one can. */
static void
test_decide (WgSampleFile *file,
             gconstpointer data)
{
  gint64 meeting = find_called (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autofree char *ending = NULL;
  WgDecisionCounts counts;
  WgRow *row;
  gint64 last = 0;

  for (guint i = 0; i < 6; i++)
    {
      last = decide (file, meeting, "增设两处停放点", i < 2, &error);
      g_assert_no_error (error);
      g_assert_cmpint (last, !=, 0);
    }
  while (wg_meeting_book_find_decision (file->district, last) == NULL)
    g_main_context_iteration (NULL, TRUE);
  decisions = wg_meeting_book_list_decisions (file->district, meeting);
  g_assert_cmpuint (decisions->len, ==, 6);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (wg_row_get_int (g_ptr_array_index (decisions, i), WG_DECISION_NUMBER, 0), ==,
                     i + 1);
  row = g_ptr_array_index (decisions, 5);
  g_assert_cmpint (wg_row_get_int (row, WG_DECISION_DECIDED_AT, 0), ==,
                   wg_clock_get_now (wg_district_get_clock (file->district)));
  wg_meeting_book_count (decisions, today (file), &counts);
  g_assert_cmpuint (counts.in_progress, ==, 6);
  ending = wg_meeting_book_dup_ending (&counts);
  g_assert_nonnull (strstr (ending, "6"));
  g_assert_nonnull (strstr (ending, "2"));

  g_assert_cmpint (decide (file, meeting, "联系 13812345678", FALSE, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_cmpint (decide (file, meeting, "  ", FALSE, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
apply_good (WgSampleFile *file,
            WgEdit       *edit,
            GError       *error)
{
  g_assert_no_error (error);
  wg_sample_file_apply (file, edit);
}

static void
test_change (WgSampleFile *file,
             gconstpointer data)
{
  gint64 meeting = wg_row_get_id (find_held (file));
  WgDistrict *district = file->district;
  const WgDecisionWords words = { "改为每月一次", 0, NULL, TRUE, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = wg_meeting_book_list_decisions (district, meeting);
  gint64 third = wg_row_get_id (g_ptr_array_index (before, 2));
  gint64 first = wg_row_get_id (g_ptr_array_index (before, 0));
  g_autoptr (GPtrArray) after = NULL;
  WgRow *row = wg_meeting_book_find_decision (district, third);

  g_assert_null (wg_meeting_edit_status (district, row, "done", today (file) + 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  apply_good (file, wg_meeting_edit_status (district, row, "done", today (file), &error), error);
  row = wg_meeting_book_find_decision (district, third);
  g_assert_cmpint (wg_meeting_book_get_state (row, today (file)), ==, WG_DECISION_DONE);
  g_assert_cmpstr (wg_row_get_text (row, WG_DECISION_DONE_ON), ==, "2026-10-12");
  apply_good (file, wg_meeting_edit_status (district, row, "dropped", 0, &error), error);
  row = wg_meeting_book_find_decision (district, third);
  g_assert_cmpint (wg_meeting_book_get_state (row, today (file)), ==, WG_DECISION_DROPPED);
  g_assert_null (wg_row_get_text (row, WG_DECISION_DONE_ON));
  apply_good (file, wg_meeting_edit_decision (district, row, &words, &error), error);
  row = wg_meeting_book_find_decision (district, third);
  g_assert_cmpstr (wg_row_get_text (row, WG_DECISION_CONTENT), ==, "改为每月一次");
  g_assert_null (wg_row_get_text (row, WG_DECISION_DUE));
  wg_sample_file_apply (file, wg_meeting_edit_delete (
                                district, wg_meeting_book_find_decision (district, first)));
  g_assert_null (wg_meeting_book_find_decision (district, first));
  after = wg_meeting_book_list_decisions (district, meeting);
  g_assert_cmpuint (after->len, ==, 8);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (wg_row_get_int (g_ptr_array_index (after, i), WG_DECISION_NUMBER, 0), ==,
                     i + 1);
}

/* M51: one joint meeting per quarter. */
static void
test_due (WgSampleFile *file,
          gconstpointer data)
{
  gint64 unit = wg_sample_file_unit (file, STREET);
  WgDistrict *district = file->district;
  g_autoptr (GError) error = NULL;
  g_autofree char *held = NULL, *called = NULL, *none = NULL;
  WgMeetingDue due;
  WgRow *row;

  g_assert_false (wg_meeting_book_check_due (district, unit, "brief", today (file), &due));
  g_assert_true (wg_meeting_book_check_due (district, unit, "quarterly",
                                            wg_date_new (2026, 9, 30), &due));
  g_assert_cmpuint (due.held, ==, 1);
  held = wg_meeting_due_format (&due, "A");
  g_assert_nonnull (strstr (held, "2026, quarter 3"));
  g_assert_true (wg_meeting_book_check_due (district, unit, "quarterly", today (file), &due));
  g_assert_cmpuint (due.held, ==, 0);
  g_assert_nonnull (due.called);
  called = wg_meeting_due_format (&due, "A");
  g_assert_nonnull (strstr (called, "2026-10-15 09:00"));
  g_assert_true (wg_meeting_book_check_due (district, unit, "monthly", today (file), &due));
  g_assert_null (due.called);
  none = wg_meeting_due_format (&due, "A");
  g_assert_nonnull (strstr (none, "2026, month 10"));

  row = wg_meeting_book_find (district, find_called (file));
  apply_good (file, wg_meeting_edit_agenda (district, row, "一\n二", &error), error);
  row = wg_meeting_book_find (district, find_called (file));
  g_assert_cmpstr (wg_row_get_text (row, WG_MEETING_AGENDA), ==, "一\n二");
  wg_sample_file_apply (file, wg_meeting_edit_end (district, row, TRUE));
  g_assert_null (wg_meeting_book_find_called (district, unit, "quarterly"));
  wg_meeting_book_check_due (district, unit, "quarterly", today (file), &due);
  g_assert_cmpuint (due.held, ==, 1);
  g_assert_true (wg_meeting_book_find_previous (district, unit, NULL, G_MAXINT64) != NULL);
}

static void
test_template (WgSampleFile *file,
               gconstpointer data)
{
  WgEdit *edit = wg_edit_new ("test");
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_template, 0);
  g_autoptr (WgMeetingTemplate) shipped = wg_meeting_book_get_template (file->district);
  g_autoptr (WgMeetingTemplate) own = NULL;

  g_assert_cmpuint (shipped->parties->len, ==, 5);
  g_assert_cmpstr (wg_decision_state_get_label (WG_DECISION_DONE), !=,
                   wg_decision_state_get_label (WG_DECISION_OVERDUE));
  wg_row_set_text (row, WG_TEMPLATE_TYPE, "meetings");
  wg_row_set_text (row, WG_TEMPLATE_NAME, "own");
  wg_row_set_text (row, WG_TEMPLATE_CONTENT,
                   "{\"parties\":[{\"id\":\"a\",\"name\":\"A\"}],"
                   "\"types\":[{\"id\":\"b\",\"name\":\"B\"}],"
                   "\"quorum\":{\"least_percent\":10,\"least_parties\":1}}");
  wg_edit_insert (edit, row);
  wg_sample_file_apply (file, edit);
  own = wg_meeting_book_get_template (file->district);
  g_assert_cmpuint (own->parties->len, ==, 1);
  g_assert_cmpuint (own->quorum.least_percent, ==, 10);
}

static void
test_parse_due (void)
{
  static const struct
  {
    const char *text, *due;
  } typed[] = {
    { "2026-11-30", "2026-11-30" }, { " 2026.11.30 ", "2026-11-30" }, { "11-30", "2026-11-30" },
    { "11.30", "2026-11-30" }, { "11月30日", "2026-11-30" }, { "11月30", "2026-11-30" },
    { "1/5", "2027-01-05" }, { "10-12", "2026-10-12" }, { "10-11", "2027-10-11" },
    { "2-29", "2028-02-29" }, { "+30", "2026-11-11" }, { "+0", "2026-10-12" },
    { "13-1", NULL }, { "2-30", NULL }, { "+", NULL }, { "+-3", NULL }, { "", NULL },
    { "soon", NULL }, { "11-30x", NULL }, { "11", NULL },
  };
  WgDate day = wg_date_new (2026, 10, 12);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      WgDate due = WG_DATE_NONE;
      gboolean good = wg_meeting_book_parse_due (typed[i].text, day, &due);
      g_autofree char *text = wg_date_format (due);

      g_test_message ("%s", typed[i].text);
      g_assert_cmpint (good, ==, typed[i].due != NULL);
      g_assert_cmpstr (text, ==, typed[i].due != NULL ? typed[i].due : "");
    }
}

static void
test_tasks (WgSampleFile *file,
            gconstpointer data)
{
  g_autoptr (GPtrArray) all = wg_meeting_book_list_tasks (file->district, 0, today (file));
  g_autoptr (GPtrArray) east =
    wg_meeting_book_list_tasks (file->district, wg_sample_file_unit (file, STREET "002"),
                                today (file));
  g_autoptr (GPtrArray) late =
    wg_meeting_book_list_tasks (file->district, 0, wg_date_new (2026, 12, 1));

  g_assert_cmpuint (all->len, ==, 9);
  g_assert_cmpuint (east->len, ==, 2);
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (all, 0), WG_DECISION_DUE), ==, "2026-11-15");
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (all, 1), WG_DECISION_DUE), ==, "2026-12-31");
  g_assert_cmpstr (wg_row_get_text (g_ptr_array_index (all, 2), WG_DECISION_DONE_ON), ==,
                   "2026-09-22");
  g_assert_cmpint (wg_meeting_book_get_state (g_ptr_array_index (late, 0),
                                              wg_date_new (2026, 12, 1)), ==, WG_DECISION_OVERDUE);
}

static WgRow *
wait_for_decision (WgSampleFile *file,
                   gint64        id)
{
  while (wg_meeting_book_find_decision (file->district, id) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return wg_meeting_book_find_decision (file->district, id);
}

/* J1 22: what was thought is kept with the decision, also when its words are changed. */
static void
test_rehearsed (WgSampleFile *file,
                gconstpointer data)
{
  gint64 street = wg_sample_file_unit (file, STREET);
  g_autoptr (WgPostPlan) plan = wg_post_plan_new ();
  g_autoptr (WgRehearsal) posts = NULL, end = NULL;
  g_autoptr (GArray) places = NULL;
  g_autoptr (GError) error = NULL;
  WgDecisionWords words = { .on_map = TRUE };
  WgRow *row;
  gint64 decision;

  wg_post_plan_ask (plan, file->district, street,
                    wg_time_new (wg_date_new (2026, 10, 15), 19, 30));
  g_assert_null (wg_rehearsal_new_posts (plan));
  places = wg_post_plan_propose (plan, 1);
  g_assert_cmpuint (places->len, ==, 1);
  wg_post_plan_add (plan, g_array_index (places, WgCoverProposal, 0).lon,
                    g_array_index (places, WgCoverProposal, 0).lat, "新渡路口");
  posts = wg_rehearsal_new_posts (plan);
  g_assert_nonnull (strstr (posts->content, "新渡路口"));
  g_assert_nonnull (strstr (posts->trial, "\"kind\":\"posts\""));
  words.content = posts->content;
  words.trial = posts->trial;
  row = wait_for_decision (file, record (file, find_called (file), &words, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (wg_row_get_text (row, WG_DECISION_TRIAL), ==, posts->trial);

  decision = wg_row_get_id (row);
  words = (WgDecisionWords) { .content = "新渡路口设驿站", .on_map = TRUE };
  apply_good (file, wg_meeting_edit_decision (file->district, row, &words, &error), error);
  row = wg_meeting_book_find_decision (file->district, decision);
  g_assert_cmpstr (wg_row_get_text (row, WG_DECISION_CONTENT), ==, "新渡路口设驿站");
  g_assert_cmpstr (wg_row_get_text (row, WG_DECISION_TRIAL), ==, posts->trial);

  end = wg_rehearsal_new_end (file->district, "split", wg_sample_file_unit (file, STREET "003"),
                              "2026-12-01", "拆分新渡社区", NULL);
  g_assert_cmpstr (end->content, ==, "拆分新渡社区");
  g_assert_nonnull (strstr (end->trial, STREET "003"));
}

int
main (int   argc,
      char *argv[])
{
  WgTestDir *dir;
  g_autofree char *master = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/meeting/last-time", test_last_time, master);
  WG_SAMPLE_TEST ("/desk/meeting/lists", test_lists, master);
  WG_SAMPLE_TEST ("/desk/meeting/attendance", test_attendance, master);
  WG_SAMPLE_TEST ("/desk/meeting/decide", test_decide, master);
  WG_SAMPLE_TEST ("/desk/meeting/change", test_change, master);
  WG_SAMPLE_TEST ("/desk/meeting/rehearsed", test_rehearsed, master);
  WG_SAMPLE_TEST ("/desk/meeting/due", test_due, master);
  WG_SAMPLE_TEST ("/desk/meeting/tasks", test_tasks, master);
  g_test_add_func ("/desk/meeting/parse-due", test_parse_due);
  WG_SAMPLE_TEST ("/desk/meeting/template", test_template, master);
  result = g_test_run ();
  wg_test_dir_free (dir);
  return result;
}
