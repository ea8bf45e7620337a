/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

typedef struct _WgRegistry WgRegistry;

/* The organisation on another day, to be looked at and not changed. Dates decide what exists; where
 * a superior or a community did not exist on the day yet or any more, because units were merged or
 * split, the journal tells which one it was. (transfer full); NULL with %WG_STORE_ERROR. */
WgRegistry *wg_past_load        (WgDistrict *district, const char *day, GCancellable *cancellable,
                                 GError **error);
void        wg_past_load_async  (WgDistrict *district, const char *day, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
WgRegistry *wg_past_load_finish (GAsyncResult *result, GError **error);
/* For the window, which only hands it on. */
void        wg_past_unref       (WgRegistry *past);

G_END_DECLS
