/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_RULES_WINDOW (wg_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (WgRulesWindow, wg_rules_window, WG, RULES_WINDOW, AdwPreferencesWindow)

/**
 * WgRulesWindow:
 *
 * The rules as the opened file has them, by group, to be changed one by one.
 */
GtkWidget *wg_rules_window_new (GtkWindow *parent, WgDistrict *district);

G_END_DECLS
