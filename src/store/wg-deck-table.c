/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages for a meeting, bound to a unit and a period and frozen at a cut-off (N04). All SQL of the
 * table "deck" and nothing else; parameters and columns carry the names of the fields, which a
 * test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_deck_table = {
  .kind = &wg_kind_deck,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO deck (id, ver, name, deck_type, unit, period, cut_at, meeting, content, "
        "room, note) VALUES ($id, $ver, $name, $deck_type, $unit, $period, $cut_at, $meeting, "
        "$content, $room, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE deck SET ver = $ver, name = $name, deck_type = $deck_type, unit = $unit, period "
        "= $period, cut_at = $cut_at, meeting = $meeting, content = $content, room = $room, "
        "note = $note WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM deck WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, name, deck_type, unit, period, cut_at, meeting, content, room, note "
        "FROM deck WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, name, deck_type, unit, period, cut_at, meeting, content, room, note "
        "FROM deck ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM deck",
  },
};
