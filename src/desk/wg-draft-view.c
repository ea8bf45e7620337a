/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file as it would be with a draft, as far as one row's checks need it. The findings of a whole
 * file are joined in wg-rule-join.c; here only what stands in the form and beside it. */

#include "wg-draft-view.h"

#include "wg-district-private.h"

#include <string.h>

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

static char *
get_today (WgDistrict *district)
{
  return wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));
}

WgRow *
wg_draft_view_find_unit (WgDraft    *draft,
                         WgDistrict *district,
                         gint64      id)
{
  WgRow *row = wg_draft_find (draft, id);
  WgUnit *unit = row == NULL ? wg_district_find_unit (district, id) : NULL;

  if (row != NULL && wg_row_get_kind (row) == &wg_kind_unit)
    return row;
  return unit != NULL ? wg_unit_get_row (unit) : NULL;
}

WgRow *
wg_draft_view_find_grid (WgDraft    *draft,
                         WgDistrict *district,
                         gint64      id)
{
  WgRow *row = wg_draft_find (draft, id);
  WgGrid *grid = row == NULL ? wg_district_find_grid (district, id) : NULL;

  if (row != NULL && wg_row_get_kind (row) == &wg_kind_grid)
    return row;
  return grid != NULL ? wg_grid_get_row (grid) : NULL;
}

static gboolean
is_cover (WgRow      *row,
          gint64      unit,
          const char *today)
{
  return wg_row_get_int (row, WG_BRANCH_GRID_UNIT, 0) == unit &&
         wg_row_is_valid_on (row, WG_BRANCH_GRID_FROM, WG_BRANCH_GRID_UNTIL, today);
}

GPtrArray *
wg_draft_view_list_covers (WgDraft    *draft,
                           WgDistrict *district,
                           gint64      unit)
{
  g_autofree char *today = get_today (district);
  g_autoptr (GPtrArray) drafted = wg_draft_list_rows (draft, &wg_kind_branch_grid);
  GPtrArray *stored = wg_registry_get_rows (wg_district_get_registry (district))->branch_grids;
  GPtrArray *covers = g_ptr_array_new ();

  for (guint i = 0; i < stored->len; i++)
    {
      WgRow *row = g_ptr_array_index (stored, i);

      if (wg_draft_find (draft, wg_row_get_id (row)) == NULL && is_cover (row, unit, today))
        g_ptr_array_add (covers, row);
    }
  for (guint i = 0; i < drafted->len; i++)
    if (is_cover (g_ptr_array_index (drafted, i), unit, today))
      g_ptr_array_add (covers, g_ptr_array_index (drafted, i));
  return covers;
}

guint
wg_draft_view_code_length (WgDistrict *district,
                           gint64      level)
{
  GPtrArray *levels = wg_registry_get_rows (wg_district_get_registry (district))->levels;

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);
      gint64 length = wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0);

      if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == level)
        return length == 2 || length == 4 || length == 6 || length == 9 || length == 12
                 ? (guint) length : 0;
    }
  return 0;
}

guint
wg_draft_view_count_code (WgDraft      *draft,
                          WgDistrict   *district,
                          const WgKind *kind,
                          const char   *code)
{
  const WgRegistryRows *rows = wg_registry_get_rows (wg_district_get_registry (district));
  GPtrArray *stored = kind == &wg_kind_grid ? rows->grids : rows->units;
  guint field = (guint) MAX (wg_kind_find_field (kind, "code"), 0);
  g_autoptr (GPtrArray) drafted = wg_draft_list_rows (draft, kind);
  guint n = 0;

  for (guint i = 0; i < stored->len; i++)
    {
      WgRow *row = g_ptr_array_index (stored, i);

      if (g_strcmp0 (wg_row_get_text (row, field), code) == 0 &&
          wg_draft_find (draft, wg_row_get_id (row)) == NULL)
        n++;
    }
  for (guint i = 0; i < drafted->len; i++)
    if (g_strcmp0 (wg_row_get_text (g_ptr_array_index (drafted, i), field), code) == 0)
      n++;
  return n;
}

WgBodyFacts
wg_draft_view_get_body (WgDraft    *draft,
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
wg_draft_view_get_grid (WgDraft    *draft,
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
