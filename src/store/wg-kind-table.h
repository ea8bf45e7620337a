/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-engine.h"
#include "wg-row.h"

G_BEGIN_DECLS

typedef enum
{
  WG_TABLE_INSERT,        /* $id $ver and every field */
  WG_TABLE_UPDATE,        /* the same, and $old_ver as the guard */
  WG_TABLE_DELETE,        /* $id $old_ver */
  WG_TABLE_SELECT,        /* $id; gives id, ver, fields in the kind's order */
  WG_TABLE_SELECT_ALL,    /* the same columns, ordered by id */
  WG_TABLE_SELECT_RANGE,  /* of records: $first $after of the day they count in; by that day */
  WG_TABLE_SELECT_GRID,   /* the same of one grid, $place */
  WG_TABLE_SELECT_UNIT,   /* the same of one unit, where no grid is named */
  WG_TABLE_COUNT,
  WG_TABLE_SELECT_BOUNDS, /* id, x_min, y_min, x_max, y_max; NULL for tables without */
  WG_TABLE_N_STATEMENTS
} WgKindTableStatement;

/**
 * WgKindTable:
 * @kind: what its rows are
 * @bounds_field: the field whose geometry gives the four bounds columns, or −1
 * @drop_indexes: (nullable): script that takes away the indexes of the table …
 * @create_indexes: (nullable): … and the one that makes them again, all at once: many times cheaper
 *   than keeping them up to date for a million new rows
 * @orphans: (nullable): asks for a row that refers to one that is not there; "" where none refers
 *   to another and none is referred to; %NULL where the engine looks after each row
 * @sql: the only SQL there is for this table
 */
typedef struct
{
  const WgKind *kind;
  int           bounds_field;
  const char   *drop_indexes;
  const char   *create_indexes;
  const char   *orphans;
  const char   *sql[WG_TABLE_N_STATEMENTS];
} WgKindTable;

/* A part of @orphans: one column of @table, each of its values looked for once. */
#define WG_ORPHANS(table, column, parent) \
  "SELECT used.id FROM (SELECT DISTINCT " column " AS id FROM " table ") AS used " \
  "WHERE used.id IS NOT NULL AND NOT EXISTS " \
  "(SELECT 1 FROM " parent " WHERE " parent ".id = used.id)"

extern const WgKindTable wg_setting_table;
extern const WgKindTable wg_template_table;
extern const WgKindTable wg_level_table;
extern const WgKindTable wg_unit_table;
extern const WgKindTable wg_position_table;
extern const WgKindTable wg_holding_table;
extern const WgKindTable wg_grid_table;
extern const WgKindTable wg_branch_grid_table;
extern const WgKindTable wg_post_table;
extern const WgKindTable wg_base_feature_table;
extern const WgKindTable wg_contact_table;
extern const WgKindTable wg_service_class_table;
extern const WgKindTable wg_team_table;
extern const WgKindTable wg_activity_table;
extern const WgKindTable wg_service_case_table;
extern const WgKindTable wg_whistle_table;
extern const WgKindTable wg_wish_table;
extern const WgKindTable wg_hard_problem_table;
extern const WgKindTable wg_cutoff_table;
extern const WgKindTable wg_saved_view_table;
extern const WgKindTable wg_meeting_table;
extern const WgKindTable wg_attendance_table;
extern const WgKindTable wg_decision_table;
extern const WgKindTable wg_deck_table;

const WgKindTable *const *wg_kind_tables      (void);
const WgKindTable        *wg_kind_table_find  (const WgKind *kind);

G_END_DECLS
