/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_MATCH_WINDOW (wg_match_window_get_type ())
G_DECLARE_FINAL_TYPE (WgMatchWindow, wg_match_window, WG, MATCH_WINDOW, AdwWindow)

/**
 * WgMatchWindow:
 *
 * Another department's grids over ours, pair by pair (多网合一): what is the same, split or
 * shifted, a picture of both borders, and which pairs the offices agreed about.
 */
/* @unit: row id of the unit whose grids are compared; 0: the whole file. */
GtkWidget *wg_match_window_new (GtkWindow *parent, WgDistrict *district, gint64 unit);

G_END_DECLS
