/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"
#include "wg-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_LEGEND_VIEW (wg_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (WgLegendView, wg_legend_view, WG, LEGEND_VIEW, GtkWidget)

/**
 * WgLegendView:
 *
 * The legend, drawn by the painter that draws it on paper. Its accessible description reads the
 * classes with their counts.
 */
/* @legend: (nullable): copied; its strings must outlive the next call. */
void wg_legend_view_set_legend (WgLegendView *self, const WgLegend *legend);
void wg_legend_view_set_theme  (WgLegendView *self, const WgTheme *theme);

G_END_DECLS
