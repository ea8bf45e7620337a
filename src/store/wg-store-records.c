/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of WgStore that reads sums and the records behind them. Like wg-store.c it only hands
 * requests to the store thread; what that does is in wg-store-record-work.c. */

#include "wg-store-records.h"

#include "wg-store-private.h"
#include "wg-tally.h"

static WgStoreCall *
sums_call (WgDate        first,
           WgDate        last,
           WgDate        known,
           WgStoreSums   visit,
           gpointer      visit_data,
           GCancellable *cancellable)
{
  WgStoreCall *call = wg_store_call_new (wg_store_work_sums, cancellable);

  call->in.range = (WgMeasureRange) { first, last, known };
  call->in.visit_sums = visit;
  call->in.visit_data = visit_data;
  return call;
}

/**
 * wg_store_visit_sums:
 * @self: the store
 * @first: the first day, or %WG_DATE_NONE
 * @last: the last day, or %WG_DATE_NONE
 * @known: only what was entered up to this day; %WG_DATE_NONE is live
 * @visit: called on the store thread
 * @visit_data: for @visit
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: %TRUE if every sum was visited
 */
gboolean
wg_store_visit_sums (WgStore      *self,
                     WgDate        first,
                     WgDate        last,
                     WgDate        known,
                     WgStoreSums   visit,
                     gpointer      visit_data,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);
  g_return_val_if_fail (visit != NULL, FALSE);

  call = sums_call (first, last, known, visit, visit_data, cancellable);
  return wg_store_core_run (self->core, call, error);
}

void
wg_store_visit_sums_async (WgStore            *self,
                           WgDate              first,
                           WgDate              last,
                           WgDate              known,
                           WgStoreSums         visit,
                           gpointer            visit_data,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (WG_IS_STORE (self));
  g_return_if_fail (visit != NULL);

  wg_store_core_start (self->core, sums_call (first, last, known, visit, visit_data, cancellable),
                       self, wg_store_visit_sums_async, callback, user_data);
}

gboolean
wg_store_visit_sums_finish (WgStore      *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_visit_sums_async), FALSE);

  return wg_store_core_finish (result, NULL, error);
}

static void
collect (const WgContribution *sums,
         guint                 n,
         gpointer              array)
{
  g_array_append_vals (array, sums, n);
}

/**
 * wg_store_load_sums:
 * @self: the store
 * @first: the first day, or %WG_DATE_NONE
 * @last: the last day, or %WG_DATE_NONE
 * @known: only what was entered up to this day; %WG_DATE_NONE is live
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgContribution) (nullable): the sums
 */
GArray *
wg_store_load_sums (WgStore      *self,
                    WgDate        first,
                    WgDate        last,
                    WgDate        known,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (WgContribution));

  g_return_val_if_fail (WG_IS_STORE (self), NULL);

  if (!wg_store_visit_sums (self, first, last, known, collect, array, cancellable, error))
    return NULL;
  g_array_sort (array, wg_tally_compare);
  return g_steal_pointer (&array);
}

static gpointer
run_for_result (WgStore     *self,
                WgStoreCall *call,
                GError     **error)
{
  return wg_store_core_run (self->core, call, error) ? g_steal_pointer (&call->out.result) : NULL;
}

static gpointer
take_result (GAsyncResult *result,
             GError      **error)
{
  gpointer answer = NULL;

  return wg_store_core_finish (result, &answer, error) ? answer : NULL;
}

static WgStoreCall *
record_call (WgStoreWork          work,
             const WgRecordQuery *query,
             GCancellable        *cancellable)
{
  WgStoreCall *call = wg_store_call_new (work, cancellable);

  call->in.filter = wg_record_filter_new (query);
  return call;
}

/**
 * wg_store_load_records:
 * @self: the store
 * @query: whose records; the measure must be one of records
 * @offset: leave out so many
 * @limit: at most that many rows, 0 for none
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the rows, their total number and what all of them add
 */
WgRecordPage *
wg_store_load_records (WgStore             *self,
                       const WgRecordQuery *query,
                       guint                offset,
                       guint                limit,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);
  g_return_val_if_fail (wg_contribution_get_kind (query->measure) != NULL, NULL);

  call = record_call (wg_store_work_records, query, cancellable);
  call->in.offset = offset;
  call->in.limit = limit;
  return run_for_result (self, call, error);
}

void
wg_store_load_records_async (WgStore             *self,
                             const WgRecordQuery *query,
                             guint                offset,
                             guint                limit,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  WgStoreCall *call;

  g_return_if_fail (WG_IS_STORE (self));
  g_return_if_fail (wg_contribution_get_kind (query->measure) != NULL);

  call = record_call (wg_store_work_records, query, cancellable);
  call->in.offset = offset;
  call->in.limit = limit;
  wg_store_core_start (self->core, call, self, wg_store_load_records_async, callback, user_data);
}

WgRecordPage *
wg_store_load_records_finish (WgStore      *self,
                              GAsyncResult *result,
                              GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_load_records_async), NULL);

  return take_result (result, error);
}

/**
 * wg_store_load_late:
 * @self: the store
 * @query: whose records, with a cut-off
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type WgRecordChange) (nullable): what was entered after the
 *   cut-off, the last entered first
 */
GPtrArray *
wg_store_load_late (WgStore             *self,
                    const WgRecordQuery *query,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);
  g_return_val_if_fail (wg_contribution_get_kind (query->measure) != NULL, NULL);

  call = record_call (wg_store_work_late, query, cancellable);
  return run_for_result (self, call, error);
}

void
wg_store_load_late_async (WgStore             *self,
                          const WgRecordQuery *query,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (WG_IS_STORE (self));
  g_return_if_fail (wg_contribution_get_kind (query->measure) != NULL);

  wg_store_core_start (self->core, record_call (wg_store_work_late, query, cancellable), self,
                       wg_store_load_late_async, callback, user_data);
}

GPtrArray *
wg_store_load_late_finish (WgStore      *self,
                           GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_load_late_async), NULL);

  return take_result (result, error);
}
