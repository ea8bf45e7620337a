/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lies under the areas: the own base layer, a package of tiles, a service. It must not know
 * how a tile is painted. */

#include "wg-tile-source-private.h"

void
_wg_tile_source_remake_ground (WgTileSource *self)
{
  g_clear_pointer (&self->ground, wg_tile_ground_unref);
  self->ground = wg_tile_ground_new (self->ground_kind, self->snapshot, self->ground_tiles,
                                     self->web);
  self->ground_look++;
}

static void
on_web_changed (WgTileSource *self)
{
  self->ground_look++;
  _wg_tile_source_raise_look (self);
}

/* Its tiles are of 256 pixels: one level deeper than ours. */
void
_wg_tile_source_tell_web (WgTileSource *self)
{
  if (self->web != NULL && self->has_view)
    wg_web_tiles_set_view (self->web, &self->sight, self->view_zoom + 1, self->moving);
}

void
wg_tile_source_set_ground (WgTileSource *self, WgGroundKind kind, WgBaseTiles *tiles,
                           WgWebTiles *web)
{
  g_return_if_fail (WG_IS_TILE_SOURCE (self));

  if (self->ground_kind == kind && self->ground_tiles == tiles && self->web == web)
    return;
  self->ground_kind = kind;
  g_clear_pointer (&self->ground_tiles, wg_base_tiles_unref);
  if (tiles != NULL)
    self->ground_tiles = wg_base_tiles_ref (tiles);
  if (self->web != NULL)
    g_signal_handlers_disconnect_by_data (self->web, self);
  if (g_set_object (&self->web, web) && web != NULL)
    g_signal_connect_object (web, "changed", G_CALLBACK (on_web_changed), self, G_CONNECT_SWAPPED);
  _wg_tile_source_tell_web (self);
  _wg_tile_source_remake_ground (self);
  _wg_tile_source_raise_look (self);
}
