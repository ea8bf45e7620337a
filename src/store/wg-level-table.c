/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The levels of the file's template. All SQL of the table "level" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_level_table = {
  .kind = &wg_kind_level,
  .bounds_field = -1,
  .orphans = "",
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO level (id, ver, number, name, duty, code_length) VALUES ($id, $ver, $number, "
        "$name, $duty, $code_length)",
    [WG_TABLE_UPDATE] =
        "UPDATE level SET ver = $ver, number = $number, name = $name, duty = $duty, "
        "code_length = $code_length WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM level WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, number, name, duty, code_length FROM level WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, number, name, duty, code_length FROM level ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM level",
  },
};
