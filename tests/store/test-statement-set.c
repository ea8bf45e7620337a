/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared once, kept, and what cannot be prepared is said each time. */

#include "wg-sqlite-engine.h"
#include "wg-statement-set.h"
#include "wg-test.h"

static const char *const statements[] = {
  "INSERT INTO t (a) VALUES ($a)",
  "SELECT count(*) FROM t",
  "SELECT b FROM t",
};

static WgEngine *
make_engine (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_write (dir, "set.db", "", 0);
  g_autoptr (GError) error = NULL;
  WgEngine *engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (wg_sqlite_engine_start (engine, &error));
  g_assert_true (wg_engine_run_script (engine, "CREATE TABLE t (a INTEGER)", &error));
  return engine;
}

static void
test_kept (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (WgStatementSet) set
    = wg_statement_set_new (engine, statements, G_N_ELEMENTS (statements));
  g_autoptr (GError) error = NULL;
  WgStatement *insert = wg_statement_set_get (set, 0, &error);
  WgStatement *count = wg_statement_set_get (set, 1, &error);
  gboolean row;

  g_assert_no_error (error);
  for (gint64 i = 0; i < 3; i++)
    {
      g_assert_true (wg_statement_set_get (set, 0, &error) == insert);
      g_assert_true (wg_statement_bind_int (insert, wg_statement_find (insert, "a"), i, &error));
      g_assert_true (wg_statement_run (insert, NULL, &error));
    }
  g_assert_true (wg_statement_step (count, &row, &error));
  g_assert_cmpint (wg_statement_column_int (count, 0), ==, 3);
  wg_statement_reset (count);
}

static void
test_refused (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (WgStatementSet) set
    = wg_statement_set_new (engine, statements, G_N_ELEMENTS (statements));

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (wg_statement_set_get (set, 2, &error));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement-set/kept", test_kept);
  g_test_add_func ("/statement-set/refused", test_refused);
  return g_test_run ();
}
