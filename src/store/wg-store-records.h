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
/* The same in one array: (transfer full) (element-type WgContribution), ordered as
 * wg_tally_compare() does where a limit is given. */
GArray  *wg_store_load_sums         (WgStore             *self,
                                     WgDate               first,
                                     WgDate               last,
                                     WgDate               known,
                                     GCancellable        *cancellable,
                                     GError             **error);

G_END_DECLS
