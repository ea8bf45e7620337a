/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The open file: its tables and the end of its chain of edits. Reading is here; writing and
 * undoing are in wg-ledger-write.c and wg-ledger-undo.c. It knows no thread and no path. */

#include "wg-ledger.h"

#include "wg-store-error.h"

#include <glib/gi18n-lib.h>

static gint64
machine_clock (gpointer user_data)
{
  return g_get_real_time () / 1000;
}

static guint
count_tables (void)
{
  guint n = 0;

  while (wg_kind_tables ()[n] != NULL)
    n++;
  return n;
}

/**
 * wg_ledger_new:
 * @engine: (transfer full): an engine whose file has the newest schema
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the ledger
 */
WgLedger *
wg_ledger_new (WgEngine *engine,
               GError  **error)
{
  g_autoptr (WgLedger) self = g_new0 (WgLedger, 1);
  guint n = count_tables ();

  self->engine = engine;
  self->tables = g_new0 (WgTableSession *, n + 1);
  for (guint i = 0; i < n; i++)
    self->tables[i] = wg_table_session_new (wg_kind_tables ()[i], engine);
  self->edits = wg_edit_table_new (engine);
  self->journal = wg_journal_table_new (engine);
  self->measures = wg_measure_table_new (engine);
  self->clock = machine_clock;
  self->office = machine_clock;
  return wg_ledger_refresh (self, error) ? g_steal_pointer (&self) : NULL;
}

void
wg_ledger_free (WgLedger *self)
{
  for (guint i = 0; self->tables[i] != NULL; i++)
    wg_table_session_free (self->tables[i]);
  g_free (self->tables);
  wg_edit_table_free (self->edits);
  wg_journal_table_free (self->journal);
  wg_measure_table_free (self->measures);
  wg_engine_close (self->engine);
  g_free (self);
}

/**
 * wg_ledger_get_now:
 * @self: the ledger
 *
 * Returns: ms since 1970 UTC; the moment that a change counts as entered
 */
gint64
wg_ledger_get_now (WgLedger *self)
{
  return self->office (self->office_data);
}

/**
 * wg_ledger_refresh:
 * @self: the ledger
 * @error: return location for an error
 *
 * Reads the end of the chain again.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_ledger_refresh (WgLedger *self,
                   GError  **error)
{
  g_auto (WgEditRecord) record = { 0 };
  g_autoptr (GError) failure = NULL;

  if (!wg_edit_table_read_head (self->edits, &self->head, error))
    return FALSE;
  self->committed_at = 0;
  if (self->head.number == 0 ||
      wg_edit_table_select (self->edits, self->head.number, &record, &failure))
    {
      self->committed_at = record.entry.committed_at;
      return TRUE;
    }
  /* It may still be read, and verify says what else is wrong. */
  self->broken = g_error_matches (failure, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND);
  if (!self->broken)
    g_propagate_error (error, g_steal_pointer (&failure));
  return self->broken;
}

/**
 * wg_ledger_get_table:
 * @self: the ledger
 * @kind: one of wg_kinds()
 *
 * Returns: (transfer none): the session of the kind's table
 */
WgTableSession *
wg_ledger_get_table (WgLedger     *self,
                     const WgKind *kind)
{
  for (guint i = 0; wg_kind_tables ()[i] != NULL; i++)
    if (wg_kind_tables ()[i]->kind == kind)
      return self->tables[i];
  g_return_val_if_reached (NULL);
}

typedef struct
{
  GPtrArray *rows;
  WgTicker   ticker;
} Loading;

static gboolean
collect_row (WgRow   *row,
             gpointer user_data,
             GError **error)
{
  Loading *loading = user_data;

  g_ptr_array_add (loading->rows, wg_row_ref (row));
  return wg_ticker_tick (&loading->ticker, loading->rows->len, 0, error);
}

/**
 * wg_ledger_load:
 * @self: the ledger
 * @kind: a kind
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRow) (nullable): every row, by growing id
 */
GPtrArray *
wg_ledger_load (WgLedger     *self,
                const WgKind *kind,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  Loading loading = { rows, { .cancellable = cancellable } };

  if (!wg_table_session_visit (wg_ledger_get_table (self, kind), collect_row, &loading, error))
    return NULL;
  return g_steal_pointer (&rows);
}

/* A row on its way back through the journal. */
typedef struct
{
  const WgKind *kind;
  gint64        id;
  WgRow        *row; /* (nullable) */
} Returning;

/* The row as it was before the entry. What was there again later tells nothing: it had been
 * deleted. */
static gboolean
take_back_entry (const WgJournalRecord *record,
                 gpointer               user_data,
                 GError               **error)
{
  Returning *self = user_data;
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  WgRow *row;

  if (record->type == WG_CHANGE_INSERT)
    return TRUE;
  if (!wg_decode_changes (record->content, entry))
    return wg_journal_record_refuse (record, error);
  row = record->type == WG_CHANGE_DELETE || self->row == NULL ? wg_row_new (self->kind, self->id)
                                                              : wg_row_copy (self->row);
  g_clear_pointer (&self->row, wg_row_unref);
  self->row = row;
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);
      int field = wg_kind_find_field (self->kind, change->field);

      if (field < 0)
        return wg_journal_record_refuse (record, error);
      wg_value_copy (&change->old_value, wg_row_edit (row, (guint) field));
    }
  return TRUE;
}

/* What is told of a shortened edit. */
static GBytes *
leave_out_values (WgLedger              *self,
                  const WgJournalRecord *record,
                  GBytes                *content, /* (transfer full) */
                  GError               **error)
{
  g_autoptr (GBytes) whole = content;
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  g_auto (WgEditRecord) last = { 0 };

  entry->kind = wg_kind_find (record->kind);
  if (!wg_edit_table_last_shortened (self->edits, &last, error))
    return NULL;
  if (record->edit > last.entry.number || wg_contribution_has_kind (entry->kind))
    return g_steal_pointer (&whole);
  if (wg_decode_changes (whole, entry))
    return wg_encode_short (entry);
  wg_journal_record_refuse (record, error);
  return NULL;
}

/**
 * wg_ledger_dup_content:
 * @self: the ledger
 * @record: an entry of the journal
 * @error: return location for an error
 *
 * What an entry in a block wrote is the row, taken back to then; of a shortened edit only what
 * would be left of an entry that stands alone.
 *
 * Returns: (transfer full) (nullable): what the entry wrote, in the form of wg_encode_changes()
 */
GBytes *
wg_ledger_dup_content (WgLedger              *self,
                       const WgJournalRecord *record,
                       GError               **error)
{
  g_autoptr (GByteArray) content = NULL;
  Returning returning = { wg_kind_find (record->kind), record->row_id, NULL };

  if (record->content != NULL)
    return g_bytes_ref (record->content);
  if (returning.kind == NULL)
    {
      wg_journal_record_refuse (record, error);
      return NULL;
    }
  if (wg_table_session_select (wg_ledger_get_table (self, returning.kind), record->row_id,
                               &returning.row, error) &&
      wg_journal_table_visit_after (self->journal, record->kind, record->row_id, record->number,
                                    take_back_entry, &returning, error))
    {
      if (returning.row != NULL)
        {
          content = g_byte_array_new ();
          wg_encode_changes (content, NULL, returning.row);
        }
      else
        wg_journal_record_refuse (record, error);
    }
  g_clear_pointer (&returning.row, wg_row_unref);
  if (content == NULL)
    return NULL;
  return leave_out_values (self, record, g_byte_array_free_to_bytes (g_steal_pointer (&content)),
                           error);
}

typedef struct
{
  WgLedger  *ledger;
  GPtrArray *entries;
} Collecting;

static gboolean
collect_entry (const WgJournalRecord *record,
               gpointer               user_data,
               GError               **error)
{
  Collecting *self = user_data;
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  g_autoptr (GBytes) content = wg_ledger_dup_content (self->ledger, record, error);

  if (content == NULL)
    return FALSE;
  entry->edit_number = record->edit;
  entry->kind = wg_kind_find (record->kind);
  entry->row_id = record->row_id;
  entry->type = record->type;
  if (entry->kind == NULL || !wg_decode_changes (content, entry))
    {
      g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_DAMAGED,
                   _ ("The history of the file is damaged at entry %lld. Restore the last "
                      "verified backup."), (long long) record->number);
      return FALSE;
    }
  g_ptr_array_add (self->entries, g_steal_pointer (&entry));
  return TRUE;
}

/**
 * wg_ledger_edit_rows:
 * @self: the ledger
 * @number: an edit
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRowEntry) (nullable): what the edit did, in its order
 */
GPtrArray *
wg_ledger_edit_rows (WgLedger *self,
                     gint64    number,
                     GError  **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_entry_free);
  g_auto (WgEditRecord) record = { 0 };
  Collecting collecting = { self, entries };

  if (!wg_edit_table_select (self->edits, number, &record, error) ||
      !wg_journal_table_visit (self->journal, record.first_entry,
                               record.first_entry + record.entry.n_changes - 1, WG_JOURNAL_UP,
                               collect_entry, &collecting, error) ||
      !wg_ledger_mark_shortened (self, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}

/**
 * wg_ledger_row_history:
 * @self: the ledger
 * @kind: a kind
 * @id: a row
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRowEntry) (nullable): what happened to the row, oldest
 *   first; empty if there never was such a row
 */
GPtrArray *
wg_ledger_row_history (WgLedger     *self,
                       const WgKind *kind,
                       gint64        id,
                       GError      **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_entry_free);
  Collecting collecting = { self, entries };

  if (!wg_journal_table_visit_row (self->journal, kind->name, id, collect_entry, &collecting,
                                   error) ||
      !wg_ledger_mark_shortened (self, entries, error))
    return NULL;
  return g_steal_pointer (&entries);
}
