/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-backup-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_BACKUPS_WINDOW (wg_backups_window_get_type ())
G_DECLARE_FINAL_TYPE (WgBackupsWindow, wg_backups_window, WG, BACKUPS_WINDOW, AdwWindow)

/**
 * WgBackupsWindow:
 *
 * The backups of a file: make one, here or on a stick, and go back to one; and how long its history
 * keeps old values.
 *
 * Signal "restore" (path): the user has confirmed it; whoever has the file open does it.
 */
/* @path: the file, which may be too damaged to open. @district, @keeper: (nullable): of the opened
 * file. */
GtkWidget *wg_backups_window_new (GtkWindow *parent, const char *path, WgDistrict *district,
                                  WgBackupKeeper *keeper);

G_END_DECLS
