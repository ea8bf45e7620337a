/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who holds an office, from when until when. All SQL of the table "holding" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_holding_table = {
  .kind = &wg_kind_holding,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO holding (id, ver, position, holder, full_time, work_phone, held_from, "
        "held_until) VALUES ($id, $ver, $position, $holder, $full_time, $work_phone, $held_from, "
        "$held_until)",
    [WG_TABLE_UPDATE] =
        "UPDATE holding SET ver = $ver, position = $position, holder = $holder, "
        "full_time = $full_time, work_phone = $work_phone, held_from = $held_from, "
        "held_until = $held_until WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM holding WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, position, holder, full_time, work_phone, held_from, held_until FROM "
        "holding WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, position, holder, full_time, work_phone, held_from, held_until FROM "
        "holding ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM holding",
  },
};
