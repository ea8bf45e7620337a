/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-exchange-error.h"
#include "wg-table.h"

G_BEGIN_DECLS

/* The import guard: a table with identity numbers of persons is refused as a whole, and the
 * sentence says which cell. FALSE with %WG_EXCHANGE_ERROR_IDENTITY. */
gboolean wg_table_guard (const WgTable *table, GError **error);

G_END_DECLS
