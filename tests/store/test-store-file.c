/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening what should not be opened as usual: each gets a sentence, and no file is changed. */
#include "wg-sqlite-engine.h"
#include "wg-test-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *
digest_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

static guint
count_files (WgTestDir *dir)
{
  g_autoptr (GDir) folder = g_dir_open (wg_test_dir_path (dir), 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
assert_open_fails (WgTestDir       *dir,
                   const char      *path,
                   WgStoreOpenFlags flags,
                   WgStoreError     code,
                   const char      *words)
{
  gboolean exists = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  g_autofree char *before = exists ? digest_file (path) : NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n = count_files (dir);

  g_assert_null (wg_store_open (path, flags, &error));
  g_assert_error (error, WG_STORE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  if (exists)
    {
      g_autofree char *name = g_path_get_basename (path);

      after = digest_file (path);
      g_assert_cmpstr (before, ==, after);
      g_assert_nonnull (strstr (error->message, name));
    }
  /* No lock, no WAL, no half-made file is left. */
  g_assert_cmpuint (count_files (dir), ==, n);
}

static void
test_missing (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "none.wangge");
  g_autofree char *deep = wg_test_dir_file (dir, "no/such/folder.wangge");

  assert_open_fails (dir, path, 0, WG_STORE_ERROR_NOT_FOUND, "no file");
  assert_open_fails (dir, path, WG_STORE_OPEN_READ_ONLY, WG_STORE_ERROR_NOT_FOUND, "no file");
  assert_open_fails (dir, deep, WG_STORE_OPEN_CREATE, WG_STORE_ERROR_NOT_FOUND, "no folder");
  assert_open_fails (dir, wg_test_dir_path (dir), 0, WG_STORE_ERROR_NOT_A_DATABASE, "not a file");
}

static void
test_exists (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));

  g_clear_object (&store);
  assert_open_fails (dir, path, WG_STORE_OPEN_CREATE | WG_STORE_OPEN_EXCLUSIVE,
                     WG_STORE_ERROR_EXISTS, "not overwritten");
}

static void
test_not_a_database (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *long_text = g_strnfill (5000, 'a');
  g_autofree char *text = wg_test_dir_write (dir, "letter.wangge", long_text, -1);
  g_autofree char *shorter = wg_test_dir_write (dir, "short.wangge", "hello", -1);
  g_autofree char *empty = wg_test_dir_write (dir, "empty.wangge", "", 0);
  WgStoreOpenFlags flags[] = { WG_STORE_OPEN_DEFAULT, WG_STORE_OPEN_READ_ONLY };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      assert_open_fails (dir, text, flags[i], WG_STORE_ERROR_NOT_A_DATABASE, "not a Wangge file");
      assert_open_fails (dir, shorter, flags[i], WG_STORE_ERROR_NOT_A_DATABASE, "not a Wangge");
      assert_open_fails (dir, empty, flags[i], WG_STORE_ERROR_NOT_A_DATABASE, "not a Wangge file");
    }
  assert_open_fails (dir, text, WG_STORE_OPEN_CREATE, WG_STORE_ERROR_NOT_A_DATABASE, "Wangge");
}

/* Some other program's database is not taken over, not even with CREATE. */
static void
test_other_database (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "other.wangge", "", 0);
  g_autoptr (GError) error = NULL;
  WgEngine *engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);

  g_assert_no_error (error);
  wg_engine_run_script (engine, "CREATE TABLE t (a); INSERT INTO t VALUES (1);", &error);
  g_assert_no_error (error);
  wg_engine_close (engine);
  assert_open_fails (dir, path, WG_STORE_OPEN_CREATE, WG_STORE_ERROR_NOT_A_DATABASE, "Wangge");
}

static void
test_newer (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autoptr (GError) error = NULL;
  WgEngine *engine;

  g_clear_object (&store);
  engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);
  wg_sqlite_engine_start (engine, &error);
  wg_engine_set_version (engine, 99, &error);
  g_assert_no_error (error);
  wg_engine_close (engine);
  assert_open_fails (dir, path, 0, WG_STORE_ERROR_SCHEMA_NEWER, "99");
  assert_open_fails (dir, path, WG_STORE_OPEN_READ_ONLY, WG_STORE_ERROR_SCHEMA_NEWER, "newer");
}

/* Several programs make the same file at once: one writes, nobody takes it away. */
static void
test_race_to_create (void)
{
  for (guint round = 0; round < 15; round++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
      pid_t children[3];
      guint made = 0;

      for (guint c = 0; c < G_N_ELEMENTS (children); c++)
        {
          children[c] = fork ();
          if (children[c] == 0)
            {
              g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, NULL);
              g_autofree char *key = g_strdup_printf ("%d", (int) getpid ());

              if (store == NULL || wg_store_get_read_only (store))
                _exit (1);
              wg_test_set (store, key, "1");
              g_clear_object (&store);
              _exit (0);
            }
        }
      for (guint c = 0; c < G_N_ELEMENTS (children); c++)
        {
          int status;

          waitpid (children[c], &status, 0);
          g_assert_true (WIFEXITED (status));
          made += WEXITSTATUS (status) == 0 ? 1 : 0;
        }
      g_assert_cmpuint (made, >=, 1);
      {
        g_autoptr (WgStore) store = wg_test_store_new (dir);

        g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, made);
        wg_test_assert_sane (store);
      }
    }
}

/* A file that was begun and never finished is begun again. */
static void
test_unfinished (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "test.wangge", "", 0);
  g_autoptr (WgStore) store = wg_test_store_new (dir);

  wg_test_fill (store, 1);
  wg_test_assert_sane (store);
}

static void
assert_cannot_write (WgStore    *store,
                     const char *words)
{
  g_autofree char *reason = wg_store_dup_read_only_reason (store);
  g_autoptr (WgRow) row = wg_setting_new ("key", "1");
  g_autoptr (WgEdit) edit = wg_edit_new ("write");
  g_autoptr (GError) error = NULL;

  g_assert_true (wg_store_get_read_only (store));
  g_assert_nonnull (strstr (reason, words));
  g_assert_nonnull (strstr (reason, "test.wangge"));
  wg_edit_insert (edit, row);
  g_assert_false (wg_store_apply (store, edit, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, reason));
  g_clear_error (&error);
  g_assert_false (wg_store_undo (store, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY);
}

static void
test_read_only_flag (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  guint files;

  wg_test_fill (store, 3);
  dump = wg_test_dump (store);
  g_clear_object (&store);
  files = count_files (dir);
  g_assert_cmpuint (files, ==, 1);
  store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  again = wg_test_dump (store);
  g_assert_cmpstr (dump, ==, again);
  assert_cannot_write (store, "reading only");
  wg_test_assert_sane (store);
  g_clear_object (&store);
  g_assert_cmpuint (count_files (dir), ==, files);
}

/* A second program, and a second store of this program, on the same file. */
static void
test_second (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) first = wg_test_store_new (dir);
  g_autoptr (WgStore) second = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *pid = g_strdup_printf ("pid %d", (int) getpid ());
  g_autoptr (GError) error = NULL;

  wg_test_fill (first, 3);
  dump = wg_test_dump (first);
  second = wg_store_open (wg_store_get_path (first), 0, &error);
  g_assert_no_error (error);
  assert_cannot_write (second, "another program");
  assert_cannot_write (second, g_get_user_name ());
  assert_cannot_write (second, pid);
  seen = wg_test_dump (second);
  g_assert_cmpstr (dump, ==, seen);
  g_clear_object (&second);
  /* The first one is not disturbed by the second one's going. */
  wg_test_set (first, "after", "1");
  wg_test_assert_sane (first);
  g_clear_object (&first);
  second = wg_test_store_new (dir);
  g_assert_cmpint (wg_store_get_last_edit (second, NULL), ==, 2);
}

/* One file, whatever name leads to it. */
static void
test_other_name (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) first = wg_test_store_new (dir);
  g_autofree char *link = wg_test_dir_file (dir, "link.wangge");
  g_autoptr (WgStore) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (wg_store_get_path (first), link), ==, 0);
  second = wg_store_open (link, 0, &error);
  g_assert_no_error (error);
  assert_cannot_write (second, "another program");
}

static gpointer
write_on (gpointer data)
{
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %u", i);

      wg_test_set (data, key, "1");
    }
  return NULL;
}

/* A reader looks at one moment while the writer goes on: no false alarm, and sound backups. */
static void
test_beside_writer (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) first = wg_test_store_new (dir);
  g_autoptr (WgStore) second = NULL;
  g_autoptr (GError) error = NULL;
  GThread *thread;

  wg_test_fill (first, 50);
  second = wg_store_open (wg_store_get_path (first), 0, &error);
  g_assert_no_error (error);
  thread = g_thread_new ("writer", write_on, first);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("backup-%u", i);
      g_autofree char *backup = wg_test_dir_file (dir, name);

      wg_test_assert_sane (second);
      wg_store_backup (second, backup, NULL, &error);
      g_assert_no_error (error);
    }
  g_thread_join (thread);
  wg_test_assert_sane (first);
}

/* Runs @body as a user without rights where this is root, for whom no folder is read-only. */
static void
run_as_nobody (WgTestDir *dir,
               void (*body) (const char *path))
{
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
        _exit (77);
      body (path);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  if (WEXITSTATUS (status) == 77)
    g_test_skip ("cannot become another user here");
  else
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
read_in_folder (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, 0, &error);
  gint64 count = 0;

  g_assert_no_error (error);
  assert_cannot_write (store, "write-protected");
  g_assert_true (wg_store_count (store, &wg_kind_grid, &count, &error));
  g_assert_cmpint (count, ==, 3);
  wg_test_assert_sane (store);
}

static void
create_in_folder (const char *path)
{
  g_autofree char *other = g_strconcat (path, ".new", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_store_open (other, WG_STORE_OPEN_CREATE, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED);
}

static void
test_read_only_folder (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));

  wg_test_fill (store, 3);
  g_clear_object (&store);
  g_chmod (path, 0644);
  g_chmod (wg_test_dir_path (dir), 0555);
  run_as_nobody (dir, read_in_folder);
  run_as_nobody (dir, create_in_folder);
  g_chmod (wg_test_dir_path (dir), 0700);
  g_assert_cmpuint (count_files (dir), ==, 1);
}

/* The last edits are still in the WAL, as after a crash, and the folder is read-only. */
static void
test_read_only_folder_wal (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgTestDir) copy = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  const char *const names[] = { "test.wangge", "test.wangge-wal" };

  wg_test_fill (store, 3);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = wg_test_dir_file (dir, names[i]);
      g_autofree char *content = NULL;
      g_autofree char *to = NULL;
      gsize length;

      g_file_get_contents (from, &content, &length, NULL);
      g_assert_cmpuint (length, >, 0);
      to = wg_test_dir_write (copy, names[i], content, (gssize) length);
      g_chmod (to, 0644);
    }
  g_chmod (wg_test_dir_path (copy), 0555);
  run_as_nobody (copy, read_in_folder);
  g_chmod (wg_test_dir_path (copy), 0700);
  g_assert_cmpuint (count_files (copy), ==, 2);
}

static void
read_forbidden (const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_store_open (path, 0, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED);
  g_assert_nonnull (strstr (error->message, "test.wangge"));
}

static void
test_forbidden (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));

  g_clear_object (&store);
  g_chmod (path, 0);
  g_chmod (wg_test_dir_path (dir), 0755);
  run_as_nobody (dir, read_forbidden);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store-file/missing", test_missing);
  g_test_add_func ("/store-file/exists", test_exists);
  g_test_add_func ("/store-file/not-a-database", test_not_a_database);
  g_test_add_func ("/store-file/other-database", test_other_database);
  g_test_add_func ("/store-file/newer", test_newer);
  g_test_add_func ("/store-file/race-to-create", test_race_to_create);
  g_test_add_func ("/store-file/unfinished", test_unfinished);
  g_test_add_func ("/store-file/read-only-flag", test_read_only_flag);
  g_test_add_func ("/store-file/second", test_second);
  g_test_add_func ("/store-file/other-name", test_other_name);
  g_test_add_func ("/store-file/beside-writer", test_beside_writer);
  g_test_add_func ("/store-file/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store-file/read-only-folder-wal", test_read_only_folder_wal);
  g_test_add_func ("/store-file/forbidden", test_forbidden);
  return g_test_run ();
}
