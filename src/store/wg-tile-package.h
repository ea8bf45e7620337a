/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-bbox.h"

G_BEGIN_DECLS

/**
 * WgTilePackage:
 *
 * A raster MBTiles file, or the tiles of a GeoPackage, read-only. Belongs to one thread at a time.
 */
typedef struct _WgTilePackage WgTilePackage;

WgTilePackage *wg_tile_package_open         (const char          *path,
                                             GError             **error);
void           wg_tile_package_free         (WgTilePackage       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTilePackage, wg_tile_package_free)

const char    *wg_tile_package_get_name     (const WgTilePackage *self);
guint          wg_tile_package_get_min_zoom (const WgTilePackage *self);
guint          wg_tile_package_get_max_zoom (const WgTilePackage *self);
WgBBox         wg_tile_package_get_bounds   (const WgTilePackage *self);
gboolean       wg_tile_package_load         (WgTilePackage       *self,
                                             guint                zoom,
                                             guint                x,
                                             guint                y,
                                             GBytes             **tile,
                                             GError             **error);

G_END_DECLS
