/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_PLACE_SEARCH (wg_place_search_get_type ())
G_DECLARE_FINAL_TYPE (WgPlaceSearch, wg_place_search, WG, PLACE_SEARCH, GtkWidget)

/**
 * WgPlaceSearch:
 *
 * A button that searches grids and units by name, code and pinyin. Signal "found" (row id, whether
 * it is a grid).
 */
void wg_place_search_set_district (WgPlaceSearch *self, WgDistrict *district);

G_END_DECLS
