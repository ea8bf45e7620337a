/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit chain. It shows that nothing in the journal was altered afterwards by accident or by
 * an editor of databases; whoever owns the machine can compute a new chain, which is why the head
 * is printed on reports. It reads and writes nothing itself. */

#include "wg-audit.h"

#include "wg-sha256.h"

struct _WgAudit
{
  GChecksum  *checksum;
  GByteArray *scratch;
};

WgAudit *
wg_audit_new (void)
{
  WgAudit *self = g_new0 (WgAudit, 1);

  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  self->scratch = g_byte_array_new ();
  return self;
}

void
wg_audit_free (WgAudit *self)
{
  g_checksum_free (self->checksum);
  g_byte_array_unref (self->scratch);
  g_free (self);
}

/**
 * wg_audit_begin:
 * @self: the audit
 * @previous: the hash of the edit before, zeros for the first
 */
void
wg_audit_begin (WgAudit     *self,
                const guint8 previous[WG_DIGEST_SIZE])
{
  g_checksum_reset (self->checksum);
  g_checksum_update (self->checksum, previous, WG_DIGEST_SIZE);
}

static void
add_bytes (WgAudit *self,
           GBytes  *bytes)
{
  gsize size = 0;
  gconstpointer data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  gint64 length = bytes != NULL ? (gint64) size : -1;

  g_byte_array_set_size (self->scratch, 0);
  wg_encode_int (self->scratch, length);
  g_checksum_update (self->checksum, self->scratch->data, self->scratch->len);
  if (size > 0)
    g_checksum_update (self->checksum, data, (gssize) size);
}

void
wg_audit_add_entry (WgAudit               *self,
                    const WgJournalRecord *record)
{
  g_byte_array_set_size (self->scratch, 0);
  wg_encode_int (self->scratch, record->number);
  wg_encode_int (self->scratch, record->edit);
  wg_encode_text (self->scratch, record->kind);
  wg_encode_int (self->scratch, record->row_id);
  wg_encode_int (self->scratch, record->type);
  wg_encode_int (self->scratch, record->old_version);
  g_checksum_update (self->checksum, self->scratch->data, self->scratch->len);
  add_bytes (self, record->content);
  add_bytes (self, record->digest);
}

/* In the place of the block's entries. */
void
wg_audit_add_block (WgAudit              *self,
                    const WgJournalBlock *block)
{
  g_byte_array_set_size (self->scratch, 0);
  wg_encode_int (self->scratch, block->number);
  wg_encode_int (self->scratch, block->edit);
  wg_encode_text (self->scratch, block->kind);
  wg_encode_int (self->scratch, block->first_row);
  wg_encode_int (self->scratch, block->n_entries);
  g_checksum_update (self->checksum, self->scratch->data, self->scratch->len);
  add_bytes (self, block->entries);
}

static void
add_head (WgAudit            *self,
          const WgEditRecord *record)
{
  const WgEditEntry *entry = &record->entry;

  g_byte_array_set_size (self->scratch, 0);
  wg_encode_int (self->scratch, entry->number);
  wg_encode_int (self->scratch, entry->id);
  wg_encode_text (self->scratch, entry->actor != NULL ? entry->actor : "");
  wg_encode_text (self->scratch, entry->role != NULL ? entry->role : "");
  wg_encode_text (self->scratch, entry->label != NULL ? entry->label : "");
  wg_encode_int (self->scratch, entry->committed_at);
  wg_encode_int (self->scratch, entry->entered_at);
  wg_encode_int (self->scratch, entry->undoes);
  wg_encode_int (self->scratch, entry->n_changes);
  wg_encode_int (self->scratch, entry->clock_at);
  wg_encode_int (self->scratch, record->first_entry);
  g_checksum_update (self->checksum, self->scratch->data, self->scratch->len);
}

/**
 * wg_audit_end:
 * @self: the audit
 * @record: the edit's head; its own hash is not read
 * @hash: (out): the link's hash
 */
void
wg_audit_end (WgAudit            *self,
              const WgEditRecord *record,
              guint8              hash[WG_DIGEST_SIZE])
{
  gsize size = WG_DIGEST_SIZE;

  add_head (self, record);
  g_checksum_get_digest (self->checksum, hash, &size);
}

/**
 * wg_audit_end_short:
 * @self: the audit, begun with the shortened link before, with what is left of the journal
 * @record: the edit's head; the hash that it had when it was whole is a part of the new link
 * @hash: (out): the link's hash in the shortened chain
 */
void
wg_audit_end_short (WgAudit            *self,
                    const WgEditRecord *record,
                    guint8              hash[WG_DIGEST_SIZE])
{
  gsize size = WG_DIGEST_SIZE;

  add_head (self, record);
  g_checksum_update (self->checksum, record->hash, WG_DIGEST_SIZE);
  g_checksum_get_digest (self->checksum, hash, &size);
}
