/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-backup-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_STATUS_BAR (wg_status_bar_get_type ())
G_DECLARE_FINAL_TYPE (WgStatusBar, wg_status_bar, WG, STATUS_BAR, GtkWidget)

/**
 * WgStatusBar:
 *
 * The line at the bottom: without a network, which file, when it was backed up last, and the
 * sample's demonstration clock.
 */
/* @keeper: (nullable): of @district */
/* For what it says of the network. */
void wg_status_bar_set_settings (WgStatusBar *self, GSettings *settings);
void wg_status_bar_set_district (WgStatusBar *self, WgDistrict *district, WgBackupKeeper *keeper);

G_END_DECLS
