/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-view.h"
#include "wg-post-mark.h"

G_BEGIN_DECLS

#define WG_POST_NONE G_MAXUINT

/**
 * WgPostSpot:
 * @id: row id of the post; negative for a trial
 * @x, @y: where it stands, world units
 * @mark: how it looks
 * @name: what stands beside it where there is room
 */
typedef struct
{
  gint64      id;
  double      x, y;
  WgPostMark  mark;
  const char *name;
} WgPostSpot;

/**
 * WgPostCluster:
 * @x, @y: where the mark stands, world units
 * @spot: the first of its spots
 * @n: how many posts; 1: the post's own mark
 * @n_open: how many of them are open
 */
typedef struct
{
  double x, y;
  guint  spot, n, n_open;
} WgPostCluster;

/**
 * WgPostSpots:
 *
 * Posts as places of a map, and which of them share a mark at which zoom: marks never come nearer
 * to each other than one of them is wide. Groups are found once for half a zoom level and kept; a
 * changed hour changes marks, not groups. Belongs to one thread.
 */
typedef struct _WgPostSpots WgPostSpots;

WgPostSpots      *wg_post_spots_new   (double size); /* of a mark, logical pixels */
WgPostSpots      *wg_post_spots_ref   (WgPostSpots *self);
void              wg_post_spots_unref (WgPostSpots *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPostSpots, wg_post_spots_unref)

void              wg_post_spots_add   (WgPostSpots *self, const WgPostSpot *spot);
guint             wg_post_spots_get_n (const WgPostSpots *self);
const WgPostSpot *wg_post_spots_get   (const WgPostSpots *self, guint spot);
/* WG_POST_NONE: not there */
guint             wg_post_spots_find  (const WgPostSpots *self, gint64 id);
void              wg_post_spots_set_mark (WgPostSpots *self, guint spot, const WgPostMark *mark);
double            wg_post_spots_get_size (const WgPostSpots *self);
/* (transfer none) (element-type WgPostCluster): the marks at a zoom, until the next change. */
const GArray     *wg_post_spots_cluster  (WgPostSpots *self, double zoom);
/* (transfer full) (element-type guint): which of them a view shows, the northern first, so that a
 * pin covers those behind it. */
GArray           *wg_post_spots_list  (WgPostSpots *self, const WgMapView *view);
/* Which mark is under a pixel of a view: its number among the clusters, or WG_POST_NONE. */
guint             wg_post_spots_hit   (WgPostSpots *self, const WgMapView *view,
                                       double px, double py);

G_END_DECLS
