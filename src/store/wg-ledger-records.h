/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"
#include "wg-record-filter.h"

G_BEGIN_DECLS

WgRecordPage *wg_ledger_list_records (WgLedger             *self,
                                      const WgRecordFilter *filter,
                                      guint                 offset,
                                      guint                 limit,
                                      GCancellable         *cancellable,
                                      GError              **error);
GPtrArray    *wg_ledger_list_late    (WgLedger             *self,
                                      const WgRecordFilter *filter,
                                      GCancellable         *cancellable,
                                      GError              **error);

G_END_DECLS
