/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"
#include "wg-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_LEGEND_CARD (wg_legend_card_get_type ())
G_DECLARE_FINAL_TYPE (WgLegendCard, wg_legend_card, WG, LEGEND_CARD, GtkWidget)

/**
 * WgLegendCard:
 *
 * The card at the map's lower left: the legend, and a button to change classes and colours.
 */
void wg_legend_card_set_settings (WgLegendCard *self, GSettings *settings);
void wg_legend_card_set_legend   (WgLegendCard *self, const WgLegend *legend);
void wg_legend_card_set_theme    (WgLegendCard *self, const WgTheme *theme);
/* Opens the form of classes and colours. */
void wg_legend_card_edit         (WgLegendCard *self);

G_END_DECLS
