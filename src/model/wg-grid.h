/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"
#include "wg-row.h"

G_BEGIN_DECLS

#define WG_TYPE_GRID (wg_grid_get_type ())
G_DECLARE_FINAL_TYPE (WgGrid, wg_grid, WG, GRID, GObject)

/**
 * WgGrid:
 *
 * A grid as the map's card and the lists show it: an immutable view of its row.
 */
WgGrid     *wg_grid_new              (WgRow *row);
WgRow      *wg_grid_get_row          (WgGrid *self);
gint64      wg_grid_get_id           (WgGrid *self);
gint64      wg_grid_get_community_id (WgGrid *self);
const char *wg_grid_get_code         (WgGrid *self);
const char *wg_grid_get_name         (WgGrid *self);
gint64      wg_grid_get_count        (WgGrid *self, WgGridField field); /* −1: not known */
WgGeometry *wg_grid_get_geometry     (WgGrid *self); /* (nullable) (transfer full) */
gboolean    wg_grid_is_open_on       (WgGrid *self, const char *date);

G_END_DECLS
