/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"
#include "wg-theme.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define WG_TYPE_HIGHLIGHT_LAYER (wg_highlight_layer_get_type ())
G_DECLARE_FINAL_TYPE (WgHighlightLayer, wg_highlight_layer, WG, HIGHLIGHT_LAYER, ShumateLayer)

/**
 * WgHighlightLayer:
 *
 * What changes with the pointer: the lifted border of the grid under it with a small label, and
 * the selected grid, while the rest is dimmed a little. Never in tiles: nothing is painted again.
 */
WgHighlightLayer *wg_highlight_layer_new           (ShumateViewport *viewport);
void              wg_highlight_layer_set_theme     (WgHighlightLayer *self, const WgTheme *theme);
/* @geometry: (nullable): NULL when no grid is under the pointer. @lifted: its border is drawn; the
 * selected grid has one already. */
void              wg_highlight_layer_set_hover     (WgHighlightLayer *self,
                                                    const WgGeometry *geometry,
                                                    gboolean          lifted,
                                                    const char       *title,
                                                    const char       *text);
/* Where the label stands, logical pixels; negative: no label. */
void              wg_highlight_layer_set_pointer   (WgHighlightLayer *self, double x, double y);
void              wg_highlight_layer_set_selection (WgHighlightLayer *self,
                                                    const WgGeometry *geometry);

G_END_DECLS
