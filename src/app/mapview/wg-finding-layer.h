/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-spots.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define WG_FINDING_LAYER_MARK 15.0 /* height of a sign, logical pixels */

#define WG_TYPE_FINDING_LAYER (wg_finding_layer_get_type ())
G_DECLARE_FINAL_TYPE (WgFindingLayer, wg_finding_layer, WG, FINDING_LAYER, ShumateLayer)

/**
 * WgFindingLayer:
 *
 * Marks of findings above the map: the gravest severity of a place and how many findings it has.
 * Where places come too near to each other, they share one mark with the sum.
 */
WgFindingLayer *wg_finding_layer_new       (ShumateViewport *viewport);
void            wg_finding_layer_set_theme (WgFindingLayer *self, const WgTheme *theme);
/* @spots: (element-type WgFindingSpot) (nullable): none */
void            wg_finding_layer_set_spots (WgFindingLayer *self, GArray *spots);
/* The area whose own mark is at a pixel; G_MAXUINT: none, or one of several places. */
guint           wg_finding_layer_hit       (WgFindingLayer *self, double x, double y);

G_END_DECLS
