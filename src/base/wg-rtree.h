/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-lattice.h"

G_BEGIN_DECLS

/**
 * WgRtree:
 *
 * A packed, immutable R-tree over boxes, filled along a Hilbert curve. Safe to ask from several
 * threads.
 */
typedef struct _WgRtree WgRtree;

/* @ids: (nullable): what a query answers for each box; NULL: its index. Empty boxes are left
 * out. */
WgRtree *wg_rtree_new   (const WgLatticeBox *boxes,
                         const guint32      *ids,
                         guint               n_boxes);
void     wg_rtree_free  (WgRtree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRtree, wg_rtree_free)

/* Appends the ids (guint32) of all boxes that touch @box to @found, in the tree's order. */
void     wg_rtree_query (const WgRtree      *self,
                         const WgLatticeBox *box,
                         GArray             *found);

G_END_DECLS
