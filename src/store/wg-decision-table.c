/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a meeting decided: a task with an owner and a date, which the next meeting opens on (N18).
 * All SQL of the table "decision" and nothing else; parameters and columns carry the names of the
 * fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_decision_table = {
  .kind = &wg_kind_decision,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO decision (id, ver, meeting, number, content, owner_unit, due, status, "
        "done_on, decided_at, on_map, trial, note) VALUES ($id, $ver, $meeting, $number, "
        "$content, $owner_unit, $due, $status, $done_on, $decided_at, $on_map, $trial, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE decision SET ver = $ver, meeting = $meeting, number = $number, content = "
        "$content, owner_unit = $owner_unit, due = $due, status = $status, done_on = $done_on, "
        "decided_at = $decided_at, on_map = $on_map, trial = $trial, note = $note WHERE id = "
        "$id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM decision WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, meeting, number, content, owner_unit, due, status, done_on, "
        "decided_at, on_map, trial, note FROM decision WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, meeting, number, content, owner_unit, due, status, done_on, "
        "decided_at, on_map, trial, note FROM decision ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM decision",
  },
};
