/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-choropleth.h"
#include "wg-finding-watch.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_PLACE_CARD (wg_place_card_get_type ())
G_DECLARE_FINAL_TYPE (WgPlaceCard, wg_place_card, WG, PLACE_CARD, GtkWidget)

/**
 * WgPlaceCard:
 *
 * The facts of one place on the map. Of a grid: where it belongs, its counts, its staff 1+N and
 * the branch that covers it. Of a unit: its place in the tree and every stock over it; what is
 * counted from records has a page of its own.
 */
void wg_place_card_show_grid (WgPlaceCard        *self,
                              WgDistrict         *district,
                              const WgChoropleth *choropleth,
                              WgGrid             *grid);
void wg_place_card_show_unit (WgPlaceCard        *self,
                              WgDistrict         *district,
                              const WgQuestion   *question,
                              WgUnit             *unit);
/* Findings of what is shown. @watch: (nullable) */
void wg_place_card_set_watch (WgPlaceCard        *self,
                              WgFindingWatch     *watch);

G_END_DECLS
