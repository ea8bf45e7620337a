/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_POST_ICON (wg_post_icon_get_type ())
G_DECLARE_FINAL_TYPE (WgPostIcon, wg_post_icon, WG, POST_ICON, GtkWidget)

/**
 * WgPostIcon:
 *
 * A post's mark in a list: the one on the map.
 */
void wg_post_icon_set_mark (WgPostIcon *self, const WgPostMark *mark);

G_END_DECLS
