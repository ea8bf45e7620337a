/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-grid.h"

G_BEGIN_DECLS

/**
 * WgGridFinder:
 *
 * Which grid a point on the ground lies in. Made once for a list of grids; safe to ask from several
 * threads.
 */
typedef struct _WgGridFinder WgGridFinder;

/* @grids: (element-type WgGrid) */
WgGridFinder *wg_grid_finder_new  (GPtrArray *grids);
void          wg_grid_finder_free (WgGridFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgGridFinder, wg_grid_finder_free)

/* (nullable) (transfer none): the grid at a point in degrees; on a border the first by the list. */
WgGrid       *wg_grid_finder_find (WgGridFinder *self, double lon, double lat);

G_END_DECLS
