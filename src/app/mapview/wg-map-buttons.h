/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_MAP_BUTTONS (wg_map_buttons_get_type ())
G_DECLARE_FINAL_TYPE (WgMapButtons, wg_map_buttons, WG, MAP_BUTTONS, GtkWidget)

/**
 * WgMapButtons:
 *
 * The buttons at the corner of a map: the whole unit, closer, farther. What they do is the
 * window's, on the map of the page that is shown.
 */

G_END_DECLS
