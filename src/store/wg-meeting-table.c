/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Meetings of a unit: what is discussed, and when and where (M51). All SQL of the table "meeting"
 * and nothing else; parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_meeting_table = {
  .kind = &wg_kind_meeting,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO meeting (id, ver, unit, title, meeting_type, period, starts_at, ended_at, "
        "venue, agenda, note) VALUES ($id, $ver, $unit, $title, $meeting_type, $period, "
        "$starts_at, $ended_at, $venue, $agenda, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE meeting SET ver = $ver, unit = $unit, title = $title, meeting_type = "
        "$meeting_type, period = $period, starts_at = $starts_at, ended_at = $ended_at, venue = "
        "$venue, agenda = $agenda, note = $note WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM meeting WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, unit, title, meeting_type, period, starts_at, ended_at, venue, agenda, "
        "note FROM meeting WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, unit, title, meeting_type, period, starts_at, ended_at, venue, agenda, "
        "note FROM meeting ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM meeting",
  },
};
