/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Units of the tree. All SQL of the table "unit" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-fields.h"
#include "wg-kind-table.h"

const WgKindTable wg_unit_table = {
  .kind = &wg_kind_unit,
  .bounds_field = WG_UNIT_AREA,
  .orphans =
      WG_ORPHANS ("unit", "parent", "unit"),
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO unit (id, ver, code, name, short_name, parent, level, body_type, "
        "full_members, households, term_start, term_end, approval_no, approval_date, "
        "extended_until, extension_no, valid_from, valid_until, area, note, x_min, y_min, x_max, "
        "y_max) VALUES ($id, $ver, $code, $name, $short_name, $parent, $level, $body_type, "
        "$full_members, $households, $term_start, $term_end, $approval_no, $approval_date, "
        "$extended_until, $extension_no, $valid_from, $valid_until, $area, $note, $x_min, $y_min, "
        "$x_max, $y_max)",
    [WG_TABLE_UPDATE] =
        "UPDATE unit SET ver = $ver, code = $code, name = $name, short_name = $short_name, "
        "parent = $parent, level = $level, body_type = $body_type, full_members = $full_members, "
        "households = $households, term_start = $term_start, term_end = $term_end, "
        "approval_no = $approval_no, approval_date = $approval_date, "
        "extended_until = $extended_until, extension_no = $extension_no, "
        "valid_from = $valid_from, valid_until = $valid_until, area = $area, note = $note, "
        "x_min = $x_min, y_min = $y_min, x_max = $x_max, y_max = $y_max WHERE id = $id AND "
        "ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM unit WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, code, name, short_name, parent, level, body_type, full_members, "
        "households, term_start, term_end, approval_no, approval_date, extended_until, "
        "extension_no, valid_from, valid_until, area, note FROM unit WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, code, name, short_name, parent, level, body_type, full_members, "
        "households, term_start, term_end, approval_no, approval_date, extended_until, "
        "extension_no, valid_from, valid_until, area, note FROM unit ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM unit",
    [WG_TABLE_SELECT_BOUNDS] =
        "SELECT id, x_min, y_min, x_max, y_max FROM unit ORDER BY id",
  },
};
