/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file that a program with schema 1 wrote is brought forward: after a verified backup, with
 * every row as it was, and its old edits can still be taken back. */
#include "wg-encoding.h"
#include "wg-sqlite-engine.h"
#include "wg-table-session.h"
#include "wg-store-backups.h"
#include "wg-test-store.h"

static char *
copy_fixture (WgTestDir *dir)
{
  g_autofree char *fixture = wg_test_source ("tests/fixtures/store/schema-1.wangge");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture, &content, &length, &error));
  g_assert_no_error (error);
  return wg_test_dir_write (dir, "test.wangge", content, (gssize) length);
}

static gboolean
add_row (WgRow   *row,
         gpointer bytes,
         GError **error)
{
  wg_encode_row (bytes, row);
  return TRUE;
}

/* Every row of the tables that schema 1 had, as bytes, read without the store. */
static char *
digest_rows (const char *path)
{
  static const WgKind *const kinds[] = {
    &wg_kind_setting, &wg_kind_template, &wg_kind_level, &wg_kind_unit, &wg_kind_position,
    &wg_kind_holding, &wg_kind_grid, &wg_kind_branch_grid, &wg_kind_post, &wg_kind_base_feature,
  };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEngine) engine = wg_sqlite_engine_open (path, WG_SQLITE_IMMUTABLE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WgTableSession) session =
          wg_table_session_new (wg_kind_table_find (kinds[i]), engine);

      g_assert_true (wg_table_session_visit (session, add_row, bytes, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (bytes->len, >, 1000);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
}

static gint64
count (WgStore      *store,
       const WgKind *kind)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  g_assert_true (wg_store_count (store, kind, &n, &error));
  g_assert_no_error (error);
  return n;
}

static void
test_brought_forward (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = copy_fixture (dir);
  g_autofree char *folder = wg_store_dup_backup_folder (path);
  g_autofree char *before = digest_rows (path);
  g_autofree char *after = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgEngine) engine = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *moved = NULL;
  const WgBackupEntry *backup;
  int version = 0;

  g_assert_cmpint (wg_store_get_schema_version (store), >=, 2);
  g_assert_cmpint (count (store, &wg_kind_unit), ==, 9);
  g_assert_cmpint (count (store, &wg_kind_grid), ==, 5);
  g_assert_cmpint (count (store, &wg_kind_activity), ==, 0);
  wg_test_assert_sane (store);
  g_assert_true (wg_store_close (store, &error));
  g_assert_no_error (error);
  after = digest_rows (path);
  g_assert_cmpstr (after, ==, before);

  /* The copy is still what the older program wrote, and that program can read it. */
  backups = wg_store_list_backups (path, folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 1);
  backup = g_ptr_array_index (backups, 0);
  g_assert_cmpint (backup->reason, ==, WG_BACKUP_MIGRATION);
  g_assert_cmpint (backup->schema_version, ==, 1);
  kept = digest_rows (backup->path);
  g_assert_cmpstr (kept, ==, before);
  engine = wg_sqlite_engine_open (backup->path, WG_SQLITE_IMMUTABLE, &error);
  g_assert_no_error (error);
  g_assert_true (wg_engine_get_version (engine, &version, &error));
  g_assert_cmpint (version, ==, 1);

  /* It can be read through, and restored, although only the present schema can be. */
  problems = wg_store_check_backup (backup->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_true (wg_store_restore (backup->path, path, &moved, &error));
  g_assert_no_error (error);
  g_clear_object (&store);
  store = wg_test_store_new (dir);
  g_assert_cmpint (count (store, &wg_kind_unit), ==, 9);
  wg_test_assert_sane (store);
}

/* The journal of old edits still leads back, and records can be added. */
static void
test_old_edit (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = copy_fixture (dir);
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GError) error = NULL;
  g_autofree char *original = wg_test_dump (store);
  g_autofree char *again = NULL;
  g_autoptr (GPtrArray) grids = wg_store_load (store, &wg_kind_grid, NULL, &error);
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_case, 0);
  g_autoptr (WgEdit) edit = wg_edit_new ("entered");

  g_assert_no_error (error);
  wg_row_set_int (row, WG_SERVICE_CASE_GRID, wg_row_get_id (g_ptr_array_index (grids, 0)));
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, 29000000);
  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
  wg_test_assert_sane (store);
  g_assert_true (wg_store_undo (store, 0, NULL, NULL, NULL, &error)); /* the record */
  g_assert_true (wg_store_undo (store, 0, NULL, NULL, NULL, &error)); /* the grids */
  g_assert_no_error (error);
  g_assert_cmpint (count (store, &wg_kind_grid), ==, 0);
  g_assert_cmpint (count (store, &wg_kind_unit), ==, 9);
  wg_test_assert_sane (store);
  g_assert_true (wg_store_redo (store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  again = wg_test_dump (store);
  g_assert_cmpstr (again, ==, original);
  wg_test_assert_sane (store);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schema-1/brought-forward", test_brought_forward);
  g_test_add_func ("/schema-1/old-edit", test_old_edit);
  return g_test_run ();
}
