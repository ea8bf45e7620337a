/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-backup-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_BACKUP_GROUP (wg_backup_group_get_type ())
G_DECLARE_FINAL_TYPE (WgBackupGroup, wg_backup_group, WG, BACKUP_GROUP, AdwPreferencesGroup)

/**
 * WgBackupGroup:
 *
 * The backups of one folder: time, edit, why, size, and whether each verifies, which is filled in
 * while they are read through.
 *
 * Signal "restore" (WgBackupItem): one was chosen.
 */
/* Reads the folder and shows what is in it. */
void wg_backup_group_show (WgBackupGroup *self, const char *path, const char *folder);

G_END_DECLS
