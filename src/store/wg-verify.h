/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"

G_BEGIN_DECLS

GPtrArray *wg_verify_ledger (WgLedger     *ledger,
                             GCancellable *cancellable,
                             GError      **error);

G_END_DECLS
