/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo: a new edit computed from the journal's old values, entry by entry backward. Each
 * row must still be what the entry left (its digest says so); otherwise somebody changed it in
 * between and nothing is written. Redo is the undo of an undo. */

#include "wg-ledger.h"

#include "wg-row-check.h"
#include "wg-store-error.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  WgWriting   *writing;
  WgEditRecord record; /* the edit that is taken back */
  WgTicker    *ticker;
  guint        done;
} Undoing;

static gboolean
is_as_left (Undoing               *self,
            const WgJournalRecord *record,
            const WgRow           *current)
{
  guint8 hash[WG_DIGEST_SIZE];
  gsize size;
  gconstpointer data;

  if (current == NULL || record->digest == NULL)
    return current == NULL && record->digest == NULL;
  g_byte_array_set_size (self->writing->scratch, 0);
  wg_encode_row (self->writing->scratch, current);
  wg_digest (self->writing->scratch, hash);
  data = g_bytes_get_data (record->digest, &size);
  return size == sizeof hash && memcmp (data, hash, size) == 0;
}

static gboolean
conflict (Undoing     *self,
          const WgKind *kind,
          const WgRow *current,
          GError     **error)
{
  g_autofree char *name =
      current != NULL ? wg_row_describe (current) : g_strdup (_ (kind->label));

  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT,
               _ ("“%s” cannot be taken back: %s was changed afterwards. Nothing was changed."),
               self->record.entry.label, name);
  return FALSE;
}

/* The row as it was before the entry; NULL if it was not there. */
static gboolean
build_old_row (const WgJournalRecord *record,
               const WgKind          *kind,
               const WgRow           *current,
               WgRow                **old_row,
               GError               **error)
{
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  g_autoptr (WgRow) row = NULL;

  if (record->type == WG_CHANGE_INSERT)
    return TRUE;
  if (!wg_decode_changes (record->content, entry))
    return wg_journal_record_refuse (record, error);
  row = current != NULL ? wg_row_copy (current) : wg_row_new (kind, record->row_id);
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);
      int field = wg_kind_find_field (kind, change->field);

      if (field < 0)
        return wg_journal_record_refuse (record, error);
      wg_value_copy (&change->old_value, wg_row_edit (row, (guint) field));
    }
  *old_row = g_steal_pointer (&row);
  return TRUE;
}

static gboolean
undo_entry (const WgJournalRecord *record,
            gpointer               user_data,
            GError               **error)
{
  Undoing *self = user_data;
  const WgKind *kind = wg_kind_find (record->kind);
  g_autoptr (WgRow) current = NULL;
  g_autoptr (WgRow) old_row = NULL;

  if (kind == NULL)
    return wg_journal_record_refuse (record, error);
  if (!wg_ticker_tick (self->ticker, self->done++, self->record.entry.n_changes, error) ||
      !wg_table_session_select (wg_ledger_get_table (self->writing->ledger, kind), record->row_id,
                                &current, error))
    return FALSE;
  if (!is_as_left (self, record, current))
    return conflict (self, kind, current, error);
  return build_old_row (record, kind, current, &old_row, error) &&
         wg_writing_put (self->writing, current, old_row, error);
}

static gboolean
undo_body (WgWriting *writing,
           gpointer   user_data,
           GError   **error)
{
  Undoing *self = user_data;
  guint n = self->record.entry.n_changes;

  self->writing = writing;
  return wg_journal_table_visit (writing->ledger->journal, self->record.first_entry,
                                 self->record.first_entry + n - 1, WG_JOURNAL_DOWN, undo_entry,
                                 self, error) &&
         wg_ticker_tick (self->ticker, n, n, error);
}

static gboolean
choose_edit (WgLedger       *self,
             WgUndoDirection direction,
             gint64         *number,
             GError        **error)
{
  g_autofree char *undo_label = NULL;
  g_autofree char *redo_label = NULL;
  gint64 undo, redo;

  if (*number != 0)
    return TRUE;
  if (!wg_edit_table_stack (self->edits, &undo, &undo_label, &redo, &redo_label, error))
    return FALSE;
  *number = direction == WG_UNDO ? undo : redo;
  if (*number != 0)
    return TRUE;
  g_set_error_literal (error, WG_STORE_ERROR, WG_STORE_ERROR_NOT_FOUND,
                       direction == WG_UNDO ? _ ("There is nothing to undo.")
                                            : _ ("There is nothing to redo."));
  return FALSE;
}

static gboolean
check_undoable (const WgEditEntry *entry,
                gint64             shortened, /* the last edit without its values */
                gboolean           active,
                GError           **error)
{
  if (entry->number <= shortened || (entry->undoes == entry->number && entry->number > 1))
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT,
                 _ ("“%s” cannot be taken back: the values of that time are not kept any more. "
                    "Nothing was changed."), entry->label);
  else if (entry->undoes == entry->number)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT,
                 _ ("“%s” is the beginning of the file and cannot be taken back. Nothing was "
                    "changed."), entry->label);
  else if (!active)
    g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT,
                 _ ("“%s” was taken back already. Nothing was changed."), entry->label);
  else
    return TRUE;
  return FALSE;
}

static WgDate
day_of (gint64 entered_at)
{
  return wg_time_get_day (wg_time_new_from_unix (entered_at));
}

/**
 * wg_ledger_find_difference:
 * @self: the ledger
 * @undoes: the edit that is taken back, or 0
 * @today: the day it is taken back on
 * @how: (out): from when what changes in the sums is known
 * @error: return location for an error
 *
 * What was done today and is taken back today leaves no trace in figures at a cut-off. What was
 * there over night may have been read out: to take it back is a correction.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_ledger_find_difference (WgLedger     *self,
                           gint64        undoes,
                           WgDate        today,
                           WgDifference *how,
                           GError      **error)
{
  g_auto (WgEditRecord) record = { 0 };

  *how = WG_DIFFERENCE_EDIT;
  while (undoes != 0)
    {
      if (!wg_edit_table_select (self->edits, undoes, &record, error))
        return FALSE;
      if (day_of (record.entry.entered_at) != today)
        {
          *how = WG_DIFFERENCE_LATE;
          return TRUE;
        }
      *how = *how == WG_DIFFERENCE_EDIT ? WG_DIFFERENCE_TAKE_BACK : WG_DIFFERENCE_EDIT;
      undoes = record.entry.undoes != undoes ? record.entry.undoes : 0;
    }
  return TRUE;
}

/**
 * wg_ledger_undo:
 * @self: the ledger
 * @direction: undo or redo, for @number 0
 * @number: an edit, or 0 for the next one of the stack
 * @actor: who does it
 * @role: in which role
 * @ticker: (nullable): progress and cancelling
 * @changes: (out) (transfer full) (nullable): what was written
 * @error: return location for an error; %WG_STORE_ERROR_CONFLICT if a row was changed in between
 *
 * Returns: %TRUE once the new edit is on the disk
 */
gboolean
wg_ledger_undo (WgLedger        *self,
                WgUndoDirection  direction,
                gint64           number,
                const char      *actor,
                const char      *role,
                WgTicker        *ticker,
                WgChangeSet    **changes,
                GError         **error)
{
  Undoing undoing = { .ticker = ticker };
  WgEditEntry entry = { .entered_at = wg_ledger_get_now (self) };
  WgDifference how;
  g_auto (WgEditRecord) shortened = { 0 };
  gboolean active = FALSE;
  gboolean ok;

  *changes = NULL;
  if (!choose_edit (self, direction, &number, error) ||
      !wg_edit_table_select (self->edits, number, &undoing.record, error) ||
      !wg_edit_table_is_active (self->edits, number, &active, error) ||
      !wg_edit_table_last_shortened (self->edits, &shortened, error) ||
      !wg_ledger_find_difference (self, number, day_of (entry.entered_at), &how, error))
    {
      wg_edit_record_clear (&undoing.record);
      return FALSE;
    }
  entry.id = wg_row_new_id ();
  entry.actor = (char *) actor;
  entry.role = (char *) role;
  entry.label = undoing.record.entry.label;
  entry.undoes = number;
  ok = check_undoable (&undoing.record.entry, shortened.entry.number, active, error) &&
       wg_ledger_write (self, &entry, how, undo_body, &undoing, changes, error);
  wg_edit_record_clear (&undoing.record);
  return ok;
}
