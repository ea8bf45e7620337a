/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-backup-table.h"
#include "wg-migrations.h"
#include "wg-problem.h"
#include "wg-sqlite-engine.h"
#include "wg-sqlite-error.h"
#include "wg-store-error.h"
#include "wg-test.h"
#include "wg-ticker.h"

static WgEngine *
make_engine (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_file (dir, "engine.db");
  g_autoptr (GError) error = NULL;
  WgEngine *engine;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_free (wg_test_dir_write (dir, "engine.db", "", 0));
  engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (wg_sqlite_engine_start (engine, &error));
  g_assert_no_error (error);
  return engine;
}

static void
run (WgEngine   *engine,
     const char *script)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (wg_engine_run_script (engine, script, &error));
  g_assert_no_error (error);
}

static char *
ask (WgEngine   *engine,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStatement) statement = wg_statement_new (engine, sql, &error);
  g_auto (WgValue) value = WG_VALUE_INIT;
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (wg_statement_step (statement, &row, &error));
  g_assert_true (row);
  wg_statement_column (statement, 0, &value);
  return wg_value_to_string (&value);
}

static void
assert_answer (WgEngine   *engine,
               const char *sql,
               const char *expected)
{
  g_autofree char *answer = ask (engine, sql);

  g_assert_cmpstr (answer, ==, expected);
}

/* What durability and safety rest on. */
static void
test_settings (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GError) error = NULL;

  assert_answer (engine, "PRAGMA journal_mode", "wal");
  assert_answer (engine, "PRAGMA synchronous", "2");
  assert_answer (engine, "PRAGMA foreign_keys", "1");
  assert_answer (engine, "PRAGMA trusted_schema", "0");
  assert_answer (engine, "PRAGMA cell_size_check", "1");
  assert_answer (engine, "PRAGMA query_only", "0");
  /* A double-quoted string is a name, not a text. */
  g_assert_null (wg_statement_new (engine, "SELECT \"no such column\"", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  /* The schema cannot be written behind SQLite's back. */
  run (engine, "CREATE TABLE t (a @I64@) @STRICT@");
  g_assert_false (wg_engine_run_script (engine, "PRAGMA writable_schema = ON; "
                                        "DELETE FROM sqlite_schema", &error));
  g_assert_nonnull (error);
}

static void
test_values (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) zeros = g_bytes_new_static ("a\0b", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStatement) insert = NULL;
  g_autoptr (WgStatement) select = NULL;
  char text[] = "'; DROP TABLE t; -- 䶮";
  char none[] = "";
  const WgValue values[] = {
    { WG_VALUE_NULL, { 0 } },
    { WG_VALUE_INT, { .integer = G_MININT64 } },
    { WG_VALUE_REAL, { .real = 0.1 } },
    { WG_VALUE_TEXT, { .text = text } },
    { WG_VALUE_TEXT, { .text = none } },
    { WG_VALUE_BLOB, { .blob = zeros } },
    { WG_VALUE_BLOB, { .blob = empty } },
  };
  gboolean row;
  gint64 n;

  run (engine, "CREATE TABLE t (a ANY)");
  insert = wg_statement_new (engine, "INSERT INTO t VALUES ($a)", &error);
  g_assert_cmpint (wg_statement_find (insert, "a"), ==, 1);
  g_assert_cmpint (wg_statement_find (insert, "b"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_true (wg_statement_bind (insert, 1, &values[i], &error));
      g_assert_true (wg_statement_run (insert, &n, &error));
      g_assert_cmpint (n, ==, 1);
    }
  select = wg_statement_new (engine, "SELECT a FROM t ORDER BY rowid", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (wg_statement_n_columns (select), ==, 1);
  g_assert_cmpstr (wg_statement_column_name (select, 0), ==, "a");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_auto (WgValue) value = WG_VALUE_INIT;
      WgValue peeked;
      g_autofree char *as_text = NULL;
      g_autoptr (GBytes) as_blob = NULL;
      gint64 integer;

      g_assert_true (wg_statement_step (select, &row, &error));
      g_assert_true (row);
      wg_statement_column (select, 0, &value);
      g_assert_true (wg_value_equal (&value, &values[i]));
      wg_statement_peek (select, 0, &peeked);
      g_assert_true (wg_value_equal (&peeked, &value));
      if (peeked.type == WG_VALUE_BLOB)
        g_bytes_unref (peeked.v.blob);
      as_text = wg_statement_column_text (select, 0);
      as_blob = wg_statement_column_blob (select, 0);
      g_assert_cmpint (as_text != NULL, ==, values[i].type == WG_VALUE_TEXT);
      g_assert_cmpint (as_blob != NULL, ==, values[i].type == WG_VALUE_BLOB);
      g_assert_cmpint (wg_statement_column_int (select, 0), ==,
                       values[i].type == WG_VALUE_INT ? G_MININT64 : 0);
      wg_statement_column_ints (select, 1, &integer);
      g_assert_cmpint (integer, ==, values[i].type == WG_VALUE_INT ? G_MININT64 : 0);
    }
  g_assert_true (wg_statement_step (select, &row, &error));
  g_assert_false (row);
  g_assert_false (wg_statement_bind_int (insert, 9, 1, &error));
  g_assert_nonnull (error);
}

static void
test_transactions (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GError) error = NULL;

  run (engine, "CREATE TABLE p (id @I64@ PRIMARY KEY); CREATE TABLE c (id @I64@ REFERENCES p (id) "
               "DEFERRABLE INITIALLY DEFERRED)");
  g_assert_true (wg_engine_begin (engine, &error));
  run (engine, "INSERT INTO p VALUES (1)");
  wg_engine_rollback (engine);
  wg_engine_rollback (engine); /* once more is nothing */
  assert_answer (engine, "SELECT count(*) FROM p", "0");
  /* A commit that fails is rolled back. */
  g_assert_true (wg_engine_begin (engine, &error));
  run (engine, "INSERT INTO c VALUES (7)");
  g_assert_false (wg_engine_commit (engine, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assert_answer (engine, "SELECT count(*) FROM c", "0");
  g_assert_true (wg_engine_begin (engine, &error));
  run (engine, "INSERT INTO c VALUES (7); INSERT INTO p VALUES (7)");
  g_assert_true (wg_engine_commit (engine, &error));
  g_assert_no_error (error);
  assert_answer (engine, "SELECT count(*) FROM c", "1");
}

/* A reader beside the writer sees the last commit and cannot write. */
static void
test_modes (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (WgEngine) reader = NULL;
  g_autoptr (GError) error = NULL;

  run (engine, "CREATE TABLE t (a @I64@); INSERT INTO t VALUES (1)");
  reader = wg_sqlite_engine_open (engine->path, WG_SQLITE_READ, &error);
  g_assert_no_error (error);
  assert_answer (reader, "SELECT count(*) FROM t", "1");
  run (engine, "INSERT INTO t VALUES (2)");
  assert_answer (reader, "SELECT count(*) FROM t", "2");
  g_assert_false (wg_engine_run_script (reader, "INSERT INTO t VALUES (3)", &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (wg_sqlite_engine_open ("/no/such/file", WG_SQLITE_READ, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DENIED);
}

static void
test_copy_and_check (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autofree char *path = wg_test_dir_file (dir, "copy ? # %.db");
  g_autoptr (WgEngine) copy = NULL;
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_problem_free);
  g_autoptr (GError) error = NULL;

  run (engine, "CREATE TABLE p (id @I64@ PRIMARY KEY); CREATE TABLE c (id @I64@ REFERENCES p (id));"
               "PRAGMA foreign_keys = OFF; INSERT INTO c VALUES (5)");
  g_assert_true (wg_engine_check (engine, FALSE, problems, &error));
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (wg_engine_check (engine, TRUE, problems, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((WgProblem *) g_ptr_array_index (problems, 0))->what, ==, "reference");
  g_assert_true (wg_engine_copy_to (engine, path, &error));
  g_assert_no_error (error);
  copy = wg_sqlite_engine_open (path, WG_SQLITE_IMMUTABLE, &error);
  g_assert_no_error (error);
  assert_answer (copy, "SELECT count(*) FROM c", "1");
}

/* A transaction without a look at references, however it ends, is the last one. */
static void
test_late_references (void)
{
  static const char *const orphan = "INSERT INTO c VALUES (5)";
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GError) error = NULL;

  run (engine, "CREATE TABLE p (id @I64@ PRIMARY KEY);"
               "CREATE TABLE c (id @I64@ REFERENCES p (id))");
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (wg_engine_begin_late (engine, &error));
      g_assert_no_error (error);
      assert_answer (engine, "PRAGMA foreign_keys", "0");
      run (engine, orphan);
      if (i == 0)
        wg_engine_rollback (engine);
      else
        g_assert_true (wg_engine_commit (engine, &error));
      g_assert_no_error (error);
      assert_answer (engine, "PRAGMA foreign_keys", "1");
      g_assert_true (wg_engine_begin (engine, &error));
      g_assert_false (wg_engine_run_script (engine, orphan, &error));
      g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
      g_clear_error (&error);
      wg_engine_rollback (engine);
    }
  assert_answer (engine, "SELECT count(*) FROM c", "2");
}

/* Every code has a sentence that names the file, and its place in the closed list. */
static void
test_errors (void)
{
  static const struct
  {
    int          code;
    WgStoreError error;
  } cases[] = {
    { SQLITE_FULL, WG_STORE_ERROR_FULL },
    { SQLITE_CORRUPT, WG_STORE_ERROR_DAMAGED },
    { SQLITE_CORRUPT_INDEX, WG_STORE_ERROR_DAMAGED },
    { SQLITE_NOTADB, WG_STORE_ERROR_NOT_A_DATABASE },
    { SQLITE_READONLY_DIRECTORY, WG_STORE_ERROR_READ_ONLY },
    { SQLITE_CANTOPEN, WG_STORE_ERROR_DENIED },
    { SQLITE_BUSY_SNAPSHOT, WG_STORE_ERROR_BUSY },
    { SQLITE_IOERR_FSYNC, WG_STORE_ERROR_NOT_SAVED },
    { SQLITE_CONSTRAINT_UNIQUE, WG_STORE_ERROR_NOT_SAVED },
    { SQLITE_CONSTRAINT_CHECK, WG_STORE_ERROR_NOT_SAVED },
    { SQLITE_CONSTRAINT_FOREIGNKEY, WG_STORE_ERROR_CONFLICT },
    { SQLITE_NOMEM, WG_STORE_ERROR_NOT_SAVED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      wg_sqlite_set_error (&error, cases[i].code, NULL, "/folder/区.wangge");
      g_assert_error (error, WG_STORE_ERROR, (int) cases[i].error);
      g_assert_nonnull (strstr (error->message, "“区.wangge”"));
      g_assert_null (strstr (error->message, "/folder"));
    }
}

static void
test_backups (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) scripts = wg_migrations_load (&error);
  g_autofree char *path = NULL;
  gint64 made_at, edit;

  g_assert_true (wg_migrations_run (engine, (const char *const *) scripts, NULL, &error));
  g_assert_true (wg_backup_table_last (engine, &path, &made_at, &edit, &error));
  g_assert_null (path);
  g_assert_true (wg_backup_table_insert (engine, "/one", 5000, 3, &error));
  g_assert_true (wg_backup_table_insert (engine, "/two", 4000, 4, &error));
  g_assert_true (wg_backup_table_last (engine, &path, &made_at, &edit, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (path, ==, "/two");
  g_assert_cmpint (made_at, ==, 4000);
  g_assert_cmpint (edit, ==, 4);
}

static void
count_report (guint    done,
              guint    total,
              gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_ticker (void)
{
  guint calls = 0;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  WgTicker ticker = { cancellable, count_report, &calls, g_get_monotonic_time () };

  for (guint i = 0; i < 1000; i++)
    g_assert_true (wg_ticker_tick (&ticker, i, 1000, &error));
  g_assert_cmpuint (calls, <, 500);
  g_assert_true (wg_ticker_tick (&ticker, 1000, 1000, &error));
  g_assert_cmpuint (calls, >, 0);
  g_assert_true (wg_ticker_tick (NULL, 1, 2, &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (wg_ticker_tick (&ticker, 1, 2, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/settings", test_settings);
  g_test_add_func ("/engine/values", test_values);
  g_test_add_func ("/engine/transactions", test_transactions);
  g_test_add_func ("/engine/modes", test_modes);
  g_test_add_func ("/engine/copy-and-check", test_copy_and_check);
  g_test_add_func ("/engine/errors", test_errors);
  g_test_add_func ("/engine/backups", test_backups);
  g_test_add_func ("/engine/ticker", test_ticker);
  g_test_add_func ("/engine/late-references", test_late_references);
  return g_test_run ();
}
