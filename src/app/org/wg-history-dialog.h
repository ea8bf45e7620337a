/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-scope.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_HISTORY_DIALOG (wg_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WgHistoryDialog, wg_history_dialog, WG, HISTORY_DIALOG, AdwWindow)

/**
 * WgHistoryDialog:
 *
 * A unit's past: every edit that touched it, its positions, holders, grids, each field old and new.
 * It can be saved as a table, and it can put the whole organisation on another day.
 */
GtkWidget *wg_history_dialog_new (GtkWindow *parent, WgDistrict *district, WgScope *scope,
                                  gint64 unit);

G_END_DECLS
