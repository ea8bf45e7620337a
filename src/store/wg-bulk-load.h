/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"

G_BEGIN_DECLS

/* From so many new rows of a kind in one edit on, their indexes are made anew at its end. */
#define WG_BULK_LOAD_LEAST 20000

/* Takes the indexes of those tables away that an edit brings more new rows than they have. A bit
 * in @tables stands for each of them, in the order of wg_kind_tables(). Both inside a
 * transaction, so that a rollback brings back everything. */
gboolean wg_bulk_load_begin (WgLedger *ledger, WgEdit *edit, guint32 *tables, GError **error);
gboolean wg_bulk_load_end   (WgLedger *ledger, guint32 tables, GError **error);

G_END_DECLS
