/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-coverage.h"

G_BEGIN_DECLS

/* For the sources of coverage only: a shape made ready for scan lines, all in millimetres from the
 * ground's origin. */
typedef struct
{
  double x, y;            /* its first end */
  double along_x, along_y; /* unit vector to the second end; both 0 for a disc */
  double length, radius;
  double low, high;       /* the y it reaches from and to */
} WgScanShape;

/* What of a grid nobody reaches: for each of its lines the spans left. */
typedef struct
{
  GArray *spans;       /* WgCoverSpan */
  GArray *line_starts; /* guint, one more than lines */
  gint64  length;
} WgScanRest;

void     wg_scan_shape_init  (WgScanShape *self, const WgCoverGround *ground,
                              const WgCoverShape *shape);
/* Whether the grid's border lies wholly within the shape. */
gboolean wg_cover_shape_holds (const WgCoverShape *self, const WgCoverGround *ground, guint grid);
/* Whether they may meet: no for certain, yes perhaps. */
gboolean wg_cover_shape_nears (const WgCoverShape *self, const WgCoverGround *ground, guint grid);

/* Length of what the shapes leave of a grid. @scratch: (element-type WgCoverSpan). */
gint64   wg_scan_ground      (const WgCoverGround *ground, guint grid, const WgScanShape *shapes,
                              guint n_shapes, GArray *scratch);
/* The same of what is left already. */
gint64   wg_scan_rest        (const WgScanRest *rest, const WgCoverGround *ground, guint grid,
                              const WgScanShape *shapes, guint n_shapes, GArray *scratch);
/* The grid without the shapes, kept. */
void     wg_scan_rest_init   (WgScanRest *self, const WgCoverGround *ground, guint grid,
                              const WgScanShape *shapes, guint n_shapes, GArray *scratch);
/* Takes the shapes off as well. */
void     wg_scan_rest_take   (WgScanRest *self, const WgCoverGround *ground, guint grid,
                              const WgScanShape *shapes, guint n_shapes, GArray *scratch);
void     wg_scan_rest_clear  (WgScanRest *self);
/* Appends closed rings, none within another, from every @step-th line: points of all of them in
 * @xy (double) and how many each has in @sizes (guint). */
void     wg_scan_rest_trace  (const WgScanRest *self, const WgCoverGround *ground, guint grid,
                              guint step, GArray *xy, GArray *sizes);

/* Boxes of the grids by index, millimetres from the origin. */
struct _WgRtree *wg_cover_tree_new (const WgCoverGround *ground);
/* Appends the indices (guint32) of grids that the shape may meet. */
void     wg_cover_tree_query (const struct _WgRtree *tree, const WgCoverGround *ground,
                              const WgCoverShape *shape, GArray *found);

/* What the reach gives the proposals: the shapes of @state that count for a grid.
 * FALSE: one of them holds it wholly. @shapes: (element-type WgScanShape) */
gboolean wg_cover_reach_collect (WgCoverReach *self, const WgCoverState *state, guint grid,
                                 GArray *shapes);

G_END_DECLS
