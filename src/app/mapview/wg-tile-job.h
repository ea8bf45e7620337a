/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-tile-cache.h"
#include "wg-tile-ground.h"
#include "wg-tile-names.h"
#include "wg-tile-painter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgTileJob:
 * @painter: geometry
 * @colours: (nullable)
 * @ground: what lies under the grids
 * @size: pixels of a side
 * @scale: pixels per logical pixel
 * @rank: the highest is painted first
 * @tile: (nullable) (inout): reused when given
 * @ground_runs: (nullable) (inout): pixels of the base layer, packed; reused when given
 * @names: (nullable): to be written at @name_zoom
 * @pixels: (nullable) (inout): the finished picture without names, reused when given, NULL when
 *   cancelled
 * @picture_runs: (out): @pixels packed, where @named_pixels are shown instead
 * @named_pixels: (out): the same with names
 *
 * One tile to paint, all that a thread needs for it, and the answer.
 */
typedef struct
{
  WgTilePainter *painter;
  WgMapColours  *colours;
  WgTileGround  *ground;
  WgTileNames   *names;
  double         name_zoom;
  const WgTheme *theme;
  guint          zoom, x, y, size;
  double         scale;
  guint64        rank;
  int            look, names_look;
  guint          ground_look;
  gboolean       refresh; /* something is on screen already */
  GCancellable  *cancellable;

  WgTile        *tile;
  GBytes        *ground_runs;
  GBytes        *pixels;
  GBytes        *picture_runs;
  GBytes        *named_pixels;
  gboolean       has_picture; /* @pixels was given */
  gboolean       is_packed;   /* and rests packed while names are shown */
  gboolean       is_outdated; /* only what a later look can use is painted */

  gpointer       owner;   /* (transfer full) object to which the answer belongs */
  GTask         *task;    /* (nullable) who waits for it */
} WgTileJob;

void wg_tile_job_free  (WgTileJob *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTileJob, wg_tile_job_free)
/* Paints; may be called on any thread. */
void wg_tile_job_paint (WgTileJob *self);

/* On the main thread. What the entry has of the job's size and look is not painted again. */
void wg_tile_job_reuse (WgTileJob *self, const WgTileEntry *entry);
/* On the main thread. Gives the entry what was painted, as far as it is not out of date: @painter
 * is that of now, @is_of_now tells it of look and names. */
void wg_tile_job_keep  (const WgTileJob *self, WgTileEntry *entry, const WgTilePainter *painter,
                        gboolean is_of_now);

G_END_DECLS
