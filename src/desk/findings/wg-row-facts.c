/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts that stand in one row alone. A whole file (wg-rule-join.c) and a form that is being
 * filled in (wg-draft-facts.c) add what the other rows tell. It judges nothing. */

#include "wg-row-facts.h"

#include "wg-fields.h"

const char *
wg_row_facts_get_text (WgRow *row,
                       guint  field)
{
  const char *text = wg_row_get_text (row, field);

  return text != NULL ? text : "";
}

WgDate
wg_row_facts_get_date (WgRow *row,
                       guint  field)
{
  WgDate date;

  return wg_date_parse (wg_row_facts_get_text (row, field), &date) ? date : WG_DATE_NONE;
}

int
wg_row_facts_get_count (WgRow *row,
                        guint  field)
{
  return (int) CLAMP (wg_row_get_int (row, field, -1), -1, G_MAXINT);
}

WgPlace
wg_row_facts_get_unit_place (WgRow *unit)
{
  return (WgPlace) { wg_row_get_id (unit), wg_row_facts_get_text (unit, WG_UNIT_CODE),
                     wg_row_facts_get_text (unit, WG_UNIT_NAME) };
}

WgPlace
wg_row_facts_get_grid_place (WgRow *grid)
{
  return (WgPlace) { wg_row_get_id (grid), wg_row_facts_get_text (grid, WG_GRID_CODE),
                     wg_row_facts_get_text (grid, WG_GRID_NAME) };
}

WgBodyFacts
wg_row_facts_get_body (WgRow *unit)
{
  return (WgBodyFacts) {
    .place = wg_row_facts_get_unit_place (unit),
    .full_members = wg_row_facts_get_count (unit, WG_UNIT_FULL_MEMBERS),
    .households = wg_row_facts_get_count (unit, WG_UNIT_HOUSEHOLDS),
    .approved = *wg_row_facts_get_text (unit, WG_UNIT_APPROVAL_NO) != '\0',
    .term_start = wg_row_facts_get_date (unit, WG_UNIT_TERM_START),
    .term_end = wg_row_facts_get_date (unit, WG_UNIT_TERM_END),
    .extended_until = wg_row_facts_get_date (unit, WG_UNIT_EXTENDED_UNTIL),
    .extension_no = wg_row_get_text (unit, WG_UNIT_EXTENSION_NO),
    .valid_from = wg_row_facts_get_date (unit, WG_UNIT_VALID_FROM),
    .valid_until = wg_row_facts_get_date (unit, WG_UNIT_VALID_UNTIL),
    .parent_until = WG_DATE_NONE,
  };
}

WgGridFacts
wg_row_facts_get_grid (WgRow *grid)
{
  return (WgGridFacts) {
    .place = wg_row_facts_get_grid_place (grid),
    .households = wg_row_facts_get_count (grid, WG_GRID_HOUSEHOLDS),
    .full_members = wg_row_facts_get_count (grid, WG_GRID_FULL_MEMBERS),
    .staff_full = wg_row_facts_get_count (grid, WG_GRID_STAFF_FULL),
    .staff_part = wg_row_facts_get_count (grid, WG_GRID_STAFF_PART),
    .valid_from = wg_row_facts_get_date (grid, WG_GRID_VALID_FROM),
    .valid_until = wg_row_facts_get_date (grid, WG_GRID_VALID_UNTIL),
    .community_until = WG_DATE_NONE,
    .big_grid_until = WG_DATE_NONE,
  };
}
