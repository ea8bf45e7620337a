/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SEARCH_BOX (wg_search_box_get_type ())
G_DECLARE_FINAL_TYPE (WgSearchBox, wg_search_box, WG, SEARCH_BOX, GtkWidget)

/**
 * WgSearchBox:
 *
 * Finds units and grids by code, name, pinyin and initials while one types. Up and Down choose,
 * Enter goes there, Escape leaves.
 *
 * Signals: "chosen" (id, is-grid); "left": the map may have the focus back.
 */
void wg_search_box_set_district (WgSearchBox *self, WgDistrict *district);
void wg_search_box_start        (WgSearchBox *self);

G_END_DECLS
