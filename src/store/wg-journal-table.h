/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-history.h"
#include "wg-journal-block.h"

G_BEGIN_DECLS

/* One row that one edit changed. */
typedef struct
{
  gint64       number;
  gint64       edit;
  char        *kind;
  gint64       row_id;
  WgChangeType type;
  gint64       old_version;
  GBytes      *content; /* (nullable) wg_encode_changes(); NULL in a block, where
                           wg_ledger_dup_content() has it */
  GBytes      *digest;  /* (nullable) of the row afterwards; NULL when it is gone */
  const WgJournalBlock *block; /* (nullable) (transfer none) that the entry stands in */
  guint                 place; /* in the block */
} WgJournalRecord;

typedef enum
{
  WG_JOURNAL_UP,
  WG_JOURNAL_DOWN,
  WG_JOURNAL_CORRECTIONS /* up, without what was inserted */
} WgJournalOrder;

typedef gboolean (*WgJournalVisit) (const WgJournalRecord *record,
                                    gpointer               user_data,
                                    GError               **error);

typedef struct _WgJournalTable WgJournalTable;

WgJournalTable *wg_journal_table_new       (WgEngine              *engine);
void            wg_journal_table_free      (WgJournalTable        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgJournalTable, wg_journal_table_free)

gboolean        wg_journal_table_insert    (WgJournalTable        *self,
                                            const WgJournalRecord *record,
                                            GError               **error);
gboolean        wg_journal_table_visit     (WgJournalTable        *self,
                                            gint64                 first,
                                            gint64                 last,
                                            WgJournalOrder         order,
                                            WgJournalVisit         visit,
                                            gpointer               user_data,
                                            GError               **error);
gboolean        wg_journal_table_visit_row (WgJournalTable        *self,
                                            const char            *kind,
                                            gint64                 row_id,
                                            WgJournalVisit         visit,
                                            gpointer               user_data,
                                            GError               **error);
gboolean        wg_journal_table_find_before (WgJournalTable        *self,
                                              const WgJournalRecord *record,
                                              WgJournalRecord       *before,
                                              GError               **error);
gboolean        wg_journal_table_shorten   (WgJournalTable        *self,
                                            gint64                 number,
                                            GBytes                *content,
                                            GError               **error);
/* The entries of a row after @number that stand alone, the last one first. A row that a block
 * inserts anew was deleted before by one of them. */
gboolean        wg_journal_table_visit_after (WgJournalTable       *self,
                                              const char           *kind,
                                              gint64                row_id,
                                              gint64                number,
                                              WgJournalVisit        visit,
                                              gpointer              user_data,
                                              GError              **error);
gboolean        wg_journal_table_insert_block (WgJournalTable       *self,
                                               const WgJournalBlock *block,
                                               GError              **error);
/* FALSE, and says that the history is damaged at this entry. */
gboolean        wg_journal_record_refuse   (const WgJournalRecord *record,
                                            GError               **error);
void            wg_journal_record_clear    (WgJournalRecord       *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgJournalRecord, wg_journal_record_clear)

G_END_DECLS
