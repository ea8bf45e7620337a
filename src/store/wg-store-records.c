/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of WgStore that reads sums and the records behind them. Like wg-store.c it only hands
 * requests to the store thread; what that does is in wg-store-record-work.c. */

#include "wg-store-records.h"

#include "wg-store-private.h"

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
  return g_steal_pointer (&array);
}
