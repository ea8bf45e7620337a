/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_MOVE_DIALOG (wg_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WgMoveDialog, wg_move_dialog, WG, MOVE_DIALOG, AdwWindow)

/**
 * WgMoveDialog:
 *
 * Where units should come, and what it does, before anything is written.
 */
/* @units: (element-type gint64): row ids. @target: the new superior; 0: the user chooses one. */
GtkWidget *wg_move_dialog_new (GtkWindow *parent, WgDistrict *district, GArray *units,
                               gint64 target);

G_END_DECLS
