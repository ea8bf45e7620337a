/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-test-store.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sys/stat.h>

static void
note_change (WgStore     *store,
             WgChangeSet *changes,
             gpointer     user_data)
{
  g_ptr_array_add (user_data, wg_change_set_ref (changes));
}

static GPtrArray *
watch (WgStore *store)
{
  GPtrArray *seen = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_change_set_unref);

  g_signal_connect (store, "changed", G_CALLBACK (note_change), seen);
  return seen;
}

static void
test_create (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *path = wg_test_dir_file (dir, "test.wangge");
  g_autofree char *wal = wg_test_dir_file (dir, "test.wangge-wal");
  g_autofree char *reason = wg_store_dup_read_only_reason (store);
  g_autofree char *backup = wg_store_dup_last_backup (store, NULL, NULL);
  gint64 at = -1;
  struct stat status;

  g_assert_cmpstr (wg_store_get_path (store), ==, path);
  g_assert_null (reason);
  g_assert_null (backup);
  g_assert_cmpint (wg_store_get_schema_version (store), ==, 8);
  g_assert_cmpint (wg_store_get_last_edit (store, &at), ==, 0);
  g_assert_cmpint (at, ==, 0);
  wg_test_fill (store, 1);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  wg_test_assert_sane (store);
}

/* What was written comes back, also after closing. */
static void
test_apply_load (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) seen = watch (store);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  WgChangeSet *changes;
  gint64 count = 0;

  wg_test_fill (store, 5);
  g_assert_cmpuint (seen->len, ==, 1);
  changes = g_ptr_array_index (seen, 0);
  g_assert_cmpint (wg_change_set_get_edit_number (changes), ==, 1);
  g_assert_cmpuint (wg_change_set_get_n_touches (changes), ==, 6);
  g_assert_true (wg_change_set_get_touch (changes, 0)->kind == &wg_kind_unit);
  g_assert_cmpint (wg_change_set_get_touch (changes, 5)->type, ==, WG_CHANGE_INSERT);
  g_assert_true (wg_change_set_has_kind (changes, &wg_kind_grid));
  g_assert_false (wg_change_set_has_kind (changes, &wg_kind_post));
  g_assert_true (wg_store_count (store, &wg_kind_grid, &count, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count, ==, 5);
  before = wg_test_dump (store);
  wg_test_assert_sane (store);
  g_assert_true (wg_store_close (store, &error));
  g_assert_no_error (error);
  g_clear_object (&store);

  store = wg_test_store_new (dir);
  after = wg_test_dump (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 1);
}

/* The row that a field refers to: the last one written of its kind. A class has none above it:
 * the only one there would be itself. */
static gint64 *
find_target (GHashTable    *rows,
             const WgKind  *kind,
             const WgField *field)
{
  static const char *const fields[][2] = {
    { "position", "position" }, { "leader", "position" }, { "grid", "grid" }, { "parent_grid", "grid" },
    { "service_class", "service_class" }, { "team", "team" }, { "meeting", "meeting" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (field->name, fields[i][0]))
      return g_hash_table_lookup (rows, fields[i][1]);
  return kind == &wg_kind_service_class ? NULL : g_hash_table_lookup (rows, "unit");
}

static void
set_every_field (WgRow      *row,
                 GHashTable *rows)
{
  const WgKind *kind = wg_row_get_kind (row);
  g_autoptr (GBytes) area = wg_test_square (3);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WgField *field = &kind->fields[i];

      if (field->flags & WG_FIELD_ID)
        {
          gint64 *target = find_target (rows, kind, field);

          if (target != NULL)
            wg_row_set_int (row, i, *target);
        }
      else if (field->type == WG_VALUE_INT)
        wg_row_set_int (row, i, 1);
      else if (field->type == WG_VALUE_REAL)
        wg_row_set_real (row, i, 12.5);
      else if (field->type == WG_VALUE_BLOB)
        wg_row_set_blob (row, i, area);
      else
        wg_row_set_text (row, i, field->flags & WG_FIELD_DATE ? "2026-09-30" : "文本 'a' \"b\"");
    }
}

/* Every field of every kind is kept: insert, load, change, load. */
static void
test_every_kind (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) grids = wg_store_load (store, &wg_kind_grid, NULL, &error);
  gint64 grid = wg_row_get_id (g_ptr_array_index (grids, 0));
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_assert_no_error (error);
  g_hash_table_insert (rows, (gpointer) "unit", g_memdup2 (&unit, sizeof unit));
  g_hash_table_insert (rows, (gpointer) "grid", g_memdup2 (&grid, sizeof grid));
  for (const WgKind *const *kind = wg_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (WgRow) row = wg_row_new (*kind, 0);
      g_autoptr (WgRow) read = NULL;
      g_autoptr (WgEdit) edit = wg_edit_new ("all fields");
      gint64 id = wg_row_get_id (row);

      set_every_field (row, rows);
      if (!g_hash_table_contains (rows, (*kind)->name))
        g_hash_table_insert (rows, (gpointer) (*kind)->name, g_memdup2 (&id, sizeof id));
      wg_edit_insert (edit, row);
      wg_test_apply (store, edit);
      g_assert_cmpint (wg_row_get_version (row), ==, wg_store_get_last_edit (store, NULL));
      read = wg_test_load (store, *kind, wg_row_get_id (row));
      g_assert_cmpint (wg_row_get_version (read), ==, wg_row_get_version (row));
      for (guint i = 0; i < (*kind)->n_fields; i++)
        g_assert_true (wg_value_equal (wg_row_get (read, i), wg_row_get (row, i)));
    }
  wg_test_assert_sane (store);
}

/* Two forms open on one row: the second one to save is told, and nothing of its edit is kept. */
static void
test_conflict (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) seen = watch (store);
  gint64 id = wg_test_fill (store, 0);
  g_autoptr (WgRow) read = wg_test_load (store, &wg_kind_unit, id);
  g_autoptr (WgRow) first = wg_row_copy (read);
  g_autoptr (WgRow) second = wg_row_copy (read);
  g_autoptr (WgRow) other = wg_setting_new ("other", "1");
  g_autoptr (WgEdit) one = wg_edit_new ("one");
  g_autoptr (WgEdit) two = wg_edit_new ("two");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  wg_row_set_text (first, WG_UNIT_NAME, "第一");
  wg_edit_update (one, read, first);
  wg_test_apply (store, one);
  g_assert_cmpint (wg_row_get_version (first), ==, 2);
  before = wg_test_dump (store);

  wg_row_set_text (second, WG_UNIT_NAME, "第二");
  wg_edit_insert (two, other);
  wg_edit_update (two, read, second);
  g_assert_false (wg_store_apply (store, two, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "990101001001"));
  after = wg_test_dump (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 2);
  g_assert_cmpuint (seen->len, ==, 2);
  wg_test_assert_sane (store);
}

static void
assert_refused (WgStore     *store,
                WgEdit      *edit,
                WgStoreError code,
                const char  *words)
{
  g_autofree char *before = wg_test_dump (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last = wg_store_get_last_edit (store, NULL);

  g_assert_false (wg_store_apply (store, edit, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
  after = wg_test_dump (store);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, last);
}

static void
refuse_row (WgStore     *store,
            WgRow       *row,
            WgStoreError code,
            const char  *words)
{
  g_autoptr (WgRow) good = wg_setting_new ("good", "1");
  g_autoptr (WgEdit) edit = wg_edit_new ("refused");

  wg_edit_insert (edit, good); /* must not stay */
  wg_edit_insert (edit, row);
  assert_refused (store, edit, code, words);
  wg_row_unref (row);
}

/* A bad value anywhere: a sentence that names row and field, and nothing is written. */
static void
test_refused (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 1);
  g_autofree char *long_name = g_strnfill (201, 'x');
  g_autoptr (GBytes) junk = g_bytes_new_static ("junk", 4);
  WgRow *row;

  refuse_row (store, wg_test_grid ("990101001001000", unit, 1), WG_STORE_ERROR_NOT_SAVED,
              "990101001001000");
  refuse_row (store, wg_test_grid ("g2", 4711, 1), WG_STORE_ERROR_CONFLICT, "refers to");
  refuse_row (store, wg_test_unit ("u2", long_name, 0), WG_STORE_ERROR_NOT_SAVED, "unit_name");
  row = wg_row_new (&wg_kind_grid, 0);
  refuse_row (store, row, WG_STORE_ERROR_NOT_SAVED, "Code is missing");
  row = wg_test_grid ("g3", unit, 1);
  wg_row_set_int (row, WG_GRID_HOUSEHOLDS, -1);
  refuse_row (store, row, WG_STORE_ERROR_NOT_SAVED, "Households is less than 0");
  row = wg_test_grid ("g4", unit, 1);
  wg_row_set_text (row, WG_GRID_VALID_FROM, "2026-02-30");
  refuse_row (store, row, WG_STORE_ERROR_NOT_SAVED, "Valid from is not a date");
  row = wg_test_grid ("g5", unit, 1);
  wg_value_set_int (wg_row_edit (row, WG_GRID_NAME), 3);
  refuse_row (store, row, WG_STORE_ERROR_NOT_SAVED, "Name is of the wrong type");
  row = wg_test_grid ("g6", unit, 1);
  wg_row_set_text (row, WG_GRID_NAME, "a\xff");
  refuse_row (store, row, WG_STORE_ERROR_NOT_SAVED, "Name is not UTF-8");
  row = wg_test_unit ("u3", "级别", 0);
  wg_row_set_int (row, WG_UNIT_LEVEL, 8);
  refuse_row (store, row, WG_STORE_ERROR_NOT_SAVED, "unit_level");
  row = wg_test_unit ("990101001001", "同码", 0);
  refuse_row (store, row, WG_STORE_ERROR_NOT_SAVED, "unit.code");
  row = wg_test_grid ("g7", unit, 1);
  wg_row_set_blob (row, WG_GRID_AREA, junk);
  {
    g_autoptr (WgEdit) edit = wg_edit_new ("junk");
    g_autoptr (GError) error = NULL;

    wg_edit_insert (edit, row);
    g_assert_false (wg_store_apply (store, edit, NULL, NULL, NULL, &error));
    g_assert_nonnull (strstr (error->message, "g7"));
    wg_row_unref (row);
  }
  wg_test_assert_sane (store);
}

/* Two rows with the same id, and an update of a row that is not there. */
static void
test_refused_rows (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 id = wg_test_fill (store, 0);
  g_autoptr (WgRow) same = wg_row_new (&wg_kind_unit, id);
  g_autoptr (WgRow) gone = wg_setting_new ("gone", "1");
  g_autoptr (WgRow) changed = wg_row_copy (gone);
  g_autoptr (WgEdit) insert = wg_edit_new ("same id");
  g_autoptr (WgEdit) update = wg_edit_new ("not there");
  g_autoptr (WgEdit) delete = wg_edit_new ("used");
  g_autoptr (WgRow) unit = wg_test_load (store, &wg_kind_unit, id);
  g_autoptr (WgRow) grid = wg_test_grid ("g1", id, 1);
  g_autoptr (WgEdit) add = wg_edit_new ("add");

  wg_row_set_text (same, WG_UNIT_NAME, "同号");
  wg_row_set_int (same, WG_UNIT_LEVEL, 1);
  wg_edit_insert (insert, same);
  assert_refused (store, insert, WG_STORE_ERROR_CONFLICT, "同号");
  wg_row_set_text (changed, WG_SETTING_VALUE, "2");
  wg_edit_update (update, gone, changed);
  assert_refused (store, update, WG_STORE_ERROR_CONFLICT, "gone");
  wg_edit_insert (add, grid);
  wg_test_apply (store, add);
  wg_edit_delete (delete, unit);
  assert_refused (store, delete, WG_STORE_ERROR_CONFLICT, "refer");
}

/* A retry after a lost answer is harmless, and an edit that changes nothing is none. */
static void
test_retry_and_nothing (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) seen = watch (store);
  g_autoptr (WgEdit) edit = wg_edit_new ("once");
  g_autoptr (WgEdit) nothing = wg_edit_new ("nothing");
  g_autoptr (WgRow) row = wg_setting_new ("key", "1");
  g_autoptr (WgRow) same = NULL;

  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
  wg_row_set_version (row, 0);
  wg_test_apply (store, edit);
  g_assert_cmpint (wg_row_get_version (row), ==, 1);
  same = wg_row_copy (row);
  wg_edit_update (nothing, row, same);
  wg_test_apply (store, nothing);
  g_assert_cmpint (wg_row_get_version (same), ==, 1);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 1);
  g_assert_cmpuint (seen->len, ==, 1);
}

/* A label is made to fit: it may hold a file's name, which is bytes of any kind. */
static void
test_label (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autofree char *name = g_strnfill (500, 'n');
  g_autofree char *label = g_strconcat ("\xff", name, NULL);
  g_autoptr (WgEdit) edit = wg_edit_new (label);
  g_autoptr (WgRow) row = wg_setting_new ("key", "1");
  g_autofree char *kept = NULL;

  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
  kept = wg_store_dup_undo_label (store);
  g_assert_true (g_utf8_validate (kept, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (kept, -1), ==, 400);
  g_assert_true (g_str_has_suffix (kept, "nn…"));
  wg_test_assert_sane (store);
}

/* A row that is written twice in one edit. */
static void
test_twice (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgRow) row = wg_setting_new ("key", "1");
  g_autoptr (WgRow) changed = wg_row_copy (row);
  g_autoptr (WgRow) read = NULL;
  g_autoptr (WgEdit) edit = wg_edit_new ("twice");
  g_autoptr (GError) error = NULL;
  gint64 count;

  wg_row_set_text (changed, WG_SETTING_VALUE, "2");
  wg_edit_insert (edit, row);
  wg_edit_update (edit, row, changed);
  wg_test_apply (store, edit);
  read = wg_test_load (store, &wg_kind_setting, wg_row_get_id (row));
  g_assert_cmpstr (wg_row_get_text (read, WG_SETTING_VALUE), ==, "2");
  wg_test_assert_sane (store);
  g_assert_true (wg_store_undo (store, 0, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (wg_store_count (store, &wg_kind_setting, &count, NULL));
  g_assert_cmpint (count, ==, 0);
  wg_test_assert_sane (store);
}

static gint64
read_clock (gpointer user_data)
{
  return *(gint64 *) user_data;
}

/* The clock jumps back: the order stays and the time still grows. */
static void
test_clock (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 now = 1000000;
  gint64 at;

  wg_store_set_clock (store, read_clock, &now);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %u", i);
      g_autoptr (WgRow) row = wg_setting_new (key, "1");
      g_autoptr (WgEdit) edit = wg_edit_new (key);

      wg_edit_set_actor (edit, "甲", "网格长");
      wg_edit_insert (edit, row);
      wg_test_apply (store, edit);
      now -= 500;
    }
  g_assert_cmpint (wg_store_get_last_edit (store, &at), ==, 3);
  g_assert_cmpint (at, ==, 1000002);
  edits = wg_store_load_edits (store, 0, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edits->len, ==, 2);
  g_assert_cmpint (((WgEditEntry *) g_ptr_array_index (edits, 0))->number, ==, 3);
  g_assert_cmpint (((WgEditEntry *) g_ptr_array_index (edits, 1))->committed_at, ==, 1000001);
  g_assert_cmpstr (((WgEditEntry *) g_ptr_array_index (edits, 1))->actor, ==, "甲");
  g_assert_cmpstr (((WgEditEntry *) g_ptr_array_index (edits, 1))->role, ==, "网格长");
  g_assert_cmpstr (((WgEditEntry *) g_ptr_array_index (edits, 1))->label, ==, "key 1");
  wg_test_assert_sane (store);
  wg_store_set_clock (store, NULL, NULL);
}

/* Who changed what: the journal as a person reads it. */
static void
test_history (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 id = wg_test_fill (store, 2);
  g_autoptr (WgRow) read = wg_test_load (store, &wg_kind_unit, id);
  g_autoptr (WgRow) changed = wg_row_copy (read);
  g_autoptr (WgEdit) edit = wg_edit_new ("rename");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const WgRowEntry *entry;

  wg_row_set_text (changed, WG_UNIT_NAME, "桥北社区");
  wg_row_set_null (changed, WG_UNIT_CODE);
  wg_edit_update (edit, read, changed);
  wg_test_apply (store, edit);
  history = wg_store_load_row_history (store, &wg_kind_unit, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  entry = g_ptr_array_index (history, 0);
  g_assert_cmpint (entry->type, ==, WG_CHANGE_INSERT);
  entry = g_ptr_array_index (history, 1);
  g_assert_cmpint (entry->type, ==, WG_CHANGE_UPDATE);
  g_assert_cmpint (entry->edit_number, ==, 2);
  g_assert_true (entry->kind == &wg_kind_unit);
  g_assert_cmpint (entry->row_id, ==, id);
  text = wg_row_entry_to_string (entry);
  g_assert_cmpstr (text, ==, "code: 990101001001 → \nname: 桥南社区 → 桥北社区");
  rows = wg_store_load_edit_rows (store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = wg_store_load_edit_rows (store, 99, &error);
  g_assert_null (rows);
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
}

static void
test_not_found (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_store_load_row (store, &wg_kind_unit, 1, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Empty is not failure. */
  rows = wg_store_load (store, &wg_kind_unit, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 0);
}

/* Several rows at one moment: in the order asked for, without those that are not there. */
static void
test_load_rows (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgEdit) edit = wg_edit_new ("levels");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 wanted[] = { 3, 9, 1 };

  for (gint64 id = 1; id <= 4; id++)
    {
      g_autoptr (WgRow) row = wg_row_new (&wg_kind_level, id);

      wg_row_set_int (row, WG_LEVEL_NUMBER, id);
      wg_row_set_text (row, WG_LEVEL_NAME, "区");
      wg_edit_insert (edit, row);
    }
  g_assert_true (wg_store_apply (store, edit, NULL, NULL, NULL, &error));
  g_array_append_vals (ids, wanted, G_N_ELEMENTS (wanted));
  rows = wg_store_load_rows (store, &wg_kind_level, ids, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (wg_row_get_id (g_ptr_array_index (rows, 0)), ==, 3);
  g_assert_cmpint (wg_row_get_int (g_ptr_array_index (rows, 1), WG_LEVEL_NUMBER, 0), ==, 1);
}

/* Numbers come back as they were written, −0 as 0, and verify agrees. */
static void
test_reals (void)
{
  static const double reals[] = { 0, -0.0, 0.1, 1e-300, 1e18, 9007199254740993.0, 1.5 };
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);

  for (guint i = 0; i < G_N_ELEMENTS (reals); i++)
    {
      g_autoptr (WgRow) post = wg_row_new (&wg_kind_post, 0);
      g_autoptr (WgRow) read = NULL;
      g_autoptr (WgEdit) edit = wg_edit_new ("real");

      wg_row_set_text (post, WG_POST_NAME, "驿站");
      wg_row_set_text (post, WG_POST_TYPE, "A");
      wg_row_set_text (post, WG_POST_STATUS, "open");
      wg_row_set_real (post, WG_POST_FLOOR_AREA, reals[i]);
      wg_edit_insert (edit, post);
      wg_test_apply (store, edit);
      read = wg_test_load (store, &wg_kind_post, wg_row_get_id (post));
      g_assert_true (wg_row_get_real (read, WG_POST_FLOOR_AREA, 7) == reals[i]);
    }
  wg_test_assert_sane (store);
  g_assert_true (wg_store_undo (store, 0, NULL, NULL, NULL, NULL));
  g_assert_true (wg_store_undo (store, 2, NULL, NULL, NULL, NULL));
}

/* NaN would be written as NULL. */
static void
test_not_a_number (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgRow) post = wg_row_new (&wg_kind_post, 0);
  g_autoptr (WgEdit) edit = wg_edit_new ("NaN");

  wg_row_set_text (post, WG_POST_NAME, "驿站");
  wg_row_set_text (post, WG_POST_TYPE, "A");
  wg_row_set_text (post, WG_POST_STATUS, "open");
  wg_row_set_real (post, WG_POST_FLOOR_AREA, NAN);
  wg_edit_insert (edit, post);
  assert_refused (store, edit, WG_STORE_ERROR_NOT_SAVED, "not a number");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/create", test_create);
  g_test_add_func ("/store/apply-load", test_apply_load);
  g_test_add_func ("/store/load-rows", test_load_rows);
  g_test_add_func ("/store/every-kind", test_every_kind);
  g_test_add_func ("/store/conflict", test_conflict);
  g_test_add_func ("/store/refused", test_refused);
  g_test_add_func ("/store/refused-rows", test_refused_rows);
  g_test_add_func ("/store/retry-and-nothing", test_retry_and_nothing);
  g_test_add_func ("/store/label", test_label);
  g_test_add_func ("/store/twice", test_twice);
  g_test_add_func ("/store/clock", test_clock);
  g_test_add_func ("/store/history", test_history);
  g_test_add_func ("/store/not-found", test_not_found);
  g_test_add_func ("/store/reals", test_reals);
  g_test_add_func ("/store/not-a-number", test_not_a_number);
  return g_test_run ();
}
