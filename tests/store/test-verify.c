/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damage of every kind: it is found, told in a sentence, never a crash, and a damaged file is not
 * written. */
#include "wg-setting.h"
#include "wg-sqlite-engine.h"
#include "wg-test-store.h"

#ifdef __SANITIZE_ADDRESS__
#define N_MUTANTS 150
#else
#define N_MUTANTS 2000
#endif

/* How many damaged copies: WG_DAMAGED, or one for everyday. */
static guint
count_mutants (void)
{
  const char *text = g_getenv ("WG_DAMAGED");

  return text != NULL ? (guint) atoi (text) : N_MUTANTS;
}

typedef struct
{
  char *content;
  gsize length;
  char *dump; /* every row */
  char *log;  /* every edit and journal entry */
} Original;

/* What an edit log says, as text. */
static char *
dump_log (WgStore *store,
          GError **error)
{
  g_autoptr (GPtrArray) edits = wg_store_load_edits (store, 0, 1000, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (edits == NULL)
    return NULL;
  for (guint i = 0; i < edits->len; i++)
    {
      const WgEditEntry *edit = g_ptr_array_index (edits, i);
      g_autoptr (GPtrArray) rows = wg_store_load_edit_rows (store, edit->number, error);

      if (rows == NULL)
        return NULL;
      g_string_append_printf (text, "%lld %lld %s %s %s %lld %lld\n", (long long) edit->number,
                              (long long) edit->id, edit->actor, edit->role, edit->label,
                              (long long) edit->committed_at, (long long) edit->undoes);
      for (guint n = 0; n < rows->len; n++)
        {
          g_autofree char *row = wg_row_entry_to_string (g_ptr_array_index (rows, n));

          g_string_append_printf (text, "  %s\n", row);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
make_original (Original *original)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autoptr (WgEdit) cases = wg_edit_new ("cases");
  g_autoptr (GError) error = NULL;
  gint64 unit;

  unit = wg_test_fill (store, 60);
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_case, 0);

      wg_row_set_int (row, WG_SERVICE_CASE_UNIT, unit);
      wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, 29700000 + i * 700);
      wg_row_set_int (row, WG_SERVICE_CASE_ACCEPTED_AT, 29700000 + i * 750);
      wg_edit_insert (cases, row);
    }
  wg_test_apply (store, cases);
  wg_store_undo (store, 0, NULL, NULL, NULL, &error);
  wg_store_redo (store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  original->dump = wg_test_dump (store);
  original->log = dump_log (store, &error);
  g_assert_no_error (error);
  g_clear_object (&store);
  g_file_get_contents (path, &original->content, &original->length, &error);
  g_assert_no_error (error);
}

static void
original_clear (Original *original)
{
  g_free (original->content);
  g_free (original->dump);
  g_free (original->log);
}

static char *
load_dump (WgStore *store,
           GError **error)
{

  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) rows = wg_store_load (store, *kind, NULL, error);

      if (rows == NULL)
        return NULL;
    }
  return wg_test_dump (store);
}

/* Found at opening or by verify; or nothing that counts was hit, and everything reads as before. */
static gboolean
is_found (const Original *original,
          const char     *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *log = NULL;

  if (store == NULL)
    {
      g_assert_true (error->domain == WG_STORE_ERROR);
      return TRUE;
    }
  problems = wg_store_verify (store, NULL, &error);
  if (problems == NULL || problems->len > 0)
    return TRUE;
  dump = load_dump (store, &error);
  log = dump != NULL ? dump_log (store, &error) : NULL;
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, original->dump);
  g_assert_cmpstr (log, ==, original->log);
  return FALSE;
}

static void
damage (char *content,
        gsize *length,
        guint  how)
{
  gsize at = (gsize) g_test_rand_int_range (0, (gint32) *length);

  switch (how % 5)
    {
    case 0: /* one bit */
      content[at] ^= (char) (1 << g_test_rand_int_range (0, 8));
      break;
    case 1: /* twenty bits */
      for (guint i = 0; i < 20; i++)
        content[g_test_rand_int_range (0, (gint32) *length)] ^=
            (char) (1 << g_test_rand_int_range (0, 8));
      break;
    case 2: /* a page of zeros */
      at -= at % 4096;
      memset (content + at, 0, MIN (4096, *length - at));
      break;
    case 3: /* cut short */
      *length = at;
      break;
    default: /* a sector of something else */
      for (gsize i = at - at % 512; i < MIN (*length, at - at % 512 + 512); i++)
        content[i] = (char) g_test_rand_int ();
      break;
    }
}

/* As the program opens it, to write: without an edit nothing may be written. */
static void
look_in (const char *path)
{
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_DEFAULT, NULL);

  if (store != NULL)
    wg_store_close (store, NULL);
}

static void
test_mutants (void)
{
  Original original = { 0 };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  guint n = count_mutants ();
  guint found = 0;

  make_original (&original);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *content = g_memdup2 (original.content, original.length);
      g_autofree char *path = NULL;
      g_autofree char *after = NULL;
      gsize length = original.length;
      gsize length_after;

      damage (content, &length, i);
      path = wg_test_dir_write (dir, "mutant.wangge", content, (gssize) length);
      found += is_found (&original, path) ? 1 : 0;
      look_in (path);
      g_file_get_contents (path, &after, &length_after, NULL);
      g_assert_cmpmem (content, length, after, length_after);
    }
  g_test_message ("%u of %u found, the others hit nothing that is kept", found, n);
  g_assert_cmpuint (found, >, n / 2);
  original_clear (&original);
}

/* Opening to write looks first: a file whose structure is broken is refused or, where it can be
 * read, opened for reading only. Either way it stays as it is. */
static void
test_refused_for_writing (void)
{
  Original original = { 0 };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  guint refused = 0;
  guint read_only = 0;

  make_original (&original);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *content = g_memdup2 (original.content, original.length);
      g_autofree char *path = NULL;
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (WgStore) store = NULL;
      gsize length = original.length;
      gsize length_after;

      damage (content, &length, 2 + i % 2);
      path = wg_test_dir_write (dir, "mutant.wangge", content, (gssize) length);
      store = wg_store_open (path, WG_STORE_OPEN_DEFAULT, &error);
      if (store != NULL && !wg_store_get_read_only (store))
        continue;
      refused++;
      if (store != NULL)
        {
          g_autofree char *reason = wg_store_dup_read_only_reason (store);

          read_only++;
          g_assert_nonnull (strstr (reason, "mutant.wangge"));
          g_clear_object (&store);
        }
      else
        {
          g_assert_true (error->domain == WG_STORE_ERROR);
          g_assert_nonnull (strstr (error->message, "mutant.wangge"));
        }
      g_file_get_contents (path, &after, &length_after, NULL);
      g_assert_cmpmem (content, length, after, length_after);
    }
  g_assert_cmpuint (refused, >, 75);
  g_assert_cmpuint (read_only, >, 0);
  original_clear (&original);
}

static gboolean
is_refused (const char       *path,
            WgStoreOpenFlags  flags)
{
  g_autoptr (WgStore) store = wg_store_open (path, flags, NULL);
  g_autoptr (WgRow) row = wg_setting_new ("key", "1");
  g_autoptr (WgEdit) edit = wg_edit_new ("write");
  g_autoptr (GError) error = NULL;

  if (store == NULL || wg_store_get_read_only (store))
    return TRUE;
  wg_edit_insert (edit, row);
  if ((flags & WG_STORE_OPEN_READ_FIRST) == 0 ||
      wg_store_apply (store, edit, NULL, NULL, NULL, &error))
    return FALSE;
  g_assert_true (wg_store_get_read_only (store));
  return TRUE;
}

/* Opened to be read first, a damaged file is written as little as if it had been looked at. */
static void
test_refused_at_first_write (void)
{
  Original original = { 0 };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  guint refused = 0;

  make_original (&original);
  for (guint i = 0; i < 150; i++)
    {
      g_autofree char *content = g_memdup2 (original.content, original.length);
      g_autofree char *path = NULL;
      g_autofree char *after = NULL;
      gsize length = original.length;
      gsize length_after;

      damage (content, &length, 2 + i % 2);
      path = wg_test_dir_write (dir, "mutant.wangge", content, (gssize) length);
      if (!is_refused (path, WG_STORE_OPEN_DEFAULT))
        continue;
      refused++;
      g_assert_true (is_refused (path, WG_STORE_OPEN_READ_FIRST));
      g_file_get_contents (path, &after, &length_after, NULL);
      g_assert_cmpmem (content, length, after, length_after);
    }
  g_assert_cmpuint (refused, >, 75);
  original_clear (&original);
}

static WgStore *
open_tampered (WgTestDir  *dir,
               const char *script)
{
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autoptr (GError) error = NULL;
  WgEngine *engine;

  wg_test_fill (store, 3);
  wg_test_set (store, "key", "1");
  g_clear_object (&store);
  engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);
  g_assert_true (wg_sqlite_engine_start (engine, &error));
  g_assert_true (wg_engine_run_script (engine, script, &error));
  g_assert_no_error (error);
  wg_engine_close (engine);
  {
    WgStore *again = wg_store_open (path, WG_STORE_OPEN_DEFAULT, &error);

    g_assert_no_error (error);
    return again;
  }
}

typedef struct
{
  const char *script;
  const char *what;
  const char *where; /* beginning */
} Tampering;

/* Changes that a database editor would make, each found where it was made. */
static void
test_tampering (void)
{
  static const Tampering cases[] = {
    { "UPDATE unit SET name = '桥北社区'", "row", "unit " },
    { "UPDATE unit SET households = 5", "row", "unit " },
    { "UPDATE unit SET ver = 2", "row", "unit " },
    { "DELETE FROM setting", "row", "setting " },
    { "INSERT INTO setting (id, ver, setting_key) VALUES (5, 1, 'new')", "row", "setting 5" },
    { "UPDATE grid SET x_min = 0 WHERE code = '990101001001001'", "bounds", "grid " },
    { "UPDATE grid SET x_min = NULL, y_min = NULL", "bounds", "grid " },
    { "UPDATE edit SET actor = 'x' WHERE number = 1", "audit", "edit 1" },
    { "UPDATE edit SET label = 'x' WHERE number = 2", "audit", "edit 2" },
    { "UPDATE edit SET committed_at = 1 WHERE number = 2", "audit", "edit 2" },
    { "UPDATE journal SET content = x'00' WHERE number = 1", "audit", "edit 1" },
    { "UPDATE journal SET kind = 'nothing' WHERE number = 1", "audit", "edit 1" },
    { "DELETE FROM journal WHERE edit = 1", "audit", "edit 1" },
    { "DELETE FROM journal_block", "audit", "edit 1" },
    { "DELETE FROM journal WHERE edit = 2; DELETE FROM edit WHERE number = 2", "audit", "edit 1" },
    { "DELETE FROM edit WHERE number = 2", "reference", "journal" },
    { "UPDATE audit_head SET number = 1", "audit", "edit 2" },
    { "INSERT INTO journal SELECT 99, 2, kind, row_id, 0, 0, content, digest FROM journal "
      "WHERE number = 1", "audit", "edit 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      g_autofree char *script = g_strconcat ("PRAGMA foreign_keys = OFF; ", cases[i].script, NULL);
      g_autoptr (WgStore) store = open_tampered (dir, script);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = wg_store_verify (store, NULL, &error);
      g_autofree char *reason = NULL;
      gboolean found = FALSE;

      g_assert_no_error (error);
      for (guint n = 0; n < problems->len; n++)
        {
          const WgProblem *problem = g_ptr_array_index (problems, n);

          found = found || (g_str_equal (problem->what, cases[i].what) &&
                            g_str_has_prefix (problem->where, cases[i].where) &&
                            *problem->text != '\0');
        }
      if (!found)
        g_error ("“%s” was not found", cases[i].script);
      /* From now on it is not written. */
      reason = wg_store_dup_read_only_reason (store);
      g_assert_nonnull (strstr (reason, "damaged"));
    }
}

/* A backup of a damaged file is not one: it fails, and the file is not written any more. */
static void
test_backup_of_damaged (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = open_tampered (dir, "UPDATE unit SET name = '桥北社区'");
  g_autofree char *backup = wg_test_dir_file (dir, "backup.wangge");
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_store_get_read_only (store));
  g_assert_false (wg_store_backup (store, backup, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_true (wg_store_get_read_only (store));
}

/* Another program took a table away: told when it is missed, and from then on not written. */
static void
test_other_schema (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = open_tampered (dir, "DROP TABLE post");
  g_autoptr (WgRow) row = wg_setting_new ("new", "1");
  g_autoptr (WgEdit) edit = wg_edit_new ("new");
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_store_get_read_only (store));
  g_assert_null (wg_store_load (store, &wg_kind_post, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "test.wangge"));
  g_clear_error (&error);
  g_assert_true (wg_store_get_read_only (store));
  wg_edit_insert (edit, row);
  g_assert_false (wg_store_apply (store, edit, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  problems = wg_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((WgProblem *) g_ptr_array_index (problems, 0))->what, ==, "file");
}

static void
test_cancel (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  wg_test_fill (store, 10);
  g_cancellable_cancel (cancellable);
  g_assert_null (wg_store_verify (store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (wg_store_get_read_only (store));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verify/mutants", test_mutants);
  g_test_add_func ("/verify/refused-for-writing", test_refused_for_writing);
  g_test_add_func ("/verify/refused-at-first-write", test_refused_at_first_write);
  g_test_add_func ("/verify/tampering", test_tampering);
  g_test_add_func ("/verify/backup-of-damaged", test_backup_of_damaged);
  g_test_add_func ("/verify/other-schema", test_other_schema);
  g_test_add_func ("/verify/cancel", test_cancel);
  return g_test_run ();
}
