/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_STATS_SCREEN (wg_stats_screen_get_type ())
G_DECLARE_FINAL_TYPE (WgStatsScreen, wg_stats_screen, WG, STATS_SCREEN, GtkWidget)

/**
 * WgStatsScreen:
 *
 * The statistics of service at the scope that all pages share.
 */
void wg_stats_screen_set_district (WgStatsScreen *self, WgDistrict *district, WgScope *scope);

G_END_DECLS
