/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-audit.h"
#include "wg-bulk-ahead.h"
#include "wg-change-set.h"
#include "wg-measure-table.h"
#include "wg-store-history.h"
#include "wg-table-session.h"
#include "wg-tally.h"
#include "wg-ticker.h"

G_BEGIN_DECLS

typedef gint64 (*WgLedgerClock) (gpointer user_data);

/**
 * WgLedger:
 *
 * A file as its one thread sees it: the engine, every table's statements, and the end of the
 * chain of edits. Not shared between threads.
 */
typedef struct
{
  WgEngine        *engine;
  WgTableSession **tables; /* in the order of wg_kind_tables() */
  WgEditTable     *edits;
  WgJournalTable  *journal;
  WgMeasureTable  *measures;
  WgAuditHead      head;
  gint64           committed_at; /* of the last edit, 0 before the first */
  gboolean         read_only;    /* another program may write meanwhile */
  gboolean         broken;       /* the last edit is not there: nothing may be written */
  WgLedgerClock    clock;
  gpointer         clock_data;
  WgLedgerClock    office; /* what the file's own clock says, which a demonstration fixes */
  gpointer         office_data;
} WgLedger;

WgLedger       *wg_ledger_new         (WgEngine *engine, GError **error); /* (transfer full) */
void            wg_ledger_free        (WgLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgLedger, wg_ledger_free)

WgTableSession *wg_ledger_get_table   (WgLedger *self, const WgKind *kind);
gint64          wg_ledger_get_now     (WgLedger *self); /* of the office, ms since 1970 UTC */
gboolean        wg_ledger_refresh     (WgLedger *self, GError **error);

GPtrArray      *wg_ledger_load        (WgLedger     *self,
                                       const WgKind *kind,
                                       GCancellable *cancellable,
                                       GError      **error);
GPtrArray      *wg_ledger_edit_rows   (WgLedger *self, gint64 number, GError **error);
GPtrArray      *wg_ledger_row_history (WgLedger     *self,
                                       const WgKind *kind,
                                       gint64        id,
                                       GError      **error);

GBytes         *wg_ledger_dup_content (WgLedger              *self,
                                       const WgJournalRecord *record,
                                       GError               **error);

/* wg-ledger-write.c: @changes is NULL when nothing had to be written. */
gboolean        wg_ledger_apply       (WgLedger     *self,
                                       WgEdit       *edit,
                                       WgTicker     *ticker,
                                       WgChangeSet **changes,
                                       GError      **error);

/* What an edit looks like while it is being written. */
typedef struct
{
  WgLedger   *ledger;
  const WgEditEntry *entry; /* of the edit; its time of commit is not known yet */
  gint64      number;
  WgAuditHead head;
  WgAudit    *audit;
  GArray     *touches;
  GByteArray *scratch;
  WgTally    *tally;    /* by how much the sums of records change */
  GArray     *counted;  /* scratch: what one row changes in them */
  GArray     *times;    /* scratch */
  WgDifference how;
  WgTime      edited;   /* of the office's clock */
  gboolean    nameless; /* the journal gets only what would be left of a shortened entry */
  const WgRow *next_row; /* (nullable): what is inserted after this row, if that is known */
  WgJournalBlock block;  /* the entries that were not written yet; its kind is not owned */
  GByteArray *entries;   /* of the block */
  gint64      last_row;  /* in the block */
  WgBulkAhead *ahead;    /* (nullable) what the new rows of a large edit leave */
  guint       at;        /* the change that is written, where there is @ahead */
} WgWriting;

typedef gboolean (*WgWritingBody) (WgWriting *writing, gpointer user_data, GError **error);

gboolean        wg_ledger_write       (WgLedger      *self,
                                       WgEditEntry   *entry,
                                       WgDifference   how,
                                       WgWritingBody  body,
                                       gpointer       user_data,
                                       WgChangeSet  **changes,
                                       GError       **error);
gboolean        wg_writing_put        (WgWriting     *self,
                                       WgRow         *old_row,
                                       WgRow         *new_row,
                                       GError       **error);

/* wg-ledger-undo.c: @number 0 is the last one; redo takes back the last undo. */
typedef enum
{
  WG_UNDO,
  WG_REDO
} WgUndoDirection;

/* From when on what an edit changes in the sums is known, if it takes back @undoes (0: it takes
 * back none) on the day @today. */
gboolean        wg_ledger_find_difference (WgLedger     *self,
                                           gint64        undoes,
                                           WgDate        today,
                                           WgDifference *how,
                                           GError      **error);

gboolean        wg_ledger_undo        (WgLedger        *self,
                                       WgUndoDirection  direction,
                                       gint64           number,
                                       const char      *actor,
                                       const char      *role,
                                       WgTicker        *ticker,
                                       WgChangeSet    **changes,
                                       GError         **error);

/* wg-ledger-shorten.c */
gboolean        wg_ledger_shorten     (WgLedger           *self,
                                       const WgShortening *wanted,
                                       WgTicker           *ticker,
                                       WgChangeSet       **changes,
                                       GError            **error);
gboolean        wg_ledger_is_shortened_to (WgLedger    *self,
                                           gint64       number,
                                           const guint8 hash[WG_DIGEST_SIZE],
                                           gboolean    *same,
                                           GError     **error);
gboolean        wg_ledger_mark_shortened (WgLedger *self, GPtrArray *entries, GError **error);

G_END_DECLS
