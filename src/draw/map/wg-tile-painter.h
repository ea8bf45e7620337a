/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-tile.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgTilePainter:
 *
 * Rasterises tiles of one snapshot. May be used from several threads at once: each call takes
 * scratch memory of its own out of a pool that the painter keeps.
 */
typedef struct _WgTilePainter WgTilePainter;

WgTilePainter *wg_tile_painter_new       (WgMapSnapshot *snapshot);
WgTilePainter *wg_tile_painter_ref       (WgTilePainter *self);
void           wg_tile_painter_unref     (WgTilePainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTilePainter, wg_tile_painter_unref)

/* Zoom as in wg-mercator.h with 512-px tiles; @pixel_size: pixels the tile's side gets in the
 * texture, 512 × 2^fraction × scale rounded, at most WG_TILE_MAX_SIZE; @scale: pixels per logical
 * pixel, for the width of lines. (transfer full) (nullable): NULL only when cancelled. */
WgTile        *wg_tile_painter_rasterise (WgTilePainter *self,
                                          guint          zoom,
                                          guint          x,
                                          guint          y,
                                          guint          pixel_size,
                                          double         scale,
                                          GCancellable  *cancellable);

G_END_DECLS
