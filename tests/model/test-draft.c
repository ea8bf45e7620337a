/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-draft.h"

#include "wg-test.h"

#include <gio/gio.h>

static WgRow *
make_stored (const char *name,
             gint64      members)
{
  WgRow *row = wg_row_new (&wg_kind_unit, 0);

  wg_row_set_version (row, 7);
  wg_row_set_text (row, WG_UNIT_NAME, name);
  wg_row_set_int (row, WG_UNIT_FULL_MEMBERS, members);
  return row;
}

static void
count_emissions (WgDraft *draft,
                 guint   *counter)
{
  (*counter)++;
}

static void
count_notes (WgDraft    *draft,
             GParamSpec *pspec,
             guint      *counter)
{
  (*counter)++;
}

static void
test_edit (void)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("修改 新渡社区");
  g_autoptr (WgRow) stored = make_stored ("新渡社区", 74);
  g_autoptr (WgEdit) edit = NULL;
  guint n_changed = 0;
  guint n_dirty = 0;
  WgRow *row;

  g_signal_connect (draft, "changed", G_CALLBACK (count_emissions), &n_changed);
  g_signal_connect (draft, "notify::dirty", G_CALLBACK (count_notes), &n_dirty);
  row = wg_draft_edit (draft, stored);
  g_assert_true (row != stored);
  g_assert_true (wg_draft_edit (draft, stored) == row);
  g_assert_true (wg_draft_find (draft, wg_row_get_id (stored)) == row);
  g_assert_true (wg_draft_get_stored (draft, wg_row_get_id (stored)) == stored);
  g_assert_false (wg_draft_is_dirty (draft));
  g_assert_null (wg_draft_make_edit (draft));

  wg_row_set_int (row, WG_UNIT_FULL_MEMBERS, 75);
  wg_draft_touch (draft);
  g_assert_true (wg_draft_is_dirty (draft));
  g_assert_true (wg_draft_is_changed (draft, wg_row_get_id (row), WG_UNIT_FULL_MEMBERS));
  g_assert_false (wg_draft_is_changed (draft, wg_row_get_id (row), WG_UNIT_NAME));
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpuint (n_dirty, ==, 1);

  edit = wg_draft_make_edit (draft);
  g_assert_cmpuint (wg_edit_get_n_changes (edit), ==, 1);
  g_assert_cmpstr (wg_edit_get_label (edit), ==, "修改 新渡社区");
  g_assert_true (wg_edit_get_change (edit, 0)->old_row == stored);
  /* The edit is on its way while the form goes on. */
  wg_row_set_int (row, WG_UNIT_FULL_MEMBERS, 76);
  g_assert_cmpint (wg_row_get_int (wg_edit_get_change (edit, 0)->new_row, WG_UNIT_FULL_MEMBERS, 0),
                   ==, 75);

  wg_row_set_int (row, WG_UNIT_FULL_MEMBERS, 74);
  wg_draft_touch (draft);
  g_assert_false (wg_draft_is_dirty (draft));
  g_assert_cmpuint (n_dirty, ==, 2);
}

static void
test_insert (void)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("新建");
  g_autoptr (WgEdit) edit = NULL;
  g_autoptr (GPtrArray) units = NULL;
  g_autoptr (GPtrArray) all = NULL;
  WgRow *holding = wg_draft_insert (draft, &wg_kind_holding);
  WgRow *unit = wg_draft_insert (draft, &wg_kind_unit);

  g_assert_true (wg_draft_is_dirty (draft));
  g_assert_null (wg_draft_get_stored (draft, wg_row_get_id (unit)));
  wg_row_set_text (unit, WG_UNIT_NAME, "第一网格党支部");
  g_assert_true (wg_draft_is_changed (draft, wg_row_get_id (unit), WG_UNIT_NAME));
  g_assert_false (wg_draft_is_changed (draft, wg_row_get_id (unit), WG_UNIT_CODE));
  wg_draft_mark_proposed (draft);
  g_assert_false (wg_draft_is_dirty (draft));
  wg_row_set_text (unit, WG_UNIT_NAME, "第二网格党支部");
  wg_draft_touch (draft);
  g_assert_true (wg_draft_is_dirty (draft));

  units = wg_draft_list_rows (draft, &wg_kind_unit);
  all = wg_draft_list_rows (draft, NULL);
  g_assert_cmpuint (units->len, ==, 1);
  g_assert_cmpuint (all->len, ==, 2);
  /* Whatever the order of typing, what others refer to is written first. */
  edit = wg_draft_make_edit (draft);
  g_assert_cmpuint (wg_edit_get_n_changes (edit), ==, 2);
  g_assert_true (wg_row_get_kind (wg_edit_get_change (edit, 0)->new_row) == &wg_kind_unit);

  wg_draft_drop (draft, wg_row_get_id (holding));
  wg_draft_drop (draft, 12345);
  wg_draft_drop (draft, wg_row_get_id (unit));
  g_assert_false (wg_draft_is_dirty (draft));
  g_assert_null (wg_draft_make_edit (draft));
}

static void
test_clear (void)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("x");
  g_autoptr (WgRow) stored = make_stored ("新渡社区", 74);

  wg_row_set_int (wg_draft_edit (draft, stored), WG_UNIT_FULL_MEMBERS, 1);
  wg_draft_insert (draft, &wg_kind_grid);
  wg_draft_clear (draft);
  g_assert_false (wg_draft_is_dirty (draft));
  g_assert_null (wg_draft_find (draft, wg_row_get_id (stored)));
  wg_draft_set_label (draft, "y");
  g_assert_cmpstr (wg_draft_get_label (draft), ==, "y");
}

static void
test_rebase (void)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("x");
  g_autoptr (WgRow) stored = make_stored ("新渡社区", 74);
  g_autoptr (WgRow) newer = wg_row_copy (stored);
  g_autoptr (WgEdit) edit = NULL;
  gboolean conflicts[WG_UNIT_N_FIELDS];
  WgRow *row = wg_draft_edit (draft, stored);

  wg_row_set_int (row, WG_UNIT_FULL_MEMBERS, 75);
  wg_row_set_text (row, WG_UNIT_NOTE, "甲");
  wg_row_set_text (row, WG_UNIT_SHORT_NAME, "新渡");
  wg_row_set_version (newer, 8);
  wg_row_set_int (newer, WG_UNIT_HOUSEHOLDS, 1980);
  wg_row_set_text (newer, WG_UNIT_NOTE, "乙");
  wg_row_set_text (newer, WG_UNIT_SHORT_NAME, "新渡");

  g_assert_cmpuint (wg_draft_rebase (draft, newer, conflicts), ==, 1);
  for (guint i = 0; i < WG_UNIT_N_FIELDS; i++)
    g_assert_cmpint (conflicts[i], ==, i == WG_UNIT_NOTE);
  g_assert_cmpint (wg_row_get_int (row, WG_UNIT_FULL_MEMBERS, 0), ==, 75);
  g_assert_cmpint (wg_row_get_int (row, WG_UNIT_HOUSEHOLDS, 0), ==, 1980);
  g_assert_cmpstr (wg_row_get_text (row, WG_UNIT_NOTE), ==, "甲");
  g_assert_false (wg_draft_is_changed (draft, wg_row_get_id (row), WG_UNIT_SHORT_NAME));
  edit = wg_draft_make_edit (draft);
  g_assert_true (wg_edit_get_change (edit, 0)->old_row == newer);
  g_assert_cmpint (wg_row_get_version (wg_edit_get_change (edit, 0)->new_row), ==, 8);
  g_assert_cmpuint (wg_draft_rebase (draft, newer, NULL), ==, 0);
}

static void
test_json (void)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("修改 “新渡”");
  g_autoptr (WgRow) stored = make_stored ("新渡社区\n\"", G_MAXINT64);
  g_autoptr (GBytes) shape = g_bytes_new_static ("\0\1\xff", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDraft) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  WgRow *row = wg_draft_edit (draft, stored);
  WgRow *post = wg_draft_insert (draft, &wg_kind_post);
  WgRow *found;

  wg_row_set_blob (row, WG_UNIT_AREA, shape);
  wg_row_set_null (row, WG_UNIT_FULL_MEMBERS);
  wg_row_set_real (post, WG_POST_FLOOR_AREA, 30.1);
  wg_draft_mark_proposed (draft);
  wg_row_set_text (post, WG_POST_NAME, "新渡驿站");
  text = wg_draft_to_json (draft);
  back = wg_draft_new_from_json (text, &error);
  g_assert_no_error (error);
  again = wg_draft_to_json (back);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpstr (wg_draft_get_label (back), ==, "修改 “新渡”");
  g_assert_true (wg_draft_is_dirty (back));

  found = wg_draft_find (back, wg_row_get_id (row));
  g_assert_cmpint (wg_row_get_version (found), ==, 7);
  g_assert_true (g_bytes_equal (wg_row_get_blob (found, WG_UNIT_AREA), shape));
  g_assert_true (wg_row_get (found, WG_UNIT_FULL_MEMBERS)->type == WG_VALUE_NULL);
  g_assert_cmpint (wg_row_get_int (wg_draft_get_stored (back, wg_row_get_id (row)),
                                   WG_UNIT_FULL_MEMBERS, 0),
                   ==, G_MAXINT64);
  found = wg_draft_find (back, wg_row_get_id (post));
  g_assert_cmpfloat (wg_row_get_real (found, WG_POST_FLOOR_AREA, 0), ==, 30.1);
  wg_row_set_null (found, WG_POST_NAME);
  wg_draft_drop (back, wg_row_get_id (row));
  g_assert_false (wg_draft_is_dirty (back)); /* the proposal was kept as such */
}

static void
test_delete (void)
{
  g_autoptr (WgDraft) draft = wg_draft_new ("x");
  g_autoptr (WgDraft) back = NULL;
  g_autoptr (WgRow) stored = wg_row_new (&wg_kind_contact, 0);
  g_autoptr (WgEdit) edit = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *json = NULL;
  gint64 id = wg_row_get_id (stored);

  wg_row_set_version (stored, 3);
  wg_row_set_text (stored, WG_CONTACT_LINK, "city-district");
  wg_draft_delete (draft, stored);
  g_assert_true (wg_draft_is_dirty (draft));
  g_assert_true (wg_draft_is_deleted (draft, id));
  rows = wg_draft_list_rows (draft, NULL);
  g_assert_cmpuint (rows->len, ==, 0);
  edit = wg_draft_make_edit (draft);
  g_assert_cmpuint (wg_edit_get_n_changes (edit), ==, 1);
  g_assert_cmpint (wg_edit_get_change (edit, 0)->type, ==, WG_CHANGE_DELETE);
  json = wg_draft_to_json (draft);
  back = wg_draft_new_from_json (json, NULL);
  g_assert_nonnull (back);
  g_assert_true (wg_draft_is_deleted (back, id));
  wg_draft_drop (draft, id);
  g_assert_false (wg_draft_is_dirty (draft));
  g_assert_false (wg_draft_is_deleted (draft, id));
}

static void
test_bad_json (void)
{
  const char *bad[] = {
    "",
    "{",
    "[]",
    "{\"draft\":1,\"rows\":[]}",
    "{\"draft\":2,\"label\":\"x\",\"rows\":[]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":3}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[3]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"house\",\"id\":1,\"row\":{}}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":0,\"row\":{}}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{\"colour\":1}}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{\"name\":1}}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{\"area\":1}}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{\"level\":1.5}}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{},\"stored\":1}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{},\"version\":4}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{}},"
    "{\"kind\":\"unit\",\"id\":1,\"row\":{}}]}",
    "{\"draft\":1,\"label\":\"x\",\"rows\":[{\"kind\":\"unit\",\"id\":1,\"row\":{},\"deleted\":true}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_draft_new_from_json (bad[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/draft/edit", test_edit);
  g_test_add_func ("/model/draft/insert", test_insert);
  g_test_add_func ("/model/draft/clear", test_clear);
  g_test_add_func ("/model/draft/rebase", test_rebase);
  g_test_add_func ("/model/draft/delete", test_delete);
  g_test_add_func ("/model/draft/json", test_json);
  g_test_add_func ("/model/draft/bad-json", test_bad_json);
  return g_test_run ();
}
