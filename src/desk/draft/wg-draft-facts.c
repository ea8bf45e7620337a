/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules look at of one row of a draft. The facts of a whole file are joined in
 * wg-rule-join.c. */

#include "wg-draft-facts.h"

#include "wg-district-private.h"
#include "wg-draft-view.h"

#define COMMUNITY_LENGTH 12

static const char *
get_text (WgRow *row,
          guint  field)
{
  const char *text = wg_row_get_text (row, field);

  return text != NULL ? text : "";
}

static WgDate
get_date (WgRow *row,
          guint  field)
{
  WgDate date;

  return wg_date_parse (get_text (row, field), &date) ? date : WG_DATE_NONE;
}

static int
get_count (WgRow *row,
           guint  field)
{
  return (int) CLAMP (wg_row_get_int (row, field, -1), -1, G_MAXINT);
}

WgBodyFacts
wg_draft_facts_get_body (WgDraft    *draft,
                         WgDistrict *district,
                         WgRow      *unit)
{
  const WgRegistryRows *rows = wg_registry_get_rows (wg_district_get_registry (district));
  WgRow *parent = wg_draft_view_find_unit (draft, district,
                                           wg_row_get_int (unit, WG_UNIT_PARENT, 0));
  g_autoptr (GPtrArray) covers =
    wg_draft_view_list_covers (draft, district, wg_row_get_id (unit));
  WgBodyFacts body = { .parent_until = WG_DATE_NONE, .is_open = TRUE };

  body.place = (WgPlace) { wg_row_get_id (unit), get_text (unit, WG_UNIT_CODE),
                           get_text (unit, WG_UNIT_NAME) };
  body.type = wg_body_types_find (rows->body_types, wg_row_get_text (unit, WG_UNIT_BODY_TYPE));
  body.n_grids = covers->len;
  body.full_members = get_count (unit, WG_UNIT_FULL_MEMBERS);
  body.households = get_count (unit, WG_UNIT_HOUSEHOLDS);
  body.code_length = wg_draft_view_code_length (district, wg_row_get_int (unit, WG_UNIT_LEVEL, 0));
  body.is_community = body.code_length == COMMUNITY_LENGTH;
  body.approved = *get_text (unit, WG_UNIT_APPROVAL_NO) != '\0';
  body.term_start = get_date (unit, WG_UNIT_TERM_START);
  body.term_end = get_date (unit, WG_UNIT_TERM_END);
  body.extended_until = get_date (unit, WG_UNIT_EXTENDED_UNTIL);
  body.extension_no = wg_row_get_text (unit, WG_UNIT_EXTENSION_NO);
  body.valid_from = get_date (unit, WG_UNIT_VALID_FROM);
  body.valid_until = get_date (unit, WG_UNIT_VALID_UNTIL);
  body.same_code = *body.place.code == '\0'
                     ? 0
                     : wg_draft_view_count_code (draft, district, &wg_kind_unit, body.place.code);
  if (parent != NULL &&
      wg_draft_view_code_length (district, wg_row_get_int (parent, WG_UNIT_LEVEL, 0)) > 0)
    body.parent_code = get_text (parent, WG_UNIT_CODE);
  return body;
}

WgGridFacts
wg_draft_facts_get_grid (WgDraft    *draft,
                         WgDistrict *district,
                         WgRow      *grid)
{
  gint64 home = wg_row_get_int (grid, WG_GRID_COMMUNITY, 0);
  WgRow *unit = wg_draft_view_find_unit (draft, district, home);
  WgGridFacts facts = { .community_until = WG_DATE_NONE, .big_grid_until = WG_DATE_NONE,
                        .is_open = TRUE };

  facts.place = (WgPlace) { wg_row_get_id (grid), get_text (grid, WG_GRID_CODE),
                            get_text (grid, WG_GRID_NAME) };
  facts.home = home == 0 ? WG_HOME_NONE : WG_HOME_UNKNOWN;
  if (unit != NULL)
    {
      guint length = wg_draft_view_code_length (district, wg_row_get_int (unit, WG_UNIT_LEVEL, 0));

      facts.community = (WgPlace) { home, get_text (unit, WG_UNIT_CODE),
                                    get_text (unit, WG_UNIT_NAME) };
      facts.home = length % COMMUNITY_LENGTH != 0 ? WG_HOME_OTHER : WG_HOME_COMMUNITY;
    }
  facts.households = get_count (grid, WG_GRID_HOUSEHOLDS);
  facts.full_members = get_count (grid, WG_GRID_FULL_MEMBERS);
  facts.staff_full = get_count (grid, WG_GRID_STAFF_FULL);
  facts.staff_part = get_count (grid, WG_GRID_STAFF_PART);
  facts.valid_from = get_date (grid, WG_GRID_VALID_FROM);
  facts.valid_until = get_date (grid, WG_GRID_VALID_UNTIL);
  facts.same_code = *facts.place.code == '\0'
                      ? 0
                      : wg_draft_view_count_code (draft, district, &wg_kind_grid,
                                                  facts.place.code);
  return facts;
}
