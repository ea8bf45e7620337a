/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-theme.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define WG_TYPE_LABEL_LAYER (wg_label_layer_get_type ())
G_DECLARE_FINAL_TYPE (WgLabelLayer, wg_label_layer, WG, LABEL_LAYER, ShumateLayer)

/**
 * WgLabelLayer:
 *
 * The names above the map. Drawn once for a little more than the window, moved while the map is
 * panned, stretched while it is zoomed, and placed anew when it rests.
 */
WgLabelLayer *wg_label_layer_new          (ShumateViewport *viewport);
void          wg_label_layer_set_snapshot (WgLabelLayer *self, WgMapSnapshot *snapshot);
void          wg_label_layer_set_theme    (WgLabelLayer *self, const WgTheme *theme);
/* Says whether the map moves; at rest the names are drawn for exactly this zoom. */
void          wg_label_layer_set_moving   (WgLabelLayer *self, gboolean moving);

/* Whether names are being drawn. */
gboolean      wg_label_layer_get_busy     (WgLabelLayer *self);

G_END_DECLS
