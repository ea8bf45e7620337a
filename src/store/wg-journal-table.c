/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All SQL of the table "journal": what every edit did to every row. Written once, and touched
 * again only when an office does not keep the old values any more; undo, history, audit and
 * verification read it. Entries that stand in blocks come in between, as if each stood alone, but
 * without their content. */

#include "wg-journal-table.h"

#include "wg-statement-set.h"
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
  JOURNAL_AFTER,
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
  [JOURNAL_AFTER] =
      "SELECT " COLUMNS " FROM journal WHERE row_id = $row_id AND kind = $kind AND "
      "number > $number ORDER BY number DESC",
};

/* In the order in which COLUMNS names them. */
static const char *const parameters[] = {
  "number", "edit", "kind", "row_id", "change_type", "old_ver", "content", "digest",
};

struct _WgJournalTable
{
  WgStatementSet  *statements;
  WgJournalBlocks *blocks;
  int              positions[G_N_ELEMENTS (parameters)]; /* of JOURNAL_INSERT */
};

WgJournalTable *
wg_journal_table_new (WgEngine *engine)
{
  WgJournalTable *self = g_new0 (WgJournalTable, 1);

  self->statements = wg_statement_set_new (engine, statements, N_STATEMENTS);
  self->blocks = wg_journal_blocks_new (engine);
  return self;
}

void
wg_journal_table_free (WgJournalTable *self)
{
  wg_statement_set_free (self->statements);
  wg_journal_blocks_free (self->blocks);
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

/* Looks for its parameters once, as there is one entry for every row of an import. */
static WgStatement *
prepare_insert (WgJournalTable *self,
                GError        **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, JOURNAL_INSERT, error);

  for (guint i = 0; statement != NULL && i < G_N_ELEMENTS (parameters); i++)
    if (self->positions[i] == 0)
      self->positions[i] = wg_statement_find (statement, parameters[i]);
  return statement;
}

gboolean
wg_journal_table_insert (WgJournalTable        *self,
                         const WgJournalRecord *record,
                         GError               **error)
{
  WgStatement *statement = prepare_insert (self, error);
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
  record->block = NULL;
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

/* An entry of a block as a record. */
static void
read_entry (const WgJournalBlock *block,
            guint                 place,
            WgJournalRecord      *record)
{
  wg_journal_record_clear (record);
  record->number = wg_journal_block_get_number (block, place);
  record->edit = block->edit;
  record->kind = g_strdup (block->kind);
  record->row_id = wg_journal_block_get_row (block, place);
  record->type = WG_CHANGE_INSERT;
  record->old_version = 0;
  record->digest = g_bytes_new (wg_journal_block_get_digest (block, place), WG_DIGEST_SIZE);
  record->block = block;
  record->place = place;
}

/* Entries that stand alone and blocks, on their way to a visitor in the order of their numbers. */
typedef struct
{
  WgStatement     *statement;
  WgStatement     *blocks; /* (nullable): could not be read */
  WgJournalBlock   block;  /* number 0: no more */
  gint64           first, last;
  gint64           row_id; /* only the entry of this row */
  gboolean         of_row;
  gboolean         down;
  WgJournalVisit   visit;
  gpointer         user_data;
} Merging;

/* What of the block is wanted. */
static gboolean
visit_block (Merging *self,
             GError **error)
{
  const WgJournalBlock *block = &self->block;
  g_auto (WgJournalRecord) record = { 0 };
  guint n = wg_journal_block_count (block);
  guint place = 0;

  if (self->of_row)
    {
      if (!wg_journal_block_find (block, self->row_id, &place))
        return TRUE;
      read_entry (block, place, &record);
      return self->visit (&record, self->user_data, error);
    }
  for (guint i = 0; i < n; i++)
    {
      place = self->down ? n - 1 - i : i;
      read_entry (block, place, &record);
      if (record.number < self->first || record.number > self->last)
        continue;
      if (!self->visit (&record, self->user_data, error))
        return FALSE;
    }
  return TRUE;
}

/* The blocks that come before an entry; all that are left for 0. */
static gboolean
visit_blocks (Merging *self,
              gint64   number,
              GError **error)
{
  while (self->block.number != 0 &&
         (number == 0 || (self->down ? self->block.number > number : self->block.number < number)))
    if (!visit_block (self, error) ||
        !wg_journal_blocks_next (self->blocks, &self->block, error))
      return FALSE;
  return TRUE;
}

static gboolean
merge (Merging *self,
       GError **error)
{
  g_auto (WgJournalRecord) record = { 0 };
  gboolean row = TRUE;
  gboolean ok = wg_journal_blocks_next (self->blocks, &self->block, error);

  while (ok && (ok = wg_statement_step (self->statement, &row, error)) && row)
    {
      read_record (self->statement, &record);
      ok = visit_blocks (self, record.number, error) &&
           self->visit (&record, self->user_data, error);
    }
  ok = ok && visit_blocks (self, 0, error);
  wg_statement_reset (self->statement);
  wg_statement_reset (self->blocks);
  wg_journal_block_clear (&self->block);
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
  WgStatement *statement = wg_statement_set_get (self->statements, of_order[order], error);
  Merging merging = {
    .statement = statement,
    .first = first,
    .last = last,
    .down = order == WG_JOURNAL_DOWN,
    .visit = visit,
    .user_data = user_data,
  };

  if (statement == NULL)
    return FALSE;
  if (wg_statement_bind_int (statement, wg_statement_find (statement, "first"), first, error) &&
      wg_statement_bind_int (statement, wg_statement_find (statement, "last"), last, error))
    {
      /* Blocks only insert. */
      if (order == WG_JOURNAL_CORRECTIONS)
        return visit_all (statement, visit, user_data, error);
      merging.blocks = wg_journal_blocks_seek (self->blocks, first, last, merging.down, error);
      if (merging.blocks != NULL)
        return merge (&merging, error);
    }
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
  WgStatement *statement = wg_statement_set_get (self->statements, JOURNAL_OF_ROW, error);
  WgValue name = { WG_VALUE_TEXT, { .text = (char *) kind } };
  Merging merging = {
    .statement = statement,
    .row_id = row_id,
    .of_row = TRUE,
    .visit = visit,
    .user_data = user_data,
  };

  if (statement == NULL)
    return FALSE;
  if (wg_statement_bind_int (statement, wg_statement_find (statement, "row_id"), row_id, error) &&
      wg_statement_bind (statement, wg_statement_find (statement, "kind"), &name, error) &&
      (merging.blocks = wg_journal_blocks_seek_row (self->blocks, kind, row_id, error)) != NULL)
    return merge (&merging, error);
  wg_statement_reset (statement);
  return FALSE;
}

gboolean
wg_journal_table_visit_after (WgJournalTable *self,
                              const char     *kind,
                              gint64          row_id,
                              gint64          number,
                              WgJournalVisit  visit,
                              gpointer        user_data,
                              GError        **error)
{
  WgStatement *statement = wg_statement_set_get (self->statements, JOURNAL_AFTER, error);
  WgValue name = { WG_VALUE_TEXT, { .text = (char *) kind } };

  if (statement == NULL)
    return FALSE;
  if (wg_statement_bind_int (statement, wg_statement_find (statement, "row_id"), row_id, error) &&
      wg_statement_bind_int (statement, wg_statement_find (statement, "number"), number, error) &&
      wg_statement_bind (statement, wg_statement_find (statement, "kind"), &name, error))
    return visit_all (statement, visit, user_data, error);
  wg_statement_reset (statement);
  return FALSE;
}

gboolean
wg_journal_table_insert_block (WgJournalTable       *self,
                               const WgJournalBlock *block,
                               GError              **error)
{
  return wg_journal_blocks_insert (self->blocks, block, error);
}

/* Puts the entry of a block into @before where it is the younger one. @before has no block of its
 * own afterwards: the block is gone. */
static gboolean
find_in_blocks (WgJournalTable        *self,
                const WgJournalRecord *record,
                WgJournalRecord       *before,
                GError               **error)
{
  g_auto (WgJournalBlock) block = { 0 };
  WgStatement *blocks =
      wg_journal_blocks_seek_row (self->blocks, record->kind, record->row_id, error);
  gboolean ok = blocks != NULL;
  guint place;

  while (ok && (ok = wg_journal_blocks_next (blocks, &block, error)) && block.number != 0)
    if (wg_journal_block_find (&block, record->row_id, &place) &&
        wg_journal_block_get_number (&block, place) < record->number &&
        wg_journal_block_get_number (&block, place) > before->number)
      read_entry (&block, place, before);
  before->block = NULL;
  if (blocks != NULL)
    wg_statement_reset (blocks);
  return ok;
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
  WgStatement *statement = wg_statement_set_get (self->statements, JOURNAL_BEFORE, error);
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
  return ok && find_in_blocks (self, record, before, error);
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
  WgStatement *statement = wg_statement_set_get (self->statements, JOURNAL_SHORTEN, error);
  WgValue value = { WG_VALUE_BLOB, { .blob = content } };

  if (statement == NULL)
    return FALSE;
  if (wg_statement_bind_int (statement, wg_statement_find (statement, "number"), number, error) &&
      wg_statement_bind (statement, wg_statement_find (statement, "content"), &value, error))
    return wg_statement_run (statement, NULL, error);
  wg_statement_reset (statement);
  return FALSE;
}
