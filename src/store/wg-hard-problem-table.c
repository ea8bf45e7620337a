/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hard problem that a secretary takes on at the front line. All SQL of the table
 * "hard_problem" and nothing else; parameters and columns carry the names of the fields, which a
 * test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_hard_problem_table = {
  .kind = &wg_kind_hard_problem,
  .bounds_field = -1,
  .drop_indexes =
      "DROP INDEX hard_problem_by_grid; "
      "DROP INDEX hard_problem_by_unit; "
      "DROP INDEX hard_problem_by_collected_at; "
      "DROP INDEX hard_problem_by_taken_by; ",
  .create_indexes =
      "CREATE INDEX hard_problem_by_grid ON hard_problem (grid, collected_at); "
      "CREATE INDEX hard_problem_by_unit ON hard_problem (unit, collected_at) WHERE grid IS NULL; "
      "CREATE INDEX hard_problem_by_collected_at ON hard_problem (collected_at); "
      "CREATE INDEX hard_problem_by_taken_by ON hard_problem (taken_by) "
      "WHERE taken_by IS NOT NULL; ",
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO hard_problem (id, ver, grid, unit, summary, taken_by, collected_at, "
        "taken_at, solved_at, collected_entered, taken_entered, solved_entered, note) VALUES "
        "($id, $ver, $grid, $unit, $summary, $taken_by, $collected_at, $taken_at, $solved_at, "
        "$collected_entered, $taken_entered, $solved_entered, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE hard_problem SET ver = $ver, grid = $grid, unit = $unit, summary = $summary, "
        "taken_by = $taken_by, collected_at = $collected_at, taken_at = $taken_at, solved_at = "
        "$solved_at, collected_entered = $collected_entered, taken_entered = $taken_entered, "
        "solved_entered = $solved_entered, note = $note WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM hard_problem WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, grid, unit, summary, taken_by, collected_at, taken_at, solved_at, "
        "collected_entered, taken_entered, solved_entered, note FROM hard_problem WHERE id = "
        "$id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, grid, unit, summary, taken_by, collected_at, taken_at, solved_at, "
        "collected_entered, taken_entered, solved_entered, note FROM hard_problem ORDER BY id",
    [WG_TABLE_SELECT_RANGE] =
        "SELECT id, ver, grid, unit, summary, taken_by, collected_at, taken_at, solved_at, "
        "collected_entered, taken_entered, solved_entered, note FROM hard_problem WHERE "
        "collected_at >= $first AND collected_at < $after ORDER BY collected_at, id",
    [WG_TABLE_SELECT_GRID] =
        "SELECT id, ver, grid, unit, summary, taken_by, collected_at, taken_at, solved_at, "
        "collected_entered, taken_entered, solved_entered, note FROM hard_problem WHERE grid = "
        "$place AND collected_at >= $first AND collected_at < $after ORDER BY collected_at, id",
    [WG_TABLE_SELECT_UNIT] =
        "SELECT id, ver, grid, unit, summary, taken_by, collected_at, taken_at, solved_at, "
        "collected_entered, taken_entered, solved_entered, note FROM hard_problem WHERE unit = "
        "$place AND grid IS NULL AND collected_at >= $first AND collected_at < $after ORDER BY "
        "collected_at, id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM hard_problem",
  },
};
