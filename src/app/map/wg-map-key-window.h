/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_MAP_KEY_WINDOW (wg_map_key_window_get_type ())
G_DECLARE_FINAL_TYPE (WgMapKeyWindow, wg_map_key_window, WG, MAP_KEY_WINDOW, AdwWindow)

/**
 * WgMapKeyWindow:
 *
 * Asks for the key of a map service and its approval number, and says what is sent where. It keeps
 * nothing itself.
 *
 * Signal "key-given" (string): the key, empty to forget the one there is.
 */
/* @host: who is asked. @has_key: there is one, which can be forgotten. @settings: for the approval
 * number. */
GtkWidget *wg_map_key_window_new (GtkWindow *parent, GSettings *settings, const char *host,
                                  gboolean has_key);

G_END_DECLS
