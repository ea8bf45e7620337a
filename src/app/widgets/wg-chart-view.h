/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-data.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_CHART_VIEW (wg_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (WgChartView, wg_chart_view, WG, CHART_VIEW, GtkWidget)

/**
 * WgChartView:
 *
 * A chart on screen. Arrows walk its parts, Enter or a click activates one, the pointer shows
 * the exact value. Its height is at least what the chart needs at its width. Properties: data
 * (WgChartData, nullable), show-heading (default TRUE: title and scope are painted in it).
 *
 * Signals: "activated" (guint series, guint point): the user chose a part; "asked" (the same): D
 * on a part, or on the chart (%WG_CHART_NONE twice).
 */
GtkWidget   *wg_chart_view_new          (void);
WgChartData *wg_chart_view_get_data     (WgChartView *self); /* (nullable) (transfer none) */
/* Keeps focus and selection where they still name a part. */
void         wg_chart_view_set_data     (WgChartView *self, WgChartData *data);
/* The part that filters everything else: a point, a series (point %WG_CHART_NONE), a point of all
 * series (series %WG_CHART_NONE), or none (both). */
WgChartPart  wg_chart_view_get_selected (WgChartView *self);
void         wg_chart_view_set_selected (WgChartView *self, WgChartPart part);

G_END_DECLS
