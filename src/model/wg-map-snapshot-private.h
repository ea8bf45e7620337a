/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-geometry.h"
#include "wg-rtree.h"

G_BEGIN_DECLS

/* Seen by the files of the snapshot only. */
struct _WgMapSnapshot
{
  gatomicrefcount ref_count; /* painter threads hold it too */
  guint         n_areas;
  guint         n_grids;
  WgMapArea    *areas;
  guint32      *by_id;     /* areas in the order of their ids */
  guint8       *is_face;   /* per area */
  guint8       *is_own;    /* per area: has a polygon of its own */
  GStringChunk *texts;

  WgArcs       *arcs;
  guint8       *ranks;     /* per arc */
  guint8        rank_of_level[WG_MAP_MAX_LEVELS + 1];
  WgRtree      *face_tree;
  WgRtree      *unit_tree; /* areas with a polygon that are no faces */
  WgRtree      *line_tree; /* arcs without a face */
  double        area_size[WG_MAP_MAX_RANK + 1];
  WgLatticeBox  bounds;
  WgLatticeBox  frame;     /* the section that shows the whole */

  WgMapBase    *base;
  guint         n_base;
  WgRtree      *base_tree;
};

/* wg-map-units.c */
void _wg_map_snapshot_derive_units (WgMapSnapshot *self);
/* wg-map-frame.c */
void _wg_map_snapshot_frame_all (WgMapSnapshot *self);
/* wg-map-base.c */
void _wg_map_base_init  (WgMapBase        *self,
                         WgBaseLayer       layer,
                         guint             rank,
                         const char       *name,
                         const WgGeometry *geometry);
void _wg_map_base_clear (WgMapBase *self);
int  _wg_map_base_order (const void *a, const void *b);

G_END_DECLS
