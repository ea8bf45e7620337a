/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-choropleth.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_VALUE_BOX (wg_value_box_get_type ())
G_DECLARE_FINAL_TYPE (WgValueBox, wg_value_box, WG, VALUE_BOX, GtkWidget)

/**
 * WgValueBox:
 *
 * The figure that colours the map, for one place: its colour, its value and its class.
 */
void wg_value_box_set_grid (WgValueBox         *self,
                            const WgChoropleth *choropleth,
                            WgMapSnapshot      *snapshot,
                            gint64              grid);
void wg_value_box_set_unit (WgValueBox *self, const WgFigure *figure);

G_END_DECLS
