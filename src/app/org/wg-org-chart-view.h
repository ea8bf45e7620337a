/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-org-layout.h"
#include "wg-org-sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_ORG_CHART_VIEW (wg_org_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (WgOrgChartView, wg_org_chart_view, WG, ORG_CHART_VIEW, GtkWidget)

/**
 * WgOrgChartView:
 *
 * An organisation chart to look into: zoom changes how much the boxes say, dragging moves it,
 * arrows go from box to box. At zoom 1 the whole chart is on screen.
 *
 * Signals: "selected" (the user chose a box), "opened" (Enter or double click), "drawn" (the layout
 * is another).
 */
/* @sheet: (nullable) (transfer none): must live until another is set. */
void   wg_org_chart_view_set_sheet    (WgOrgChartView *self, WgOrgSheet *sheet);
void   wg_org_chart_view_select       (WgOrgChartView *self, gint64 unit); /* row id or 0 */
gint64 wg_org_chart_view_get_selected (WgOrgChartView *self);
double wg_org_chart_view_get_zoom     (WgOrgChartView *self);
/* Around the middle; 1 shows everything. */
void   wg_org_chart_view_set_zoom     (WgOrgChartView *self, double zoom);
const WgOrgLayout *wg_org_chart_view_get_layout (WgOrgChartView *self); /* (nullable) */

G_END_DECLS
