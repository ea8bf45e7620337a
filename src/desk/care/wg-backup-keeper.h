/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

#define WG_TYPE_BACKUP_KEEPER (wg_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (WgBackupKeeper, wg_backup_keeper, WG, BACKUP_KEEPER, GObject)

/**
 * WgBackupKeeper:
 *
 * Looks after an opened file: reads all of it through in the background once it is open, and backs
 * it up every hour in which something was changed. Nobody waits for either: both read beside the
 * store. A file that turns out to be damaged is not written from then on, and its read-only
 * sentence names the newest backup that verifies. From one that is sound the values go that the
 * office does not keep any more.
 *
 * Signal "changed": a backup was made or has failed, or damage was found.
 */
WgBackupKeeper *wg_backup_keeper_new       (WgDistrict *district);
/* Attention is asked for when what is not backed up is older than this. */
void            wg_backup_keeper_set_reminder_days (WgBackupKeeper *self, guint days);
/* For the status bar: "Last backup 2026-10-12 08:30". (transfer full) */
char           *wg_backup_keeper_dup_line  (WgBackupKeeper *self, gboolean *attention);
/* (nullable): why the last backup failed. */
const char     *wg_backup_keeper_get_error (WgBackupKeeper *self);
/* Whether the file was found damaged. */
gboolean        wg_backup_keeper_get_damaged (WgBackupKeeper *self);
/* Whether something was changed since the last backup. */
gboolean        wg_backup_keeper_is_due    (WgBackupKeeper *self);

/* @folder: (nullable): NULL is the folder of the automatic ones, and one of them is made; else one
 * to keep. */
void            wg_backup_keeper_make_async  (WgBackupKeeper *self, const char *folder,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
/* The backup's path. (transfer full) (nullable) */
char           *wg_backup_keeper_make_finish (WgBackupKeeper *self, GAsyncResult *result,
                                              GError **error);
/* The background check, now; the keeper itself begins it a moment after the opening. */
void            wg_backup_keeper_check     (WgBackupKeeper *self);
/* Looks whether an hour is over; the keeper does it every minute. */
void            wg_backup_keeper_tick      (WgBackupKeeper *self);

G_END_DECLS
