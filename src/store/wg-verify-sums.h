/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"

G_BEGIN_DECLS

gboolean wg_verify_sums (WgLedger     *ledger,
                         GPtrArray    *problems,
                         guint         most,
                         GCancellable *cancellable,
                         GError      **error);

G_END_DECLS
