/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a file keeps old values: the calls for it. What is done is in wg-ledger-shorten.c. */

#include "wg-store-history.h"

#include "wg-store-private.h"

static WgStoreCall *
shorten_call (const WgShortening *wanted,
              GCancellable       *cancellable)
{
  WgStoreCall *call = wg_store_call_new (wg_store_work_shorten, cancellable);

  call->in.limit = wanted->months;
  call->in.number = wanted->before;
  call->in.actor = g_strdup (wanted->actor != NULL ? wanted->actor : g_get_user_name ());
  call->in.role = g_strdup (wanted->role != NULL ? wanted->role : "");
  call->in.path = g_strdup (wanted->label);
  return call;
}

gboolean
wg_store_shorten (WgStore            *self,
                  const WgShortening *wanted,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (WgStoreCall) call = NULL;

  g_return_val_if_fail (WG_IS_STORE (self), FALSE);

  call = shorten_call (wanted, cancellable);
  return wg_store_core_run (self->core, call, error);
}

void
wg_store_shorten_async (WgStore            *self,
                        const WgShortening *wanted,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data)
{
  g_return_if_fail (WG_IS_STORE (self));

  wg_store_core_start (self->core, shorten_call (wanted, cancellable), self,
                       wg_store_shorten_async, callback, user_data);
}

gboolean
wg_store_shorten_finish (WgStore      *self,
                         GAsyncResult *result,
                         GError      **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, wg_store_shorten_async), FALSE);

  return wg_store_core_finish (result, NULL, error);
}
