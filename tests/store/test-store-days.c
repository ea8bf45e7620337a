/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records as a list shows them: of days and places, the latest when there are too many. */
#include "wg-store-days.h"
#include "wg-test-store.h"

static void
insert (WgStore    *store,
        const char *name,
        const char *day,
        const char *status,
        gint64      unit)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("entered");
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, 0);

  wg_row_set_text (row, WG_ACTIVITY_NAME, name);
  wg_row_set_text (row, WG_ACTIVITY_STATUS, status);
  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, day);
  wg_row_set_int (row, WG_ACTIVITY_UNIT, unit);
  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
}

static void
fill (WgStore *store)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("units");

  for (gint64 id = 1; id <= 2; id++)
    {
      g_autoptr (WgRow) unit = wg_row_new (&wg_kind_unit, id);

      wg_row_set_text (unit, WG_UNIT_NAME, id == 1 ? "东园社区" : "青禾社区");
      wg_row_set_int (unit, WG_UNIT_LEVEL, 3);
      wg_edit_insert (edit, unit);
    }
  wg_test_apply (store, edit);
  insert (store, "甲", "2026-07-01", "held", 1);
  insert (store, "乙", "2026-08-01", "planned", 1);
  insert (store, "丙", "2026-09-30", "held", 2);
  insert (store, "丁", "2026-10-01", "held", 1);
}

static void
assert_names (WgRecordPage *page,
              const char   *names)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < page->rows->len; i++)
    g_string_append (found, wg_row_get_text (g_ptr_array_index (page->rows, i),
                                             WG_ACTIVITY_NAME));
  g_assert_cmpstr (found->str, ==, names);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  WgRecordPage **page = data;

  *page = wg_store_load_days_finish (WG_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_days (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = wg_test_dir_file (dir, "days.wangge");
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  WgDate first = wg_date_new (2026, 7, 1), last = wg_date_new (2026, 9, 30);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (WgRecordPage) all = NULL, quarter = NULL, unit = NULL, two = NULL;
  gint64 id = 1;

  g_assert_no_error (error);
  fill (store);
  all = wg_store_load_days (store, &wg_kind_activity, WG_DATE_NONE, WG_DATE_NONE, NULL, 10, NULL,
                            &error);
  g_assert_no_error (error);
  assert_names (all, "甲乙丙丁");
  quarter = wg_store_load_days (store, &wg_kind_activity, first, last, NULL, 10, NULL, &error);
  assert_names (quarter, "甲乙丙");
  g_array_append_val (places, id);
  unit = wg_store_load_days (store, &wg_kind_activity, first, last, places, 10, NULL, &error);
  assert_names (unit, "甲乙");
  g_assert_cmpuint (unit->total, ==, 2);
  wg_store_load_days_async (store, &wg_kind_activity, WG_DATE_NONE, WG_DATE_NONE, NULL, 2, NULL,
                            on_loaded, &two);
  while (two == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_names (two, "丙丁");
  g_assert_cmpuint (two->total, ==, 4);
  g_assert_true (wg_store_close (store, &error));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/days", test_days);
  return g_test_run ();
}
