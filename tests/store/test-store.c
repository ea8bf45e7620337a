/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-test-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static void
note_change (WgStore     *store,
             WgChangeSet *changes,
             gpointer     user_data)
{
  g_ptr_array_add (user_data, wg_change_set_ref (changes));
}

static GPtrArray *
watch (WgStore *store)
{
  GPtrArray *seen = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_change_set_unref);

  g_signal_connect (store, "changed", G_CALLBACK (note_change), seen);
  return seen;
}

static void
test_create (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autofree char *reason = wg_store_dup_read_only_reason (store);
  gint64 at = -1;
  struct stat status;

  g_assert_cmpstr (wg_store_get_path (store), ==, path);
  g_assert_null (reason);
  g_assert_cmpint (wg_store_get_schema_version (store), ==, 1);
  g_assert_cmpint (wg_store_get_last_edit (store, &at), ==, 0);
  g_assert_cmpint (at, ==, 0);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  wg_test_assert_sane (store);
}

/* What was written comes back, also after closing. */
static void
test_apply_load (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) seen = watch (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 count = 0;

  wg_test_fill (store, 5);
  g_assert_cmpuint (seen->len, ==, 1);
  g_assert_cmpint (wg_change_set_get_edit_number (g_ptr_array_index (seen, 0)), ==, 1);
  g_assert_cmpuint (wg_change_set_get_n_touches (g_ptr_array_index (seen, 0)), ==, 6);
  g_assert_true (wg_store_count (store, &wg_kind_grid, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 5);
  before = wg_test_dump (store);
  wg_test_assert_sane (store);
  g_assert_true (wg_store_close (store, &error));
  g_assert_no_error (error);
  g_clear_object (&store);

  store = wg_test_store_new (dir);
  after = wg_test_dump (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/create", test_create);
  g_test_add_func ("/store/apply-load", test_apply_load);
  return g_test_run ();
}
