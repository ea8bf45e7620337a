/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-view.h"
#include "wg-theme.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SCALE_BAR (wg_scale_bar_get_type ())
G_DECLARE_FINAL_TYPE (WgScaleBar, wg_scale_bar, WG, SCALE_BAR, GtkWidget)

/**
 * WgScaleBar:
 *
 * A round length on the ground, drawn by the painter that draws it on paper.
 */
void wg_scale_bar_set_view  (WgScaleBar *self, const WgMapView *view);
void wg_scale_bar_set_theme (WgScaleBar *self, const WgTheme *theme);

G_END_DECLS
