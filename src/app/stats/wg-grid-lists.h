/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_GRID_LISTS (wg_grid_lists_get_type ())
G_DECLARE_FINAL_TYPE (WgGridLists, wg_grid_lists, WG, GRID_LISTS, GtkWidget)

/**
 * WgGridLists:
 *
 * The grids without any service in the period and those with too much of it (M22), each a button.
 * Signals: "chosen" (gint64 grid); "on-map" (indicator id): show them there.
 */
void wg_grid_lists_set_question (WgGridLists *self, WgDistrict *district,
                                 const WgQuestion *question);

G_END_DECLS
