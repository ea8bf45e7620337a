/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Red posts. All SQL of the table "post" and nothing
 * else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-fields.h"
#include "wg-kind-table.h"

const WgKindTable wg_post_table = {
  .kind = &wg_kind_post,
  .bounds_field = WG_POST_PLACE,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO post (id, ver, code, name, post_type, grade, host_unit, place, status, "
        "hours, floor_area, checklist, items, opened, closed, note, x_min, y_min, x_max, y_max) "
        "VALUES ($id, $ver, $code, $name, $post_type, $grade, $host_unit, $place, $status, "
        "$hours, $floor_area, $checklist, $items, $opened, $closed, $note, $x_min, $y_min, "
        "$x_max, $y_max)",
    [WG_TABLE_UPDATE] =
        "UPDATE post SET ver = $ver, code = $code, name = $name, post_type = $post_type, "
        "grade = $grade, host_unit = $host_unit, place = $place, status = $status, "
        "hours = $hours, floor_area = $floor_area, checklist = $checklist, items = $items, "
        "opened = $opened, closed = $closed, note = $note, x_min = $x_min, y_min = $y_min, "
        "x_max = $x_max, y_max = $y_max WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM post WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, code, name, post_type, grade, host_unit, place, status, hours, "
        "floor_area, checklist, items, opened, closed, note FROM post WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, code, name, post_type, grade, host_unit, place, status, hours, "
        "floor_area, checklist, items, opened, closed, note FROM post ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM post",
    [WG_TABLE_SELECT_BOUNDS] =
        "SELECT id, x_min, y_min, x_max, y_max FROM post ORDER BY id",
  },
};
