/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frozen question. All SQL of the table "cutoff" and nothing else; parameters and columns
 * carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_cutoff_table = {
  .kind = &wg_kind_cutoff,
  .bounds_field = -1,
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO cutoff (id, ver, unit, period, cut_at, decision, frozen_at, note) VALUES "
        "($id, $ver, $unit, $period, $cut_at, $decision, $frozen_at, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE cutoff SET ver = $ver, unit = $unit, period = $period, cut_at = $cut_at, "
        "decision = $decision, frozen_at = $frozen_at, note = $note WHERE id = $id AND ver = "
        "$old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM cutoff WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, unit, period, cut_at, decision, frozen_at, note FROM cutoff WHERE id = "
        "$id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, unit, period, cut_at, decision, frozen_at, note FROM cutoff ORDER BY "
        "id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM cutoff",
  },
};
