/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Volunteer teams. All SQL of the table "team" and nothing else; parameters and columns carry
 * the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_team_table = {
  .kind = &wg_kind_team,
  .bounds_field = -1,
  .orphans =
      WG_ORPHANS ("team", "unit", "unit") " UNION ALL "
      WG_ORPHANS ("team", "grid", "grid") " UNION ALL "
      WG_ORPHANS ("team", "service_class", "service_class"),
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO team (id, ver, name, team_type, unit, grid, service_class, volunteers, "
        "volunteers_word, founded, closed, note) VALUES ($id, $ver, $name, $team_type, $unit, "
        "$grid, $service_class, $volunteers, $volunteers_word, $founded, $closed, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE team SET ver = $ver, name = $name, team_type = $team_type, unit = $unit, grid = "
        "$grid, service_class = $service_class, volunteers = $volunteers, volunteers_word = "
        "$volunteers_word, founded = $founded, closed = $closed, note = $note WHERE id = $id "
        "AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM team WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, name, team_type, unit, grid, service_class, volunteers, "
        "volunteers_word, founded, closed, note FROM team WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, name, team_type, unit, grid, service_class, volunteers, "
        "volunteers_word, founded, closed, note FROM team ORDER BY id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM team",
  },
};
