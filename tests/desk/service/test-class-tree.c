/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-class-tree.h"

#include "wg-draft-check.h"
#include "wg-sample-file.h"
#include "wg-service-book.h"
#include "wg-store-error.h"

static WgRow *
new_class (WgDraft    *draft,
           WgDistrict *district,
           gint64      parent,
           const char *name)
{
  WgRow *row = wg_class_tree_propose (draft, district, "wish", parent);

  wg_row_set_text (row, WG_SERVICE_CLASS_NAME, name);
  return row;
}

static void
apply_draft (WgSampleFile *file,
             WgDraft      *draft)
{
  g_autoptr (GPtrArray) problems = wg_draft_check (draft, file->district);

  g_assert_false (wg_field_problems_refuse (problems));
  wg_sample_file_apply (file, wg_draft_make_edit (draft));
}

static void
assert_order (WgSampleFile *file,
              gint64        first,
              gint64        second)
{
  g_autoptr (GPtrArray) classes = wg_service_list_classes (file->district, "wish", NULL);
  guint at_first = G_MAXUINT, at_second = G_MAXUINT;

  for (guint i = 0; i < classes->len; i++)
    {
      gint64 id = wg_row_get_id (g_ptr_array_index (classes, i));

      at_first = id == first ? i : at_first;
      at_second = id == second ? i : at_second;
    }
  g_assert_cmpuint (at_first, <, at_second);
  g_assert_cmpuint (at_second, <, classes->len);
}

/* Two levels, no third, no name twice beside each other. */
static void
test_tree (WgSampleFile *file,
           gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Classes");
  WgRow *top = new_class (draft, file->district, 0, "测试心愿");
  WgRow *below = new_class (draft, file->district, wg_row_get_id (top), "测试助老");
  gint64 top_id = wg_row_get_id (top), below_id = wg_row_get_id (below);
  g_autoptr (WgDraft) deeper = wg_draft_new ("");
  g_autoptr (WgDraft) twice = wg_draft_new ("");
  g_autoptr (GPtrArray) problems = NULL, again = NULL;
  g_autofree char *name = NULL;

  apply_draft (file, draft);
  assert_order (file, top_id, below_id);
  name = wg_service_name_class (file->district,
                                wg_service_find_class (file->district, NULL, below_id));
  g_assert_cmpstr (name, ==, "测试心愿 / 测试助老");
  new_class (deeper, file->district, below_id, "测试第三级");
  problems = wg_draft_check (deeper, file->district);
  g_assert_true (wg_field_problems_refuse (problems));
  new_class (twice, file->district, 0, "测试心愿");
  again = wg_draft_check (twice, file->district);
  g_assert_true (wg_field_problems_refuse (again));
}

static void
test_move (WgSampleFile *file,
           gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Classes");
  WgRow *first = new_class (draft, file->district, 0, "测试甲");
  gint64 a = wg_row_get_id (first), b;
  g_autoptr (WgDraft) more = wg_draft_new ("Classes");

  apply_draft (file, draft);
  b = wg_row_get_id (new_class (more, file->district, 0, "测试乙"));
  apply_draft (file, more);
  assert_order (file, a, b);
  g_assert_null (wg_class_tree_move (file->district, b, 1));
  wg_sample_file_apply (file, wg_class_tree_move (file->district, b, -1));
  assert_order (file, b, a);
  wg_sample_file_undo (file);
  assert_order (file, a, b);
}

typedef struct
{
  gboolean is_answered;
  gboolean is_deleted;
  GError  *error;
} Answer;

static void
on_deleted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Answer *answer = data;

  answer->is_deleted = wg_class_tree_delete_finish (WG_DISTRICT (source), result, &answer->error);
  answer->is_answered = TRUE;
}

static Answer
delete_class (WgSampleFile *file,
              gint64        id)
{
  Answer answer = { FALSE, FALSE, NULL };

  wg_class_tree_delete_async (file->district, id, on_deleted, &answer);
  while (!answer.is_answered)
    g_main_context_iteration (NULL, TRUE);
  return answer;
}

/* A class that a record uses stays; one that nothing uses may go. */
static void
test_delete (WgSampleFile *file,
             gconstpointer data)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("Classes");
  WgRow *used = new_class (draft, file->district, 0, "测试有用");
  WgRow *unused = new_class (draft, file->district, 0, "测试无用");
  gint64 used_id = wg_row_get_id (used), unused_id = wg_row_get_id (unused);
  WgRow *wish = wg_draft_insert (draft, &wg_kind_wish);
  Answer answer;

  wg_row_set_int (wish, WG_WISH_UNIT, wg_sample_file_unit (file, "990101001002"));
  wg_row_set_int (wish, WG_WISH_SERVICE_CLASS, used_id);
  wg_row_set_int (wish, WG_WISH_PUBLISHED_AT, wg_time_new (wg_date_new (2026, 10, 1), 9, 0));
  apply_draft (file, draft);
  answer = delete_class (file, used_id);
  g_assert_false (answer.is_deleted);
  g_assert_error (answer.error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED);
  g_clear_error (&answer.error);
  answer = delete_class (file, unused_id);
  g_assert_no_error (answer.error);
  while (wg_service_find_class (file->district, NULL, unused_id) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (wg_service_find_class (file->district, NULL, used_id));
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
  WG_SAMPLE_TEST ("/desk/class-tree/tree", test_tree, master);
  WG_SAMPLE_TEST ("/desk/class-tree/move", test_move, master);
  WG_SAMPLE_TEST ("/desk/class-tree/delete", test_delete, master);
  return g_test_run ();
}
