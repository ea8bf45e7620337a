/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-lattice.h"

G_BEGIN_DECLS

#define WG_ARC_NO_FACE    G_MAXUINT32
#define WG_ARC_MAX_LEVELS 28

/* A use of an arc by an area: which arc, whether backwards, whether a new ring begins with it. */
#define WG_ARC_REF(arc, reversed, first) \
  (((arc) << 2) | ((reversed) ? 1u : 0u) | ((first) ? 2u : 0u))
#define WG_ARC_REF_ARC(ref)              ((ref) >> 2)
#define WG_ARC_REF_IS_REVERSED(ref)      (((ref) & 1u) != 0)
#define WG_ARC_REF_IS_FIRST(ref)         (((ref) & 2u) != 0)

/**
 * WgArcLevel:
 * @tolerance: lattice steps by which the lines may be off
 * @first: (array length=n_arcs+1): where an arc's points begin; an arc without points vanished
 * @points: the points of all arcs
 *
 * All arcs, simplified to one tolerance.
 */
typedef struct
{
  double          tolerance;
  guint32        *first;
  WgLatticePoint *points;
} WgArcLevel;

/**
 * WgArcs:
 * @faces: per arc the one or two faces (areas that fill) it bounds, else WG_ARC_NO_FACE
 * @arc_boxes: per arc its bounds
 * @ref_first: (array length=n_areas+1): where an area's uses of arcs begin in @refs
 * @area_boxes: per area its bounds
 * @levels: 0 in full, then ever coarser
 *
 * Polygons that share borders, with every stretch of border stored once. Immutable once built.
 * An area is what an odd number of its borders surround (even-odd), so that invalid rings have a
 * meaning too; the order and direction of its uses form closed rings.
 */
typedef struct
{
  guint         n_arcs;
  guint         n_areas;
  guint32     (*faces)[2];
  WgLatticeBox *arc_boxes;
  guint32      *ref_first;
  guint32      *refs;
  WgLatticeBox *area_boxes;
  guint         n_levels;
  WgArcLevel    levels[WG_ARC_MAX_LEVELS];
} WgArcs;

typedef struct _WgArcBuilder WgArcBuilder;

WgArcBuilder *wg_arc_builder_new      (void);
void          wg_arc_builder_free     (WgArcBuilder *self);
/* Returns the area's number, counted from 0. */
guint         wg_arc_builder_add_area (WgArcBuilder *self);
/* A ring of the area added last; the last point may repeat the first. Rings without area are
 * left out. @points are taken as they are, so round them by wg_lattice_round(). */
void          wg_arc_builder_add_ring (WgArcBuilder         *self,
                                       const WgLatticePoint *points,
                                       guint                 n_points);
/* @is_face: (array): per area, whether it fills; two faces may share an arc, other areas only use
 * arcs. (transfer full); frees the builder. */
WgArcs       *wg_arc_builder_end      (WgArcBuilder *self, const guint8 *is_face);

void          wg_arcs_free            (WgArcs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgArcs, wg_arcs_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgArcBuilder, wg_arc_builder_free)

void          wg_arcs_weigh_line      (const WgLatticePoint *points,
                                       guint                 n_points,
                                       float                *weights);
/* The coarsest level that is off by no more than @tolerance lattice steps. */
const WgArcLevel *wg_arcs_level_for   (const WgArcs *self, double tolerance);
/* Even-odd, on the full geometry; lattice coordinates. */
gboolean      wg_arcs_contains        (const WgArcs *self, guint area, double x, double y);
/* A point well inside, and its distance to the border; lattice coordinates. FALSE: no area. */
gboolean      wg_arcs_find_inside     (const WgArcs *self,
                                       guint         area,
                                       double       *x,
                                       double       *y,
                                       double       *radius);
gsize         wg_arcs_get_bytes       (const WgArcs *self);

G_END_DECLS
