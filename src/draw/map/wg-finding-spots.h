/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-mark.h"
#include "wg-map-view.h"

G_BEGIN_DECLS

/**
 * WgFindingSpot:
 * @area: index in the snapshot, given back for a click
 * @x, @y: where it stands, world units
 * @room: clear room round it, world units: the mark stands above the name
 * @counts: findings there, by severity
 */
typedef struct
{
  guint  area;
  double x, y, room;
  guint  counts[WG_N_SEVERITIES];
} WgFindingSpot;

/**
 * WgFindingCluster:
 * @above: how far the mark stands above the place, logical pixels
 * @area: index in the snapshot; G_MAXUINT: several places share the mark
 *
 * A mark on the map.
 */
typedef struct
{
  double     x, y;
  double     above;
  guint      area;
  WgSeverity gravest;
  guint      count;
} WgFindingCluster;

/* (transfer full) (element-type WgFindingCluster): places that come too near to each other at
 * @scale (logical pixels per world unit) share a mark with the sum. @mark: height of a sign. */
GArray *wg_finding_spots_cluster (const GArray *spots, double scale, double mark);
/* (transfer full) (element-type WgBBox): where the marks stand in a view, so that no name does. */
GArray *wg_finding_spots_boxes   (const GArray *clusters, const WgMapView *view, double mark);
void    wg_finding_spots_paint   (cairo_t *cr, const GArray *clusters, const WgMapView *view,
                                  const WgTheme *theme, double mark);

G_END_DECLS
