/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-spots.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define WG_TYPE_POST_LAYER (wg_post_layer_get_type ())
G_DECLARE_FINAL_TYPE (WgPostLayer, wg_post_layer, WG, POST_LAYER, ShumateLayer)

/**
 * WgPostLayer:
 *
 * Posts above the map. What looks alike is drawn once and kept; names are placed when the map
 * rests and move with it.
 */
WgPostLayer *wg_post_layer_new           (ShumateViewport *viewport);
void         wg_post_layer_set_theme     (WgPostLayer *self, const WgTheme *theme);
void         wg_post_layer_set_spots     (WgPostLayer *self, WgPostSpots *spots); /* (nullable) */
void         wg_post_layer_set_text_size (WgPostLayer *self, double size);
void         wg_post_layer_set_moving    (WgPostLayer *self, gboolean moving);
/* A cross in the middle of the window, where a place is chosen with the keyboard. */
void         wg_post_layer_set_cross     (WgPostLayer *self, gboolean cross);
/* (nullable) (transfer none): the mark at a pixel. */
const WgPostCluster *wg_post_layer_hit   (WgPostLayer *self, double x, double y);
/* The post of a mark that wg_post_layer_hit() gave: its first one. */
const WgPostSpot    *wg_post_layer_get_spot (WgPostLayer *self, const WgPostCluster *cluster);

G_END_DECLS
