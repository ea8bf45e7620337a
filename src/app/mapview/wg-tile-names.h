/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-map-view.h"
#include "wg-post-spots.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgTileNames:
 *
 * The names of a map for all who write them: the threads that paint tiles, and the layer that
 * shows them while the map is zoomed. One at a time writes; the others wait. Reference-counted;
 * any thread.
 */
typedef struct _WgTileNames WgTileNames;

WgTileNames *wg_tile_names_new   (WgMapSnapshot *snapshot);
WgTileNames *wg_tile_names_ref   (WgTileNames *self);
void         wg_tile_names_unref (WgTileNames *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTileNames, wg_tile_names_unref)
/* Of a grid's name, logical pixels; before anybody writes. */
void         wg_tile_names_set_text_size (WgTileNames *self, double size);
/* What names step aside for, see wg_label_placer_set_marks(); before anybody writes. */
void         wg_tile_names_set_marks (WgTileNames *self, GArray *findings, double mark,
                                      WgPostSpots *posts);
/* Writes the names of @view; units of @cr are logical pixels of it. */
void         wg_tile_names_paint (WgTileNames     *self,
                                  cairo_t         *cr,
                                  const WgMapView *view,
                                  const WgTheme   *theme);
/* The same onto finished pixels. @pixels: (transfer none): premultiplied, @width × @height × 4
 * bytes; @scale: pixels per logical pixel. Returns: (transfer full): a copy with names. */
GBytes      *wg_tile_names_write (WgTileNames     *self,
                                  GBytes          *pixels,
                                  guint            width,
                                  guint            height,
                                  double           scale,
                                  const WgMapView *view,
                                  const WgTheme   *theme);

G_END_DECLS
