/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-backup-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_TYPE_BACKUP_LIST (wg_backup_list_get_type ())
G_DECLARE_FINAL_TYPE (WgBackupList, wg_backup_list, WG, BACKUP_LIST, GObject)

/**
 * WgBackupList:
 *
 * The backups of a file in one folder, a #GListModel of #WgBackupItem, the one with the last edit
 * first. They are found on a worker thread, and then each is read through there, one by one: what
 * is called verified was verified now. Disposing of the list ends that.
 *
 * Signal "loaded": the items are there; their states follow.
 */
WgBackupList *wg_backup_list_new        (const char *path, const char *folder);
void          wg_backup_list_reload     (WgBackupList *self);
/* (nullable): why the folder could not be read, a sentence. */
const char   *wg_backup_list_get_error  (WgBackupList *self);

/* The folder beside the file, where the automatic ones are. (transfer full) */
char         *wg_backup_list_dup_default_folder (const char *path);
/* (transfer full) (element-type WgBackupItem): at once and with states where @check; blocks. */
GPtrArray    *wg_backup_list_read       (const char *path, const char *folder, gboolean check,
                                         GError **error);

G_END_DECLS
