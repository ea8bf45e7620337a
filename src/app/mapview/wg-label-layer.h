/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-theme.h"
#include "wg-tile-names.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define WG_TYPE_LABEL_LAYER (wg_label_layer_get_type ())
G_DECLARE_FINAL_TYPE (WgLabelLayer, wg_label_layer, WG, LABEL_LAYER, ShumateLayer)

/**
 * WgLabelLayer:
 *
 * The names above the map while it is zoomed, when those in the tiles are out of size. Drawn once
 * for a little more than the window, and again and again as the zoom goes on.
 *
 * Signal "drawn": there are names to be seen.
 */
WgLabelLayer *wg_label_layer_new          (ShumateViewport *viewport);
/* NULL for none. */
void          wg_label_layer_set_names    (WgLabelLayer *self, WgTileNames *names);
void          wg_label_layer_set_theme    (WgLabelLayer *self, const WgTheme *theme);
/* Says whether the map moves; at rest the names are drawn for exactly this zoom. */
void          wg_label_layer_set_moving   (WgLabelLayer *self, gboolean moving);
/* Whether names are wanted from it; FALSE at first. What it has drawn is forgotten with FALSE. */
void          wg_label_layer_set_active   (WgLabelLayer *self, gboolean active);
gboolean      wg_label_layer_get_active   (WgLabelLayer *self);
/* Whether there are names to be seen. */
gboolean      wg_label_layer_get_drawn    (WgLabelLayer *self);
/* Whether they are those of the present zoom and place. */
gboolean      wg_label_layer_is_crisp     (WgLabelLayer *self);

G_END_DECLS
