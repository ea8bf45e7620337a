/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid whistles, a unit answers within its limit. All SQL of the table "whistle" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_whistle_table = {
  .kind = &wg_kind_whistle,
  .bounds_field = -1,
  .drop_indexes =
      "DROP INDEX whistle_by_grid; "
      "DROP INDEX whistle_by_unit; "
      "DROP INDEX whistle_by_whistled_at; "
      "DROP INDEX whistle_by_called_unit; ",
  .create_indexes =
      "CREATE INDEX whistle_by_grid ON whistle (grid, whistled_at); "
      "CREATE INDEX whistle_by_unit ON whistle (unit, whistled_at) WHERE grid IS NULL; "
      "CREATE INDEX whistle_by_whistled_at ON whistle (whistled_at); "
      "CREATE INDEX whistle_by_called_unit ON whistle (called_unit) "
      "WHERE called_unit IS NOT NULL; ",
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO whistle (id, ver, grid, unit, called_unit, response_level, summary, "
        "whistled_at, due_at, answered_at, whistled_entered, answered_entered, note) VALUES "
        "($id, $ver, $grid, $unit, $called_unit, $response_level, $summary, $whistled_at, "
        "$due_at, $answered_at, $whistled_entered, $answered_entered, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE whistle SET ver = $ver, grid = $grid, unit = $unit, called_unit = $called_unit, "
        "response_level = $response_level, summary = $summary, whistled_at = $whistled_at, "
        "due_at = $due_at, answered_at = $answered_at, whistled_entered = $whistled_entered, "
        "answered_entered = $answered_entered, note = $note WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM whistle WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, grid, unit, called_unit, response_level, summary, whistled_at, due_at, "
        "answered_at, whistled_entered, answered_entered, note FROM whistle WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, grid, unit, called_unit, response_level, summary, whistled_at, due_at, "
        "answered_at, whistled_entered, answered_entered, note FROM whistle ORDER BY id",
    [WG_TABLE_SELECT_RANGE] =
        "SELECT id, ver, grid, unit, called_unit, response_level, summary, whistled_at, due_at, "
        "answered_at, whistled_entered, answered_entered, note FROM whistle WHERE whistled_at "
        ">= $first AND whistled_at < $after ORDER BY whistled_at, id",
    [WG_TABLE_SELECT_GRID] =
        "SELECT id, ver, grid, unit, called_unit, response_level, summary, whistled_at, due_at, "
        "answered_at, whistled_entered, answered_entered, note FROM whistle WHERE grid = $place "
        "AND whistled_at >= $first AND whistled_at < $after ORDER BY whistled_at, id",
    [WG_TABLE_SELECT_UNIT] =
        "SELECT id, ver, grid, unit, called_unit, response_level, summary, whistled_at, due_at, "
        "answered_at, whistled_entered, answered_entered, note FROM whistle WHERE unit = $place "
        "AND grid IS NULL AND whistled_at >= $first AND whistled_at < $after ORDER BY "
        "whistled_at, id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM whistle",
  },
};
