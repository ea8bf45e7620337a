/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-backup-item.h"
#include "wg-store-backups.h"

G_BEGIN_DECLS

/* For this room only: the list makes items and says what was found. */
WgBackupItem *_wg_backup_item_new       (const WgBackupEntry *entry);
void          _wg_backup_item_set_state (WgBackupItem *self, WgBackupState state,
                                         const char *problem);

G_END_DECLS
