/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who came to a meeting, by party of the table: numbers, never names of persons (M52). All SQL of
 * the table "attendance" and nothing else; parameters and columns carry the names of the fields,
 * which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_attendance_table = {
  .kind = &wg_kind_attendance,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO attendance (id, ver, meeting, party, body, expected, present, note) VALUES "
        "($id, $ver, $meeting, $party, $body, $expected, $present, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE attendance SET ver = $ver, meeting = $meeting, party = $party, body = $body, "
        "expected = $expected, present = $present, note = $note WHERE id = $id AND ver = "
        "$old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM attendance WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, meeting, party, body, expected, present, note FROM attendance WHERE id "
        "= $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, meeting, party, body, expected, present, note FROM attendance ORDER BY "
        "id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM attendance",
  },
};
