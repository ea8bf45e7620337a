/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-lock.h"
#include "wg-store-error.h"
#include "wg-test.h"

#include <glib/gstdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_exclusive (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "a.wangge");
  g_autofree char *lock_path = wg_test_dir_file (dir, "a.wangge.lock");
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgLock) lock = wg_lock_take (path, WG_LOCK_WRITE, &holder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (lock);
  g_assert_null (holder);
  g_assert_cmpint (wg_lock_get_mode (lock), ==, WG_LOCK_WRITE);
  g_assert_true (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  g_assert_null (wg_lock_take (path, WG_LOCK_WRITE, &holder, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (holder, g_get_host_name ()));
  g_clear_pointer (&holder, g_free);
  g_assert_null (wg_lock_take (path, WG_LOCK_READ, &holder, &error));
  g_clear_pointer (&holder, g_free);
  g_clear_pointer (&lock, wg_lock_release);
  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  lock = wg_lock_take (path, WG_LOCK_WRITE, &holder, &error);
  g_assert_nonnull (lock);
}

static void
test_readers (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "a.wangge");
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgLock) one = wg_lock_take (path, WG_LOCK_READ, &holder, &error);
  g_autoptr (WgLock) two = wg_lock_take (path, WG_LOCK_READ, &holder, &error);
  g_autoptr (WgLock) writer = NULL;

  g_assert_nonnull (one);
  g_assert_nonnull (two);
  g_clear_pointer (&one, wg_lock_release);
  /* The other reader is still protected. */
  g_assert_null (wg_lock_take (path, WG_LOCK_WRITE, &holder, &error));
  g_assert_no_error (error);
  g_clear_pointer (&two, wg_lock_release);
  g_clear_pointer (&holder, g_free);
  writer = wg_lock_take (path, WG_LOCK_WRITE, &holder, &error);
  g_assert_nonnull (writer);
}

static gpointer
hold_for_a_moment (gpointer data)
{
  g_usleep (200000);
  wg_lock_release (data);
  return NULL;
}

/* A writer waits for a short reader instead of turning read-only for the whole day. */
static void
test_waits_for_reader (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "a.wangge");
  g_autofree char *holder = NULL;
  WgLock *reader = wg_lock_take (path, WG_LOCK_READ, &holder, NULL);
  GThread *thread = g_thread_new ("reader", hold_for_a_moment, reader);
  g_autoptr (WgLock) writer = wg_lock_take (path, WG_LOCK_WRITE, &holder, NULL);

  g_assert_nonnull (writer);
  g_thread_join (thread);
}

/* A program that dies leaves its lock file, but not the lock. */
static void
test_dead_holder (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "a.wangge");
  g_autofree char *lock_path = wg_test_dir_file (dir, "a.wangge.lock");
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgLock) lock = NULL;
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      lock = wg_lock_take (path, WG_LOCK_WRITE, &holder, NULL);
      _exit (lock != NULL ? 0 : 1);
    }
  waitpid (child, &status, 0);
  g_assert_cmpint (status, ==, 0);
  g_assert_true (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  lock = wg_lock_take (path, WG_LOCK_WRITE, &holder, &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
}

/* Two processes in turn, many times: never both, never none. */
static void
test_no_race (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "a.wangge");
  g_autofree char *inside = wg_test_dir_file (dir, "inside");
  pid_t children[3];

  for (guint c = 0; c < G_N_ELEMENTS (children); c++)
    {
      children[c] = fork ();
      if (children[c] == 0)
        {
          for (guint i = 0; i < 300; i++)
            {
              char *holder = NULL;
              WgLock *lock = wg_lock_take (path, WG_LOCK_WRITE, &holder, NULL);

              if (lock == NULL)
                continue;
              if (g_mkdir (inside, 0700) != 0)
                _exit (1);
              g_rmdir (inside);
              wg_lock_release (lock);
            }
          _exit (0);
        }
    }
  for (guint c = 0; c < G_N_ELEMENTS (children); c++)
    {
      int status;

      waitpid (children[c], &status, 0);
      g_assert_cmpint (status, ==, 0);
    }
}

static void
test_no_folder (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "none/a.wangge");
  g_autofree char *holder = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_lock_take (path, WG_LOCK_WRITE, &holder, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED);
  g_assert_null (holder);
}

static void
test_network (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "a.wangge");

  g_assert_true (wg_lock_is_network_type (0x6969, "nfs4"));
  g_assert_true (wg_lock_is_network_type (0xff534d42, NULL));
  g_assert_true (wg_lock_is_network_type (0x65735546, "fuse.sshfs"));
  g_assert_true (wg_lock_is_network_type (0x65735546, "fuse.gvfsd-fuse"));
  g_assert_false (wg_lock_is_network_type (0x65735546, "fuseblk"));
  g_assert_false (wg_lock_is_network_type (0xef53, "ext4"));
  g_assert_false (wg_lock_is_network_type (0x01021994, "tmpfs"));
  g_assert_false (wg_lock_is_network (path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lock/exclusive", test_exclusive);
  g_test_add_func ("/lock/readers", test_readers);
  g_test_add_func ("/lock/waits-for-reader", test_waits_for_reader);
  g_test_add_func ("/lock/dead-holder", test_dead_holder);
  g_test_add_func ("/lock/no-race", test_no_race);
  g_test_add_func ("/lock/no-folder", test_no_folder);
  g_test_add_func ("/lock/network", test_network);
  return g_test_run ();
}
