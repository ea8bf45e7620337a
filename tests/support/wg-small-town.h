/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"

G_BEGIN_DECLS

/**
 * WgSmallTown:
 *
 * A town that fits on a page, for tests of everything above the model: a district with one street,
 * two communities of two grids each (2 × 2 squares of about a kilometre), three branches (one
 * joint), every count known. Ids are fixed: district 1, street 2, communities 3 and 4, branches
 * 5 … 7, grids 11 … 14.
 */
typedef struct
{
  GPtrArray *levels, *units, *grids, *branch_grids, *base_features, *settings;
} WgSmallTown;

WgSmallTown *wg_small_town_new   (void);
void         wg_small_town_free  (WgSmallTown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgSmallTown, wg_small_town_free)

/* (transfer full): inserts copies of all rows but the base map's. */
WgEdit      *wg_small_town_make_edit (const WgSmallTown *self);
/* A square of about 1 km at a column and row of the town, as WKB. */
GBytes      *wg_small_town_square (int column, int row);

G_END_DECLS
