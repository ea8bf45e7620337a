/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a team did, where and when. All SQL of the table "activity" and nothing else; parameters
 * and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_activity_table = {
  .kind = &wg_kind_activity,
  .bounds_field = -1,
  .drop_indexes =
      "DROP INDEX activity_by_team; "
      "DROP INDEX activity_by_grid; "
      "DROP INDEX activity_by_unit; "
      "DROP INDEX activity_by_held_on; ",
  .create_indexes =
      "CREATE INDEX activity_by_team ON activity (team); "
      "CREATE INDEX activity_by_grid ON activity (grid, held_on); "
      "CREATE INDEX activity_by_unit ON activity (unit, held_on) WHERE grid IS NULL; "
      "CREATE INDEX activity_by_held_on ON activity (held_on); ",
  .orphans =
      WG_ORPHANS ("activity", "service_class", "service_class") " UNION ALL "
      WG_ORPHANS ("activity", "team", "team") " UNION ALL "
      WG_ORPHANS ("activity", "unit", "unit") " UNION ALL "
      WG_ORPHANS ("activity", "grid", "grid"),
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO activity (id, ver, name, service_class, team, unit, grid, venue, status, "
        "held_on, starts_at, ends_at, planned_places, person_times, person_times_word, hours, "
        "sessions, items, entered_at, note) VALUES ($id, $ver, $name, $service_class, $team, "
        "$unit, $grid, $venue, $status, $held_on, $starts_at, $ends_at, $planned_places, "
        "$person_times, $person_times_word, $hours, $sessions, $items, $entered_at, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE activity SET ver = $ver, name = $name, service_class = $service_class, team = "
        "$team, unit = $unit, grid = $grid, venue = $venue, status = $status, held_on = "
        "$held_on, starts_at = $starts_at, ends_at = $ends_at, planned_places = "
        "$planned_places, person_times = $person_times, person_times_word = $person_times_word, "
        "hours = $hours, sessions = $sessions, items = $items, entered_at = $entered_at, note = "
        "$note WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM activity WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, name, service_class, team, unit, grid, venue, status, held_on, "
        "starts_at, ends_at, planned_places, person_times, person_times_word, hours, sessions, "
        "items, entered_at, note FROM activity WHERE id = $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, name, service_class, team, unit, grid, venue, status, held_on, "
        "starts_at, ends_at, planned_places, person_times, person_times_word, hours, sessions, "
        "items, entered_at, note FROM activity ORDER BY id",
    [WG_TABLE_SELECT_RANGE] =
        "SELECT id, ver, name, service_class, team, unit, grid, venue, status, held_on, "
        "starts_at, ends_at, planned_places, person_times, person_times_word, hours, sessions, "
        "items, entered_at, note FROM activity WHERE held_on >= $first AND held_on < $after "
        "ORDER BY held_on, id",
    [WG_TABLE_SELECT_GRID] =
        "SELECT id, ver, name, service_class, team, unit, grid, venue, status, held_on, "
        "starts_at, ends_at, planned_places, person_times, person_times_word, hours, sessions, "
        "items, entered_at, note FROM activity WHERE grid = $place AND held_on >= $first AND "
        "held_on < $after ORDER BY held_on, id",
    [WG_TABLE_SELECT_UNIT] =
        "SELECT id, ver, name, service_class, team, unit, grid, venue, status, held_on, "
        "starts_at, ends_at, planned_places, person_times, person_times_word, hours, sessions, "
        "items, entered_at, note FROM activity WHERE unit = $place AND grid IS NULL AND held_on "
        ">= $first AND held_on < $after ORDER BY held_on, id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM activity",
  },
};
