/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"
#include "wg-theme.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define WG_TYPE_GAP_LAYER (wg_gap_layer_get_type ())
G_DECLARE_FINAL_TYPE (WgGapLayer, wg_gap_layer, WG, GAP_LAYER, ShumateLayer)

/**
 * WgGapLayer:
 *
 * What no open post reaches, hatched over the map. Projected once, drawn somewhat larger than the
 * window and moved until more is needed.
 */
WgGapLayer *wg_gap_layer_new       (ShumateViewport *viewport);
void        wg_gap_layer_set_theme (WgGapLayer *self, const WgTheme *theme);
/* @gaps: (nullable) (element-type WgGeometry): polygons in degrees */
void        wg_gap_layer_set_gaps  (WgGapLayer *self, GPtrArray *gaps);

G_END_DECLS
