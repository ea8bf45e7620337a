/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New rows that share an entry of the journal: their history, undo, redo and damage are those of
 * rows that have one each. */
#include "wg-audit.h"
#include "wg-sqlite-engine.h"
#include "wg-store-history.h"
#include "wg-test-store.h"

#define N_ROUNDS 120

static void
test_block (void)
{
  g_autoptr (GByteArray) entries = g_byte_array_new ();
  g_auto (WgJournalBlock) block = { .number = 7, .first_row = 1000, .n_entries = 3 };
  const guint8 digest[WG_DIGEST_SIZE] = { 1, 2, 3 };
  guint place = 9;

  for (guint i = 0; i < 3; i++)
    wg_journal_block_append (entries, i * i * 10, digest);
  block.entries = g_byte_array_free_to_bytes (g_steal_pointer (&entries));
  g_assert_cmpuint (wg_journal_block_count (&block), ==, 3);
  g_assert_cmpint (wg_journal_block_get_row (&block, 2), ==, 1040);
  g_assert_cmpint (wg_journal_block_get_number (&block, 2), ==, 9);
  g_assert_cmpmem (wg_journal_block_get_digest (&block, 1), WG_DIGEST_SIZE, digest,
                   sizeof digest);
  g_assert_true (wg_journal_block_find (&block, 1010, &place));
  g_assert_cmpuint (place, ==, 1);
  g_assert_false (wg_journal_block_find (&block, 1020, &place));
  g_assert_false (wg_journal_block_find (&block, 999, &place));
  /* What damage may say. */
  block.n_entries = 900;
  g_assert_cmpuint (wg_journal_block_count (&block), ==, 3);
  block.n_entries = -5;
  g_assert_cmpuint (wg_journal_block_count (&block), ==, 0);
  block.n_entries = 3;
  block.first_row = block.number = G_MAXINT64;
  wg_journal_block_find (&block, 5, &place);
  g_assert_cmpint (wg_journal_block_get_number (&block, 1), ==, G_MININT64);
}

/* Every part of a block changes the link of the chain. */
static void
test_audit (void)
{
  g_autoptr (WgAudit) audit = wg_audit_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);

  for (guint changed = 0; changed < 7; changed++)
    {
      guint8 hash[WG_DIGEST_SIZE] = { 0 };
      char kind[] = "unit";
      g_autoptr (GBytes) entries = g_bytes_new (kind, 3);
      WgJournalBlock block = { .number = 1 + (changed == 1), .edit = 1 + (changed == 2),
                               .kind = kind, .first_row = 5 + (changed == 4),
                               .n_entries = 1 + (changed == 5),
                               .entries = changed == 6 ? NULL : entries };
      WgEditRecord record = { .entry = { .number = 1 } };

      kind[0] += changed == 3;
      wg_audit_begin (audit, hash);
      wg_audit_add_block (audit, &block);
      wg_audit_end (audit, &record, hash);
      g_assert_true (g_hash_table_add (seen, g_bytes_new (hash, sizeof hash)));
    }
}

static WgRow *
make_setting (gint64 id,
              guint  value)
{
  WgRow *row = wg_row_new (&wg_kind_setting, id);
  g_autofree char *key = g_strdup_printf ("key %" G_GINT64_FORMAT, id);
  g_autofree char *text = g_strdup_printf ("%u", value);

  wg_row_set_text (row, WG_SETTING_KEY, key);
  wg_row_set_text (row, WG_SETTING_VALUE, text);
  return row;
}

/* What an edit did, as text. */
static char *
tell (WgStore *store,
      gint64   number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = wg_store_load_edit_rows (store, number, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRowEntry *entry = g_ptr_array_index (rows, i);
      g_autofree char *row = wg_row_entry_to_string (entry);

      g_string_append_printf (text, "%s %" G_GINT64_FORMAT " %d %s\n", entry->kind->name,
                              entry->row_id, entry->type, row);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gint64
ask (const char *path,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgEngine) engine = wg_sqlite_engine_open (path, WG_SQLITE_READ, &error);
  WgStatement *statement = wg_statement_new (engine, sql, &error);
  gboolean row = FALSE;
  gint64 number;

  g_assert_true (wg_statement_step (statement, &row, &error));
  g_assert_no_error (error);
  number = row ? wg_statement_column_int (statement, 0) : 0;
  wg_statement_free (statement);
  return number;
}

static void
take_back (WgStore *store,
           gboolean redo)
{
  g_autoptr (GError) error = NULL;

  if (redo)
    wg_store_redo (store, NULL, NULL, NULL, &error);
  else
    wg_store_undo (store, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
change (WgStore *store,
        gint64   id,
        WgRow   *new_row) /* (nullable): deletes */
{
  g_autoptr (WgEdit) edit = wg_edit_new ("change");
  g_autoptr (WgRow) row = wg_test_load (store, &wg_kind_setting, id);

  if (new_row != NULL)
    {
      wg_row_set_version (new_row, wg_row_get_version (row));
      wg_edit_update (edit, row, new_row);
    }
  else
    wg_edit_delete (edit, row);
  wg_test_apply (store, edit);
}

/* More rows than one block has, rows far away in between, and another kind. */
static void
test_history (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autoptr (WgEdit) edit = wg_edit_new ("import");
  g_autoptr (WgRow) unit = wg_test_unit ("1", "一", 0);
  g_autoptr (WgRow) changed = make_setting (1000 + 3 * 7, 99);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *dump = NULL;

  for (guint i = 0; i < 2500; i++)
    {
      gint64 id = i == 1500 ? G_MAXINT64 - 5 : 1000 + 3 * (gint64) i;
      g_autoptr (WgRow) row = make_setting (id, i);

      wg_edit_insert (edit, row);
      if (i == 700)
        wg_edit_insert (edit, unit);
    }
  wg_test_apply (store, edit);
  g_assert_cmpint (ask (path, "SELECT sum(n_entries) FROM journal_block"), ==, 2499);
  g_assert_cmpint (ask (path, "SELECT count(*) FROM journal"), ==, 2);
  before = tell (store, 1);
  dump = wg_test_dump (store);
  change (store, 1000 + 3 * 7, changed);
  change (store, 1000 + 3 * 7, NULL);
  change (store, 1000 + 3 * 8, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *now = tell (store, 1);
      g_autoptr (GPtrArray) history =
          wg_store_load_row_history (store, &wg_kind_setting, 1000 + 3 * 7, &error);
      g_autofree char *first = wg_row_entry_to_string (g_ptr_array_index (history, 0));

      g_assert_no_error (error);
      g_assert_cmpstr (now, ==, before);
      g_assert_cmpuint (history->len, ==, i < 2 ? 3 : 2 + i);
      g_assert_cmpstr (first, ==, "setting_key:  → key 1021\nsetting_value:  → 7");
      wg_test_assert_sane (store);
      if (i < 3)
        take_back (store, FALSE);
    }
  {
    g_autofree char *after = wg_test_dump (store);
    g_autofree char *again = NULL;
    g_autofree char *back = NULL;

    /* All but the versions, which wg_test_dump() leaves out, is as it was. */
    g_assert_cmpstr (after, ==, dump);
    take_back (store, FALSE);
    g_assert_cmpint (ask (path, "SELECT count(*) FROM setting"), ==, 0);
    again = tell (store, 1);
    g_assert_cmpstr (again, ==, before);
    take_back (store, TRUE);
    back = wg_test_dump (store);
    g_assert_cmpstr (back, ==, dump);
  }
  wg_test_assert_sane (store);
}

/* Rows that stand close to each other, from 1 to 30 of them, maybe ids that were there before. */
static void
insert_some (WgStore    *store,
             GHashTable *present,
             guint       round)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("some");
  guint n = (guint) g_test_rand_int_range (1, 31);
  gint64 id = 1000 + g_test_rand_int_range (0, 200);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WgRow) row = make_setting (id, round);

      if (!g_hash_table_contains (present, GINT_TO_POINTER ((int) id)))
        wg_edit_insert (edit, row);
      id += g_test_rand_int_range (1, 5);
    }
  if (wg_edit_get_n_changes (edit) > 0)
    wg_test_apply (store, edit);
}

static GHashTable *
list_present (WgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = wg_store_load (store, &wg_kind_setting, NULL, &error);
  GHashTable *present = g_hash_table_new (NULL, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (present, GINT_TO_POINTER (
                                   (int) wg_row_get_id (g_ptr_array_index (rows, i))));
  return present;
}

static void
change_one (WgStore    *store,
            GHashTable *present,
            guint       round)
{
  GHashTableIter iter;
  gpointer key = NULL;
  int skip = g_test_rand_int_range (0, (int) MAX (g_hash_table_size (present), 1));
  g_autoptr (WgRow) row = NULL;

  g_hash_table_iter_init (&iter, present);
  while (g_hash_table_iter_next (&iter, &key, NULL) && skip-- > 0)
    ;
  if (key == NULL)
    return;
  row = make_setting (GPOINTER_TO_INT (key), 5000 + round);
  change (store, GPOINTER_TO_INT (key), g_test_rand_int_range (0, 2) == 0 ? row : NULL);
}

/* Whatever comes later, what an edit did stays what it did. */
static void
test_random (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GHashTable) present = list_present (store);
      g_autofree char *undo = wg_store_dup_undo_label (store);
      g_autofree char *redo = wg_store_dup_redo_label (store);
      gint64 last;

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          insert_some (store, present, round);
          break;
        case 1:
          change_one (store, present, round);
          break;
        case 2:
          if (undo != NULL)
            take_back (store, FALSE);
          break;
        default:
          if (redo != NULL)
            take_back (store, TRUE);
          break;
        }
      last = wg_store_get_last_edit (store, NULL);
      if (last > told->len)
        g_ptr_array_add (told, tell (store, last));
    }
  for (guint i = 0; i < told->len; i++)
    {
      g_autofree char *now = tell (store, i + 1);

      g_assert_cmpstr (now, ==, g_ptr_array_index (told, i));
    }
  wg_test_assert_sane (store);
}

/* What is told of an import when the values of that time are not kept any more. */
static char *
tell_shortened (gboolean in_block)
{
  const WgShortening wanted = { 6, G_MAXINT64, (char *) "clerk", (char *) "", (char *) "short" };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = g_strdup (wg_store_get_path (store));
  g_autoptr (WgEdit) edit = wg_edit_new ("import");
  g_autoptr (WgEdit) later = wg_edit_new ("later");
  g_autoptr (WgRow) changed = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *code = g_strdup_printf ("99010100100100%u", i);
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_grid, in_block ? 1000 + i : 0);

      wg_row_set_text (row, WG_GRID_CODE, code);
      wg_row_set_text (row, WG_GRID_HEAD, "甲");
      wg_row_set_text (row, WG_GRID_VALID_FROM, "2026-01-01");
      wg_edit_insert (edit, row);
      if (i == 2)
        changed = wg_row_copy (row);
    }
  wg_test_apply (store, edit);
  g_assert_cmpint (ask (path, "SELECT count(*) FROM journal_block"), ==, in_block);
  wg_row_set_text (changed, WG_GRID_HEAD, "乙");
  wg_row_set_text (changed, WG_GRID_VALID_FROM, "2026-02-02");
  wg_edit_update (later, wg_edit_get_change (edit, 2)->new_row, changed);
  wg_test_apply (store, later);
  g_assert_true (wg_store_shorten (store, &wanted, NULL, &error));
  rows = wg_store_load_edit_rows (store, 1, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *row = wg_row_entry_to_string (g_ptr_array_index (rows, i));

      g_string_append_printf (text, "%s\n", row);
    }
  wg_test_assert_sane (store);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_shortened (void)
{
  g_autofree char *alone = tell_shortened (FALSE);
  g_autofree char *in_block = tell_shortened (TRUE);

  g_assert_cmpstr (in_block, ==, alone);
  g_assert_null (strstr (in_block, "甲"));
  g_assert_nonnull (strstr (in_block, "2026-01-01"));
}

/* What a database editor would change is found. */
static void
test_tampering (void)
{
  static const char *const scripts[] = {
    "UPDATE journal_block SET entries = zeroblob (72), n_entries = 2",
    "UPDATE journal_block SET entries = zeroblob (length (entries))",
    "UPDATE journal_block SET kind = 'unit'",
    "UPDATE journal_block SET kind = 'nothing'",
    "UPDATE journal_block SET first_row = first_row + 1",
    "UPDATE journal_block SET number = number + 1",
    "UPDATE journal_block SET edit = 2",
    "DELETE FROM journal_block",
    "INSERT INTO journal_block SELECT 9999, edit, kind, first_row, n_entries, entries "
    "FROM journal_block",
    "UPDATE setting SET setting_value = 'x' WHERE id = 1005",
    "DELETE FROM setting WHERE id = 1005",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      g_autoptr (WgStore) store = wg_test_store_new (dir);
      g_autofree char *path = g_strdup (wg_store_get_path (store));
      g_autofree char *script = g_strconcat ("PRAGMA foreign_keys = OFF; ", scripts[i], NULL);
      g_autoptr (WgEdit) edit = wg_edit_new ("import");
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      WgEngine *engine;

      for (guint n = 0; n < 20; n++)
        {
          g_autoptr (WgRow) row = make_setting (1000 + n, n);

          wg_edit_insert (edit, row);
        }
      wg_test_apply (store, edit);
      wg_test_set (store, "a", "1");
      g_clear_object (&store);
      engine = wg_sqlite_engine_open (path, WG_SQLITE_WRITE, &error);
      g_assert_true (wg_sqlite_engine_start (engine, &error));
      g_assert_true (wg_engine_run_script (engine, script, &error));
      g_assert_no_error (error);
      wg_engine_close (engine);
      store = wg_store_open (path, WG_STORE_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      problems = wg_store_verify (store, NULL, &error);
      g_assert_no_error (error);
      if (problems->len == 0)
        g_error ("“%s” was not found", scripts[i]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-block/block", test_block);
  g_test_add_func ("/journal-block/audit", test_audit);
  g_test_add_func ("/journal-block/history", test_history);
  g_test_add_func ("/journal-block/random", test_random);
  g_test_add_func ("/journal-block/shortened", test_shortened);
  g_test_add_func ("/journal-block/tampering", test_tampering);
  return g_test_run ();
}
