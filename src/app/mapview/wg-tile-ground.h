/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-base-tiles.h"
#include "wg-map-snapshot.h"
#include "wg-theme.h"
#include "wg-web-tiles.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  WG_GROUND_NONE,    /* a plain sheet */
  WG_GROUND_OWN,     /* the file's own streets, water and green */
  WG_GROUND_PACKAGE, /* a raster map package */
  WG_GROUND_WEB      /* a map service, over the file's own streets where it has not answered */
} WgGroundKind;

/**
 * WgTileGround:
 *
 * What lies under the grids. Immutable, reference-counted; painted on any thread.
 */
typedef struct _WgTileGround WgTileGround;

/* @tiles: (nullable): the package of WG_GROUND_PACKAGE; without it the sheet is plain. @web:
 * (nullable): the service of WG_GROUND_WEB. */
WgTileGround *wg_tile_ground_new     (WgGroundKind kind, WgMapSnapshot *snapshot,
                                      WgBaseTiles *tiles, WgWebTiles *web);
WgTileGround *wg_tile_ground_ref     (WgTileGround *self);
void          wg_tile_ground_unref   (WgTileGround *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTileGround, wg_tile_ground_unref)
/* (transfer full): size × size pixels, CAIRO_FORMAT_ARGB32, opaque, stride 4 × size. */
GBytes       *wg_tile_ground_paint   (WgTileGround  *self,
                                      guint          zoom,
                                      guint          x,
                                      guint          y,
                                      guint          size,
                                      const WgTheme *theme);

G_END_DECLS
