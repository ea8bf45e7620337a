/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-unit-history.h"

#include "wg-positions.h"
#include "wg-sample-file.h"

#include <string.h>

#define BRANCH "990101001001Z009"

static WgHistoryEdit *
find_edit (GPtrArray  *edits,
           const char *label)
{
  for (guint i = 0; i < edits->len; i++)
    {
      WgHistoryEdit *edit = g_ptr_array_index (edits, i);

      if (g_str_equal (edit->label, label))
        return edit;
    }
  return NULL;
}

/* One line per changed field, "item · field: before → after". */
static char *
print_lines (const WgHistoryEdit *edit)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < edit->lines->len; i++)
    {
      const WgHistoryLine *line = g_ptr_array_index (edit->lines, i);

      g_string_append_printf (text, "%s · %s: %s → %s\n", line->item, line->field, line->before,
                              line->after);
    }
  return g_string_free (text, FALSE);
}

static GPtrArray *
load (WgSampleFile *file,
      const char   *code)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *edits =
      wg_unit_history_load (file->district, wg_sample_file_unit (file, code), NULL, &error);

  g_assert_no_error (error);
  return edits;
}

/* A vacancy is filled, members are counted anew, the branch is moved. */
static void
change_branch (WgSampleFile *file)
{
  gint64 id = wg_sample_file_unit (file, BRANCH);
  WgRow *row = wg_unit_get_row (wg_district_find_unit (file->district, id));
  g_autoptr (WgDraft) draft = wg_draft_new ("Change the branch");
  g_autoptr (WgPositions) positions = wg_positions_new (file->district, draft, id);
  g_autoptr (GPtrArray) list = wg_positions_list (positions, NULL);
  WgRow *copy = wg_draft_edit (draft, row);
  gint64 holding =
      wg_positions_appoint (positions, wg_position_get_id (g_ptr_array_index (list, 0)), "甲子",
                            "2026-10-12", FALSE, NULL);

  wg_positions_set_full_time (positions, holding, 0, NULL);
  wg_row_set_int (copy, WG_UNIT_FULL_MEMBERS, 21);
  wg_row_set_text (copy, WG_UNIT_BODY_TYPE, "general_branch");
  wg_row_set_int (copy, WG_UNIT_PARENT, wg_sample_file_unit (file, "990101001002"));
  wg_sample_file_apply (file, wg_draft_make_edit (draft));
}

static void
test_words (WgSampleFile *file,
            gconstpointer data)
{
  WgRow *row = wg_unit_get_row (
      wg_district_find_unit (file->district, wg_sample_file_unit (file, BRANCH)));
  g_autofree char *members =
      g_strdup_printf ("%" G_GINT64_FORMAT, wg_row_get_int (row, WG_UNIT_FULL_MEMBERS, 0));
  g_autofree char *name = g_strdup (wg_row_get_text (row, WG_UNIT_NAME));
  g_autofree char *lines = NULL, *expected = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  const WgHistoryEdit *edit;

  change_branch (file);
  edits = load (file, BRANCH);
  edit = g_ptr_array_index (edits, 0);
  g_assert_cmpstr (edit->label, ==, "Change the branch");
  g_assert_cmpstr (edit->who, ==, g_get_user_name ());
  g_assert_cmpuint (strlen (edit->when), ==, strlen ("2026-10-12 08:30"));
  lines = print_lines (edit);
  expected = g_strdup_printf (
      "Unit “%1$s” · Superior: 青禾社区 → 东园社区\n"
      "Unit “%1$s” · Body type: Party branch → General Party branch\n"
      "Unit “%1$s” · Full members: %2$s → 21\n"
      "Holding “甲子 (Secretary)” · Added:  → From 2026-10-12, part-time\n", name, members);
  g_assert_cmpstr (lines, ==, expected);
  /* How it was set up stands at the end. */
  g_assert_cmpuint (edits->len, ==, 2);
  g_assert_cmpint (((WgHistoryEdit *) g_ptr_array_index (edits, 1))->number, <, edit->number);
}

/* Both communities tell that the branch moved; a third tells nothing. */
static void
test_both_sides (WgSampleFile *file,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) from = NULL, to = NULL, other = NULL;

  change_branch (file);
  from = load (file, "990101001001");
  to = load (file, "990101001002");
  other = load (file, "990101001003");
  /* A superior is not touched by what moves under it; its own past is not longer for it. */
  g_assert_null (find_edit (other, "Change the branch"));
  g_assert_cmpuint (from->len, ==, to->len);
}

static void
test_undone (WgSampleFile *file,
             gconstpointer data)
{
  g_autoptr (GPtrArray) edits = NULL;
  const WgHistoryEdit *last, *undone;

  change_branch (file);
  wg_sample_file_undo (file);
  edits = load (file, BRANCH);
  g_assert_cmpuint (edits->len, ==, 3);
  last = g_ptr_array_index (edits, 0);
  undone = g_ptr_array_index (edits, 1);
  g_assert_cmpint (last->undoes, ==, undone->number);
  g_assert_cmpuint (last->lines->len, >=, 3);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
test_export (WgSampleFile *file,
             gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL, *text = NULL;
  g_autoptr (WgEdit) edit = wg_edit_new ("A note, “with a comma”");
  WgRow *row = wg_unit_get_row (
      wg_district_find_unit (file->district, wg_sample_file_unit (file, BRANCH)));
  g_autoptr (WgRow) copy = wg_row_copy (row);

  wg_row_set_text (copy, WG_UNIT_NOTE, "first line\nsays \"no\"");
  wg_edit_update (edit, row, copy);
  wg_sample_file_apply (file, g_steal_pointer (&edit));
  wg_unit_history_load_async (file->district, wg_sample_file_unit (file, BRANCH), NULL, on_done,
                              &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  edits = wg_unit_history_load_finish (result, &error);
  g_assert_no_error (error);
  csv = wg_unit_history_to_csv (edits);
  text = wg_unit_history_to_text (edits);
  g_assert_true (g_str_has_prefix (csv, "\xEF\xBB\xBFNumber,When,Who,Edit,Item,Field,Before,After,"
                                        "Computer clock\r\n"));
  g_assert_nonnull (strstr (csv, "\"A note, “with a comma”\","));
  g_assert_nonnull (strstr (csv, ",Note,,\"first line\nsays \"\"no\"\"\","));
  g_assert_nonnull (strstr (text, "Note: — → first line"));
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  GPtrArray **edits = data;

  *edits = wg_unit_history_load_finish (result, &error);
  g_assert_no_error (error);
}

/* J3 step 14: an activity goes to another grid; both are told by name. */
static void
test_record (WgSampleFile *file,
             gconstpointer data)
{
  GPtrArray *grids = wg_district_get_grids (file->district);
  WgGrid *from = g_ptr_array_index (grids, 3), *to = g_ptr_array_index (grids, 4);
  g_autofree char *expected = g_strdup_printf ("Grid: %s → %s\n", wg_grid_get_name (from),
                                               wg_grid_get_name (to));
  WgEdit *entered = wg_edit_new ("Entered"), *corrected = wg_edit_new ("Corrected");
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, 0);
  g_autoptr (WgRow) other = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autofree char *lines = NULL;

  wg_row_set_text (row, WG_ACTIVITY_NAME, "义诊");
  wg_row_set_text (row, WG_ACTIVITY_STATUS, "planned");
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-10-11");
  wg_row_set_int (row, WG_ACTIVITY_GRID, wg_row_get_id (wg_grid_get_row (from)));
  other = wg_row_copy (row);
  wg_row_set_int (other, WG_ACTIVITY_GRID, wg_row_get_id (wg_grid_get_row (to)));
  wg_edit_insert (entered, row);
  wg_sample_file_apply (file, wg_edit_ref (entered));
  wg_edit_update (corrected, row, other);
  wg_sample_file_apply (file, wg_edit_ref (corrected));
  wg_record_history_load_async (file->district, &wg_kind_activity, wg_row_get_id (row), NULL,
                                on_loaded, &edits);
  while (edits == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (edits->len, ==, 2);
  lines = print_lines (g_ptr_array_index (edits, 0));
  g_assert_true (g_str_has_suffix (lines, expected));
  wg_edit_unref (entered);
  wg_edit_unref (corrected);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/unit-history/words", test_words, master);
  WG_SAMPLE_TEST ("/unit-history/both-sides", test_both_sides, master);
  WG_SAMPLE_TEST ("/unit-history/undone", test_undone, master);
  WG_SAMPLE_TEST ("/unit-history/export", test_export, master);
  WG_SAMPLE_TEST ("/unit-history/record", test_record, master);
  return g_test_run ();
}
