/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_DEPARTURE_DIALOG (wg_departure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WgDepartureDialog, wg_departure_dialog, WG, DEPARTURE_DIALOG, AdwWindow)

/**
 * WgDepartureDialog:
 *
 * "If this person leaves": one or several people, a last day, and everything that follows from it,
 * without changing anything. It stands beside its window, which shows what it points at.
 */
GtkWidget *wg_departure_dialog_new (GtkWindow *parent, WgDistrict *district);
/* @holder: a name as the file has it; "" asks for one. */
void       wg_departure_dialog_add (WgDepartureDialog *self, const char *holder);

G_END_DECLS
