/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-journal-table.h"
#include "wg-store-error.h"
#include "wg-test-store.h"

#include <string.h>

static gint64
set (WgStore    *store,
     const char *key,
     const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = wg_store_load (store, &wg_kind_setting, NULL, &error);
  g_autofree char *label = g_strconcat (key, "=", value, NULL);
  g_autoptr (WgEdit) edit = wg_edit_new (label);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autoptr (WgRow) changed = wg_row_copy (row);

      if (g_strcmp0 (wg_row_get_text (row, WG_SETTING_KEY), key) != 0)
        continue;
      wg_row_set_text (changed, WG_SETTING_VALUE, value);
      wg_edit_update (edit, row, changed);
      wg_test_apply (store, edit);
      return wg_store_get_last_edit (store, NULL);
    }
  {
    g_autoptr (WgRow) row = wg_setting_new (key, value);

    wg_edit_insert (edit, row);
    wg_test_apply (store, edit);
  }
  return wg_store_get_last_edit (store, NULL);
}

/* All settings as "a=1 b=2", by key. */
static void
assert_settings (WgStore    *store,
                 const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = wg_store_load (store, &wg_kind_setting, NULL, &error);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  for (char key = 'a'; key <= 'z'; key++)
    for (guint i = 0; i < rows->len; i++)
      {
        WgRow *row = g_ptr_array_index (rows, i);

        if (*wg_row_get_text (row, WG_SETTING_KEY) == key)
          g_ptr_array_add (texts, g_strdup_printf ("%c=%s", key,
                                                   wg_row_get_text (row, WG_SETTING_VALUE)));
      }
  g_ptr_array_add (texts, NULL);
  all = g_strjoinv (" ", (char **) texts->pdata);
  g_assert_cmpstr (all, ==, expected);
}

static void
assert_labels (WgStore    *store,
               const char *undo,
               const char *redo)
{
  g_autofree char *undo_label = wg_store_dup_undo_label (store);
  g_autofree char *redo_label = wg_store_dup_redo_label (store);

  g_assert_cmpstr (undo_label, ==, undo);
  g_assert_cmpstr (redo_label, ==, redo);
}

static void
undo (WgStore *store)
{
  g_autoptr (GError) error = NULL;

  wg_store_undo (store, 0, "乙", "", NULL, &error);
  g_assert_no_error (error);
}

static void
redo (WgStore *store)
{
  g_autoptr (GError) error = NULL;

  wg_store_redo (store, "乙", "", NULL, &error);
  g_assert_no_error (error);
}

/* The edit that a file begins with stays; what came after it goes and comes as ever. */
static void
test_beginning (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (WgEdit) first = wg_edit_new ("begin");
  g_autoptr (WgEdit) later = wg_edit_new ("late");
  g_autoptr (WgRow) a = wg_setting_new ("a", "1");
  g_autoptr (WgRow) c = wg_setting_new ("c", "1");
  g_autoptr (GPtrArray) problems = NULL;

  wg_edit_set_beginning (first, TRUE);
  wg_edit_insert (first, a);
  wg_test_apply (store, first);
  assert_labels (store, NULL, NULL);
  g_assert_false (wg_store_undo (store, 0, "乙", "", NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (wg_store_undo (store, 1, "乙", "", NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "beginning"));
  g_clear_error (&error);
  set (store, "b", "1");
  assert_labels (store, "b=1", NULL);
  undo (store);
  assert_settings (store, "a=1");
  assert_labels (store, NULL, "b=1");
  redo (store);
  assert_settings (store, "a=1 b=1");
  /* Only the first edit of a file is its beginning. */
  wg_edit_set_beginning (later, TRUE);
  wg_edit_insert (later, c);
  wg_test_apply (store, later);
  assert_labels (store, "late", NULL);
  undo (store);
  assert_settings (store, "a=1 b=1");
  problems = wg_store_verify (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_chain (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);

  assert_labels (store, NULL, NULL);
  set (store, "a", "1");
  set (store, "b", "1");
  set (store, "a", "2");
  assert_labels (store, "a=2", NULL);
  undo (store);
  assert_settings (store, "a=1 b=1");
  assert_labels (store, "b=1", "a=2");
  undo (store);
  assert_settings (store, "a=1");
  undo (store);
  assert_settings (store, "");
  assert_labels (store, NULL, "a=1");
  redo (store);
  assert_settings (store, "a=1");
  redo (store);
  assert_settings (store, "a=1 b=1");
  redo (store);
  assert_settings (store, "a=2 b=1");
  assert_labels (store, "a=2", NULL);
  undo (store);
  undo (store);
  redo (store);
  assert_settings (store, "a=1 b=1");
  assert_labels (store, "b=1", "a=2");
  wg_test_assert_sane (store);
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, 12);
}

/* A new edit after an undo: nothing to redo any more, undo goes on below the gap. */
static void
test_branch (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GError) error = NULL;

  set (store, "a", "1");
  set (store, "a", "2");
  undo (store);
  set (store, "b", "1");
  assert_labels (store, "b=1", NULL);
  g_assert_false (wg_store_redo (store, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undo (store);
  assert_labels (store, "a=1", "b=1");
  undo (store);
  assert_settings (store, "");
  g_assert_false (wg_store_undo (store, 0, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
  redo (store);
  redo (store);
  assert_settings (store, "a=1 b=1");
  assert_labels (store, "b=1", NULL);
}

static void
test_restart (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);

  set (store, "a", "1");
  set (store, "a", "2");
  undo (store);
  g_clear_object (&store);
  store = wg_test_store_new (dir);
  assert_labels (store, "a=1", "a=2");
  redo (store);
  assert_settings (store, "a=2");
  g_clear_object (&store);
  store = wg_test_store_new (dir);
  undo (store);
  undo (store);
  assert_settings (store, "");
}

/* An older edit is taken back by its number, unless its rows were changed since. */
static void
test_by_number (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GError) error = NULL;
  gint64 first = set (store, "a", "1");
  gint64 second = set (store, "b", "1");
  gint64 third = set (store, "b", "2");

  g_assert_false (wg_store_undo (store, second, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "b=1"));
  g_clear_error (&error);
  assert_settings (store, "a=1 b=2");
  g_assert_cmpint (wg_store_get_last_edit (store, NULL), ==, third);

  g_assert_true (wg_store_undo (store, first, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_settings (store, "b=2");
  g_assert_false (wg_store_undo (store, first, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "already"));
  g_clear_error (&error);
  g_assert_false (wg_store_undo (store, 99, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* Taking back what came between makes the older one possible. */
  g_assert_true (wg_store_undo (store, third, NULL, NULL, NULL, &error));
  g_assert_true (wg_store_undo (store, second, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_settings (store, "");
  wg_test_assert_sane (store);
}

/* The insert of a row that others refer to now cannot be taken back. */
static void
test_referred (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  gint64 unit = wg_test_fill (store, 0);
  g_autoptr (WgRow) grid = wg_test_grid ("g1", unit, 1);
  g_autoptr (WgEdit) edit = wg_edit_new ("grid");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  wg_edit_insert (edit, grid);
  wg_test_apply (store, edit);
  before = wg_test_dump (store);
  g_assert_false (wg_store_undo (store, 1, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  after = wg_test_dump (store);
  g_assert_cmpstr (before, ==, after);
  undo (store);
  undo (store);
  wg_test_assert_sane (store);
}

/* The undo is an edit of its own: who did it, and what it takes back. */
static void
test_entry (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const WgEditEntry *entry;

  set (store, "a", "1");
  undo (store);
  edits = wg_store_load_edits (store, 0, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edits->len, ==, 2);
  entry = g_ptr_array_index (edits, 0);
  g_assert_cmpint (entry->undoes, ==, 1);
  g_assert_cmpstr (entry->actor, ==, "乙");
  g_assert_cmpstr (entry->label, ==, "a=1");
  g_assert_cmpuint (entry->n_changes, ==, 1);
  rows = wg_store_load_edit_rows (store, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((WgRowEntry *) g_ptr_array_index (rows, 0))->type, ==, WG_CHANGE_DELETE);
}

/* Many random edits, undos and redos against a model: the states at each depth of the stack. */
static void
test_random (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgStore) store = wg_test_store_new (dir);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint at = 0;

  g_ptr_array_add (states, wg_test_dump (store));
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *now = NULL;
      guint what = (guint) g_test_rand_int_range (0, 3);

      if (what == 0 && at > 0)
        {
          undo (store);
          at--;
        }
      else if (what == 1 && at + 1 < states->len)
        {
          redo (store);
          at++;
        }
      else
        {
          char key[] = { (char) ('a' + g_test_rand_int_range (0, 4)), '\0' };
          g_autofree char *value = g_strdup_printf ("%u", i);

          set (store, key, value);
          g_ptr_array_set_size (states, (int) ++at);
          g_ptr_array_add (states, wg_test_dump (store));
        }
      now = wg_test_dump (store);
      g_assert_cmpstr (now, ==, g_ptr_array_index (states, at));
    }
  wg_test_assert_sane (store);
}

/* The sentence of an entry that cannot be what the program wrote. */
static void
test_damaged (void)
{
  const WgJournalRecord record = { .number = 1234 };
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_journal_record_refuse (&record, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "1234"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/chain", test_chain);
  g_test_add_func ("/undo/beginning", test_beginning);
  g_test_add_func ("/undo/branch", test_branch);
  g_test_add_func ("/undo/restart", test_restart);
  g_test_add_func ("/undo/by-number", test_by_number);
  g_test_add_func ("/undo/referred", test_referred);
  g_test_add_func ("/undo/entry", test_entry);
  g_test_add_func ("/undo/random", test_random);
  g_test_add_func ("/undo/damaged", test_damaged);
  return g_test_run ();
}
