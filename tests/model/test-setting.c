/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-setting.h"

#include "wg-fields.h"
#include "wg-test.h"

static GPtrArray *
make_rows (void)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);

  g_ptr_array_add (rows, wg_setting_new ("name", "临江区"));
  g_ptr_array_add (rows, wg_setting_new ("map_approval", ""));
  return rows;
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) rows = make_rows ();

  g_assert_true (wg_setting_find (rows, "map_approval") == g_ptr_array_index (rows, 1));
  g_assert_cmpstr (wg_setting_get (rows, "name"), ==, "临江区");
  g_assert_cmpstr (wg_setting_get (rows, "map_approval"), ==, "");
  g_assert_null (wg_setting_find (rows, "map"));
  g_assert_null (wg_setting_get (rows, "map"));
  g_assert_null (wg_setting_find (NULL, "name"));
}

static void
test_put_new (void)
{
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autoptr (WgEdit) edit = wg_edit_new ("x");
  const WgChange *change;

  wg_setting_put (edit, rows, "deck_room", "8 m");
  g_assert_cmpuint (wg_edit_get_n_changes (edit), ==, 1);
  change = wg_edit_get_change (edit, 0);
  g_assert_cmpint (change->type, ==, WG_CHANGE_INSERT);
  g_assert_cmpstr (wg_row_get_text (change->new_row, WG_SETTING_KEY), ==, "deck_room");
  g_assert_cmpstr (wg_row_get_text (change->new_row, WG_SETTING_VALUE), ==, "8 m");

  wg_setting_put (edit, NULL, "name", "甲");
  g_assert_cmpint (wg_edit_get_change (edit, 1)->type, ==, WG_CHANGE_INSERT);
}

/* The row that is stored stays as it is; another value of it is an update, the same value none. */
static void
test_put_known (void)
{
  g_autoptr (GPtrArray) rows = make_rows ();
  g_autoptr (WgEdit) edit = wg_edit_new ("x");
  const WgChange *change;

  wg_setting_put (edit, rows, "name", "临江区");
  g_assert_cmpuint (wg_edit_get_n_changes (edit), ==, 0);

  wg_setting_put (edit, rows, "name", "临江新区");
  g_assert_cmpuint (wg_edit_get_n_changes (edit), ==, 1);
  change = wg_edit_get_change (edit, 0);
  g_assert_cmpint (change->type, ==, WG_CHANGE_UPDATE);
  g_assert_true (change->old_row == g_ptr_array_index (rows, 0));
  g_assert_cmpstr (wg_row_get_text (change->new_row, WG_SETTING_KEY), ==, "name");
  g_assert_cmpstr (wg_row_get_text (change->new_row, WG_SETTING_VALUE), ==, "临江新区");
  g_assert_cmpstr (wg_setting_get (rows, "name"), ==, "临江区");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/setting/find", test_find);
  g_test_add_func ("/model/setting/put-new", test_put_new);
  g_test_add_func ("/model/setting/put-known", test_put_known);
  return g_test_run ();
}
