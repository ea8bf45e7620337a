/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offices in a unit. All SQL of the table "position" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_position_table = {
  .kind = &wg_kind_position,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO position (id, ver, unit, title, valid_from, valid_until) VALUES ($id, $ver, "
        "$unit, $title, $valid_from, $valid_until)",
    [WG_TABLE_UPDATE] =
        "UPDATE position SET ver = $ver, unit = $unit, title = $title, valid_from = $valid_from, "
        "valid_until = $valid_until WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM position WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, unit, title, valid_from, valid_until FROM position WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, unit, title, valid_from, valid_until FROM position ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM position",
  },
};
