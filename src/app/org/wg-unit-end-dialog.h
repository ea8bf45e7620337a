/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_END_DIALOG (wg_unit_end_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitEndDialog, wg_unit_end_dialog, WG, UNIT_END_DIALOG, AdwWindow)

/**
 * WgUnitEndDialog:
 *
 * Closes a unit on a day, merges it with its neighbours or splits it in two. What would follow is
 * shown before it is done: why it is refused, or the findings that come and go. It is one edit.
 */
GtkWidget *wg_unit_end_dialog_new (GtkWindow *parent, WgDistrict *district, gint64 unit);

G_END_DECLS
