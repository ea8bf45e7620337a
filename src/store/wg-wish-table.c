/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small wish of a grid and a class, never of a name. All SQL of the table "wish" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_wish_table = {
  .kind = &wg_kind_wish,
  .bounds_field = -1,
  .drop_indexes =
      "DROP INDEX wish_by_grid; "
      "DROP INDEX wish_by_unit; "
      "DROP INDEX wish_by_published_at; "
      "DROP INDEX wish_by_claimed_by; ",
  .create_indexes =
      "CREATE INDEX wish_by_grid ON wish (grid, published_at); "
      "CREATE INDEX wish_by_unit ON wish (unit, published_at) WHERE grid IS NULL; "
      "CREATE INDEX wish_by_published_at ON wish (published_at); "
      "CREATE INDEX wish_by_claimed_by ON wish (claimed_by) "
      "WHERE claimed_by IS NOT NULL; ",
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO wish (id, ver, grid, unit, service_class, summary, claimed_by, "
        "published_at, claimed_at, fulfilled_at, published_entered, claimed_entered, "
        "fulfilled_entered, note) VALUES ($id, $ver, $grid, $unit, $service_class, $summary, "
        "$claimed_by, $published_at, $claimed_at, $fulfilled_at, $published_entered, "
        "$claimed_entered, $fulfilled_entered, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE wish SET ver = $ver, grid = $grid, unit = $unit, service_class = "
        "$service_class, summary = $summary, claimed_by = $claimed_by, published_at = "
        "$published_at, claimed_at = $claimed_at, fulfilled_at = $fulfilled_at, "
        "published_entered = $published_entered, claimed_entered = $claimed_entered, "
        "fulfilled_entered = $fulfilled_entered, note = $note WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM wish WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, grid, unit, service_class, summary, claimed_by, published_at, "
        "claimed_at, fulfilled_at, published_entered, claimed_entered, fulfilled_entered, note "
        "FROM wish WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, grid, unit, service_class, summary, claimed_by, published_at, "
        "claimed_at, fulfilled_at, published_entered, claimed_entered, fulfilled_entered, note "
        "FROM wish ORDER BY id",
    [WG_TABLE_SELECT_RANGE] =
        "SELECT id, ver, grid, unit, service_class, summary, claimed_by, published_at, "
        "claimed_at, fulfilled_at, published_entered, claimed_entered, fulfilled_entered, note "
        "FROM wish WHERE published_at >= $first AND published_at < $after ORDER BY "
        "published_at, id",
    [WG_TABLE_SELECT_GRID] =
        "SELECT id, ver, grid, unit, service_class, summary, claimed_by, published_at, "
        "claimed_at, fulfilled_at, published_entered, claimed_entered, fulfilled_entered, note "
        "FROM wish WHERE grid = $place AND published_at >= $first AND published_at < $after "
        "ORDER BY published_at, id",
    [WG_TABLE_SELECT_UNIT] =
        "SELECT id, ver, grid, unit, service_class, summary, claimed_by, published_at, "
        "claimed_at, fulfilled_at, published_entered, claimed_entered, fulfilled_entered, note "
        "FROM wish WHERE unit = $place AND grid IS NULL AND published_at >= $first AND "
        "published_at < $after ORDER BY published_at, id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM wish",
  },
};
