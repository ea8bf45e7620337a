/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-bbox.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_BASE_TILES (wg_base_tiles_get_type ())

/**
 * WgBaseTiles:
 *
 * A raster map package (MBTiles, GeoPackage) to lay under the grids. Reference-counted; may be
 * asked from any thread, one at a time.
 */
typedef struct _WgBaseTiles WgBaseTiles;

GType        wg_base_tiles_get_type     (void);
WgBaseTiles *wg_base_tiles_open         (const char *path, GError **error);
WgBaseTiles *wg_base_tiles_ref          (WgBaseTiles *self);
void         wg_base_tiles_unref        (WgBaseTiles *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgBaseTiles, wg_base_tiles_unref)

const char  *wg_base_tiles_get_name     (WgBaseTiles *self);
guint        wg_base_tiles_get_max_zoom (WgBaseTiles *self);
WgBBox       wg_base_tiles_get_bounds   (WgBaseTiles *self); /* degrees */
/* (transfer full) (nullable): the PNG or JPEG of a tile, numbered from the north-west; NULL where
 * the package has none or cannot be read. Checked for size: safe to decode. */
GBytes      *wg_base_tiles_load         (WgBaseTiles *self, guint zoom, guint x, guint y);

G_END_DECLS
