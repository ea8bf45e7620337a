/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SQL of the table "journal": what every edit did to every row. Written once, and touched
 * again only when an office does not keep the old values any more; undo, history, audit and
 * verification read it. */

#include "wg-journal-table.h"

#include "wg-store-error.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  JOURNAL_INSERT,
  JOURNAL_UP,
  JOURNAL_DOWN,
  JOURNAL_CORRECTIONS,
  JOURNAL_OF_ROW,
  JOURNAL_BEFORE,
  JOURNAL_SHORTEN,
  N_STATEMENTS
} Statement;

#define COLUMNS "number, edit, kind, row_id, change_type, old_ver, content, digest"

static const char *const statements[N_STATEMENTS] = {
  [JOURNAL_INSERT] =
      "INSERT INTO journal (" COLUMNS ") VALUES ($number, $edit, $kind, $row_id, $change_type, "
      "$old_ver, $content, $digest)",
  [JOURNAL_UP] =
      "SELECT " COLUMNS " FROM journal WHERE number BETWEEN $first AND $last ORDER BY number",
  [JOURNAL_DOWN] =
      "SELECT " COLUMNS " FROM journal WHERE number BETWEEN $first AND $last ORDER BY number DESC",
  [JOURNAL_CORRECTIONS] =
      "SELECT " COLUMNS " FROM journal WHERE number BETWEEN $first AND $last AND change_type <> 0 "
      "ORDER BY number",
  [JOURNAL_OF_ROW] =
      "SELECT " COLUMNS " FROM journal WHERE row_id = $row_id AND kind = $kind ORDER BY number",
  [JOURNAL_BEFORE] =
      "SELECT " COLUMNS " FROM journal WHERE row_id = $row_id AND kind = $kind AND "
      "number < $number ORDER BY number DESC LIMIT 1",
  [JOURNAL_SHORTEN] = "UPDATE journal SET content = $content WHERE number = $number",
};

/* In the order in which COLUMNS names them. */
static const char *const parameters[] = {
  "number", "edit", "kind", "row_id", "change_type", "old_ver", "content", "digest",
};

struct _WgJournalTable
{
  WgEngine    *engine;
  WgStatement *prepared[N_STATEMENTS];
  int          positions[G_N_ELEMENTS (parameters)]; /* of JOURNAL_INSERT */
};

WgJournalTable *
wg_journal_table_new (WgEngine *engine)
{
  WgJournalTable *self = g_new0 (WgJournalTable, 1);

  self->engine = engine;
  return self;
}

void
wg_journal_table_free (WgJournalTable *self)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    g_clear_pointer (&self->prepared[i], wg_statement_free);
  g_free (self);
}

/**
 * wg_journal_record_refuse:
 * @record: an entry that cannot be what the program wrote
 * @error: return location for a %WG_STORE_ERROR_DAMAGED
 *
 * Returns: %FALSE
 */
gboolean
wg_journal_record_refuse (const WgJournalRecord *record,
                          GError               **error)
{
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED,
               _ ("The history of the file is damaged at entry %lld. Restore the last verified "
                  "backup."), (long long) record->number);
  return FALSE;
}

void
wg_journal_record_clear (WgJournalRecord *record)
{
  g_clear_pointer (&record->kind, g_free);
  g_clear_pointer (&record->content, g_bytes_unref);
  g_clear_pointer (&record->digest, g_bytes_unref);
}

static WgStatement *
prepare (WgJournalTable *self,
         Statement       which,
         GError        **error)
{
  WgStatement *statement = self->prepared[which];

  if (statement != NULL)
    return statement;
  statement = self->prepared[which] = wg_statement_new (self->engine, statements[which], error);
  if (statement != NULL && which == JOURNAL_INSERT)
    for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
      self->positions[i] = wg_statement_find (statement, parameters[i]);
  return statement;
}

gboolean
wg_journal_table_insert (WgJournalTable        *self,
                         const WgJournalRecord *record,
                         GError               **error)
{
  WgStatement *statement = prepare (self, JOURNAL_INSERT, error);
  const WgValue values[] = {
    { WG_VALUE_INT, { .integer = record->number } },
    { WG_VALUE_INT, { .integer = record->edit } },
    { WG_VALUE_TEXT, { .text = record->kind } },
    { WG_VALUE_INT, { .integer = record->row_id } },
    { WG_VALUE_INT, { .integer = record->type } },
    { WG_VALUE_INT, { .integer = record->old_version } },
    { WG_VALUE_BLOB, { .blob = record->content } },
    { record->digest != NULL ? WG_VALUE_BLOB : WG_VALUE_NULL, { .blob = record->digest } },
  };
  gboolean ok = statement != NULL;

  G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (parameters));
  for (guint i = 0; ok && i < G_N_ELEMENTS (values); i++)
    ok = wg_statement_bind (statement, self->positions[i], &values[i], error);
  if (ok)
    return wg_statement_run (statement, NULL, error);
  if (statement != NULL)
    wg_statement_reset (statement);
  return FALSE;
}

static void
read_record (WgStatement     *statement,
             WgJournalRecord *record)
{
  wg_journal_record_clear (record);
  record->number = wg_statement_column_int (statement, 0);
  record->edit = wg_statement_column_int (statement, 1);
  record->kind = wg_statement_column_text (statement, 2);
  record->row_id = wg_statement_column_int (statement, 3);
  record->type = (WgChangeType) wg_statement_column_int (statement, 4);
  record->old_version = wg_statement_column_int (statement, 5);
  record->content = wg_statement_column_blob (statement, 6);
  record->digest = wg_statement_column_blob (statement, 7);
  /* A damaged file may have lost what may not be NULL. */
  if (record->kind == NULL)
    record->kind = g_strdup ("");
  if (record->content == NULL)
    record->content = g_bytes_new (NULL, 0);
}

static gboolean
visit_all (WgStatement   *statement,
           WgJournalVisit visit,
           gpointer       user_data,
           GError       **error)
{
  g_auto (WgJournalRecord) record = { 0 };
  gboolean row = TRUE;
  gboolean ok = TRUE;

  while (ok && (ok = wg_statement_step (statement, &row, error)) && row)
    {
      read_record (statement, &record);
      ok = visit (&record, user_data, error);
    }
  wg_statement_reset (statement);
  return ok;
}

/**
 * wg_journal_table_visit:
 * @self: the table
 * @first: first entry
 * @last: last entry
 * @order: from first to last or backward, or without insertions
 * @visit: called with each entry; it may add entries after @last; %FALSE stops
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every entry was visited
 */
gboolean
wg_journal_table_visit (WgJournalTable *self,
                        gint64          first,
                        gint64          last,
                        WgJournalOrder  order,
                        WgJournalVisit  visit,
                        gpointer        user_data,
                        GError        **error)
{
  static const Statement of_order[] = {
    [WG_JOURNAL_UP] = JOURNAL_UP,
    [WG_JOURNAL_DOWN] = JOURNAL_DOWN,
    [WG_JOURNAL_CORRECTIONS] = JOURNAL_CORRECTIONS,
  };
  WgStatement *statement = prepare (self, of_order[order], error);

  if (statement == NULL)
    return FALSE;
  if (wg_statement_bind_int (statement, wg_statement_find (statement, "first"), first, error) &&
      wg_statement_bind_int (statement, wg_statement_find (statement, "last"), last, error))
    return visit_all (statement, visit, user_data, error);
  wg_statement_reset (statement);
  return FALSE;
}

/**
 * wg_journal_table_visit_row:
 * @self: the table
 * @kind: a kind's name
 * @row_id: a row
 * @visit: called with each entry of the row, oldest first
 * @user_data: for @visit
 * @error: return location for an error of the table or of @visit
 *
 * Returns: %TRUE if every entry was visited
 */
gboolean
wg_journal_table_visit_row (WgJournalTable *self,
                            const char     *kind,
                            gint64          row_id,
                            WgJournalVisit  visit,
                            gpointer        user_data,
                            GError        **error)
{
  WgStatement *statement = prepare (self, JOURNAL_OF_ROW, error);
  WgValue name = { WG_VALUE_TEXT, { .text = (char *) kind } };

  if (statement == NULL)
    return FALSE;
  if (wg_statement_bind_int (statement, wg_statement_find (statement, "row_id"), row_id, error) &&
      wg_statement_bind (statement, wg_statement_find (statement, "kind"), &name, error))
    return visit_all (statement, visit, user_data, error);
  wg_statement_reset (statement);
  return FALSE;
}

/**
 * wg_journal_table_find_before:
 * @self: the table
 * @record: an entry
 * @before: (out caller-allocates): a zeroed or used record: the entry of the same row that came
 *   before; its number is 0 where there is none
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_journal_table_find_before (WgJournalTable        *self,
                              const WgJournalRecord *record,
                              WgJournalRecord       *before,
                              GError               **error)
{
  WgStatement *statement = prepare (self, JOURNAL_BEFORE, error);
  WgValue kind = { WG_VALUE_TEXT, { .text = record->kind } };
  gboolean row = FALSE;
  gboolean ok;

  before->number = 0;
  if (statement == NULL)
    return FALSE;
  ok = wg_statement_bind_int (statement, wg_statement_find (statement, "row_id"), record->row_id,
                              error) &&
       wg_statement_bind_int (statement, wg_statement_find (statement, "number"), record->number,
                              error) &&
       wg_statement_bind (statement, wg_statement_find (statement, "kind"), &kind, error) &&
       wg_statement_step (statement, &row, error);
  if (ok && row)
    read_record (statement, before);
  wg_statement_reset (statement);
  return ok;
}

/**
 * wg_journal_table_shorten:
 * @self: the table
 * @number: an entry
 * @content: what is left of it
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_journal_table_shorten (WgJournalTable *self,
                          gint64          number,
                          GBytes         *content,
                          GError        **error)
{
  WgStatement *statement = prepare (self, JOURNAL_SHORTEN, error);
  WgValue value = { WG_VALUE_BLOB, { .blob = content } };

  if (statement == NULL)
    return FALSE;
  if (wg_statement_bind_int (statement, wg_statement_find (statement, "number"), number, error) &&
      wg_statement_bind (statement, wg_statement_find (statement, "content"), &value, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}
