/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-tile-source.h"

G_BEGIN_DECLS

#define WG_TYPE_TILE_PAINTABLE (wg_tile_paintable_get_type ())
G_DECLARE_FINAL_TYPE (WgTilePaintable, wg_tile_paintable, WG, TILE_PAINTABLE, GObject)

/**
 * WgTilePaintable:
 *
 * A live tile: it holds no picture but asks its source for the newest one each time it is drawn.
 * libshumate keeps it in its cache; a recolouring needs no fetching again, only a redraw.
 */
GdkPaintable *wg_tile_paintable_new (WgTileSource *source, guint zoom, guint x, guint y);

G_END_DECLS
