/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-contribution.h"
#include "wg-store.h"

G_BEGIN_DECLS

/* The sums of the records, which every figure is made of, and the records behind a figure. The
 * store thread reads; the interface never waits for it. */

/**
 * WgStoreSums:
 * @sums: some of the sums, in no order; one cell may come several times, with other days of entry
 * @n: how many
 *
 * Called on the store thread, in portions: a file may have more sums than fit into memory.
 */
typedef void (*WgStoreSums) (const WgContribution *sums, guint n, gpointer user_data);

/* Days from @first to @last, %WG_DATE_NONE for no limit; only what was entered up to @known. */
gboolean wg_store_visit_sums        (WgStore             *self,
                                     WgDate               first,
                                     WgDate               last,
                                     WgDate               known,
                                     WgStoreSums          visit,
                                     gpointer             visit_data,
                                     GCancellable        *cancellable,
                                     GError             **error);
void     wg_store_visit_sums_async  (WgStore             *self,
                                     WgDate               first,
                                     WgDate               last,
                                     WgDate               known,
                                     WgStoreSums          visit,
                                     gpointer             visit_data,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean wg_store_visit_sums_finish (WgStore             *self,
                                     GAsyncResult        *result,
                                     GError             **error);
/* The same in one array: (transfer full) (element-type WgContribution), in the order of
 * wg_tally_compare(). */
GArray  *wg_store_load_sums         (WgStore             *self,
                                     WgDate               first,
                                     WgDate               last,
                                     WgDate               known,
                                     GCancellable        *cancellable,
                                     GError             **error);

/**
 * WgRecordQuery:
 * @measure: whose records; a record is behind a sum if it adds to it
 * @first: the first day of the sum, or %WG_DATE_NONE
 * @last: the last day, or %WG_DATE_NONE
 * @places: (array length=n_places) (nullable): grids and units; %NULL for everywhere
 * @classes: (array length=n_classes) (nullable): %NULL for all
 * @cutoff: as the office knew it then; %WG_TIME_NONE live
 */
typedef struct
{
  WgMeasure     measure;
  WgDate        first;
  WgDate        last;
  const gint64 *places;
  guint         n_places;
  const gint64 *classes;
  guint         n_classes;
  WgTime        cutoff;
} WgRecordQuery;

/* One page of the records behind a sum. */
typedef struct
{
  GPtrArray *rows;  /* (element-type WgRow): by day or time, then id; as they were at the cut-off */
  guint      total; /* how many records there are in all */
  gint64     sum;   /* what all of them add: the figure */
} WgRecordPage;

void          wg_record_page_free          (WgRecordPage        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRecordPage, wg_record_page_free)

/* @limit 0: only the total and the sum. Reads the records of the query's days. */
WgRecordPage *wg_store_load_records        (WgStore             *self,
                                            const WgRecordQuery *query,
                                            guint                offset,
                                            guint                limit,
                                            GCancellable        *cancellable,
                                            GError             **error);
void          wg_store_load_records_async  (WgStore             *self,
                                            const WgRecordQuery *query,
                                            guint                offset,
                                            guint                limit,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
WgRecordPage *wg_store_load_records_finish (WgStore             *self,
                                            GAsyncResult        *result,
                                            GError             **error);

/**
 * WgRecordChange:
 * @row_id: the record's id
 * @row: (nullable): as it is now; %NULL where it is gone
 * @old_row: (nullable): as it was before the edit; %NULL where it was not there
 * @new_row: (nullable): as it was after the edit
 * @difference: by how much the sum changed: cell and signed value
 * @entered: when the office entered it
 * @edit: the number of the edit
 * @actor: who wrote it
 * @role: in which role
 *
 * One difference between a sum at the cut-off and the live one. Both of one re-dating or moving
 * are listed where both cells belong to the question.
 */
typedef struct
{
  gint64         row_id;
  WgRow         *row;
  WgRow         *old_row;
  WgRow         *new_row;
  WgContribution difference;
  WgTime         entered;
  gint64         edit;
  char          *actor;
  char          *role;
} WgRecordChange;

void          wg_record_change_free        (WgRecordChange      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRecordChange, wg_record_change_free)

/* What was entered after the query's cut-off, the last entered first: the differences add up to
 * the live sum less the sum at the cut-off. (transfer full) (element-type WgRecordChange) */
GPtrArray    *wg_store_load_late           (WgStore             *self,
                                            const WgRecordQuery *query,
                                            GCancellable        *cancellable,
                                            GError             **error);
void          wg_store_load_late_async     (WgStore             *self,
                                            const WgRecordQuery *query,
                                            GCancellable        *cancellable,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
GPtrArray    *wg_store_load_late_finish    (WgStore             *self,
                                            GAsyncResult        *result,
                                            GError             **error);

G_END_DECLS
