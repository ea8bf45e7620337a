/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-bbox.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * WgTileMatrices:
 *
 * Where the tiles of a GeoPackage lie among the squares of Web Mercator: its own zooms, columns and
 * rows may begin anywhere. For wg-tile-package.c only.
 */
typedef struct _WgTileMatrices WgTileMatrices;

/* The first table of tiles in EPSG:3857 whose squares are those of the map. (nullable): NULL with
 * @code SQLITE_OK where there is none. @title: (out) (nullable) */
WgTileMatrices *wg_tile_matrices_read      (sqlite3 *database, char **title, int *code);
void            wg_tile_matrices_free      (WgTileMatrices *self);
/* @bounds: degrees. */
void            wg_tile_matrices_get_range (const WgTileMatrices *self, int *min_zoom,
                                            int *max_zoom, WgBBox *bounds);
/* The statement that reads a tile by $zoom, $x, $y. */
int             wg_tile_matrices_prepare   (const WgTileMatrices *self, sqlite3 *database,
                                            sqlite3_stmt **tile);
/* From the map's zoom, column and row (from the north) to those of the package; FALSE where it has
 * none. */
gboolean        wg_tile_matrices_find      (const WgTileMatrices *self, int *zoom, int *column,
                                            int *row);

G_END_DECLS
