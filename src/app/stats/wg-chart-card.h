/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-view.h"
#include "wg-export-button.h"

G_BEGIN_DECLS

#define WG_TYPE_CHART_CARD (wg_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (WgChartCard, wg_chart_card, WG, CHART_CARD, GtkWidget)

/**
 * WgChartCard:
 *
 * A chart on its card: the sentence that says what one sees, choices beside it, and the chart,
 * scrolled when it is longer than the card.
 */
WgChartView *wg_chart_card_get_view   (WgChartCard *self);
WgExportButton *wg_chart_card_get_export (WgChartCard *self);
/* (nullable): the card is hidden without data. */
void         wg_chart_card_set_data   (WgChartCard *self, WgChartData *data);
/* A choice beside the title: a button of a group that names @action and its @target. */
void         wg_chart_card_add_choice (WgChartCard *self, const char *action, const char *target,
                                       const char *label);
void         wg_chart_card_show_choices (WgChartCard *self, gboolean show);

G_END_DECLS
