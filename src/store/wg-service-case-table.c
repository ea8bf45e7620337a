/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One order through its five stages. All SQL of the table "service_case" and nothing else;
 * parameters and columns carry the names of the fields, which a test compares. */

#include "wg-kind-table.h"

const WgKindTable wg_service_case_table = {
  .kind = &wg_kind_service_case,
  .bounds_field = -1,
  .drop_indexes =
      "DROP INDEX service_case_by_grid; "
      "DROP INDEX service_case_by_unit; "
      "DROP INDEX service_case_by_ordered_at; "
      "DROP INDEX service_case_by_lead_unit; ",
  .create_indexes =
      "CREATE INDEX service_case_by_grid ON service_case (grid, ordered_at); "
      "CREATE INDEX service_case_by_unit ON service_case (unit, ordered_at) WHERE grid IS NULL; "
      "CREATE INDEX service_case_by_ordered_at ON service_case (ordered_at); "
      "CREATE INDEX service_case_by_lead_unit ON service_case (lead_unit) "
      "WHERE lead_unit IS NOT NULL; ",
  .orphans =
      WG_ORPHANS ("service_case", "service_class", "service_class") " UNION ALL "
      WG_ORPHANS ("service_case", "grid", "grid") " UNION ALL "
      WG_ORPHANS ("service_case", "unit", "unit") " UNION ALL "
      WG_ORPHANS ("service_case", "lead_unit", "unit"),
  .sql = {
    [WG_TABLE_INSERT] =
        "INSERT INTO service_case (id, ver, number, service_class, grid, unit, channel, "
        "summary, lead_unit, outcome, ordered_at, dispatched_at, accepted_at, answered_at, "
        "finished_at, evaluated_at, satisfied, ordered_entered, dispatched_entered, "
        "accepted_entered, answered_entered, finished_entered, evaluated_entered, note) VALUES "
        "($id, $ver, $number, $service_class, $grid, $unit, $channel, $summary, $lead_unit, "
        "$outcome, $ordered_at, $dispatched_at, $accepted_at, $answered_at, $finished_at, "
        "$evaluated_at, $satisfied, $ordered_entered, $dispatched_entered, $accepted_entered, "
        "$answered_entered, $finished_entered, $evaluated_entered, $note)",
    [WG_TABLE_UPDATE] =
        "UPDATE service_case SET ver = $ver, number = $number, service_class = $service_class, "
        "grid = $grid, unit = $unit, channel = $channel, summary = $summary, lead_unit = "
        "$lead_unit, outcome = $outcome, ordered_at = $ordered_at, dispatched_at = "
        "$dispatched_at, accepted_at = $accepted_at, answered_at = $answered_at, finished_at = "
        "$finished_at, evaluated_at = $evaluated_at, satisfied = $satisfied, ordered_entered = "
        "$ordered_entered, dispatched_entered = $dispatched_entered, accepted_entered = "
        "$accepted_entered, answered_entered = $answered_entered, finished_entered = "
        "$finished_entered, evaluated_entered = $evaluated_entered, note = $note WHERE id = $id "
        "AND ver = $old_ver",
    [WG_TABLE_DELETE] =
        "DELETE FROM service_case WHERE id = $id AND ver = $old_ver",
    [WG_TABLE_SELECT] =
        "SELECT id, ver, number, service_class, grid, unit, channel, summary, lead_unit, "
        "outcome, ordered_at, dispatched_at, accepted_at, answered_at, finished_at, "
        "evaluated_at, satisfied, ordered_entered, dispatched_entered, accepted_entered, "
        "answered_entered, finished_entered, evaluated_entered, note FROM service_case WHERE id "
        "= $id",
    [WG_TABLE_SELECT_ALL] =
        "SELECT id, ver, number, service_class, grid, unit, channel, summary, lead_unit, "
        "outcome, ordered_at, dispatched_at, accepted_at, answered_at, finished_at, "
        "evaluated_at, satisfied, ordered_entered, dispatched_entered, accepted_entered, "
        "answered_entered, finished_entered, evaluated_entered, note FROM service_case ORDER BY "
        "id",
    [WG_TABLE_SELECT_RANGE] =
        "SELECT id, ver, number, service_class, grid, unit, channel, summary, lead_unit, "
        "outcome, ordered_at, dispatched_at, accepted_at, answered_at, finished_at, "
        "evaluated_at, satisfied, ordered_entered, dispatched_entered, accepted_entered, "
        "answered_entered, finished_entered, evaluated_entered, note FROM service_case WHERE "
        "ordered_at >= $first AND ordered_at < $after ORDER BY ordered_at, id",
    [WG_TABLE_SELECT_GRID] =
        "SELECT id, ver, number, service_class, grid, unit, channel, summary, lead_unit, "
        "outcome, ordered_at, dispatched_at, accepted_at, answered_at, finished_at, "
        "evaluated_at, satisfied, ordered_entered, dispatched_entered, accepted_entered, "
        "answered_entered, finished_entered, evaluated_entered, note FROM service_case WHERE "
        "grid = $place AND ordered_at >= $first AND ordered_at < $after ORDER BY ordered_at, id",
    [WG_TABLE_SELECT_UNIT] =
        "SELECT id, ver, number, service_class, grid, unit, channel, summary, lead_unit, "
        "outcome, ordered_at, dispatched_at, accepted_at, answered_at, finished_at, "
        "evaluated_at, satisfied, ordered_entered, dispatched_entered, accepted_entered, "
        "answered_entered, finished_entered, evaluated_entered, note FROM service_case WHERE "
        "unit = $place AND grid IS NULL AND ordered_at >= $first AND ordered_at < $after ORDER "
        "BY ordered_at, id",
    [WG_TABLE_COUNT] =
        "SELECT count(*) FROM service_case",
  },
};
