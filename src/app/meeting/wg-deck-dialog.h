/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_DECK_DIALOG (wg_deck_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WgDeckDialog, wg_deck_dialog, WG, DECK_DIALOG, AdwWindow)

/**
 * WgDeckDialog:
 *
 * Asks for a new deck: template, unit, period, cut-off, meeting, room. Everything is proposed;
 * Enter makes it. Signal "made" (gint64): the deck's row id.
 */
GtkWindow *wg_deck_dialog_new (GtkWindow *parent, WgDistrict *district, WgScope *scope);

G_END_DECLS
