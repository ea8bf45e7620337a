/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SCOPE_BAR (wg_scope_bar_get_type ())
G_DECLARE_FINAL_TYPE (WgScopeBar, wg_scope_bar, WG, SCOPE_BAR, GtkWidget)

/**
 * WgScopeBar:
 *
 * What, where and when, as one readable line, and the place to change it.
 */
void wg_scope_bar_set_district    (WgScopeBar *self, WgDistrict *district, WgScope *scope);
/* Opens the list of figures. */
void wg_scope_bar_set_of_service   (WgScopeBar *self, gboolean of_service);
/* Open their sheets, where records are counted. */
void wg_scope_bar_choose_period    (WgScopeBar *self);
void wg_scope_bar_choose_cutoff    (WgScopeBar *self);
void wg_scope_bar_choose_indicator (WgScopeBar *self);

G_END_DECLS
