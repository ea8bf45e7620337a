/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-tile-cache.h"
#include "wg-tile-job.h"
#include "wg-tile-source.h"

G_BEGIN_DECLS

struct _WgTileSource
{
  ShumateMapSource parent_instance;

  WgTileCache   *cache;
  GThreadPool   *pool;
  GPtrArray     *held; /* WgTileJob, while the map moves */
  guint          held_id;
  GCancellable  *closed;

  WgMapSnapshot *snapshot;
  WgTilePainter *painter;
  WgMapColours  *colours;
  const WgTheme *theme;
  WgTileGround  *ground;
  WgGroundKind   ground_kind;
  WgBaseTiles   *ground_tiles; /* (nullable): the package of WG_GROUND_PACKAGE */
  WgWebTiles    *web;          /* (nullable): the service of WG_GROUND_WEB */
  int            look, names_look; /* atomic: of what is on screen, of the names in it */
  guint          ground_look;
  WgTileNames   *names;
  double         name_zoom;
  gboolean       names_apart, names_later;

  WgMapView      view;
  WgBBox         sight;
  gboolean       has_view, moving, cairo;
  double         scale;
  guint          view_zoom, size;

  guint          under_way;  /* jobs out */
  guint          refreshing; /* of them: repaints of the present look, shown together */
  guint64        rank;
};

/* All that is on screen is out of date; it stays until its successor is painted. */
void _wg_tile_source_raise_look   (WgTileSource *self);

/* wg-tile-source-ground.c */
void _wg_tile_source_remake_ground (WgTileSource *self);
/* Tells a service of tiles what is looked at. */
void _wg_tile_source_tell_web     (WgTileSource *self);

G_END_DECLS
