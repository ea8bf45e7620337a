/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_LATE_WINDOW (wg_late_window_get_type ())
G_DECLARE_FINAL_TYPE (WgLateWindow, wg_late_window, WG, LATE_WINDOW, AdwWindow)

/**
 * WgLateWindow:
 *
 * What was entered after the cut-off and what it changes, with the two decisions: keep the cut-off
 * or take a new one. The decision is written to the file.
 */
GtkWindow *wg_late_window_new (GtkWindow *parent, WgDistrict *district, WgScope *scope,
                               const WgQuestion *question);

G_END_DECLS
