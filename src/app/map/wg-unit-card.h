/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_CARD (wg_unit_card_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitCard, wg_unit_card, WG, UNIT_CARD, GtkWidget)

/**
 * WgUnitCard:
 *
 * The facts of a unit: its place in the tree and every indicator over it.
 */
void wg_unit_card_show (WgUnitCard *self,
                        WgDistrict *district,
                        const char *indicator,
                        WgUnit     *unit);

G_END_DECLS
