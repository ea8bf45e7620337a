/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-bulk-load.h"
#include "wg-bulk-references.h"
#include "wg-encoding.h"
#include "wg-kind-table.h"
#include "wg-migrations.h"
#include "wg-row-check.h"
#include "wg-sqlite-engine.h"
#include "wg-store-error.h"
#include "wg-table-session.h"
#include "wg-test-store.h"

static WgEngine *
make_engine (WgTestDir *dir)
{
  g_autofree char *path = wg_test_dir_write (dir, "engine.db", "", 0);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) scripts = wg_migrations_load (&error);
  WgEngine *engine;

  g_assert_no_error (error);
  engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (wg_sqlite_engine_start (engine, &error));
  g_assert_no_error (error);
  g_assert_true (wg_migrations_run (engine, (const char *const *) scripts, NULL, &error));
  g_assert_no_error (error);
  return engine;
}

/* A table for every kind, in the same order. */
static void
test_every_kind (void)
{
  guint n = 0;

  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      g_assert_true (wg_kind_tables ()[n++]->kind == *kind);
      g_assert_true (wg_kind_table_find (*kind)->kind == *kind);
    }
  g_assert_null (wg_kind_tables ()[n]);
}

static void
check_columns (WgTableSession    *session,
               const WgKindTable *table)
{
  g_autoptr (GError) error = NULL;
  WgStatement *statement = wg_table_session_statement (session, WG_TABLE_SELECT_ALL, &error);
  const WgKind *kind = table->kind;

  g_assert_no_error (error);
  g_assert_cmpuint (wg_statement_n_columns (statement), ==, kind->n_fields + 2);
  g_assert_cmpstr (wg_statement_column_name (statement, 0), ==, "id");
  g_assert_cmpstr (wg_statement_column_name (statement, 1), ==, "ver");
  for (guint i = 0; i < kind->n_fields; i++)
    g_assert_cmpstr (wg_statement_column_name (statement, i + 2), ==, kind->fields[i].name);
}

static void
check_parameters (WgTableSession    *session,
                  const WgKindTable *table)
{
  static const WgKindTableStatement writing[] = { WG_TABLE_INSERT, WG_TABLE_UPDATE };

  for (guint s = 0; s < G_N_ELEMENTS (writing); s++)
    {
      g_autoptr (GError) error = NULL;
      WgStatement *statement = wg_table_session_statement (session, writing[s], &error);

      g_assert_no_error (error);
      for (guint i = 0; i < table->kind->n_fields; i++)
        g_assert_cmpint (wg_statement_find (statement, table->kind->fields[i].name), >, 0);
      g_assert_cmpint (wg_statement_find (statement, "x_min") > 0, ==, table->bounds_field >= 0);
      g_assert_cmpint (wg_statement_find (statement, "no_such_field"), ==, 0);
    }
}

/* The fields of each kind are the columns of its table, and the parameters of its statements. */
static void
test_fields_are_columns (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);

  for (const WgKindTable *const *table = wg_kind_tables (); *table != NULL; table++)
    {
      g_autoptr (WgTableSession) session = wg_table_session_new (*table, engine);
      g_autofree char *sql = g_strconcat ("SELECT * FROM ", (*table)->kind->name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (WgStatement) all = wg_statement_new (engine, sql, &error);
      guint bounds = (*table)->bounds_field >= 0 ? 4 : 0;

      g_assert_no_error (error);
      g_assert_cmpuint (wg_statement_n_columns (all), ==, (*table)->kind->n_fields + 2 + bounds);
      check_columns (session, *table);
      check_parameters (session, *table);
      for (guint s = 0; s < WG_TABLE_N_STATEMENTS; s++)
        if ((*table)->sql[s] != NULL)
          {
            g_assert_nonnull (wg_table_session_statement (session, s, &error));
            g_assert_no_error (error);
          }
      if (bounds > 0)
        g_assert_true ((*table)->kind->fields[(*table)->bounds_field].flags & WG_FIELD_WKB);
    }
}

static gboolean
count_row (WgRow   *row,
           gpointer user_data,
           GError **error)
{
  ++*(guint *) user_data;
  return TRUE;
}

/* The guard: a write with another version is a conflict. */
static void
test_session (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  g_autoptr (WgTableSession) session = wg_table_session_new (&wg_setting_table, engine);
  g_autoptr (WgRow) row = wg_setting_new ("key", "1");
  g_autoptr (WgRow) read = NULL;
  g_autoptr (WgRow) none = NULL;
  g_autoptr (GError) error = NULL;
  gint64 count;
  guint visited = 0;

  g_assert_true (wg_table_session_insert (session, row, 5, &error));
  g_assert_false (wg_table_session_update (session, row, 4, 6, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (wg_table_session_update (session, row, 5, 6, &error));
  g_assert_true (wg_table_session_select (session, wg_row_get_id (row), &read, &error));
  g_assert_cmpint (wg_row_get_version (read), ==, 6);
  g_assert_true (wg_table_session_visit (session, count_row, &visited, &error));
  g_assert_cmpuint (visited, ==, 1);
  g_assert_false (wg_table_session_delete (session, row, 5, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (wg_table_session_delete (session, row, 6, &error));
  g_assert_true (wg_table_session_select (session, wg_row_get_id (row), &none, &error));
  g_assert_null (none);
  g_assert_true (wg_table_session_count (session, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 0);
}

/* (transfer full): what the file says of the table's own indexes. */
static char *
list_indexes (WgEngine   *engine,
              const char *table)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL AND "
                       "tbl_name = '%s' ORDER BY name", table);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStatement) statement = wg_statement_new (engine, sql, &error);
  gboolean row = FALSE;

  g_assert_no_error (error);
  while (wg_statement_step (statement, &row, &error) && row)
    {
      g_autofree char *text = wg_statement_column_text (statement, 0);

      g_string_append_printf (all, "%s;", text);
    }
  g_assert_no_error (error);
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static WgEdit *
make_activities (guint n)
{
  WgEdit *edit = wg_edit_new ("many");

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_activity, i + 1);

      wg_row_set_text (row, WG_ACTIVITY_NAME, "a");
      wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
      wg_row_set_text (row, WG_ACTIVITY_HELD_ON, "2026-09-30");
      wg_edit_insert (edit, row);
    }
  return edit;
}

/* Looked at late only where new rows are all there is, and are many. */
static void
test_late (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WgLedger) ledger = wg_ledger_new (make_engine (dir), &error);
  g_autoptr (WgEdit) few = make_activities (WG_BULK_LOAD_LEAST - 1);
  g_autoptr (WgEdit) many = make_activities (WG_BULK_LOAD_LEAST);
  g_autoptr (WgEdit) taking = make_activities (WG_BULK_LOAD_LEAST);
  g_autoptr (WgEdit) others = make_activities (WG_BULK_LOAD_LEAST);
  g_autoptr (WgRow) setting = wg_setting_new ("key", "1");
  g_autoptr (WgRow) meeting = wg_row_new (&wg_kind_meeting, 0);
  GPtrArray *tables;

  g_assert_no_error (error);
  wg_edit_delete (taking, wg_edit_get_change (many, 0)->new_row);
  wg_edit_insert (others, meeting);
  g_assert_true (wg_bulk_references_find (ledger, few, &tables, &error));
  g_assert_null (tables);
  g_assert_true (wg_bulk_references_find (ledger, taking, &tables, &error));
  g_assert_null (tables);
  g_assert_true (wg_bulk_references_find (ledger, others, &tables, &error));
  g_assert_null (tables);
  wg_edit_delete (many, setting); /* nobody refers to one */
  g_assert_true (wg_bulk_references_find (ledger, many, &tables, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, ==, 1);
  g_assert_true (g_ptr_array_index (tables, 0) == &wg_activity_table);
  g_assert_true (wg_bulk_references_check (ledger, tables, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (tables);
}

/* Indexes that are made anew after a bulk load are those of the migrations. */
static void
test_indexes (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  WgEngine *engine = make_engine (dir);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgLedger) ledger = wg_ledger_new (engine, &error);
  g_autoptr (WgEdit) few = make_activities (10);
  g_autoptr (WgEdit) many = make_activities (WG_BULK_LOAD_LEAST);
  guint n = 0;

  g_assert_no_error (error);
  for (const WgKindTable *const *table = wg_kind_tables (); *table != NULL; table++)
    {
      g_autofree char *before = list_indexes (engine, (*table)->kind->name);
      g_autofree char *without = NULL;
      g_autofree char *after = NULL;

      if ((*table)->create_indexes == NULL)
        continue;
      n++;
      g_assert_true (wg_engine_run_script (engine, (*table)->drop_indexes, &error));
      without = list_indexes (engine, (*table)->kind->name);
      g_assert_cmpstr (without, ==, "");
      g_assert_true (wg_engine_run_script (engine, (*table)->create_indexes, &error));
      after = list_indexes (engine, (*table)->kind->name);
      g_assert_cmpstr (after, ==, before);
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 5);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *during = NULL;
      g_autofree char *after = NULL;
      guint32 tables;

      g_assert_true (wg_bulk_load_begin (ledger, i == 0 ? few : many, &tables, &error));
      during = list_indexes (engine, "activity");
      g_assert_cmpint (tables != 0, ==, i == 1);
      g_assert_cmpint (*during == '\0', ==, i == 1);
      g_assert_true (wg_bulk_load_end (ledger, tables, &error));
      after = list_indexes (engine, "activity");
      g_assert_nonnull (strstr (after, "activity_by_held_on"));
    }
  g_assert_no_error (error);
}

static void
test_describe (void)
{
  g_autoptr (WgRow) grid = wg_test_grid ("g1", 0, 1);
  g_autoptr (WgRow) bare = wg_row_new (&wg_kind_branch_grid, 77);
  g_autofree char *named = wg_row_describe (grid);
  g_autofree char *numbered = wg_row_describe (bare);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (named, ==, "Grid “g1”");
  g_assert_cmpstr (numbered, ==, "Branch and grid 77");
  g_assert_true (wg_row_check (grid, &error));
  g_assert_no_error (error);
  g_assert_false (wg_row_check (bare, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_SAVED);
}

/* What is asked at the end of a large edit is all that the schema watches otherwise. */
static void
test_orphans (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgEngine) engine = make_engine (dir);
  guint n_asked = 0;

  for (const WgKindTable *const *table = wg_kind_tables (); *table != NULL; table++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgStatement) keys = NULL;
      g_autoptr (WgStatement) orphans = NULL;
      WgValue name = { WG_VALUE_TEXT, { .text = (char *) (*table)->kind->name } };
      gboolean row;

      if ((*table)->orphans == NULL)
        continue;
      keys = wg_statement_new (engine,
          "SELECT \"from\", \"table\", 0 FROM pragma_foreign_key_list ($name) UNION ALL "
          "SELECT keys.\"from\", tables.name, 1 FROM sqlite_schema AS tables, "
          "pragma_foreign_key_list (tables.name) AS keys WHERE tables.type = 'table' "
          "AND keys.\"table\" = $name", &error);
      g_assert_no_error (error);
      wg_statement_bind (keys, wg_statement_find (keys, "name"), &name, &error);
      while (wg_statement_step (keys, &row, &error) && row)
        {
          g_autofree char *column = wg_statement_column_text (keys, 0);
          g_autofree char *other = wg_statement_column_text (keys, 1);
          gboolean inwards = wg_statement_column_int (keys, 2) != 0;
          g_autofree char *wanted = g_strdup_printf (
              "DISTINCT %s AS id FROM %s) AS used WHERE used.id IS NOT NULL AND NOT EXISTS "
              "(SELECT 1 FROM %s WHERE", column, name.v.text, other);

          if (inwards)
            g_assert_cmpstr ((*table)->orphans, !=, "");
          else if (strstr ((*table)->orphans, wanted) == NULL)
            g_error ("%s: nobody asks for %s", name.v.text, column);
          n_asked += inwards ? 0 : 1;
        }
      g_assert_no_error (error);
      if (*(*table)->orphans == '\0')
        continue;
      orphans = wg_statement_new (engine, (*table)->orphans, &error);
      g_assert_no_error (error);
      g_assert_true (wg_statement_step (orphans, &row, &error));
      g_assert_false (row);
    }
  g_assert_cmpuint (n_asked, >, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind-table/every-kind", test_every_kind);
  g_test_add_func ("/kind-table/fields-are-columns", test_fields_are_columns);
  g_test_add_func ("/kind-table/session", test_session);
  g_test_add_func ("/kind-table/indexes", test_indexes);
  g_test_add_func ("/kind-table/describe", test_describe);
  g_test_add_func ("/kind-table/orphans", test_orphans);
  g_test_add_func ("/kind-table/late", test_late);
  return g_test_run ();
}
