/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Grids, open and closed. All SQL of the table "grid" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-fields.h"
#include "wg-kind-table.h"

const WgKindTable wg_grid_table = {
  .kind = &wg_kind_grid,
  .bounds_field = WG_GRID_AREA,
  .orphans =
      WG_ORPHANS ("grid", "community", "unit") " UNION ALL "
      WG_ORPHANS ("grid", "parent_grid", "grid"),
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO grid (id, ver, code, name, community, parent_grid, grid_type, tier, "
        "households, residents, full_members, over_60, under_15, compounds_open, "
        "compounds_closed, staff_full, staff_part, head, valid_from, valid_until, area, note, "
        "x_min, y_min, x_max, y_max) VALUES ($id, $ver, $code, $name, $community, $parent_grid, "
        "$grid_type, $tier, $households, $residents, $full_members, $over_60, $under_15, "
        "$compounds_open, $compounds_closed, $staff_full, $staff_part, $head, $valid_from, "
        "$valid_until, $area, $note, $x_min, $y_min, $x_max, $y_max)",
    [WG_TABLE_UPDATE] =
        "UPDATE grid SET ver = $ver, code = $code, name = $name, community = $community, "
        "parent_grid = $parent_grid, grid_type = $grid_type, tier = $tier, "
        "households = $households, residents = $residents, full_members = $full_members, "
        "over_60 = $over_60, under_15 = $under_15, compounds_open = $compounds_open, "
        "compounds_closed = $compounds_closed, staff_full = $staff_full, "
        "staff_part = $staff_part, head = $head, valid_from = $valid_from, "
        "valid_until = $valid_until, area = $area, note = $note, x_min = $x_min, y_min = $y_min, "
        "x_max = $x_max, y_max = $y_max WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM grid WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, code, name, community, parent_grid, grid_type, tier, households, "
        "residents, full_members, over_60, under_15, compounds_open, compounds_closed, "
        "staff_full, staff_part, head, valid_from, valid_until, area, note FROM grid WHERE "
        "id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, code, name, community, parent_grid, grid_type, tier, households, "
        "residents, full_members, over_60, under_15, compounds_open, compounds_closed, "
        "staff_full, staff_part, head, valid_from, valid_until, area, note FROM grid ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM grid",
    [WG_TABLE_SELECT_BOUNDS] =
        "SELECT id, x_min, y_min, x_max, y_max FROM grid ORDER BY id",
  },
};
