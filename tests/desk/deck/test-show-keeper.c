/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-show-keeper.h"

#include "wg-test.h"

#include <glib/gstdio.h>

/* The one file there is, of whatever name. (transfer full) (nullable) */
static char *
find_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "wangge", "shows", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = dir != NULL ? g_dir_read_name (dir) : NULL;

  return name != NULL ? g_build_filename (folder, name, NULL) : NULL;
}

static void
test_keep (void)
{
  g_autoptr (WgShowKeeper) keeper = wg_show_keeper_new ("street.wangge");
  g_autoptr (WgShowKeeper) again = NULL;
  g_autoptr (WgShowKeeper) other = wg_show_keeper_new ("other.wangge");
  WgShowPlace place = { 12, 0, 20, (char *) "8000 2400 1280x800", 1791000000 }, read;
  g_autofree char *path = NULL;

  g_assert_false (wg_show_keeper_load (keeper, &read));
  /* As fast as somebody holds a key: the last page is the one that is found. */
  for (guint i = 0; i < 200; i++)
    {
      place.page = i;
      wg_show_keeper_keep (keeper, &place);
    }
  wg_show_keeper_settle (keeper);
  again = wg_show_keeper_new ("./street.wangge");
  g_assert_true (wg_show_keeper_load (again, &read));
  g_assert_cmpint (read.deck, ==, 12);
  g_assert_cmpuint (read.page, ==, 199);
  g_assert_cmpuint (read.loop, ==, 20);
  g_assert_cmpstr (read.room, ==, "8000 2400 1280x800");
  g_assert_cmpint (read.kept, ==, 1791000000);
  g_free (read.room);
  g_assert_false (wg_show_keeper_load (other, &read));

  wg_show_keeper_keep (keeper, &place);
  wg_show_keeper_forget (keeper);
  wg_show_keeper_settle (keeper);
  g_assert_false (wg_show_keeper_load (again, &read));
  path = find_file ();
  g_assert_null (path);
}

/* Half a file, no file, another program's file: no place, and no crash. */
static void
test_damaged (void)
{
  static const char *const contents[] = { "", "[show]\n", "[show]\ndeck=-1\n", "\xff\xfe[",
                                          "[show]\ndeck=x\npage=3\n" };
  g_autoptr (WgShowKeeper) keeper = wg_show_keeper_new ("street.wangge");
  WgShowPlace place = { 1, 2, 0, NULL, 3 }, read = { 0 };
  g_autofree char *path = NULL;

  wg_show_keeper_keep (keeper, &place);
  wg_show_keeper_settle (keeper);
  path = find_file ();
  g_assert_nonnull (path);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_false (wg_show_keeper_load (keeper, &read));
    }
  g_assert_true (g_file_set_contents (path, "[show]\ndeck=4\n", -1, NULL));
  g_assert_true (wg_show_keeper_load (keeper, &read));
  g_assert_cmpuint (read.page, ==, 0);
  g_assert_cmpstr (read.room, ==, "");
  g_free (read.room);
  wg_show_keeper_forget (keeper);
  wg_show_keeper_settle (keeper);
}

/* No room on the disk: a meeting goes on. */
static void
test_no_disk (void)
{
  g_autoptr (WgShowKeeper) keeper = wg_show_keeper_new ("street.wangge");
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "wangge", "shows", NULL);
  g_autofree char *parent = g_path_get_dirname (folder);
  WgShowPlace place = { 1, 2, 0, NULL, 3 }, read;

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_rmdir (folder); /* which the other tests left empty, if it is there */
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  wg_show_keeper_keep (keeper, &place);
  wg_show_keeper_settle (keeper);
  g_assert_false (wg_show_keeper_load (keeper, &read));
  g_unlink (folder);
}

int
main (int argc, char *argv[])
{
  /* Not G_TEST_OPTION_ISOLATE_DIRS, which leaks in GLib 2.74. */
  g_autoptr (WgTestDir) state = wg_test_dir_new ();

  g_setenv ("XDG_STATE_HOME", wg_test_dir_path (state), TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/show-keeper/keep", test_keep);
  g_test_add_func ("/show-keeper/damaged", test_damaged);
  g_test_add_func ("/show-keeper/no-disk", test_no_disk);
  return g_test_run ();
}
