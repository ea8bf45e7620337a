/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-view.h"
#include "wg-pixmap.h"
#include "wg-tile-ground.h"
#include "wg-tile-names.h"
#include "wg-tile.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

#define WG_TYPE_TILE_SOURCE (wg_tile_source_get_type ())
G_DECLARE_FINAL_TYPE (WgTileSource, wg_tile_source, WG, TILE_SOURCE, ShumateMapSource)

#define WG_MAP_MIN_ZOOM 3
#define WG_MAP_MAX_ZOOM 20 /* from 22 libshumate's tile numbers overflow */

/**
 * WgTileSource:
 *
 * Gives libshumate the tiles of a district: live paintables over an own cache, painted by threads,
 * newest request first. Main thread only.
 *
 * Signal "refreshed": there is something new to draw.
 */
WgTileSource *wg_tile_source_new          (void);
/* NULL shows the base layer alone. */
void          wg_tile_source_set_snapshot (WgTileSource *self, WgMapSnapshot *snapshot);
void          wg_tile_source_set_colours  (WgTileSource *self, WgMapColours *colours);
void          wg_tile_source_set_theme    (WgTileSource *self, const WgTheme *theme);
void          wg_tile_source_set_ground   (WgTileSource *self, WgGroundKind kind,
                                           WgBaseTiles *tiles, WgWebTiles *web);
/* The names written into the tiles; NULL for none. */
void          wg_tile_source_set_names    (WgTileSource *self, WgTileNames *names);
/* While the zoom changes. @apart: names are drawn by somebody else for now; @later: they will be,
 * so that the map need not wait for its own. */
void          wg_tile_source_set_names_apart (WgTileSource *self, gboolean apart, gboolean later);
/* The zoom at which the map rested last, for which names are written. */
double        wg_tile_source_get_name_zoom (WgTileSource *self);
/* Whether all tiles in the window have the names of the present zoom. */
gboolean      wg_tile_source_has_names    (WgTileSource *self);
/* Whether all tiles in the window are painted for the present scale and look, but for names. */
gboolean      wg_tile_source_is_crisp     (WgTileSource *self);
/* What is on screen, and whether it moves. Tiles out of sight wait; while it moves, tiles are
 * stretched instead of painted again. @scale: pixels per logical pixel. */
void          wg_tile_source_set_view     (WgTileSource    *self,
                                           const WgMapView *view,
                                           double           scale,
                                           gboolean         moving);
/* (transfer none) (nullable): the picture of a place now; asks for a better one when there is. */
WgPixmap     *wg_tile_source_lookup       (WgTileSource *self, guint zoom, guint x, guint y);
/* The same without asking. */
WgPixmap     *wg_tile_source_peek         (WgTileSource *self, guint zoom, guint x, guint y);
/* Whether nothing that is in sight is missing or out of date. */
gboolean      wg_tile_source_is_complete  (WgTileSource *self);
/* Whether a place touches the window; libshumate draws a margin of tiles round it too. */
gboolean      wg_tile_source_is_seen      (WgTileSource *self, guint zoom, guint x, guint y);
/* How the pictures are shown: see #WgPixmap. */
void          wg_tile_source_set_cairo    (WgTileSource *self, gboolean cairo);
gboolean      wg_tile_source_get_cairo    (WgTileSource *self);
/* Ends all that waits with G_IO_ERROR_CANCELLED: libshumate's layer lives as long as its fills. */
void          wg_tile_source_shutdown     (WgTileSource *self);

G_END_DECLS
