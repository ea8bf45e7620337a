/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"
#include "wg-store-records.h"

G_BEGIN_DECLS

/* Records of a kind as a list shows them: of some days and places, whatever they add to which sum,
 * also what is only planned. At most @limit of them, the latest; the page's total is of all, its
 * sum is 0. @places: (nullable) (element-type gint64): grids and units, NULL for everywhere; a
 * record lies in its grid, or in its unit where it names none. */
WgRecordPage *wg_store_load_days        (WgStore             *self,
                                         const WgKind        *kind,
                                         WgDate               first,
                                         WgDate               last,
                                         GArray              *places,
                                         guint                limit,
                                         GCancellable        *cancellable,
                                         GError             **error);
void          wg_store_load_days_async  (WgStore             *self,
                                         const WgKind        *kind,
                                         WgDate               first,
                                         WgDate               last,
                                         GArray              *places,
                                         guint                limit,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
WgRecordPage *wg_store_load_days_finish (WgStore             *self,
                                         GAsyncResult        *result,
                                         GError             **error);

G_END_DECLS
