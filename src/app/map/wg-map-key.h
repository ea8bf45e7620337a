/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The user's key of a map service, in the keyring of the desktop (the secret service) and nowhere
 * else: not in the settings, not in the district's file, not in what leaves the program. */

void     wg_map_key_load_async   (const char          *service,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
/* (transfer full) (nullable): NULL where there is none, or no keyring. */
char    *wg_map_key_load_finish  (GAsyncResult        *result);
/* @key: (nullable): NULL to forget it. @label: what the keyring's own window calls it. */
void     wg_map_key_store_async  (const char          *service,
                                  const char          *label,
                                  const char          *key,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
/* FALSE: there is no keyring, and the key lasts as long as the program runs. */
gboolean wg_map_key_store_finish (GAsyncResult        *result);

G_END_DECLS
