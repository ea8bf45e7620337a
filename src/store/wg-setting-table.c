/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings of a file: one row per key. All SQL of the table "setting" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_setting_table = {
  .kind = &wg_kind_setting,
  .bounds_field = -1,
  .orphans = "",
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO setting (id, ver, setting_key, setting_value) VALUES ($id, $ver, "
        "$setting_key, $setting_value)",
    [WG_TABLE_UPDATE] =
        "UPDATE setting SET ver = $ver, setting_key = $setting_key, "
        "setting_value = $setting_value WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM setting WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, setting_key, setting_value FROM setting WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, setting_key, setting_value FROM setting ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM setting",
  },
};
