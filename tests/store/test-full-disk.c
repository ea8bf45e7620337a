/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk is full: the edit is refused with that reason, what was saved stays, and when there is
 * room again the work goes on. Needs root for a small file system of its own. */
#include "wg-test-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/mount.h>
#include <unistd.h>

static gboolean
mount_small (const char *path)
{
  if (geteuid () == 0 && mount ("tmpfs", path, "tmpfs", 0, "size=2m") == 0)
    return TRUE;
  g_test_skip ("no right to mount a small file system");
  return FALSE;
}

static gboolean
add_grids (WgStore *store,
           guint    from,
           guint    n,
           GError **error)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("grids");

  for (guint i = from; i < from + n; i++)
    {
      g_autofree char *code = g_strdup_printf ("g%u", i);
      g_autoptr (WgRow) grid = wg_test_grid (code, 0, i);

      wg_edit_insert (edit, grid);
    }
  return wg_store_apply (store, edit, NULL, NULL, NULL, error);
}

static void
test_full (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *folder = wg_test_dir_file (dir, "small");
  g_autofree char *path = g_build_filename (folder, "test.wangge", NULL);
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);
  g_autofree char *content = g_strnfill (400000, 'x');
  g_autofree char *backup = g_build_filename (folder, "backup.wangge", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = NULL;
  gint64 saved = 0;
  gint64 count = 0;
  guint refused = 0;

  g_mkdir (folder, 0700);
  if (!mount_small (folder))
    return;
  g_assert_true (g_file_set_contents (filler, content, 400000, &error));
  store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  for (guint i = 0; refused < 5 && i < 200; i++)
    {
      if (add_grids (store, i * 100, 100, &error))
        {
          saved += 100;
          continue;
        }
      g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_FULL);
      g_assert_nonnull (strstr (error->message, "test.wangge"));
      g_clear_error (&error);
      refused++;
    }
  g_assert_cmpuint (refused, ==, 5);
  g_assert_cmpint (saved, >, 0);
  g_assert_true (wg_store_count (store, &wg_kind_grid, &count, NULL));
  g_assert_cmpint (count, ==, saved);
  g_assert_false (wg_store_get_read_only (store));
  g_assert_false (wg_store_backup (store, backup, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_FULL);
  g_assert_nonnull (strstr (error->message, "free there"));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  wg_test_assert_sane (store);
  /* Room again: the same store goes on. */
  g_assert_cmpint (g_unlink (filler), ==, 0);
  g_assert_true (add_grids (store, 900000, 20, &error));
  g_assert_no_error (error);
  wg_test_assert_sane (store);
  g_clear_object (&store);
  store = wg_store_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_true (wg_store_count (store, &wg_kind_grid, &count, NULL));
  g_assert_cmpint (count, ==, saved + 20);
  wg_test_assert_sane (store);
  g_clear_object (&store);
  g_assert_cmpint (umount (folder), ==, 0);
}

/* No room even to begin. */
static void
test_full_create (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *folder = wg_test_dir_file (dir, "small");
  g_autofree char *path = g_build_filename (folder, "test.wangge", NULL);
  g_autofree char *filler = g_build_filename (folder, "filler", NULL);
  g_autofree char *content = g_strnfill (2050000, 'x');
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  if (!mount_small (folder))
    return;
  g_assert_true (g_file_set_contents (filler, content, 2050000, &error));
  g_assert_no_error (error);
  g_assert_null (wg_store_open (path, WG_STORE_OPEN_CREATE, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_FULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (umount (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/full-disk/full", test_full);
  g_test_add_func ("/full-disk/create", test_full_create);
  return g_test_run ();
}
