/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-pixmap.h"
#include "wg-tile.h"

G_BEGIN_DECLS

/**
 * WgTileEntry:
 * @picture: (nullable): the map without names
 * @named: (nullable): the same with the names of @name_zoom
 * @next: (nullable): painted for the new look, shown together with its neighbours
 * @next_named: (nullable): with the names of @next_name_zoom
 * @tile: (nullable): area numbers and borders, from which it is recoloured
 * @ground: (nullable): the base layer under it, packed (wg-pixel-runs.h)
 * @size: pixels of a side of @picture
 * @look: number of the look @picture was painted for
 * @names_look: number of the names in @named
 * @waiting: jobs under way for it
 */
typedef struct
{
  guint       zoom, x, y;
  WgPixmap   *picture;
  WgPixmap   *named;
  WgPixmap   *next;
  WgPixmap   *next_named;
  double      name_zoom, next_name_zoom;
  WgTile     *tile;
  GBytes     *ground;
  guint       size;
  int         look;
  int         names_look;
  guint       ground_look;
  guint       waiting;
  guint64     used;
} WgTileEntry;

/**
 * WgTileCache:
 *
 * What the map has painted, by place, the longest unused leaving first when the bytes are used up.
 * Belongs to the main thread. libshumate's own cache ends at 100 tiles and cannot be refreshed,
 * which is why there is this one.
 */
typedef struct _WgTileCache WgTileCache;

WgTileCache *wg_tile_cache_new    (gsize max_bytes);
void         wg_tile_cache_free   (WgTileCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTileCache, wg_tile_cache_free)
/* (transfer none) (nullable) */
WgTileEntry *wg_tile_cache_lookup (WgTileCache *self, guint zoom, guint x, guint y);
WgTileEntry *wg_tile_cache_ensure (WgTileCache *self, guint zoom, guint x, guint y);
/* Says that it was looked at, so that it leaves last. */
void         wg_tile_cache_touch  (WgTileCache *self, WgTileEntry *entry);
/* Whether an entry's picture is on screen and must stay. */
typedef gboolean (*WgTileNeeded) (const WgTileEntry *entry, gpointer user_data);
/* To be called after an entry changed. First the longest unused leave, never one that waits for a
 * job or is needed; if that is not enough, needed ones keep their picture alone. */
void         wg_tile_cache_trim   (WgTileCache *self, WgTileNeeded needed, gpointer user_data);
gsize        wg_tile_cache_get_bytes (WgTileCache *self);
/* Puts every entry's next picture in the place of the one on screen. */
void         wg_tile_cache_swap   (WgTileCache *self, int look, int names_look);
void         wg_tile_cache_drop_next (WgTileCache *self);
/* Forgets names that were written for another zoom. */
void         wg_tile_cache_drop_named (WgTileCache *self, double zoom);
/* Forgets all; @keep_pictures leaves the old ones on screen until there are new ones. */
void         wg_tile_cache_clear  (WgTileCache *self, gboolean keep_pictures);

G_END_DECLS
