/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-arcs.h"
#include "wg-map-snapshot.h"

G_BEGIN_DECLS

/* What painters read of a snapshot: its lines, and which of them matter where. Areas of the
 * snapshot and of its arcs have the same numbers. */

#define WG_MAP_MAX_RANK 3 /* of outlines: 0 between grids, then one more per level of units */

/**
 * WgMapBase:
 * @rank: 1 for the widest streets; 0 where it has no meaning
 * @name: (nullable)
 * @closed: parts are rings to be filled, not lines
 * @weights: per point the tolerance (lattice steps) below which it is drawn
 *
 * One feature of the own base layer.
 */
typedef struct
{
  WgBaseLayer     layer;
  guint           rank;
  const char     *name;
  gboolean        closed;
  WgLatticeBox    box;
  guint           n_parts;
  guint32        *part_first; /* n_parts + 1 */
  WgLatticePoint *points;
  float          *weights;
} WgMapBase;

const WgArcs    *wg_map_snapshot_get_arcs       (const WgMapSnapshot *self);
/* Per arc, the highest rank of the areas it parts. */
const guint8    *wg_map_snapshot_get_ranks      (const WgMapSnapshot *self);
/* The rank of outlines of a level: 0 for the lowest level that is drawn. */
guint            wg_map_snapshot_get_rank       (const WgMapSnapshot *self, guint level);
/* Areas that fill: grids, and units with a polygon but nothing drawn below them. */
gboolean         wg_map_snapshot_is_face        (const WgMapSnapshot *self, guint area);
/* Side of a typical area of a rank, world units; 0 where there is none. */
double           wg_map_snapshot_get_area_size  (const WgMapSnapshot *self, guint rank);
/* Each appends guint32 to @found: faces that touch a box, … */
void             wg_map_snapshot_query_faces    (const WgMapSnapshot *self,
                                                 const WgLatticeBox  *box,
                                                 GArray              *found);
/* … arcs that touch it and bound no face, … */
void             wg_map_snapshot_query_outlines (const WgMapSnapshot *self,
                                                 const WgLatticeBox  *box,
                                                 GArray              *found);
/* … features of the base layer, lowest first. */
void             wg_map_snapshot_query_base     (const WgMapSnapshot *self,
                                                 const WgLatticeBox  *box,
                                                 GArray              *found);
const WgMapBase *wg_map_snapshot_get_base       (const WgMapSnapshot *self, guint base);
gsize            wg_map_snapshot_get_bytes      (const WgMapSnapshot *self);

G_END_DECLS
