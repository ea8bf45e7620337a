/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office that does not keep old values for ever: what was before and after is taken out of the
 * journal of the oldest edits, in one edit of its own that says so. Who did what and when stays,
 * and the chain can still be followed: shortened edits have a second link over what is left of
 * them, whose end stands in a setting, and so in the chain. Records of service are left whole: how
 * a figure that was read out came about is told from them, and they name no one. Of those who left
 * their position as long ago the names and telephone numbers go from the file itself. */

#include "wg-ledger-names.h"

#include "wg-store-error.h"
#include "wg-store-history.h"

#include <string.h>

typedef struct
{
  const WgShortening *wanted;
  WgTicker  *ticker;
  WgWriting *writing;
  gint64     last;    /* the last edit that is shortened */
  WgAudit   *audit;
  guint8     hash[WG_DIGEST_SIZE]; /* the shortened link before */
  GArray    *numbers; /* of the edits that are shortened now */
  GByteArray *hashes; /* of each of them */
  GPtrArray *labels;  /* … and what they are called from now on */
  WgLedgerNames *names; /* of those whom one edit is about */
  GPtrArray *left;    /* (element-type WgRow): holdings that lose their name */
  GArray    *entries; /* of one edit: the numbers of its entries that lose something … */
  GPtrArray *contents; /* … and what is left of them */
} Shortening;

static gboolean
shorten_entry (const WgJournalRecord *record,
               gpointer               user_data,
               GError               **error)
{
  Shortening *self = user_data;
  WgJournalRecord left = *record;
  const WgKind *kind = wg_kind_find (record->kind);
  g_autoptr (WgRowEntry) entry = wg_row_entry_new ();
  g_autoptr (GBytes) content = NULL;

  if (self->wanted->somebody != NULL && kind != NULL &&
      !wg_ledger_names_add_row (self->names, kind, record->row_id, error))
    return FALSE;
  /* A block keeps no values. */
  if (record->block != NULL)
    {
      if (record->place == 0)
        wg_audit_add_block (self->audit, record->block);
      return TRUE;
    }
  entry->kind = kind;
  if (kind == NULL || !wg_decode_changes (record->content, entry))
    return wg_journal_record_refuse (record, error);
  if (!wg_contribution_has_kind (kind))
    {
      left.content = content = wg_encode_short (entry);
      g_array_append_val (self->entries, record->number);
      g_ptr_array_add (self->contents, g_bytes_ref (content));
    }
  wg_audit_add_entry (self->audit, &left);
  return TRUE;
}

static gboolean
shorten_edit (const WgEditRecord *record,
              gpointer            user_data,
              GError            **error)
{
  Shortening *self = user_data;
  WgJournalTable *journal = self->writing->ledger->journal;
  WgEditRecord left = *record;
  char *label;

  wg_ledger_names_clear (self->names);
  g_array_set_size (self->entries, 0);
  g_ptr_array_set_size (self->contents, 0);
  wg_audit_begin (self->audit, self->hash);
  if (!wg_journal_table_visit (journal, record->first_entry,
                               record->first_entry + record->entry.n_changes - 1, WG_JOURNAL_UP,
                               shorten_entry, self, error))
    return FALSE;
  label = wg_ledger_names_dup_without (self->names, record->entry.label, self->wanted->somebody);
  g_ptr_array_add (self->labels, label);
  left.entry.label = label;
  wg_audit_end_short (self->audit, &left, self->hash);
  g_array_append_val (self->numbers, record->entry.number);
  g_byte_array_append (self->hashes, self->hash, WG_DIGEST_SIZE);
  for (guint i = 0; i < self->entries->len; i++)
    if (!wg_journal_table_shorten (journal, g_array_index (self->entries, gint64, i),
                                   g_ptr_array_index (self->contents, i), error))
      return FALSE;
  return wg_ticker_tick (self->ticker, (guint) record->entry.number, (guint) self->last, error);
}

typedef struct
{
  const char *key;
  WgRow      *found; /* (nullable) */
} Search;

static gboolean
compare_key (WgRow   *row,
             gpointer user_data,
             GError **error)
{
  Search *search = user_data;

  if (g_strcmp0 (wg_row_get_text (row, WG_SETTING_KEY), search->key) == 0)
    search->found = wg_row_ref (row);
  return TRUE;
}

static gboolean
find_setting (WgLedger   *self,
              const char *key,
              WgRow     **row,
              GError    **error)
{
  Search search = { key, NULL };
  gboolean ok = wg_table_session_visit (wg_ledger_get_table (self, &wg_kind_setting), compare_key,
                                        &search, error);

  *row = search.found;
  return ok;
}

static gboolean
put_setting (WgWriting  *writing,
             const char *key,
             const char *value,
             GError    **error)
{
  g_autoptr (WgRow) stored = NULL;
  g_autoptr (WgRow) row = NULL;

  if (!find_setting (writing->ledger, key, &stored, error))
    return FALSE;
  if (value == NULL && stored == NULL)
    return TRUE;
  if (value != NULL)
    {
      row = stored != NULL ? wg_row_copy (stored)
                           : wg_row_new (&wg_kind_setting, wg_row_new_id ());
      wg_row_set_text (row, WG_SETTING_KEY, key);
      wg_row_set_text (row, WG_SETTING_VALUE, value);
    }
  return wg_writing_put (writing, stored, row, error);
}

static char *
make_mark (gint64       number,
           const guint8 hash[WG_DIGEST_SIZE])
{
  GString *text = g_string_new (NULL);

  g_string_printf (text, "%" G_GINT64_FORMAT " ", number);
  for (guint i = 0; i < WG_DIGEST_SIZE; i++)
    g_string_append_printf (text, "%02x", hash[i]);
  return g_string_free (text, FALSE);
}

static gboolean
shorten_edits (Shortening *self,
               GError    **error)
{
  WgEditTable *edits = self->writing->ledger->edits;
  g_autofree char *mark = NULL;

  if (!wg_edit_table_visit_whole (edits, self->last, shorten_edit, self, error))
    return FALSE;
  for (guint i = 0; i < self->numbers->len; i++)
    if (!wg_edit_table_shorten (edits, g_array_index (self->numbers, gint64, i),
                                g_ptr_array_index (self->labels, i),
                                self->hashes->data + i * WG_DIGEST_SIZE, error))
      return FALSE;
  mark = make_mark (self->last, self->hash);
  return put_setting (self->writing, WG_SETTING_HISTORY_SHORTENED, mark, error);
}

/* The post keeps its history: somebody was there, from one day to the other. */
static gboolean
forget_who_left (Shortening *self,
                 GError    **error)
{
  gboolean ok = TRUE;

  self->writing->nameless = TRUE;
  for (guint i = 0; i < self->left->len && ok; i++)
    {
      WgRow *row = g_ptr_array_index (self->left, i);
      g_autoptr (WgRow) without = wg_row_copy (row);

      wg_row_set_text (without, WG_HOLDING_HOLDER, self->wanted->former);
      wg_row_set_null (without, WG_HOLDING_WORK_PHONE);
      ok = wg_writing_put (self->writing, row, without, error);
    }
  self->writing->nameless = FALSE;
  return ok;
}

static gboolean
shorten_body (WgWriting *writing,
              gpointer   user_data,
              GError   **error)
{
  Shortening *self = user_data;
  g_autofree char *months = NULL;

  self->writing = writing;
  if (self->wanted->months > 0)
    months = g_strdup_printf ("%u", self->wanted->months);
  return put_setting (writing, WG_SETTING_HISTORY_MONTHS, months, error) &&
         (self->last == 0 || shorten_edits (self, error)) && forget_who_left (self, error);
}

/* Up to which edit (0: nothing is old enough), where the shortened chain ends now, and who left so
 * long ago that no other edit names him. */
static gboolean
find_last (Shortening *self,
           WgLedger   *ledger,
           GError    **error)
{
  g_auto (WgEditRecord) shortened = { 0 };

  if (!wg_edit_table_last_shortened (ledger->edits, &shortened, error) ||
      !wg_edit_table_find_before (ledger->edits, self->wanted->before, &self->last, error))
    return FALSE;
  if (self->last <= shortened.entry.number)
    self->last = 0;
  memcpy (self->hash, shortened.short_hash, WG_DIGEST_SIZE);
  return wg_ledger_find_left (ledger, self->wanted, MAX (self->last, shortened.entry.number),
                              self->left, error);
}

/**
 * wg_ledger_shorten:
 * @self: the ledger
 * @wanted: what the file keeps from now on, and who says so
 * @ticker: (nullable): progress and cancelling
 * @changes: (out) (transfer full) (nullable): what was written
 * @error: return location for an error
 *
 * Writes the setting and takes the values out of what is older. Where that takes something away
 * the edit cannot be taken back.
 *
 * Returns: %TRUE once it is on the disk
 */
gboolean
wg_ledger_shorten (WgLedger           *self,
                   const WgShortening *wanted,
                   WgTicker           *ticker,
                   WgChangeSet       **changes,
                   GError            **error)
{
  Shortening shortening = { .wanted = wanted, .ticker = ticker };
  WgEditEntry entry = {
    .id = wg_row_new_id (),
    .actor = wanted->actor,
    .role = wanted->role,
    .label = wanted->label,
    .entered_at = wg_ledger_get_now (self),
  };
  gboolean ok;

  *changes = NULL;
  shortening.left = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  if (wanted->months > 0 && !find_last (&shortening, self, error))
    {
      g_ptr_array_unref (shortening.left);
      return FALSE;
    }
  if (shortening.last > 0 || shortening.left->len > 0)
    entry.undoes = self->head.number + 1; /* like the beginning: nothing leads back */
  shortening.audit = wg_audit_new ();
  shortening.names = wg_ledger_names_new (self);
  shortening.labels = g_ptr_array_new_with_free_func (g_free);
  shortening.numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  shortening.hashes = g_byte_array_new ();
  shortening.entries = g_array_new (FALSE, FALSE, sizeof (gint64));
  shortening.contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  ok = wg_ledger_write (self, &entry, WG_DIFFERENCE_EDIT, shorten_body, &shortening, changes,
                        error);
  wg_audit_free (shortening.audit);
  wg_ledger_names_free (shortening.names);
  g_ptr_array_unref (shortening.labels);
  g_ptr_array_unref (shortening.left);
  g_array_unref (shortening.numbers);
  g_byte_array_unref (shortening.hashes);
  g_array_unref (shortening.entries);
  g_ptr_array_unref (shortening.contents);
  return ok;
}

/**
 * wg_ledger_is_shortened_to:
 * @self: the ledger
 * @number: the last shortened edit, 0 where all are whole
 * @hash: its link of the shortened chain
 * @same: (out): whether that is what the file's own setting says
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_ledger_is_shortened_to (WgLedger     *self,
                           gint64        number,
                           const guint8  hash[WG_DIGEST_SIZE],
                           gboolean     *same,
                           GError      **error)
{
  g_autoptr (WgRow) row = NULL;
  g_autofree char *mark = number > 0 ? make_mark (number, hash) : NULL;

  if (!find_setting (self, WG_SETTING_HISTORY_SHORTENED, &row, error))
    return FALSE;
  *same = g_strcmp0 (row != NULL ? wg_row_get_text (row, WG_SETTING_VALUE) : NULL, mark) == 0;
  return TRUE;
}

/**
 * wg_ledger_mark_shortened:
 * @self: the ledger
 * @entries: (element-type WgRowEntry): gets marked whose values are not kept any more
 * @error: return location for an error
 *
 * Returns: %FALSE on failure
 */
gboolean
wg_ledger_mark_shortened (WgLedger  *self,
                          GPtrArray *entries,
                          GError   **error)
{
  g_auto (WgEditRecord) last = { 0 };

  if (entries->len == 0)
    return TRUE;
  if (!wg_edit_table_last_shortened (self->edits, &last, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      WgRowEntry *entry = g_ptr_array_index (entries, i);

      /* One in a whole edit that tells no change took a name away. */
      entry->shortened = (entry->edit_number <= last.entry.number &&
                          !wg_contribution_has_kind (entry->kind)) ||
                         (entry->type == WG_CHANGE_UPDATE && entry->fields->len == 0);
    }
  return TRUE;
}
