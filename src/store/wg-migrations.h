/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-engine.h"

G_BEGIN_DECLS

typedef gboolean (*WgMigrationEnd) (WgEngine *engine, GError **error);

char   **wg_migrations_load (GError            **error);
gboolean wg_migrations_run  (WgEngine           *engine,
                             const char *const  *scripts,
                             WgMigrationEnd      end,
                             GError            **error);

G_END_DECLS
