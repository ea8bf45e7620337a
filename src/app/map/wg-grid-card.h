/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-choropleth.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_GRID_CARD (wg_grid_card_get_type ())
G_DECLARE_FINAL_TYPE (WgGridCard, wg_grid_card, WG, GRID_CARD, GtkWidget)

/**
 * WgGridCard:
 *
 * The facts of one grid: where it belongs, its counts, its staff 1+N and the branch that covers it.
 */
void wg_grid_card_show (WgGridCard         *self,
                        WgDistrict         *district,
                        const WgChoropleth *choropleth,
                        WgGrid             *grid);

G_END_DECLS
