/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ledger.h"
#include "wg-store-backups.h"

G_BEGIN_DECLS

gboolean wg_backup_make             (WgLedger     *ledger,
                                     const char   *destination,
                                     GCancellable *cancellable,
                                     GError      **error);
gboolean wg_backup_before_migration (WgEngine     *engine,
                                     const char   *destination,
                                     GError      **error);
gboolean wg_backup_peek             (const char    *backup,
                                     WgBackupEntry *entry,
                                     GError       **error);
GPtrArray *wg_backup_check          (const char   *backup,
                                     GCancellable *cancellable,
                                     GError      **error);
gboolean wg_backup_restore          (const char   *backup,
                                     const char   *path,
                                     char        **moved_aside,
                                     GError      **error);

G_END_DECLS
