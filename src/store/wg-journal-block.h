/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-encoding.h"
#include "wg-engine.h"

G_BEGIN_DECLS

#define WG_JOURNAL_BLOCK_MOST 1024
/* How far the last row id of a block lies behind the first one at most. */
#define WG_JOURNAL_BLOCK_SPAN ((gint64) 1 << 20)

/* New rows of one kind with ids close together and growing: as many entries of the journal in one
 * row. */
typedef struct
{
  gint64  number; /* of the first entry */
  gint64  edit;
  char   *kind;
  gint64  first_row;
  gint64  n_entries; /* what the file says, which damage may have changed */
  GBytes *entries;
} WgJournalBlock;

typedef struct _WgJournalBlocks WgJournalBlocks;

/* Adds an entry to those of a block. */
void             wg_journal_block_append (GByteArray  *entries,
                                          gint64       offset,
                                          const guint8 digest[WG_DIGEST_SIZE]);
guint            wg_journal_block_count  (const WgJournalBlock *self);
gint64           wg_journal_block_get_number (const WgJournalBlock *self, guint i);
gint64           wg_journal_block_get_row (const WgJournalBlock *self, guint i);
const guint8    *wg_journal_block_get_digest (const WgJournalBlock *self, guint i);
gboolean         wg_journal_block_find   (const WgJournalBlock *self, gint64 row_id, guint *i);
void             wg_journal_block_clear  (WgJournalBlock *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgJournalBlock, wg_journal_block_clear)

WgJournalBlocks *wg_journal_blocks_new    (WgEngine *engine);
void             wg_journal_blocks_free   (WgJournalBlocks *self);
gboolean         wg_journal_blocks_insert (WgJournalBlocks      *self,
                                           const WgJournalBlock *block,
                                           GError              **error);
WgStatement     *wg_journal_blocks_seek   (WgJournalBlocks *self,
                                           gint64           first,
                                           gint64           last,
                                           gboolean         down,
                                           GError         **error);
WgStatement     *wg_journal_blocks_seek_row (WgJournalBlocks *self,
                                             const char      *kind,
                                             gint64           row_id,
                                             GError         **error);
gboolean         wg_journal_blocks_next   (WgStatement    *reading,
                                           WgJournalBlock *block,
                                           GError        **error);

G_END_DECLS
