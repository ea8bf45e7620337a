/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which branch covers which grid. All SQL of the table "branch_grid" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_branch_grid_table = {
  .kind = &wg_kind_branch_grid,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO branch_grid (id, ver, unit, grid, covers_from, covers_until) VALUES ($id, "
        "$ver, $unit, $grid, $covers_from, $covers_until)",
    [WG_TABLE_UPDATE] =
        "UPDATE branch_grid SET ver = $ver, unit = $unit, grid = $grid, "
        "covers_from = $covers_from, covers_until = $covers_until WHERE id = $id AND "
        "ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM branch_grid WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, unit, grid, covers_from, covers_until FROM branch_grid WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, unit, grid, covers_from, covers_until FROM branch_grid ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM branch_grid",
  },
};
