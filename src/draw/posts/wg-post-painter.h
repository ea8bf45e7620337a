/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-spots.h"

G_BEGIN_DECLS

/* Posts on a map of paper, a slide or a picture: units of @cr are logical pixels of @view, and the
 * spots' size is that of a mark there. Names stand beside the marks where nothing else does;
 * @text_size: theirs, or 0 for none. */
void    wg_post_painter_paint (cairo_t         *cr,
                               WgPostSpots     *spots,
                               const WgMapView *view,
                               const WgTheme   *theme,
                               double           text_size);
/* One mark, a post's own or that of several, its place at 0, 0. */
void    wg_post_painter_paint_cluster (cairo_t             *cr,
                                       WgPostSpots         *spots,
                                       const WgPostCluster *cluster,
                                       const WgTheme       *theme);
/* What a mark covers, its place at 0, 0; logical pixels. */
WgBBox  wg_post_painter_get_box (WgPostSpots *spots, const WgPostCluster *cluster);

/* Adds the boxes of a view's marks to @boxes (element-type WgBBox): no other name stands there. */
void    wg_post_painter_add_boxes (WgPostSpots *spots, const WgMapView *view, GArray *boxes);

/**
 * WgPostName:
 * @cluster: its number
 * @x, @y: the chip's upper left corner, from where the mark stands; logical pixels
 * @width, @height: of the chip
 */
typedef struct
{
  guint  cluster;
  double x, y, width, height;
} WgPostName;

/* (transfer full) (element-type WgPostName): the names that have room in a view. @seen: what
 * wg_post_spots_list() said; at most @limit names. */
GArray *wg_post_painter_place_names (WgPostSpots *spots, const WgMapView *view, const GArray *seen,
                                     double text_size, guint limit);
/* A name in its chip, the chip's upper left corner at 0, 0. */
void    wg_post_painter_paint_name  (cairo_t *cr, const char *name, const WgTheme *theme,
                                     double text_size, double width, double height);

G_END_DECLS
