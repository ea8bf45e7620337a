/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Old values that an office does not keep for ever: they are gone from the file, the chain can
 * still be followed, undo stops where nothing leads back, and the rest is as it was. */
#include "wg-store-history.h"
#include "wg-test-store.h"

#include <sqlite3.h>
#include <string.h>

#define NAME "旧名字甲乙丙丁"
#define DAY G_GINT64_CONSTANT (86400000)
#define START (G_GINT64_CONSTANT (20000) * DAY)

static gint64
read_clock (gpointer user_data)
{
  return *(gint64 *) user_data;
}

static void
rename_unit (WgStore    *store,
             gint64      id,
             const char *name)
{
  g_autoptr (WgRow) row = wg_test_load (store, &wg_kind_unit, id);
  g_autoptr (WgRow) changed = wg_row_copy (row);
  g_autoptr (WgEdit) edit = wg_edit_new (name);

  wg_row_set_text (changed, WG_UNIT_NAME, name);
  wg_edit_update (edit, row, changed);
  wg_test_apply (store, edit);
}

static gint64
enter_case (WgStore *store,
            gint64   unit)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("case");
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_service_case, 0);

  wg_row_set_int (row, WG_SERVICE_CASE_UNIT, unit);
  wg_row_set_int (row, WG_SERVICE_CASE_ORDERED_AT, 29700000);
  wg_row_set_text (row, WG_SERVICE_CASE_NUMBER, "单-1");
  wg_edit_insert (edit, row);
  wg_test_apply (store, edit);
  return wg_row_get_id (row);
}

typedef struct
{
  WgTestDir *dir;
  WgStore   *store;
  gint64     clock;
  gint64     unit;
  gint64     record;
} Fixture;

/* Edit 1 fills, 2 renames, 3 enters a case, 4 renames back; 5 and 6 come a hundred days later. */
static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->dir = wg_test_dir_new ();
  self->store = wg_test_store_new (self->dir);
  self->clock = START;
  wg_store_set_clock (self->store, read_clock, &self->clock);
  self->unit = wg_test_fill (self->store, 3);
  rename_unit (self->store, self->unit, NAME);
  self->record = enter_case (self->store, self->unit);
  rename_unit (self->store, self->unit, "桥南社区");
  self->clock = START + 100 * DAY;
  rename_unit (self->store, self->unit, "甲");
  rename_unit (self->store, self->unit, "乙");
  g_assert_cmpint (wg_store_get_last_edit (self->store, NULL), ==, 6);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_clear_object (&self->store);
  wg_test_dir_free (self->dir);
}

static void
shorten (Fixture *self,
         gint64   before)
{
  const WgShortening wanted = { 6, before, (char *) "clerk", (char *) "", (char *) "shortened" };
  g_autoptr (GError) error = NULL;
  gboolean ok = wg_store_shorten (self->store, &wanted, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (ok);
}

static char *
dup_problems (WgStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = wg_store_verify (store, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const WgProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "%s %s; ", problem->what, problem->where);
    }
  return g_string_free (text, FALSE);
}

/* The row's entries as "1:n 2:s": how many fields are told of each, s where values are gone. */
static char *
dup_history (WgStore      *store,
             const WgKind *kind,
             gint64        id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = wg_store_load_row_history (store, kind, id, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const WgRowEntry *entry = g_ptr_array_index (entries, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":%u%s", i > 0 ? " " : "",
                              entry->edit_number, entry->fields->len,
                              entry->shortened ? "s" : "");
    }
  return g_string_free (text, FALSE);
}

static void
assert_undo_refused (WgStore *store,
                     gint64   number)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (wg_store_undo (store, number, NULL, NULL, NULL, &error));
  g_assert_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "not kept any more"));
}

static void
test_values_go_and_heads_stay (Fixture      *self,
                               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *case_before = dup_history (self->store, &wg_kind_service_case, self->record);
  g_autofree char *before = dup_history (self->store, &wg_kind_unit, self->unit);
  g_autofree char *after = NULL, *case_after = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (WgRow) unit = NULL;
  const WgEditEntry *second;

  g_assert_cmpstr (before, ==, "1:3 2:1 4:1 5:1 6:1");
  shorten (self, START + 50 * DAY);
  g_assert_cmpint (wg_store_get_last_edit (self->store, NULL), ==, 7);
  after = dup_history (self->store, &wg_kind_unit, self->unit);
  g_assert_cmpstr (after, ==, "1:0s 2:0s 4:0s 5:1 6:1");
  case_after = dup_history (self->store, &wg_kind_service_case, self->record);
  g_assert_cmpstr (case_after, ==, case_before);
  unit = wg_test_load (self->store, &wg_kind_unit, self->unit);
  g_assert_cmpstr (wg_row_get_text (unit, WG_UNIT_NAME), ==, "乙");

  edits = wg_store_load_edits (self->store, 0, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edits->len, ==, 7);
  second = g_ptr_array_index (edits, 5);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpstr (second->label, ==, NAME);
  g_assert_cmpint (second->clock_at, ==, START);
  g_assert_cmpint (second->committed_at, ==, START + 1);
  g_assert_cmpstr (((WgEditEntry *) g_ptr_array_index (edits, 0))->label, ==, "shortened");
  g_assert_cmpstr (((WgEditEntry *) g_ptr_array_index (edits, 0))->actor, ==, "clerk");
  wg_test_assert_sane (self->store);
}

/* References and dates stay: the organisation on a past day is told from them. */
static void
test_dates_and_references_stay (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_dates = 0, n_references = 0;

  shorten (self, START + 50 * DAY);
  rows = wg_store_load_edit_rows (self->store, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      const WgRowEntry *entry = g_ptr_array_index (rows, i);

      for (guint f = 0; f < entry->fields->len; f++)
        {
          const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, f);

          n_dates += g_str_equal (change->field, "valid_from");
          n_references += g_str_equal (change->field, "community");
          g_assert_cmpstr (change->field, !=, "name");
        }
    }
  g_assert_cmpuint (n_dates, ==, 3);
  g_assert_cmpuint (n_references, ==, 3);
}

static void
test_undo_stops_where_nothing_leads_back (Fixture      *self,
                                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL, *redo = NULL;

  shorten (self, START + 50 * DAY);
  for (guint i = 0; i < 2; i++)
    g_assert_true (wg_store_undo (self->store, 0, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  label = wg_store_dup_undo_label (self->store);
  g_assert_null (label);
  assert_undo_refused (self->store, 4);
  assert_undo_refused (self->store, 7);
  g_assert_true (wg_store_redo (self->store, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  wg_test_assert_sane (self->store);

  /* The undo of an edit loses its values too: nothing is brought back from there either. */
  self->clock = START + 200 * DAY;
  shorten (self, START + 150 * DAY);
  g_assert_cmpint (wg_store_get_last_edit (self->store, NULL), ==, 11);
  redo = wg_store_dup_redo_label (self->store);
  g_assert_null (redo);
  wg_test_assert_sane (self->store);
}

static void
test_again_and_again (Fixture      *self,
                      gconstpointer data)
{
  g_autofree char *history = NULL;

  shorten (self, START + 50 * DAY);
  shorten (self, START + 50 * DAY); /* nothing new is old enough: no edit */
  g_assert_cmpint (wg_store_get_last_edit (self->store, NULL), ==, 7);
  for (guint i = 2; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("第%u", i);

      self->clock = START + i * 100 * DAY;
      rename_unit (self->store, self->unit, name);
      shorten (self, self->clock - 50 * DAY);
      wg_test_assert_sane (self->store);
    }
  history = dup_history (self->store, &wg_kind_unit, self->unit);
  g_assert_true (g_str_has_suffix (history, "s 26:1"));
}

/* What is not kept is not in the file any more, nor in one that is made from it. */
static void
test_the_bytes_are_gone (Fixture      *self,
                         gconstpointer data)
{
  g_autofree char *path = g_strdup (wg_store_get_path (self->store));
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRow) unit = wg_test_load (self->store, &wg_kind_unit, self->unit);
  g_autoptr (WgEdit) edit = wg_edit_new ("note");
  g_autoptr (WgRow) changed = wg_row_copy (unit);
  gsize length;

  wg_row_set_text (changed, WG_UNIT_NOTE, "一句话不再保留");
  wg_edit_update (edit, unit, changed);
  wg_test_apply (self->store, edit);
  rename_unit (self->store, self->unit, "丙");
  {
    g_autoptr (WgRow) again = wg_test_load (self->store, &wg_kind_unit, self->unit);
    g_autoptr (WgRow) without = wg_row_copy (again);
    g_autoptr (WgEdit) last = wg_edit_new ("no note");

    wg_value_clear (wg_row_edit (without, WG_UNIT_NOTE));
    wg_edit_update (last, again, without);
    wg_test_apply (self->store, last);
  }
  self->clock += DAY;
  shorten (self, self->clock);
  g_clear_object (&self->store);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_null (memmem (content, length, "一句话不再保留", strlen ("一句话不再保留")));
  self->store = wg_test_store_new (self->dir);
  wg_test_assert_sane (self->store);
}

static void
test_keeping_all_again (Fixture      *self,
                        gconstpointer data)
{
  const WgShortening all = { 0, G_MAXINT64, (char *) "clerk", (char *) "", (char *) "all" };
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  shorten (self, START - DAY); /* nothing is that old: only the setting, which undo takes back */
  label = wg_store_dup_undo_label (self->store);
  g_assert_cmpstr (label, ==, "shortened");
  shorten (self, START + 50 * DAY);
  g_assert_true (wg_store_shorten (self->store, &all, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (wg_store_undo (self->store, 0, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  wg_test_assert_sane (self->store);
}

static gint64
hold (Fixture    *self,
      gint64      position,
      const char *holder,
      const char *until)
{
  g_autofree char *label = g_strconcat ("new: ", holder, NULL);
  g_autoptr (WgEdit) edit = wg_edit_new (label);
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_holding, 0);

  wg_row_set_int (row, WG_HOLDING_POSITION, position);
  wg_row_set_text (row, WG_HOLDING_HOLDER, holder);
  wg_row_set_text (row, WG_HOLDING_WORK_PHONE, "0571-5550137");
  wg_row_set_text (row, WG_HOLDING_FROM, "2020-01-01");
  if (until != NULL)
    wg_row_set_text (row, WG_HOLDING_UNTIL, until);
  wg_edit_insert (edit, row);
  wg_test_apply (self->store, edit);
  return wg_row_get_id (row);
}

static void
change_holding (Fixture    *self,
                gint64      id,
                guint       field,
                const char *value,
                const char *label)
{
  g_autoptr (WgRow) row = wg_test_load (self->store, &wg_kind_holding, id);
  g_autoptr (WgRow) changed = wg_row_copy (row);
  g_autoptr (WgEdit) edit = wg_edit_new (label);

  wg_row_set_text (changed, field, value);
  wg_edit_update (edit, row, changed);
  wg_test_apply (self->store, edit);
}

static void
forget (Fixture    *self,
        gint64      before,
        const char *left_before,
        const char *somebody)
{
  const WgShortening wanted = {
    .months = 6, .before = before, .label = (char *) "forget", .somebody = (char *) somebody,
    .left_before = (char *) left_before, .former = (char *) "前任",
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (wg_store_shorten (self->store, &wanted, NULL, &error));
  g_assert_no_error (error);
  wg_test_assert_sane (self->store);
}

static char *
dup_holder (Fixture *self,
            gint64   id)
{
  g_autoptr (WgRow) row = wg_test_load (self->store, &wg_kind_holding, id);
  const char *phone = wg_row_get_text (row, WG_HOLDING_WORK_PHONE);
  const char *until = wg_row_get_text (row, WG_HOLDING_UNTIL);

  return g_strdup_printf ("%s %s %s %s", wg_row_get_text (row, WG_HOLDING_HOLDER),
                          phone != NULL ? phone : "-", wg_row_get_text (row, WG_HOLDING_FROM),
                          until != NULL ? until : "-");
}

static void
assert_holder (Fixture    *self,
               gint64      id,
               const char *expected)
{
  g_autofree char *found = dup_holder (self, id);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_label (Fixture    *self,
              gint64      number,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = wg_store_load_edits (self->store, number + 1, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (((WgEditEntry *) g_ptr_array_index (edits, 0))->label, ==, expected);
}

static void
assert_not_in_file (Fixture    *self,
                    const char *word)
{
  g_autofree char *path = wg_test_dir_file (self->dir, "test.wangge");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_null (memmem (content, length, word, strlen (word)));
}

/* Who left long ago: the position keeps its history, without a name (S-06). */
static void
test_names_go (Fixture      *self,
               gconstpointer data)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("position");
  g_autoptr (WgRow) position = wg_row_new (&wg_kind_position, 0);
  g_autofree char *history = NULL;
  gint64 left, stays, late;

  wg_row_set_int (position, WG_POSITION_UNIT, self->unit);
  wg_row_set_text (position, WG_POSITION_TITLE, "网格长");
  wg_edit_insert (edit, position);
  wg_test_apply (self->store, edit);                                    /* 7 */
  left = hold (self, wg_row_get_id (position), "王小明", NULL);         /* 8 */
  change_holding (self, left, WG_HOLDING_HOLDER, "王晓明", "is 王晓明"); /* 9 */
  change_holding (self, left, WG_HOLDING_UNTIL, "2024-12-31", "王晓明 leaves"); /* 10 */
  stays = hold (self, wg_row_get_id (position), "李大力", NULL);         /* 11 */
  self->clock = START + 300 * DAY;
  late = hold (self, wg_row_get_id (position), "赵先生", "2021-06-30");  /* 12 */
  forget (self, START + 200 * DAY, "2025-02-01", "某某");                       /* 13 */
  assert_holder (self, left, "前任 - 2020-01-01 2024-12-31");
  assert_holder (self, stays, "李大力 0571-5550137 2020-01-01 -");
  assert_holder (self, late, "赵先生 0571-5550137 2020-01-01 2021-06-30");
  assert_label (self, 8, "new: 某某");
  assert_label (self, 9, "is 某某");
  assert_label (self, 10, "某某 leaves");
  assert_label (self, 11, "new: 某某");
  assert_label (self, 12, "new: 赵先生");
  history = dup_history (self->store, &wg_kind_holding, left);
  g_assert_cmpstr (history, ==, "8:2s 9:0s 10:1s 13:0s");
  assert_undo_refused (self->store, 13);

  /* The one who was entered late goes when the edit that entered him has become old. */
  self->clock = START + 600 * DAY;
  rename_unit (self->store, self->unit, "丙");
  forget (self, START + 500 * DAY, "2025-02-01", "某某");
  assert_holder (self, late, "前任 - 2020-01-01 2021-06-30");
  assert_holder (self, stays, "李大力 0571-5550137 2020-01-01 -");
  g_clear_object (&self->store);
  assert_not_in_file (self, "王小明");
  assert_not_in_file (self, "王晓明");
  assert_not_in_file (self, "赵先生");
  self->store = wg_test_store_new (self->dir);
  wg_test_assert_sane (self->store);
}

/* A label that a name makes too long is cut, and so is nothing else. */
static void
test_labels_stay_within_the_schema (Fixture      *self,
                                    gconstpointer data)
{
  g_autoptr (WgEdit) edit = wg_edit_new ("position");
  g_autoptr (WgRow) position = wg_row_new (&wg_kind_position, 0);
  g_autofree char *many = g_strnfill (200, 'x');
  g_autoptr (GString) label = g_string_new (many);
  gint64 held;

  wg_row_set_int (position, WG_POSITION_UNIT, self->unit);
  wg_row_set_text (position, WG_POSITION_TITLE, "网格长");
  wg_edit_insert (edit, position);
  wg_test_apply (self->store, edit);
  held = hold (self, wg_row_get_id (position), "王二", NULL);
  for (guint i = 0; i < 100; i++)
    g_string_append (label, "王二");
  change_holding (self, held, WG_HOLDING_UNTIL, "2024-12-31", label->str);
  forget (self, START + 200 * DAY, "2020-01-01", "somebody");
  assert_holder (self, held, "王二 0571-5550137 2020-01-01 2024-12-31");
  g_string_replace (label, "王二", "somebody", 0);
  g_string_truncate (label, 400);
  assert_label (self, 9, label->str);
}

/* Whatever is changed about what is left is found, at its edit. */
static void
test_tampering_is_found (Fixture      *self,
                         gconstpointer data)
{
  static const struct
  {
    const char *sql;
    const char *found; /* how what verify says begins */
  } cases[] = {
    { "UPDATE edit SET label = 'other' WHERE number = 2", "audit edit 2;" },
    { "UPDATE edit SET actor = 'other' WHERE number = 4", "audit edit 4;" },
    { "UPDATE edit SET hash = zeroblob (32) WHERE number = 3", "audit edit 3;" },
    { "UPDATE edit SET hash = zeroblob (32) WHERE number = 4", "audit edit 4;" },
    { "UPDATE edit SET short_hash = zeroblob (32) WHERE number = 1", "audit edit 1;" },
    { "UPDATE edit SET short_hash = NULL WHERE number = 1", "audit edit 1;" },
    { "UPDATE edit SET short_hash = NULL WHERE number = 4", "audit edit 4;" },
    { "UPDATE edit SET short_hash = zeroblob (32) WHERE number = 5", "audit edit 5;" },
    { "UPDATE journal SET content = x'00' WHERE edit = 1 AND kind = 'unit'", "audit edit 1;" },
    { "UPDATE journal_block SET first_row = first_row + 1 WHERE edit = 1", "audit edit 1;" },
    { "UPDATE journal SET content = x'' WHERE edit = 3", "audit edit 3;" },
    { "UPDATE setting SET setting_value = '9' WHERE setting_key = 'history.shortened'",
      "audit edit 4;" },
    { "DELETE FROM setting WHERE setting_key = 'history.shortened'", "audit edit 4;" },
  };
  g_autofree char *path = g_strdup (wg_store_get_path (self->store));
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  shorten (self, START + 50 * DAY);
  g_clear_object (&self->store);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *problems = NULL;
      sqlite3 *database = NULL;

      g_file_set_contents (path, content, (gssize) length, &error);
      g_assert_no_error (error);
      g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_exec (database, cases[i].sql, NULL, NULL, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_changes (database), >, 0);
      sqlite3_close (database);
      self->store = wg_store_open (path, WG_STORE_OPEN_READ_ONLY, &error);
      g_assert_no_error (error);
      problems = dup_problems (self->store);
      g_clear_object (&self->store);
      g_test_message ("%s: %s", cases[i].sql, problems);
      g_assert_true (g_str_has_prefix (problems, cases[i].found));
    }
}

static void
on_shortened (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GError) error = NULL;

  *(gboolean *) data = wg_store_shorten_finish (WG_STORE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_async (Fixture      *self,
            gconstpointer data)
{
  const WgShortening wanted = { 6, START + 50 * DAY, NULL, NULL, (char *) "shortened" };
  gboolean done = FALSE;

  wg_store_shorten_async (self->store, &wanted, NULL, on_shortened, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  assert_undo_refused (self->store, 2);
}

static void
test_copy (Fixture      *self,
           gconstpointer data)
{
  const WgShortening wanted = { .months = 6, .before = START, .label = (char *) "forget",
                                .left_before = (char *) "2024-01-01" };
  g_autoptr (WgShortening) copy = wg_shortening_copy (&wanted);

  g_assert_cmpint (copy->before, ==, START);
  g_assert_cmpstr (copy->label, ==, "forget");
  g_assert_cmpstr (copy->left_before, ==, "2024-01-01");
  g_assert_null (copy->former);
  g_assert_cmpstr (copy->actor, ==, g_get_user_name ());
}

/* A backup of a shortened file verifies and is the same. */
static void
test_backup (Fixture      *self,
             gconstpointer data)
{
  g_autofree char *copy = wg_test_dir_file (self->dir, "copy.wangge");
  g_autoptr (GError) error = NULL;

  shorten (self, START + 50 * DAY);
  g_assert_true (wg_store_backup (self->store, copy, NULL, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/shorten/values-go-and-heads-stay", test_values_go_and_heads_stay },
    { "/shorten/dates-and-references-stay", test_dates_and_references_stay },
    { "/shorten/undo-stops", test_undo_stops_where_nothing_leads_back },
    { "/shorten/again-and-again", test_again_and_again },
    { "/shorten/bytes-are-gone", test_the_bytes_are_gone },
    { "/shorten/keeping-all-again", test_keeping_all_again },
    { "/shorten/tampering-is-found", test_tampering_is_found },
    { "/shorten/names-go", test_names_go },
    { "/shorten/labels-fit", test_labels_stay_within_the_schema },
    { "/shorten/async", test_async },
    { "/shorten/copy", test_copy },
    { "/shorten/backup", test_backup },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
