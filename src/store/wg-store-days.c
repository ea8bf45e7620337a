/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of WgStore that reads records for a list: a file may have millions, so only those of
 * the days and places that are shown are kept, and no more than a list can hold. */

#include "wg-store-days.h"

#include "wg-store-private.h"
#include "wg-table-session.h"

typedef struct
{
  GHashTable   *places; /* (nullable): gint64* in the call → itself */
  int           unit;   /* fields of the kind; −1: it has none */
  int           grid;
  guint         limit;
  GQueue        rows;   /* the latest */
  guint         total;
  GCancellable *cancellable;
} Reading;

static gint64
get_id (const WgRow *row,
        int          field)
{
  return field >= 0 ? wg_row_get_int (row, (guint) field, 0) : 0;
}

static gboolean
take_row (WgRow   *row,
          gpointer data,
          GError **error)
{
  Reading *self = data;
  gint64 place = get_id (row, self->grid);

  if (place == 0)
    place = get_id (row, self->unit);
  if (self->places == NULL || g_hash_table_contains (self->places, &place))
    {
      self->total++;
      g_queue_push_tail (&self->rows, wg_row_ref (row));
      if (g_queue_get_length (&self->rows) > self->limit)
        wg_row_unref (g_queue_pop_head (&self->rows));
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static GHashTable *
index_places (GArray *places)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < places->len; i++)
    g_hash_table_add (index, &g_array_index (places, gint64, i));
  return index;
}

/* On the store thread. */
static gboolean
read_days (WgStoreCore *core,
           WgStoreCall *call,
           GError     **error)
{
  WgLedger *ledger = wg_store_work_get_ledger (core, error);
  Reading reading = { .limit = call->in.limit, .cancellable = call->in.cancellable };
  WgRecordPage *page;
  WgRow *row;
  gboolean ok;

  if (ledger == NULL)
    return FALSE;
  reading.unit = wg_kind_find_field (call->in.kind, "unit");
  reading.grid = wg_kind_find_field (call->in.kind, "grid");
  reading.places = call->in.ids != NULL ? index_places (call->in.ids) : NULL;
  g_queue_init (&reading.rows);
  ok = wg_table_session_visit_days (wg_ledger_get_table (ledger, call->in.kind),
                                    call->in.range.first, call->in.range.last, take_row, &reading,
                                    error);
  wg_engine_relax (ledger->engine);
  page = g_new0 (WgRecordPage, 1);
  page->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_row_unref);
  page->total = reading.total;
  while ((row = g_queue_pop_head (&reading.rows)) != NULL)
    g_ptr_array_add (page->rows, row);
  g_clear_pointer (&reading.places, g_hash_table_unref);
  call->out.result = page;
  call->out.free_result = (GDestroyNotify) wg_record_page_free;
  return ok;
}

static WgStoreCall *
days_call (const WgKind *kind,
           WgDate        first,
           WgDate        last,
           GArray       *places,
           guint         limit,
           GCancellable *cancellable)
{
  WgStoreCall *call = wg_store_call_new (read_days, cancellable);

  call->in.kind = kind;
  call->in.range = (WgMeasureRange) { first, last, WG_DATE_NONE };
  call->in.ids = places != NULL ? g_array_ref (places) : NULL;
  call->in.limit = limit;
  return call;
}

/**
 * wg_store_load_days:
 * @self: the store
 * @kind: a kind of records
 * @first: the first day, or %WG_DATE_NONE
 * @last: the last day, or %WG_DATE_NONE
 * @places: (nullable) (element-type gint64): must not be changed while it is read
 * @limit: at most that many rows
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Returns: (transfer full): by growing day, or %NULL with %WG_STORE_ERROR
 */
WgRecordPage *
wg_store_load_days (WgStore      *self,
                    const WgKind *kind,
                    WgDate        first,
                    WgDate        last,
                    GArray       *places,
                    guint         limit,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), NULL);
  g_return_val_if_fail (kind != NULL && wg_contribution_has_kind (kind), NULL);

  call = days_call (kind, first, last, places, limit, cancellable);
  return wg_store_core_run (self->core, call, error) ? g_steal_pointer (&call->out.result) : NULL;
}

void
wg_store_load_days_async (WgStore            *self,
                          const WgKind       *kind,
                          WgDate              first,
                          WgDate              last,
                          GArray             *places,
                          guint               limit,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (WG_IS_STORE (self));
  g_return_if_fail (kind != NULL && wg_contribution_has_kind (kind));

  wg_store_core_start (self->core, days_call (kind, first, last, places, limit, cancellable), self,
                       wg_store_load_days_async, callback, user_data);
}

WgRecordPage *
wg_store_load_days_finish (WgStore      *self,
                           GAsyncResult *result,
                           GError      **error)
{
  gpointer page = NULL;

  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_load_days_async), NULL);

  return wg_store_core_finish (result, &page, error) ? page : NULL;
}
