/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-grid.h"
#include "wg-id-map.h"

G_BEGIN_DECLS

/**
 * WgGridAreas:
 *
 * How large the grids of a registry are. Projecting every border takes long in a large file, so it
 * is done once, on whatever thread asks first.
 */
typedef struct _WgGridAreas WgGridAreas;

/* @grids: (element-type WgGrid); @index: places in it by row id. Both must outlive the areas. */
WgGridAreas  *wg_grid_areas_new      (GPtrArray *grids, WgIdMap *index);
void          wg_grid_areas_free     (WgGridAreas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgGridAreas, wg_grid_areas_free)
/* By index of the grid, m²; NAN where it has no border. @before: (nullable): measured areas of an
 * earlier state, of which a border that is the same is not projected again. */
const double *wg_grid_areas_measure  (WgGridAreas *self, WgGridAreas *before);
gboolean      wg_grid_areas_is_ready (WgGridAreas *self);

G_END_DECLS
