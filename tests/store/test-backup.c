/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-backup.h"
#include "wg-file-set.h"
#include "wg-retention.h"
#include "wg-sqlite-engine.h"
#include "wg-test-store.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
flip (const char *path,
      double      at)
{
  g_autofree char *content = NULL;
  gsize length, first;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  first = (gsize) ((double) length * at);
  for (gsize i = first; i < MIN (length, first + 4096); i++)
    content[i] ^= 0x11;
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

/* A restore that was cut off after any of its steps is ended by the next opening; before the
 * marker is there, nothing has happened. */
static void
test_interrupted (void)
{
  for (guint step = 0; step < 4; step++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      g_autoptr (WgStore) store = wg_test_store_new (dir);
      g_autofree char *path = g_strdup (wg_store_get_path (store));
      g_autofree char *part = wg_file_set_temporary (path);
      g_autofree char *marker = g_strconcat (path, ".restoring", NULL);
      g_autofree char *aside = wg_test_dir_file (dir, "aside");
      g_autoptr (GError) error = NULL;

      wg_test_fill (store, 2);
      g_assert_true (wg_store_backup (store, part, NULL, &error));
      wg_test_set (store, "key", "1");
      g_clear_object (&store);
      if (step >= 1)
        g_assert_true (g_file_set_contents (marker, "aside", -1, NULL));
      if (step >= 2)
        g_assert_cmpint (g_rename (path, aside), ==, 0);
      if (step >= 3)
        g_assert_cmpint (g_rename (part, path), ==, 0);
      store = wg_store_open (path, WG_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, step == 0 ? 2 : 1);
      g_assert_false (wg_file_set_is_replacing (path));
      g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS) == (step > 0));
      wg_test_assert_sane (store);
    }
}

/* Whoever runs one thread at a time (valgrind) may hardly let the others edit meanwhile. */
#define MOST_BACKUPS 50

typedef struct
{
  char *path;
  char *folder;
  gint  working; /* atomic */
  guint n;       /* backups that were made, each read through by the program before it counts */
} Copying;

static gpointer
copy_again_and_again (gpointer data)
{
  Copying *self = data;

  do
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *backup =
          wg_store_make_backup (self->path, self->folder, WG_BACKUP_BY_HAND, NULL, &error);

      g_assert_no_error (error);
      self->n++;
    }
  while (g_atomic_int_get (&self->working) && self->n < MOST_BACKUPS);
  return NULL;
}

static void
assert_whole (const WgBackupEntry *entry,
              gint64               last)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_check_backup (entry->path, NULL, &error);
  g_autoptr (WgStore) copy = NULL;
  gint64 n_settings = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  copy = wg_store_open (entry->path, WG_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (wg_store_count (copy, &wg_kind_setting, &n_settings, &error));
  g_assert_cmpint (entry->edit, >=, 1);
  g_assert_cmpint (entry->edit, <=, last);
  g_assert_cmpint (n_settings, ==, entry->edit - 1);
}

/* Backups that are made while somebody edits: each is a state that there was, and all of it. */
static void
test_while_editing (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *folder = wg_test_dir_file (dir, "copies");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  Copying copying = { (char *) wg_store_get_path (store), folder, TRUE, 0 };
  GThread *thread;

  wg_test_fill (store, 20);
  thread = g_thread_new ("copying", copy_again_and_again, &copying);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *key = g_strdup_printf ("key-%u", i);

      wg_test_set (store, key, "value");
    }
  g_atomic_int_set (&copying.working, FALSE);
  g_thread_join (thread);
  list = wg_store_list_backups (copying.path, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, copying.n);
  for (guint i = 0; i < list->len; i++)
    assert_whole (g_ptr_array_index (list, i), wg_store_get_last_edit (store, NULL));
  g_test_message ("%u backups while 150 edits were made", list->len);
}

/* The drill: back up, damage the file, restore, go on. Nothing is overwritten. */
static void
test_drill (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autofree char *backup = wg_test_dir_file (dir, "backup.wangge");
  g_autofree char *moved = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  g_autofree char *last = NULL;
  g_autoptr (GError) error = NULL;
  gint64 made_at = 0, edit = 0;
  struct stat status;

  wg_test_fill (store, 20);
  dump = wg_test_dump (store);
  g_assert_true (wg_store_backup (store, backup, NULL, &error));
  g_assert_no_error (error);
  last = wg_store_dup_last_backup (store, &made_at, &edit);
  g_assert_cmpstr (last, ==, backup);
  g_assert_cmpint (made_at, >, 0);
  g_assert_cmpint (edit, ==, 1);
  g_assert_cmpint (g_stat (backup, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  /* Not while it is open. */
  g_assert_false (wg_store_restore (backup, path, &moved, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&store);

  flip (path, 0.3);
  g_assert_true (wg_store_restore (backup, path, &moved, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (moved, "test.wangge.replaced-"));
  g_assert_true (g_file_test (moved, G_FILE_TEST_EXISTS));
  store = wg_test_store_new (dir);
  again = wg_test_dump (store);
  g_assert_cmpstr (dump, ==, again);
  wg_test_assert_sane (store);
  wg_test_set (store, "on", "1");
  g_clear_pointer (&moved, g_free);
  g_clear_object (&store);
  /* A sound file is moved aside too. */
  g_assert_true (wg_store_restore (backup, path, &moved, &error));
  g_assert_no_error (error);
  g_assert_nonnull (moved);
  g_assert_cmpuint (count_files (wg_test_dir_path (dir)), ==, 4);
}

/* The edits that are still in the WAL go aside together with their file. */
static void
test_set (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "a", "main", -1);
  g_autofree char *wal = wg_test_dir_write (dir, "a-wal", "wal", -1);
  g_autofree char *shm = wg_test_dir_write (dir, "a-shm", "shm", -1);
  g_autofree char *part = wg_file_set_temporary (path);
  g_autofree char *one = NULL;
  g_autofree char *one_wal = NULL;
  g_autofree char *two = NULL;
  g_autofree char *none = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  copy = wg_file_set_copy (path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (copy, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "main");
  wg_file_set_remove (copy);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (wg_file_set_has_wal (path));
  wg_file_set_tidy (path);
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (part, "new", -1, NULL));
  g_assert_true (wg_file_set_replace (path, &one, &error));
  g_assert_no_error (error);
  assert_content (path, "new");
  assert_content (one, "main");
  one_wal = g_strconcat (one, "-wal", NULL);
  g_assert_true (g_file_test (one_wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  /* In the same second, a second time. */
  g_assert_true (g_file_set_contents (part, "again", -1, NULL));
  g_assert_true (wg_file_set_replace (path, &two, &error));
  g_assert_cmpstr (one, !=, two);
  assert_content (path, "again");
  assert_content (two, "new");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_file_set_contents (part, "alone", -1, NULL));
  g_assert_true (wg_file_set_replace (path, &none, &error));
  g_assert_null (none);
  g_assert_false (wg_file_set_is_replacing (path));
  g_assert_true (g_file_set_contents (wal, "", 0, NULL));
  g_assert_true (g_file_set_contents (shm, "x", 1, NULL));
  wg_file_set_tidy (path);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
  g_assert_true (wg_file_set_has_room (two, path, &error));
  g_assert_true (wg_file_set_has_room (two, "/no/such/folder/x", &error));
  g_assert_true (wg_file_set_rename (two, path, &error));
  g_assert_true (wg_file_set_sync (path, &error));
  g_assert_true (wg_file_set_sync_folder (path, &error));
  g_assert_no_error (error);
  g_assert_false (wg_file_set_rename (two, path, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED);
}

static void
assert_restore_fails (const char  *backup,
                      const char  *path,
                      WgStoreError code)
{
  g_autofree char *moved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_store_restore (backup, path, &moved, &error));
  g_assert_error (error, WG_STORE_ERROR, (int) code);
  g_assert_null (moved);
}

/* A damaged backup is not restored, and the file stays where it is. */
static void
test_bad_backup (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autofree char *backup = wg_test_dir_file (dir, "backup.wangge");
  g_autofree char *text = wg_test_dir_write (dir, "text", "some text", -1);
  g_autofree char *none = wg_test_dir_file (dir, "none");
  g_autoptr (GError) error = NULL;

  wg_test_fill (store, 20);
  g_assert_true (wg_store_backup (store, backup, NULL, &error));
  assert_restore_fails (path, none, WG_STORE_ERROR_BUSY); /* its last edits are in the WAL */
  g_clear_object (&store);
  assert_restore_fails (none, path, WG_STORE_ERROR_NOT_FOUND);
  assert_restore_fails (text, path, WG_STORE_ERROR_NOT_A_DATABASE);
  for (guint i = 1; i < 9; i++)
    {
      g_autofree char *content = NULL;
      g_autofree char *bad = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (backup, &content, &length, NULL));
      content[length * i / 10] ^= 0x40;
      bad = wg_test_dir_write (dir, "bad", content, (gssize) length);
      g_clear_error (&error);
      g_autofree char *moved = NULL;
      if (!wg_store_restore (bad, path, &moved, &error))
        g_assert_null (moved);
      store = wg_test_store_new (dir);
      wg_test_assert_sane (store);
      g_clear_object (&store);
    }
}

/* What a newer program made is not taken for damage, and takes no file's place. */
static void
test_newer_backup (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autofree char *backup = wg_test_dir_file (dir, "backup.wangge");
  g_autofree char *content = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  wg_test_fill (store, 3);
  g_assert_true (wg_store_backup (store, backup, NULL, &error));
  g_clear_object (&store);
  g_assert_true (g_file_get_contents (backup, &content, &length, &error));
  memcpy (content + 60, "\0\0\x27\x0f", 4); /* the schema's number, in SQLite's header */
  newer = wg_test_dir_write (dir, "newer", content, (gssize) length);
  assert_restore_fails (newer, path, WG_STORE_ERROR_SCHEMA_NEWER);
  store = wg_test_store_new (dir);
  wg_test_assert_sane (store);
}

static void
test_refused (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *there = wg_test_dir_write (dir, "there", "x", 1);
  g_autofree char *deep = wg_test_dir_file (dir, "none/backup");
  g_autofree char *cancelled = wg_test_dir_file (dir, "cancelled");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;

  wg_test_fill (store, 2);
  g_assert_false (wg_store_backup (store, there, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (wg_store_backup (store, deep, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (wg_store_backup (store, cancelled, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (cancelled, G_FILE_TEST_EXISTS));
  last = wg_store_dup_last_backup (store, NULL, NULL);
  g_assert_null (last);
}

static void
test_folder (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *folder = wg_test_dir_file (dir, "backups/deep");
  g_autofree char *foreign = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  wg_test_fill (store, 2);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = wg_store_make_backup (wg_store_get_path (store), folder,
                                                    WG_BACKUP_AUTOMATIC, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      foreign = foreign != NULL ? foreign : g_build_filename (folder, "test-notes.wangge", NULL);
      g_assert_true (g_file_set_contents (foreign, "mine", -1, NULL));
      g_usleep (2000);
    }
  /* All three are of one hour, so only the newest stays, and what is not ours. */
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

/* Listed by edit, checked, and what was made for a reason is not thinned out. A clock that was put
 * back does not make the newest backup the oldest. */
static void
test_list (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  const char *path = wg_store_get_path (store);
  g_autofree char *folder = wg_store_dup_backup_folder (path);
  g_autofree char *head = NULL;
  g_autofree char *later = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) none = wg_store_list_backups (path, folder, NULL, NULL);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const WgBackupEntry *entry;
  gint64 edit = -1;

  g_assert_cmpuint (none->len, ==, 0);
  wg_test_fill (store, 2);
  for (guint i = 0; i < WG_N_BACKUP_REASONS; i++)
    {
      g_autofree char *backup = wg_store_make_backup (path, folder, (WgBackupReason) i, NULL,
                                                      &error);
      g_autofree char *last = NULL;

      g_assert_no_error (error);
      g_assert_true (wg_store_note_backup (store, backup, &error));
      last = wg_store_dup_last_backup (store, NULL, &edit);
      g_assert_cmpstr (last, ==, backup);
      g_assert_cmpint (edit, ==, i + 1);
      wg_test_set (store, backup, "1");
    }
  name = wg_retention_make_name (path, G_GINT64_CONSTANT (4070908800000), WG_BACKUP_BY_HAND);
  broken = g_strconcat (folder, "/", name, NULL);
  g_assert_true (g_file_set_contents (broken, "some text", -1, NULL));
  later = wg_store_make_backup (path, folder, WG_BACKUP_AUTOMATIC, NULL, &error);
  g_assert_no_error (error);

  list = wg_store_list_backups (path, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 6);
  entry = g_ptr_array_index (list, 0);
  g_assert_cmpstr (entry->path, ==, later);
  g_assert_cmpint (entry->edit, ==, wg_store_get_last_edit (store, NULL));
  g_assert_cmpint (entry->edited_at, >, 0);
  g_assert_cmpint (entry->made_at, >, G_GINT64_CONSTANT (4070908800000));
  g_assert_cmpuint (entry->size, >, 4096);
  for (guint i = 0; i < list->len; i++)
    {
      g_autoptr (GPtrArray) problems = NULL;

      entry = g_ptr_array_index (list, i);
      g_clear_error (&error);
      problems = wg_store_check_backup (entry->path, NULL, &error);
      g_assert_true ((entry->edit < 0) == (problems == NULL));
      g_assert_true (problems == NULL || problems->len == 0);
    }
  head = wg_store_dup_chain_head (store, &edit);
  g_assert_cmpuint (strlen (head), ==, 64);
  g_assert_cmpint (edit, ==, wg_store_get_last_edit (store, NULL));

  /* Damage that somebody else found. */
  g_clear_error (&error);
  g_assert_true (wg_store_note_damage (store, "It is broken.", &error));
  g_assert_true (wg_store_get_read_only (store));
}

static GArray *
make_backups (gint64 step,
              guint  n)
{
  GArray *backups = g_array_new (FALSE, FALSE, sizeof (WgBackupName));

  for (guint i = 0; i < n; i++)
    {
      WgBackupName backup = { NULL, G_GINT64_CONSTANT (1790000000000) + i * step };

      g_array_append_val (backups, backup);
    }
  return backups;
}

static guint
count_kept (gint64 step,
            guint  n)
{
  g_autoptr (GArray) backups = make_backups (step, n);
  g_autoptr (GArray) removed = wg_retention_choose (backups);

  for (guint i = 0; i < removed->len; i++)
    g_assert_cmpuint (g_array_index (removed, guint, i), >, 0); /* never the newest */
  return n - removed->len;
}

static void
test_retention (void)
{
  const gint64 minute = 60000;

  g_assert_cmpuint (count_kept (minute, 0), ==, 0);
  g_assert_cmpuint (count_kept (minute, 1), ==, 1);
  g_assert_cmpuint (count_kept (60 * minute, 24), ==, 24);
  g_assert_cmpuint (count_kept (24 * 60 * minute, 14), ==, 14);
  /* A year of hourly backups: 24 hours, then the days and weeks that these do not hold. */
  g_assert_cmpuint (count_kept (60 * minute, 24 * 365), >=, 24 + 14 - 2 + 8 - 3);
  g_assert_cmpuint (count_kept (60 * minute, 24 * 365), <=, 24 + 14 + 8);
  /* Once a day, and closed for long: nothing is lost by waiting. */
  g_assert_cmpuint (count_kept (40 * 24 * 60 * minute, 8), ==, 8);
}

static void
test_names (void)
{
  gint64 made_at = 0;
  WgBackupReason reason;
  g_autofree char *name = wg_retention_make_name ("/x/区.wangge", 1790000000123, WG_BACKUP_AUTOMATIC);

  g_assert_cmpstr (name, ==, "区-20260921T141320123Z.wangge");
  g_assert_true (wg_retention_parse_name ("/x/区.wangge", name, &made_at, &reason));
  g_assert_cmpint (made_at, ==, 1790000000123);
  g_assert_false (wg_retention_parse_name ("/x/other.wangge", name, &made_at, &reason));
  g_assert_false (wg_retention_parse_name ("/x/区.wangge", "区-20260921T141320123Z.wangge.part",
                                           &made_at, &reason));
  g_assert_false (wg_retention_parse_name ("/x/区.wangge", "区-20269921T131320123Z.wangge",
                                           &made_at, &reason));
  g_assert_false (wg_retention_parse_name ("/x/区.wangge", "区.wangge", &made_at, &reason));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/drill", test_drill);
  g_test_add_func ("/backup/while-editing", test_while_editing);
  g_test_add_func ("/backup/interrupted", test_interrupted);
  g_test_add_func ("/backup/set", test_set);
  g_test_add_func ("/backup/bad-backup", test_bad_backup);
  g_test_add_func ("/backup/newer-backup", test_newer_backup);
  g_test_add_func ("/backup/refused", test_refused);
  g_test_add_func ("/backup/folder", test_folder);
  g_test_add_func ("/backup/list", test_list);
  g_test_add_func ("/backup/retention", test_retention);
  g_test_add_func ("/backup/names", test_names);
  return g_test_run ();
}
