/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_ASK_WINDOW (wg_ask_window_get_type ())
G_DECLARE_FINAL_TYPE (WgAskWindow, wg_ask_window, WG, ASK_WINDOW, AdwWindow)

/**
 * WgAskWindow:
 *
 * What a figure is: its card with definition, scope and cut-off, its parts by unit, then by grid,
 * then the records. Enter goes down, Backspace up, Esc back to where it was asked.
 */
GtkWindow *wg_ask_window_new          (GtkWindow *parent, WgDistrict *district,
                                       const WgQuestion *question);
/* Goes to the records at once. */
void       wg_ask_window_show_records (WgAskWindow *self);

G_END_DECLS
