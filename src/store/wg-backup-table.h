/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-engine.h"

G_BEGIN_DECLS

gboolean wg_backup_table_insert (WgEngine   *engine,
                                 const char *path,
                                 gint64      made_at,
                                 gint64      edit,
                                 GError    **error);
gboolean wg_backup_table_last   (WgEngine   *engine,
                                 char      **path,
                                 gint64     *made_at,
                                 gint64     *edit,
                                 GError    **error);

G_END_DECLS
