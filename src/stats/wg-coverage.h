/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cover-ground.h"

G_BEGIN_DECLS

/**
 * WgCoverShape:
 *
 * All places not farther than @radius from the line between two points, metres on the ground's
 * plane: a disc where both are one point, a band along a street where they are not.
 */
typedef struct
{
  double x1, y1, x2, y2;
  double radius;
} WgCoverShape;

/* What of a shape counts now. */
typedef enum
{
  WG_COVER_NONE = 0,
  WG_COVER_WHOLE,
  WG_COVER_CUT /* only the two pieces given for it, either of which may be missing (radius < 0) */
} WgCoverUse;

/**
 * WgCoverState:
 * @use: (array): a #WgCoverUse for each shape
 * @cuts: (nullable) (array): two pieces for each shape, read where its use is %WG_COVER_CUT
 * @extra: (nullable) (array length=n_extra): shapes that nobody knew of before, trial posts
 *
 * What covers the ground at a moment.
 */
typedef struct
{
  const guint8       *use;
  const WgCoverShape *cuts;
  const WgCoverShape *extra;
  guint               n_extra;
} WgCoverState;

/**
 * WgCoverReach:
 *
 * Which shapes reach which grid, found once, so that a moment is answered by looking only at what
 * is in use. A grid that one shape in use holds wholly costs nothing; any other is cut line by
 * line, and the answer is kept for the next moment with the same shapes in use. Any thread, one at
 * a time.
 */
typedef struct _WgCoverReach WgCoverReach;

WgCoverReach *wg_cover_reach_new    (WgCoverGround *ground, const WgCoverShape *shapes, guint n);
void          wg_cover_reach_free   (WgCoverReach *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgCoverReach, wg_cover_reach_free)

WgCoverGround *wg_cover_reach_get_ground (WgCoverReach *self);
/**
 * wg_cover_reach_measure:
 * @covered: (out caller-allocates) (array): for each grid the covered length, of
 *   wg_cover_ground_get_whole()
 *
 * The union counts: what two shapes cover counts once.
 */
void          wg_cover_reach_measure (WgCoverReach *self, const WgCoverState *state,
                                      gint64 *covered);
/* The shapes that count for a grid at a moment, near it as their boxes tell.
 * FALSE: one of them holds the grid wholly. @shapes: (element-type WgCoverShape) */
gboolean      wg_cover_reach_list    (WgCoverReach *self, const WgCoverState *state, guint grid,
                                      GArray *shapes);
/* The same without shapes that only cover what others do, so that few are left to be drawn. */
gboolean      wg_cover_reach_list_needed (WgCoverReach *self, const WgCoverState *state, guint grid,
                                          GArray *shapes);
/* What the shapes leave of a grid as rings from its lines, metres: rough, and very fast.
 * @xy: (element-type double), @sizes: (element-type guint) */
void          wg_cover_reach_trace   (WgCoverReach *self, const WgCoverState *state, guint grid,
                                      GArray *xy, GArray *sizes);
/* Whether the shape may reach any grid at all. */
gboolean      wg_cover_reach_meets   (WgCoverReach *self, guint shape);
/* Residents × covered share, to whole persons, half up: covered and not covered always add up to
 * all, and more area is never fewer persons. */
gint64        wg_cover_count_persons (gint64 residents, gint64 covered, gint64 whole);

/**
 * WgCoverCandidate:
 * @shapes: (array length=n_shapes): what a post there would reach
 */
typedef struct
{
  const WgCoverShape *shapes;
  guint               n_shapes;
} WgCoverCandidate;

/**
 * wg_cover_reach_propose:
 * @state: what covers already
 * @residents: (array): of each grid; below 0: not known
 * @chosen: (out caller-allocates) (array length=n_wanted): indices of candidates, the best first
 * @gains: (out caller-allocates) (array length=n_wanted): persons that each adds to those before
 *
 * Greedy maximum coverage: always the candidate that reaches most persons whom nobody reaches
 * yet; at least 1 − 1/e of the best possible (Nemhauser, Wolsey, Fisher 1978).
 *
 * Returns: how many were found; fewer than wanted when no candidate adds anybody
 */
guint         wg_cover_reach_propose (WgCoverReach *self, const WgCoverState *state,
                                      const gint64 *residents,
                                      const WgCoverCandidate *candidates, guint n_candidates,
                                      guint n_wanted, guint *chosen, double *gains);

G_END_DECLS
