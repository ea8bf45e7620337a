/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_VIEWS_BUTTON (wg_views_button_get_type ())
G_DECLARE_FINAL_TYPE (WgViewsButton, wg_views_button, WG, VIEWS_BUTTON, GtkWidget)

/**
 * WgViewsButton:
 *
 * The saved views of the statistics page: go to one, save what is shown, rename, delete. Follows
 * and sets the scope.
 */
void wg_views_button_set_district (WgViewsButton *self, WgDistrict *district, WgScope *scope);

G_END_DECLS
