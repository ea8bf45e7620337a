/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_REPAIR_WINDOW (wg_repair_window_get_type ())
G_DECLARE_FINAL_TYPE (WgRepairWindow, wg_repair_window, WG, REPAIR_WINDOW, AdwWindow)

/**
 * WgRepairWindow:
 *
 * What is wrong with the borders of a unit's grids, one by one or all, with a picture before and
 * after, and their repair. Stays beside the map.
 */
/* @unit: row id; 0: the whole file. @grid: its faults are shown first; 0: none. */
GtkWidget *wg_repair_window_new (GtkWindow *parent, WgDistrict *district, gint64 unit,
                                 gint64 grid);

G_END_DECLS
