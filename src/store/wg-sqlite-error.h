/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-store-error.h"

struct sqlite3;

G_BEGIN_DECLS

void wg_sqlite_set_error (GError        **error,
                          int             code,
                          struct sqlite3 *database,
                          const char     *path);

G_END_DECLS
