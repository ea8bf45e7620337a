/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-edit.h"

#include "wg-test.h"

static void
test_collects (void)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("改户数");
  g_autoptr (WgRow) fresh = wg_row_new (&wg_kind_grid, 0);
  g_autoptr (WgRow) seen = wg_row_new (&wg_kind_grid, 0);
  g_autoptr (WgRow) changed = NULL;

  wg_row_set_version (seen, 4);
  changed = wg_row_copy (seen);
  wg_row_set_int (changed, WG_GRID_HOUSEHOLDS, 221);
  wg_edit_insert (edit, fresh);
  wg_edit_update (edit, seen, changed);
  wg_edit_delete (edit, seen);

  g_assert_cmpuint (wg_edit_get_n_changes (edit), ==, 3);
  g_assert_cmpint (wg_edit_get_change (edit, 0)->type, ==, WG_CHANGE_INSERT);
  g_assert_null (wg_edit_get_change (edit, 0)->old_row);
  g_assert_true (wg_edit_get_change (edit, 1)->old_row == seen);
  g_assert_true (wg_edit_get_change (edit, 1)->new_row == changed);
  g_assert_null (wg_edit_get_change (edit, 2)->new_row);
  g_assert_cmpstr (wg_edit_get_label (edit), ==, "改户数");
}

static void
test_actor (void)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("x");
  g_autoptr (WgEdit) other = wg_edit_new ("x");

  g_assert_cmpstr (wg_edit_get_actor (edit), ==, g_get_user_name ());
  g_assert_cmpstr (wg_edit_get_role (edit), ==, "");
  wg_edit_set_actor (edit, "甲", "党建办");
  g_assert_cmpstr (wg_edit_get_actor (edit), ==, "甲");
  g_assert_cmpstr (wg_edit_get_role (edit), ==, "党建办");
  g_assert_cmpint (wg_edit_get_id (edit), !=, wg_edit_get_id (other));
}

static void
test_id (void)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("x");
  g_autoptr (WgEdit) other = wg_edit_new ("x");

  g_assert_cmpint (wg_edit_get_id (edit), >, 0);
  g_assert_cmpint (wg_edit_get_id (edit), !=, wg_edit_get_id (other));
  wg_edit_set_id (edit, 990101);
  g_assert_cmpint (wg_edit_get_id (edit), ==, 990101);
  g_assert_false (wg_edit_is_beginning (edit));
  wg_edit_set_beginning (edit, TRUE);
  g_assert_true (wg_edit_is_beginning (edit));
}

/* An undo list and the store keep the same edit. */
static void
test_references (void)
{
  WgEdit *edit = wg_edit_new ("x");
  g_autoptr (WgEdit) second = wg_edit_ref (edit);
  g_auto (GValue) value = G_VALUE_INIT;

  wg_edit_unref (edit);
  g_assert_cmpstr (wg_edit_get_label (second), ==, "x");
  g_value_init (&value, WG_TYPE_EDIT);
  g_value_set_boxed (&value, second);
  g_assert_true (g_value_get_boxed (&value) == second);
}

/* Rows that a spill keeps live as long as the edit. */
static void
test_keeps (void)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("导入");
  WgSpill *spill = wg_spill_new ();

  wg_edit_keep (edit, spill);
  for (guint i = 0; i < 70000; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, i + 1);

      wg_row_set_int (row, WG_ACTIVITY_PERSON_TIMES, i);
      wg_edit_insert (edit, wg_row_new_kept (row, spill));
    }
  wg_spill_unref (spill);
  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    g_assert_cmpint (wg_row_get_int (wg_edit_get_change (edit, i)->new_row,
                                     WG_ACTIVITY_PERSON_TIMES, -1), ==, i);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/edit/collects", test_collects);
  g_test_add_func ("/model/edit/actor", test_actor);
  g_test_add_func ("/edit/id", test_id);
  g_test_add_func ("/model/edit/keeps", test_keeps);
  g_test_add_func ("/model/edit/references", test_references);
  return g_test_run ();
}
