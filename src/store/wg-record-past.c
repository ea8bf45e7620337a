/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How records came to be what they are: the journal's entries of one record, replayed from its
 * beginning, each with what it changed in the sums and when that became known. It comes to the
 * stored sums by the same function that wrote them. Reads only. */

#include "wg-record-past.h"

/* What is asked of an edit again and again. */
typedef struct
{
  WgTime       edited;
  char        *actor;
  char        *role;
  WgDifference how;
} EditInfo;

struct _WgRecordPast
{
  WgLedger     *ledger;
  const WgKind *kind;
  GHashTable   *edits; /* number → EditInfo */
};

static void
edit_info_free (gpointer data)
{
  EditInfo *info = data;

  g_free (info->actor);
  g_free (info->role);
  g_free (info);
}

/**
 * wg_record_past_new:
 * @ledger: the file, which must outlive this
 * @kind: a kind of records
 *
 * Returns: (transfer full): nothing is read yet
 */
WgRecordPast *
wg_record_past_new (WgLedger     *ledger,
                    const WgKind *kind)
{
  WgRecordPast *self = g_new0 (WgRecordPast, 1);

  self->ledger = ledger;
  self->kind = kind;
  self->edits = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, edit_info_free);
  return self;
}

void
wg_record_past_free (WgRecordPast *self)
{
  g_hash_table_unref (self->edits);
  g_free (self);
}

static const EditInfo *
get_edit (WgRecordPast *self,
          gint64        number,
          GError      **error)
{
  EditInfo *info = g_hash_table_lookup (self->edits, &number);
  g_auto (WgEditRecord) record = { 0 };
  WgDifference how;
  WgTime edited;

  if (info != NULL)
    return info;
  if (!wg_edit_table_select (self->ledger->edits, number, &record, error))
    return NULL;
  edited = wg_time_new_from_unix (record.entry.entered_at);
  if (!wg_ledger_find_difference (self->ledger,
                                  record.entry.undoes != number ? record.entry.undoes : 0,
                                  wg_time_get_day (edited), &how, error))
    return NULL;
  info = g_new0 (EditInfo, 1);
  info->edited = edited;
  info->actor = g_strdup (record.entry.actor);
  info->role = g_strdup (record.entry.role);
  info->how = how;
  g_hash_table_insert (self->edits, g_memdup2 (&number, sizeof number), info);
  return info;
}

/* The row after the entry; NULL where it was deleted. */
static gboolean
replay (WgRecordPast          *self,
        const WgJournalRecord *record,
        const WgRow           *before,
        WgRow                **after,
        GError               **error)
{
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  g_autoptr (GBytes) content = NULL;
  g_autoptr (WgRow) row = NULL;

  *after = NULL;
  if (record->type == WG_CHANGE_DELETE)
    return TRUE;
  content = wg_ledger_dup_content (self->ledger, record, error);
  if (content == NULL)
    return FALSE;
  if (!wg_decode_changes (content, entry))
    return wg_journal_record_refuse (record, error);
  row = before != NULL ? wg_row_copy (before) : wg_row_new (self->kind, record->row_id);
  for (guint i = 0; i < entry->fields->len; i++)
    {
      const WgFieldChange *change = &g_array_index (entry->fields, WgFieldChange, i);
      int field = wg_kind_find_field (self->kind, change->field);

      if (field < 0)
        return wg_journal_record_refuse (record, error);
      wg_value_copy (&change->new_value, wg_row_edit (row, (guint) field));
    }
  *after = g_steal_pointer (&row);
  return TRUE;
}

typedef struct
{
  WgRecordPast     *self;
  WgRecordStepVisit visit;
  gpointer          user_data;
  WgRow            *row; /* (nullable): after the entries so far */
} Replaying;

static gboolean
take_entry (const WgJournalRecord *record,
            gpointer               user_data,
            GError               **error)
{
  Replaying *replaying = user_data;
  WgRecordPast *self = replaying->self;
  const EditInfo *info = get_edit (self, record->edit, error);
  g_autoptr (GArray) differences = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (WgTime));
  g_autoptr (WgRow) before = g_steal_pointer (&replaying->row);
  WgRecordStep step = { .edit = record->edit, .differences = differences, .times = times };

  if (info == NULL || !replay (self, record, before, &replaying->row, error))
    return FALSE;
  step.edited = info->edited;
  step.actor = info->actor;
  step.role = info->role;
  step.old_row = before;
  step.new_row = replaying->row;
  wg_contribution_append_differences (before, replaying->row, info->how, info->edited,
                                      differences, times);
  return replaying->visit (&step, replaying->user_data);
}

/**
 * wg_record_past_visit:
 * @self: the past
 * @row_id: a record, which may be gone
 * @visit: called with each step, oldest first; everything in it is (transfer none); must not stop
 * @user_data: for @visit
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_record_past_visit (WgRecordPast     *self,
                      gint64            row_id,
                      WgRecordStepVisit visit,
                      gpointer          user_data,
                      GError          **error)
{
  Replaying replaying = { self, visit, user_data, NULL };
  gboolean ok = wg_journal_table_visit_row (self->ledger->journal, self->kind->name, row_id,
                                            take_entry, &replaying, error);

  g_clear_pointer (&replaying.row, wg_row_unref);
  return ok;
}

typedef struct
{
  WgRecordPast *self;
  WgTime        cutoff;
  GHashTable   *ids;
  GCancellable *cancellable;
} Searching;

static gboolean
take_corrected (const WgJournalRecord *record,
                gpointer               user_data,
                GError               **error)
{
  Searching *searching = user_data;

  if (strcmp (record->kind, searching->self->kind->name) == 0 &&
      !g_hash_table_contains (searching->ids, &record->row_id))
    g_hash_table_add (searching->ids, g_memdup2 (&record->row_id, sizeof record->row_id));
  return !g_cancellable_set_error_if_cancelled (searching->cancellable, error);
}

/* What a plain edit inserts tells itself when it was entered; what an undo brings back does not. */
static gboolean
take_edit (const WgEditRecord *record,
           gpointer            user_data,
           GError            **error)
{
  Searching *searching = user_data;
  const WgEditEntry *entry = &record->entry;
  gboolean undoes = entry->undoes != 0 && entry->undoes != entry->number;

  if (wg_contribution_is_known (wg_time_new_from_unix (entry->entered_at), searching->cutoff))
    return TRUE;
  return wg_journal_table_visit (searching->self->ledger->journal, record->first_entry,
                                 record->first_entry + entry->n_changes - 1,
                                 undoes ? WG_JOURNAL_UP : WG_JOURNAL_CORRECTIONS, take_corrected,
                                 searching, error);
}

/**
 * wg_record_past_find_corrected:
 * @self: the past
 * @cutoff: a cut-off
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a set of gint64: the records that edits after the cut-off
 *   changed, deleted or brought back
 */
GHashTable *
wg_record_past_find_corrected (WgRecordPast *self,
                               WgTime        cutoff,
                               GCancellable *cancellable,
                               GError      **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Searching searching = { self, cutoff, ids, cancellable };

  if (!wg_edit_table_visit_since (self->ledger->edits, wg_time_to_unix (cutoff), take_edit,
                                  &searching, error))
    return NULL;
  return g_steal_pointer (&ids);
}
