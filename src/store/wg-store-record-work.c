/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store thread does to read sums and the records behind them. Every function runs on the
 * store thread only. */

#include "wg-store-core.h"

#include "wg-ledger-records.h"

#define PORTION 4096

typedef struct
{
  WgStoreCall *call;
  GArray      *portion;
  WgEngine    *engine;
} SumReading;

static void
hand_over (SumReading *reading)
{
  WgStoreCall *call = reading->call;

  if (reading->portion->len > 0)
    call->in.visit_sums ((const WgContribution *) (gpointer) reading->portion->data,
                         reading->portion->len, call->in.visit_data);
  g_array_set_size (reading->portion, 0);
}

static gboolean
take_sum (const WgContribution *sum,
          gpointer              user_data,
          GError              **error)
{
  SumReading *reading = user_data;

  g_array_append_vals (reading->portion, sum, 1);
  if (reading->portion->len < PORTION)
    return TRUE;
  hand_over (reading);
  /* Each page is read once: kept, they would be the half of a small file's memory. */
  wg_engine_relax (reading->engine);
  return !g_cancellable_set_error_if_cancelled (reading->call->in.cancellable, error);
}

gboolean
wg_store_work_sums (WgStoreCore *core,
                    WgStoreCall *call,
                    GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);
  g_autoptr (GArray) portion = NULL;
  SumReading reading = { call, NULL, ledger != NULL ? ledger->engine : NULL };

  if (ledger == NULL)
    return FALSE;
  portion = g_array_sized_new (FALSE, FALSE, sizeof (WgContribution), PORTION);
  reading.portion = portion;
  if (!wg_measure_table_visit (ledger->measures, &call->in.range, take_sum, &reading, error))
    return FALSE;
  hand_over (&reading);
  wg_engine_relax (ledger->engine);
  return TRUE;
}

/* A long reading leaves the engine's cache full. */
static gboolean
answer (WgLedger      *ledger,
        WgStoreCall   *call,
        gpointer       result,
        GDestroyNotify free_result)
{
  wg_engine_relax (ledger->engine);
  call->out.result = result;
  call->out.free_result = free_result;
  return result != NULL;
}

gboolean
wg_store_work_records (WgStoreCore *core,
                       WgStoreCall *call,
                       GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  return ledger != NULL &&
         answer (ledger, call,
                 wg_ledger_list_records (ledger, call->in.filter, call->in.offset, call->in.limit,
                                         call->in.cancellable, error),
                 (GDestroyNotify) wg_record_page_free);
}

gboolean
wg_store_work_late (WgStoreCore *core,
                    WgStoreCall *call,
                    GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);

  return ledger != NULL &&
         answer (ledger, call,
                 wg_ledger_list_late (ledger, call->in.filter, call->in.cancellable, error),
                 (GDestroyNotify) g_ptr_array_unref);
}
