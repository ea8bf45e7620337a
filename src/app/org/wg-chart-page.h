/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-finding-watch.h"
#include "wg-scope.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_CHART_PAGE (wg_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (WgChartPage, wg_chart_page, WG, CHART_PAGE, GtkWidget)

/**
 * WgChartPage:
 *
 * The organisation chart of the scope's unit: on screen, on paper, as a file.
 */
/* All (nullable). */
void wg_chart_page_set_district (WgChartPage *self, WgDistrict *district, WgScope *scope,
                                 WgFindingWatch *watch);

G_END_DECLS
