/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a file keeps old values: the calls for it. What is done is in wg-ledger-shorten.c. */

#include "wg-store-history.h"

#include "wg-store-private.h"

/**
 * wg_shortening_copy:
 *
 * Returns: (transfer full): the same, with the user's name for an actor where none is given
 */
WgShortening *
wg_shortening_copy (const WgShortening *self)
{
  WgShortening *copy = g_new0 (WgShortening, 1);

  copy->months = self->months;
  copy->before = self->before;
  copy->actor = g_strdup (self->actor != NULL ? self->actor : g_get_user_name ());
  copy->role = g_strdup (self->role != NULL ? self->role : "");
  copy->label = g_strdup (self->label);
  copy->somebody = g_strdup (self->somebody);
  copy->left_before = g_strdup (self->left_before);
  copy->former = g_strdup (self->former);
  return copy;
}

void
wg_shortening_free (WgShortening *self)
{
  g_free (self->actor);
  g_free (self->role);
  g_free (self->label);
  g_free (self->somebody);
  g_free (self->left_before);
  g_free (self->former);
  g_free (self);
}

static WgStoreCall *
shorten_call (const WgShortening *wanted,
              GCancellable       *cancellable)
{
  WgStoreCall *call = wg_store_call_new (wg_store_work_shorten, cancellable);

  call->in.shortening = wg_shortening_copy (wanted);
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
