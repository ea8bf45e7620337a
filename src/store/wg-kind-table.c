/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of tables. It only finds the table of a kind; the SQL is one file per table. */

#include "wg-kind-table.h"

/**
 * wg_kind_tables:
 *
 * Returns: (transfer none): the table of every kind, in the order of wg_kinds(), NULL at the end
 */
const WgKindTable *const *
wg_kind_tables (void)
{
  static const WgKindTable *const tables[] = {
    &wg_setting_table, &wg_template_table, &wg_level_table, &wg_unit_table, &wg_position_table,
    &wg_holding_table, &wg_grid_table, &wg_branch_grid_table, &wg_post_table,
    &wg_base_feature_table,
    &wg_contact_table, &wg_service_class_table, &wg_team_table, &wg_activity_table,
    &wg_service_case_table, &wg_whistle_table, &wg_wish_table, &wg_hard_problem_table,
    &wg_cutoff_table, &wg_saved_view_table, &wg_meeting_table,
    &wg_attendance_table, &wg_decision_table, &wg_deck_table, NULL,
  };

  return tables;
}

/**
 * wg_kind_table_find:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): its table
 */
const WgKindTable *
wg_kind_table_find (const WgKind *kind)
{
  for (const WgKindTable *const *table = wg_kind_tables (); *table != NULL; table++)
    if ((*table)->kind == kind)
      return *table;
  return NULL;
}
