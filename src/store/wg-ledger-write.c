/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes one edit in one transaction: the rows, guarded by their versions; a journal entry for
 * each; what the rows change in the sums of records; the link of the audit chain; the edit itself.
 * Success is told only after COMMIT. Whatever fails, nothing is written and the ledger stays as it
 * was. */

#include "wg-ledger.h"

#include "wg-bulk-load.h"
#include "wg-bulk-references.h"
#include "wg-row-check.h"
#include "wg-store-error.h"
#include "wg-sum-digest.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The edit comes before its journal; what is only known at the end is written then. */
static gboolean
begin_edit (WgWriting *self,
            GError   **error)
{
  WgEditRecord record = { .entry = *self->entry, .first_entry = self->head.n_entries + 1 };

  record.entry.number = self->number;
  record.entry.n_changes = 1;
  return wg_edit_table_insert (self->ledger->edits, &record, error);
}

/* @is_new: the row is the one that the change inserts. */
static void
digest_row (WgWriting   *self,
            const WgRow *row,
            gboolean     is_new,
            guint8       digest[WG_DIGEST_SIZE])
{
  if (is_new && self->ahead != NULL)
    {
      memcpy (digest, wg_bulk_ahead_get_digest (self->ahead, self->at), WG_DIGEST_SIZE);
      return;
    }
  g_byte_array_set_size (self->scratch, 0);
  wg_encode_row (self->scratch, row);
  wg_digest (self->scratch, digest);
}

/* What is left of a block goes before whatever comes after it. */
static gboolean
write_block (WgWriting *self,
             GError   **error)
{
  gboolean ok;

  if (self->block.n_entries == 0)
    return TRUE;
  self->block.entries = g_bytes_new_static (self->entries->data, self->entries->len);
  wg_audit_add_block (self->audit, &self->block);
  ok = wg_journal_table_insert_block (self->ledger->journal, &self->block, error);
  g_clear_pointer (&self->block.entries, g_bytes_unref);
  g_byte_array_set_size (self->entries, 0);
  self->block.n_entries = 0;
  return ok;
}

static gboolean
is_close (gint64 first,
          gint64 last,
          gint64 id)
{
  return id > last && id - first < WG_JOURNAL_BLOCK_SPAN;
}

/* Whether the new row goes on with the block, or begins one that the next row goes on with. */
static gboolean
may_stand_in_block (const WgWriting *self,
                    const WgRow     *row)
{
  const WgKind *kind = wg_row_get_kind (row);
  gint64 id = wg_row_get_id (row);

  if (id <= 0)
    return FALSE;
  if (self->block.n_entries > 0 && strcmp (self->block.kind, kind->name) == 0 &&
      is_close (self->block.first_row, self->last_row, id))
    return TRUE;
  return self->next_row != NULL && wg_row_get_kind (self->next_row) == kind &&
         is_close (id, id, wg_row_get_id (self->next_row));
}

static gboolean
add_to_block (WgWriting   *self,
              const WgRow *row,
              GError     **error)
{
  WgJournalBlock *block = &self->block;
  gint64 id = wg_row_get_id (row);
  guint8 digest[WG_DIGEST_SIZE];

  if (block->n_entries == WG_JOURNAL_BLOCK_MOST ||
      (block->n_entries > 0 && (strcmp (block->kind, wg_row_get_kind (row)->name) != 0 ||
                                !is_close (block->first_row, self->last_row, id))))
    if (!write_block (self, error))
      return FALSE;
  if (block->n_entries == 0)
    *block = (WgJournalBlock) {
      .number = self->head.n_entries + 1,
      .edit = self->number,
      .kind = (char *) wg_row_get_kind (row)->name,
      .first_row = id,
    };
  digest_row (self, row, TRUE, digest);
  wg_journal_block_append (self->entries, id - block->first_row, digest);
  block->n_entries++;
  self->last_row = id;
  return TRUE;
}

/* What the row's entry says. */
static GBytes *
make_content (WgWriting   *self,
              const WgRow *old_row,
              const WgRow *new_row)
{
  g_autoptr (GByteArray) changes = g_byte_array_new ();
  g_autoptr (WgRowEntry) entry = NULL;
  g_autoptr (GBytes) content = NULL;

  wg_encode_changes (changes, old_row, new_row);
  content = g_byte_array_free_to_bytes (g_steal_pointer (&changes));
  if (!self->nameless)
    return g_steal_pointer (&content);
  entry = wg_row_entry_new ();
  entry->kind = wg_row_get_kind (new_row != NULL ? new_row : old_row);
  if (!wg_decode_changes (content, entry))
    g_assert_not_reached ();
  return wg_encode_short (entry);
}

static gboolean
write_entry (WgWriting   *self,
             WgChangeType type,
             const WgRow *old_row,
             const WgRow *new_row,
             GError     **error)
{
  const WgRow *row = new_row != NULL ? new_row : old_row;
  g_auto (WgJournalRecord) record = { 0 };
  guint8 digest[WG_DIGEST_SIZE];

  if (!write_block (self, error))
    return FALSE;
  record.number = self->head.n_entries + 1;
  record.edit = self->number;
  record.kind = g_strdup (wg_row_get_kind (row)->name);
  record.row_id = wg_row_get_id (row);
  record.type = type;
  record.old_version = old_row != NULL ? wg_row_get_version (old_row) : 0;
  record.content = make_content (self, old_row, new_row);
  if (new_row != NULL)
    {
      digest_row (self, new_row, type == WG_CHANGE_INSERT, digest);
      record.digest = g_bytes_new (digest, sizeof digest);
    }
  if (!wg_journal_table_insert (self->ledger->journal, &record, error))
    return FALSE;
  wg_audit_add_entry (self->audit, &record);
  return TRUE;
}

static gboolean
write_journal (WgWriting   *self,
               WgChangeType type,
               const WgRow *old_row,
               const WgRow *new_row,
               GError     **error)
{
  const WgRow *row = new_row != NULL ? new_row : old_row;
  WgTouch touch = { wg_row_get_kind (row), wg_row_get_id (row), type };
  gboolean in_block = type == WG_CHANGE_INSERT && may_stand_in_block (self, row);

  if (self->touches->len == 0 && !begin_edit (self, error))
    return FALSE;
  if (!(in_block ? add_to_block (self, row, error)
                 : write_entry (self, type, old_row, new_row, error)))
    return FALSE;
  self->head.n_entries++;
  g_array_append_val (self->touches, touch);
  return TRUE;
}

/* The sums are written once, at the end: an edit may touch one of them a thousand times. */
static void
count_row (WgWriting   *self,
           const WgRow *old_row,
           const WgRow *new_row)
{
  if (old_row == NULL && self->ahead != NULL)
    return; /* write_sums() */
  g_array_set_size (self->counted, 0);
  g_array_set_size (self->times, 0);
  wg_contribution_append_differences (old_row, new_row, self->how, self->edited, self->counted,
                                      self->times);
  for (guint i = 0; i < self->counted->len; i++)
    wg_tally_add (self->tally, &g_array_index (self->counted, WgContribution, i));
}

static gboolean
write_sums (WgWriting *self,
            GError   **error)
{
  g_autoptr (GArray) ahead =
      self->ahead != NULL ? wg_bulk_ahead_take_sums (self->ahead) : NULL;

  g_array_unref (self->counted);
  if (ahead != NULL && wg_tally_get_size (self->tally) == 0)
    self->counted = g_steal_pointer (&ahead);
  else
    {
      for (guint i = 0; ahead != NULL && i < ahead->len; i++)
        wg_tally_add (self->tally, &g_array_index (ahead, WgContribution, i));
      self->counted = wg_tally_take (self->tally);
    }
  return wg_measure_table_add (self->ledger->measures,
                               (const WgContribution *) (gpointer) self->counted->data,
                               self->counted->len, error);
}

static gboolean
rows_equal (const WgRow *a,
            const WgRow *b)
{
  for (guint i = 0; i < wg_row_get_kind (a)->n_fields; i++)
    if (!wg_value_equal (wg_row_get (a, i), wg_row_get (b, i)))
      return FALSE;
  return TRUE;
}

/**
 * wg_writing_put:
 * @self: an edit being written
 * @old_row: (nullable): the row as the table has it now; %NULL inserts
 * @new_row: (nullable): the row as it shall be; %NULL deletes
 * @error: return location for an error
 *
 * Writes one row and its journal entry, and counts what it changes in the sums. A row that does
 * not change is passed over.
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_writing_put (WgWriting *self,
                WgRow     *old_row,
                WgRow     *new_row,
                GError   **error)
{
  const WgKind *kind = wg_row_get_kind (new_row != NULL ? new_row : old_row);
  WgTableSession *table = wg_ledger_get_table (self->ledger, kind);
  gint64 old_version = old_row != NULL ? wg_row_get_version (old_row) : 0;
  WgChangeType type;
  gboolean ok;

  if (new_row != NULL && (self->ahead == NULL || !wg_bulk_ahead_is_sound (self->ahead, self->at)) &&
      !wg_row_check (new_row, error))
    return FALSE;
  if (old_row == NULL)
    {
      type = WG_CHANGE_INSERT;
      ok = wg_table_session_insert (table, new_row, self->number, error);
    }
  else if (new_row == NULL)
    {
      type = WG_CHANGE_DELETE;
      ok = wg_table_session_delete (table, old_row, old_version, error);
    }
  else
    {
      if (rows_equal (old_row, new_row))
        return TRUE;
      type = WG_CHANGE_UPDATE;
      ok = wg_table_session_update (table, new_row, old_version, self->number, error);
    }
  if (ok)
    count_row (self, old_row, new_row);
  return ok && write_journal (self, type, old_row, new_row, error);
}

/* The end of the chain, and the digest of the sums as they are now. A file that lost its digest
 * stays without, and verify says so. */
static gboolean
write_end (WgWriting *self,
           GError   **error)
{
  WgEditTable *edits = self->ledger->edits;
  guint64 digest;
  gboolean known;

  if (!wg_edit_table_read_sums (edits, &known, &digest, error))
    return FALSE;
  for (guint i = 0; i < self->counted->len; i++)
    digest += wg_sum_digest_of (&g_array_index (self->counted, WgContribution, i));
  return wg_edit_table_set_head (edits, &self->head, error) &&
         (!known || wg_edit_table_set_sums (edits, digest, error));
}

static gboolean
finish_edit (WgWriting   *self,
             WgEditEntry *entry,
             GError     **error)
{
  WgLedger *ledger = self->ledger;
  WgEditRecord record = { .entry = *entry };

  /* Clocks jump: the order is the number's, and the time never goes back. */
  record.entry.clock_at = ledger->clock (ledger->clock_data);
  record.entry.number = self->number;
  record.entry.committed_at = MAX (record.entry.clock_at, ledger->committed_at + 1);
  record.entry.n_changes = self->touches->len;
  record.first_entry = ledger->head.n_entries + 1;
  wg_audit_end (self->audit, &record, record.hash);
  memcpy (self->head.hash, record.hash, WG_DIGEST_SIZE);
  self->head.number = self->number;
  entry->committed_at = record.entry.committed_at;
  return wg_edit_table_finish (ledger->edits, &record, error) &&
         write_end (self, error);
}

static gboolean
write_body (WgWriting    *self,
            WgEditEntry  *entry,
            WgWritingBody body,
            gpointer      user_data,
            GError      **error)
{
  if (body (self, user_data, error) &&
      (self->touches->len == 0 ||
       (write_block (self, error) && write_sums (self, error) && finish_edit (self, entry, error))))
    return wg_engine_commit (self->ledger->engine, error);
  wg_engine_rollback (self->ledger->engine);
  return FALSE;
}

/* @late: references are looked at by @body, at its end. */
static gboolean
write_edit (WgLedger      *self,
            gboolean       late,
            WgEditEntry   *entry,
            WgDifference   how,
            WgWritingBody  body,
            gpointer       user_data,
            WgChangeSet  **changes,
            GError       **error)
{
  WgWriting writing = {
    .ledger = self,
    .entry = entry,
    .number = self->head.number + 1,
    .head = self->head,
    .audit = wg_audit_new (),
    .touches = g_array_new (FALSE, FALSE, sizeof (WgTouch)),
    .scratch = g_byte_array_new (),
    .entries = g_byte_array_new (),
    .tally = wg_tally_new (),
    .counted = g_array_new (FALSE, FALSE, sizeof (WgContribution)),
    .how = how,
    .times = g_array_new (FALSE, FALSE, sizeof (WgTime)),
    .edited = wg_time_new_from_unix (entry->entered_at),
  };
  gboolean ok;

  *changes = NULL;
  wg_audit_begin (writing.audit, self->head.hash);
  ok = (late ? wg_engine_begin_late (self->engine, error)
             : wg_engine_begin (self->engine, error)) &&
       write_body (&writing, entry, body, user_data, error);
  if (ok && writing.touches->len > 0)
    {
      self->head = writing.head;
      self->committed_at = entry->committed_at;
      *changes = wg_change_set_new_with_sums (writing.number, g_steal_pointer (&writing.touches),
                                              g_steal_pointer (&writing.counted));
    }
  wg_audit_free (writing.audit);
  wg_tally_free (writing.tally);
  g_byte_array_unref (writing.scratch);
  g_byte_array_unref (writing.entries);
  g_clear_pointer (&writing.ahead, wg_bulk_ahead_free);
  g_clear_pointer (&writing.counted, g_array_unref);
  g_array_unref (writing.times);
  g_clear_pointer (&writing.touches, g_array_unref);
  return ok;
}

/**
 * wg_ledger_write:
 * @self: the ledger
 * @entry: id, actor, role, label, undoes, entered_at; the rest is filled in here
 * @how: from which day what changes in the sums of records is known
 * @body: puts the rows
 * @user_data: for @body
 * @changes: (out) (transfer full) (nullable): what was written; %NULL if no row changed, and then
 *   there is no edit either
 * @error: return location for an error
 *
 * Returns: %TRUE once the edit is on the disk
 */
gboolean
wg_ledger_write (WgLedger      *self,
                 WgEditEntry   *entry,
                 WgDifference   how,
                 WgWritingBody  body,
                 gpointer       user_data,
                 WgChangeSet  **changes,
                 GError       **error)
{
  return write_edit (self, FALSE, entry, how, body, user_data, changes, error);
}

/* What the schema allows. */
#define MAX_NAME 200

typedef struct
{
  WgEdit    *edit;
  WgTicker  *ticker;
  GPtrArray *late; /* (nullable): whose references are looked at when all is written */
} Applying;

/* The row as the table has it, if it has the version that the writer of the edit saw. */
static gboolean
take_current (WgWriting   *writing,
              const WgRow *seen,
              WgRow      **current,
              GError     **error)
{
  WgTableSession *table = wg_ledger_get_table (writing->ledger, wg_row_get_kind (seen));
  g_autofree char *name = NULL;

  if (!wg_table_session_select (table, wg_row_get_id (seen), current, error))
    return FALSE;
  /* A row may be written twice in one edit; then it carries this edit's number. */
  if (*current != NULL && (wg_row_get_version (*current) == wg_row_get_version (seen) ||
                           wg_row_get_version (*current) == writing->number))
    return TRUE;
  g_clear_pointer (current, wg_row_unref);
  name = wg_row_describe (seen);
  g_set_error (error, WG_STORE_ERROR, WG_STORE_ERROR_CONFLICT,
               _ ("%s was changed in the meantime, so nothing was saved. Look at it again and "
                  "repeat the change."), name);
  return FALSE;
}

static gboolean
apply_change (WgWriting      *writing,
              const WgChange *change,
              GError        **error)
{
  g_autoptr (WgRow) current = NULL;

  /* What the journal calls old is what the table had, not what the caller remembers. */
  if (change->type != WG_CHANGE_INSERT &&
      !take_current (writing, change->old_row, &current, error))
    return FALSE;
  return wg_writing_put (writing, current,
                         change->type == WG_CHANGE_DELETE ? NULL : change->new_row, error);
}

static gboolean
apply_body (WgWriting *writing,
            gpointer   user_data,
            GError   **error)
{
  Applying *applying = user_data;
  guint n = wg_edit_get_n_changes (applying->edit);
  guint32 bulk;

  if (!wg_bulk_load_begin (writing->ledger, applying->edit, &bulk, error))
    return FALSE;
  if (n >= WG_BULK_LOAD_LEAST)
    writing->ahead = wg_bulk_ahead_new (applying->edit);
  for (guint i = 0; i < n; i++)
    {
      const WgChange *next = i + 1 < n ? wg_edit_get_change (applying->edit, i + 1) : NULL;

      writing->at = i;
      writing->next_row = next != NULL && next->type == WG_CHANGE_INSERT ? next->new_row : NULL;
      if (!wg_ticker_tick (applying->ticker, i, n, error) ||
          !apply_change (writing, wg_edit_get_change (applying->edit, i), error))
        return FALSE;
    }
  return wg_bulk_load_end (writing->ledger, bulk, error) &&
         (applying->late == NULL ||
          wg_bulk_references_check (writing->ledger, applying->late, error)) &&
         wg_ticker_tick (applying->ticker, n, n, error);
}

/* The rows of the edit are now what the table has. */
static gboolean
set_versions (WgLedger *self,
              WgEdit   *edit,
              gint64    number,
              GError  **error)
{
  for (guint i = 0; i < wg_edit_get_n_changes (edit); i++)
    {
      const WgChange *change = wg_edit_get_change (edit, i);

      if (change->type == WG_CHANGE_UPDATE && rows_equal (change->old_row, change->new_row))
        wg_row_set_version (change->new_row, wg_row_get_version (change->old_row));
      else if (change->new_row != NULL)
        wg_row_set_version (change->new_row, number);
    }
  return TRUE;
}

/* A label may hold the name of a file, which may be long and may not even be UTF-8. */
static char *
shorten (const char *text,
         glong       length)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= length)
    return g_steal_pointer (&valid);
  start = g_utf8_substring (valid, 0, length - 1);
  return g_strconcat (start, "…", NULL);
}

/**
 * wg_ledger_apply:
 * @self: the ledger
 * @edit: an edit
 * @ticker: (nullable): progress and cancelling
 * @changes: (out) (transfer full) (nullable): what was written
 * @error: return location for an error
 *
 * An edit whose id the file has already was written before an answer got lost; it is not written
 * twice.
 *
 * Returns: %TRUE if the file has the edit
 */
gboolean
wg_ledger_apply (WgLedger     *self,
                 WgEdit       *edit,
                 WgTicker     *ticker,
                 WgChangeSet **changes,
                 GError      **error)
{
  g_autoptr (GPtrArray) late = NULL;
  Applying applying = { edit, ticker, NULL };
  g_autofree char *actor = shorten (wg_edit_get_actor (edit), MAX_NAME);
  g_autofree char *role = shorten (wg_edit_get_role (edit), MAX_NAME);
  g_autofree char *label = shorten (wg_edit_get_label (edit), WG_EDIT_LABEL_MOST);
  WgEditEntry entry = {
    .id = wg_edit_get_id (edit), .actor = actor, .role = role, .label = label,
    .entered_at = wg_ledger_get_now (self),
  };
  gint64 number;

  *changes = NULL;
  if (!wg_edit_table_find (self->edits, entry.id, &number, error))
    return FALSE;
  if (number != 0)
    return set_versions (self, edit, number, error);
  if (wg_edit_is_beginning (edit) && self->head.number == 0)
    entry.undoes = 1;
  if (!wg_bulk_references_find (self, edit, &late, error))
    return FALSE;
  applying.late = late;
  return write_edit (self, late != NULL, &entry, WG_DIFFERENCE_EDIT, apply_body, &applying,
                     changes, error) &&
         set_versions (self, edit, self->head.number, error);
}
