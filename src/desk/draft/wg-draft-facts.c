/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What rules look at of one row of a draft. What the row itself says is read by wg-row-facts.c; the
 * facts of a whole file are joined in wg-rule-join.c. */

#include "wg-draft-facts.h"

#include "wg-district-private.h"
#include "wg-draft-view.h"
#include "wg-row-facts.h"

#define COMMUNITY_LENGTH 12

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
  WgBodyFacts body = wg_row_facts_get_body (unit);

  body.is_open = TRUE;
  body.type = wg_body_types_find (rows->body_types, wg_row_get_text (unit, WG_UNIT_BODY_TYPE));
  body.n_grids = covers->len;
  body.code_length = wg_draft_view_code_length (district, wg_row_get_int (unit, WG_UNIT_LEVEL, 0));
  body.is_community = body.code_length == COMMUNITY_LENGTH;
  body.same_code = *body.place.code == '\0'
                     ? 0
                     : wg_draft_view_count_code (draft, district, &wg_kind_unit, body.place.code);
  if (parent != NULL &&
      wg_draft_view_code_length (district, wg_row_get_int (parent, WG_UNIT_LEVEL, 0)) > 0)
    body.parent_code = wg_row_facts_get_text (parent, WG_UNIT_CODE);
  return body;
}

WgGridFacts
wg_draft_facts_get_grid (WgDraft    *draft,
                         WgDistrict *district,
                         WgRow      *grid)
{
  gint64 home = wg_row_get_int (grid, WG_GRID_COMMUNITY, 0);
  WgRow *unit = wg_draft_view_find_unit (draft, district, home);
  WgGridFacts facts = wg_row_facts_get_grid (grid);

  facts.is_open = TRUE;
  facts.home = home == 0 ? WG_HOME_NONE : WG_HOME_UNKNOWN;
  if (unit != NULL)
    {
      guint length = wg_draft_view_code_length (district, wg_row_get_int (unit, WG_UNIT_LEVEL, 0));

      facts.community = wg_row_facts_get_unit_place (unit);
      facts.home = length % COMMUNITY_LENGTH != 0 ? WG_HOME_OTHER : WG_HOME_COMMUNITY;
    }
  facts.same_code = *facts.place.code == '\0'
                      ? 0
                      : wg_draft_view_count_code (draft, district, &wg_kind_grid,
                                                  facts.place.code);
  return facts;
}
