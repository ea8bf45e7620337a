/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"

G_BEGIN_DECLS

/* Before the transaction. @tables: (out) (transfer full) (nullable) (element-type WgKindTable):
 * what has to be looked at once all is written; NULL where the engine must look after each row. */
gboolean wg_bulk_references_find  (WgLedger     *ledger,
                                   const WgEdit *edit,
                                   GPtrArray   **tables,
                                   GError      **error);
/* Inside of it; WG_STORE_ERROR_CONFLICT where a row is missing that another one refers to. */
gboolean wg_bulk_references_check (WgLedger  *ledger,
                                   GPtrArray *tables,
                                   GError   **error);

G_END_DECLS
