/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit-node.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_CELL (wg_unit_cell_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitCell, wg_unit_cell, WG, UNIT_CELL, GtkWidget)

typedef enum
{
  WG_UNIT_COLUMN_NAME,
  WG_UNIT_COLUMN_BODY_TYPE,
  WG_UNIT_COLUMN_LEADER,
  WG_UNIT_COLUMN_FINDINGS,
  WG_UNIT_COLUMN_CODE,
  WG_UNIT_COLUMN_LEVEL,
  WG_UNIT_COLUMN_MEMBERS,
  WG_UNIT_COLUMN_GRIDS,
  WG_UNIT_COLUMN_CHILDREN,
  WG_UNIT_COLUMN_TERM,
  WG_N_UNIT_COLUMNS
} WgUnitColumn;

/**
 * WgUnitCell:
 *
 * What one column of the organisation tree says of one unit. Follows the unit's facts.
 *
 * Signal "updated": it says something else.
 */
GtkWidget  *wg_unit_cell_new      (WgUnitColumn column);
/* @node: (nullable) */
void        wg_unit_cell_set_node (WgUnitCell *self, WgUnitNode *node);
WgUnitNode *wg_unit_cell_get_node (WgUnitCell *self); /* (nullable) (transfer none) */

G_END_DECLS
