/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-backup.h"
#include "wg-migrations.h"
#include "wg-sqlite-engine.h"
#include "wg-store-error.h"
#include "wg-test.h"

static WgEngine *
make_engine (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_write (dir, "engine.db", "", 0);
  g_autoptr (GError) error = NULL;
  WgEngine *engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (wg_sqlite_engine_start (engine, &error));
  g_assert_no_error (error);
  return engine;
}

static gint64
count_tables (WgEngine *engine)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStatement) statement =
      wg_statement_new (engine, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'", &error);
  gboolean row;

  g_assert_no_error (error);
  g_assert_true (wg_statement_step (statement, &row, &error));
  return wg_statement_column_int (statement, 0);
}

static void
test_shipped (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) scripts = wg_migrations_load (&error);
  gboolean ours, empty;
  int version;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (scripts), >=, 1);
  g_assert_true (wg_sqlite_engine_is_ours (engine, &ours, &empty, &error));
  g_assert_false (ours);
  g_assert_true (empty);
  g_assert_true (wg_migrations_run (engine, (const char *const *) scripts, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (wg_engine_get_version (engine, &version, &error));
  g_assert_cmpint (version, ==, (int) g_strv_length (scripts));
  g_assert_true (wg_sqlite_engine_is_ours (engine, &ours, &empty, &error));
  g_assert_true (ours);
  g_assert_false (empty);
  /* Once more is nothing. */
  g_assert_true (wg_migrations_run (engine, (const char *const *) scripts, NULL, &error));
  g_assert_no_error (error);
}

/* Taking a unit or a grid back asks every table that may refer to it. */
static void
test_references_are_found (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) scripts = wg_migrations_load (&error);
  g_autoptr (WgStatement) statement = NULL;
  gboolean row;

  g_assert_true (wg_migrations_run (engine, (const char *const *) scripts, NULL, &error));
  statement = wg_statement_new (engine,
      "SELECT count(*), count(*) FILTER (WHERE NOT EXISTS (SELECT 1 "
      "FROM pragma_index_list (tables.name) AS list, pragma_index_info (list.name) AS info "
      "WHERE info.seqno = 0 AND info.name = keys.\"from\")) "
      "FROM sqlite_schema AS tables, pragma_foreign_key_list (tables.name) AS keys "
      "WHERE tables.type = 'table' AND keys.\"table\" IN ('unit', 'grid')", &error);
  g_assert_no_error (error);
  g_assert_true (wg_statement_step (statement, &row, &error));
  g_assert_cmpint (wg_statement_column_int (statement, 0), >, 20);
  g_assert_cmpint (wg_statement_column_int (statement, 1), ==, 0);
}

/* Files that every engine has to read: no word that only one of them knows. */
static void
test_portable (void)
{
  static const char *const words[] = {
    "AUTOINCREMENT", "WITHOUT ROWID", "CASCADE", "SET NULL", "PRAGMA", "GLOB", "INTEGER", " BLOB",
    " REAL", "TRIGGER", "CREATE VIEW", "json", "datetime",
  };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) scripts = wg_migrations_load (&error);

  for (guint i = 0; scripts[i] != NULL; i++)
    for (guint w = 0; w < G_N_ELEMENTS (words); w++)
      if (strstr (scripts[i], words[w]) != NULL)
        g_error ("migration %u says %s", i + 1, words[w]);
}

/* A step that fails leaves the file as the step before it did; a later try goes on from there. */
static void
test_failing_step (void)
{
  static const char *const bad[] = {
    "CREATE TABLE one (a @I64@) @STRICT@; INSERT INTO one VALUES (1);",
    "CREATE TABLE two (a @F64@, b @BLOB@) @STRICT@; INSERT INTO none VALUES (1);", NULL,
  };
  static const char *const good[] = {
    "never run again", "CREATE TABLE two (a @F64@);\n-- end\n", "CREATE TABLE three (a TEXT)", NULL,
  };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (GError) error = NULL;
  int version;

  g_assert_false (wg_migrations_run (engine, bad, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED);
  g_clear_error (&error);
  g_assert_true (wg_engine_get_version (engine, &version, &error));
  g_assert_cmpint (version, ==, 1);
  g_assert_cmpint (count_tables (engine), ==, 1);
  g_assert_true (wg_migrations_run (engine, good, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (wg_engine_get_version (engine, &version, &error));
  g_assert_cmpint (version, ==, 3);
  g_assert_cmpint (count_tables (engine), ==, 3);
}

static gboolean
count_end (WgEngine *engine,
           GError  **error)
{
  return wg_engine_run_script (engine, "INSERT INTO ended VALUES (1);", error);
}

/* What no script can say is said with the last step, or the step is not made. */
static void
test_end (void)
{
  static const char *const bad[] = { "CREATE TABLE one (a @I64@);", "CREATE TABLE two (a @I64@);",
                                     NULL };
  static const char *const good[] = { "never run again", "CREATE TABLE ended (a @I64@);", NULL };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (WgStatement) statement = NULL;
  g_autoptr (GError) error = NULL;
  gboolean row;
  int version;

  g_assert_false (wg_migrations_run (engine, bad, count_end, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED);
  g_clear_error (&error);
  g_assert_true (wg_engine_get_version (engine, &version, &error));
  g_assert_cmpint (version, ==, 1);
  g_assert_cmpint (count_tables (engine), ==, 1);
  for (guint i = 0; i < 2; i++)
    g_assert_true (wg_migrations_run (engine, good, count_end, &error));
  statement = wg_statement_new (engine, "SELECT count(*) FROM ended", &error);
  g_assert_no_error (error);
  g_assert_true (wg_statement_step (statement, &row, &error));
  g_assert_cmpint (wg_statement_column_int (statement, 0), ==, 1);
}

/* The copy that is made before a file is brought forward. */
static void
test_backup_before (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autofree char *path = wg_test_dir_file (dir, "engine.db.schema-1");
  g_autoptr (WgEngine) copy = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const first[] = { "CREATE TABLE one (a @I64@);", NULL };
  int version;

  g_assert_true (wg_migrations_run (engine, first, NULL, &error));
  g_assert_true (wg_backup_before_migration (engine, path, &error));
  g_assert_no_error (error);
  copy = wg_sqlite_engine_open (path, WG_SQLITE_IMMUTABLE, &error);
  g_assert_no_error (error);
  g_assert_true (wg_engine_get_version (copy, &version, &error));
  g_assert_cmpint (version, ==, 1);
  g_assert_cmpint (count_tables (copy), ==, 1);
  /* A second try keeps the first copy. */
  g_assert_true (wg_backup_before_migration (engine, path, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrations/shipped", test_shipped);
  g_test_add_func ("/migrations/references-are-found", test_references_are_found);
  g_test_add_func ("/migrations/portable", test_portable);
  g_test_add_func ("/migrations/failing-step", test_failing_step);
  g_test_add_func ("/migrations/end", test_end);
  g_test_add_func ("/migrations/backup-before", test_backup_before);
  return g_test_run ();
}
