/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/**
 * WgBorderDefect:
 * @kind: unit or grid
 * @code: (nullable)
 * @reason: what is wrong with its border, as the geometry library says it
 * @lon, @lat: where, degrees; NaN when nobody knows
 * @before_m2: the area of its rings as they are
 * @after_m2: once repaired; 0 when nothing is left, and then it is not repaired
 */
typedef struct
{
  const WgKind *kind;
  gint64        id;
  char         *code;
  char         *name;
  char         *reason;
  double        lon, lat;
  double        before_m2, after_m2;
} WgBorderDefect;

/**
 * WgBorderRepair:
 * @n_checked: borders that were looked at
 * @defects: (element-type WgBorderDefect): those that are not valid, units first, by code
 * @edit: (nullable): what would repair them; nothing was written
 *
 * Borders that cross or touch themselves (G-05), and their repair. The rings are rebuilt from the
 * corners that are there: no corner moves, so neighbours stay neighbours.
 */
typedef struct
{
  WgDistrict *district;
  guint       n_checked;
  GPtrArray  *defects;
  WgEdit     *edit;
} WgBorderRepair;

/**
 * wg_border_repair_new:
 * @unit: row id of the unit in whose subtree borders are checked; 0: the whole file
 *
 * Blocks, a millisecond for a border of a thousand corners.
 *
 * Returns: (transfer full): what is wrong and what would repair it; NULL with the error of reading
 */
WgBorderRepair *wg_border_repair_new   (WgDistrict *district, gint64 unit, GError **error);
void            wg_border_repair_free  (WgBorderRepair *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgBorderRepair, wg_border_repair_free)
/* Writes the edit, as one step that can be undone. Blocks. */
gboolean        wg_border_repair_apply (WgBorderRepair *self, GError **error);

G_END_DECLS
