/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values that a form of service begins with, and those that follow from others. It judges
 * nothing. */

#include "wg-service-proposal.h"

#include "wg-service-book.h"
#include "wg-service-check.h"

static void
copy_field (WgRow *from,
            guint  from_field,
            WgRow *to,
            guint  to_field)
{
  if (wg_row_get (from, from_field)->type != WG_VALUE_NULL)
    wg_value_copy (wg_row_get (from, from_field), wg_row_edit (to, to_field));
}

static void
set_today (WgDistrict *district,
           WgRow      *row)
{
  g_autofree char *today = wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));

  wg_row_set_text (row, WG_ACTIVITY_HELD_ON, today);
}

WgRow *
wg_service_propose_activity (WgDraft    *draft,
                             WgDistrict *district,
                             gint64      unit,
                             WgRow      *last)
{
  WgRow *row = wg_draft_insert (draft, &wg_kind_activity);

  wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  set_today (district, row);
  if (last != NULL && wg_service_is_in (district, last, unit))
    {
      copy_field (last, WG_ACTIVITY_GRID, row, WG_ACTIVITY_GRID);
      copy_field (last, WG_ACTIVITY_SERVICE_CLASS, row, WG_ACTIVITY_SERVICE_CLASS);
      copy_field (last, WG_ACTIVITY_UNIT, row, WG_ACTIVITY_UNIT);
    }
  else if (unit != 0)
    wg_row_set_int (row, WG_ACTIVITY_UNIT, unit);
  wg_service_take_grid (district, row);
  wg_draft_mark_proposed (draft);
  return row;
}

WgRow *
wg_service_propose_team (WgDraft    *draft,
                         WgDistrict *district,
                         gint64      unit)
{
  WgRow *row = wg_draft_insert (draft, &wg_kind_team);

  wg_row_set_text (row, WG_TEAM_TEAM_TYPE, "unregistered");
  if (unit != 0)
    wg_row_set_int (row, WG_TEAM_UNIT, unit);
  wg_draft_mark_proposed (draft);
  return row;
}

WgRow *
wg_service_repeat_activity (WgDraft    *draft,
                            WgDistrict *district,
                            WgRow      *activity)
{
  static const guint copied[] = {
    WG_ACTIVITY_NAME, WG_ACTIVITY_SERVICE_CLASS, WG_ACTIVITY_TEAM, WG_ACTIVITY_UNIT,
    WG_ACTIVITY_GRID, WG_ACTIVITY_VENUE, WG_ACTIVITY_STATUS, WG_ACTIVITY_STARTS_AT,
    WG_ACTIVITY_ENDS_AT,
  };
  WgRow *row = wg_draft_insert (draft, &wg_kind_activity);

  for (guint i = 0; i < G_N_ELEMENTS (copied); i++)
    copy_field (activity, copied[i], row, copied[i]);
  if (g_strcmp0 (wg_row_get_text (row, WG_ACTIVITY_STATUS), "cancelled") == 0)
    wg_row_set_text (row, WG_ACTIVITY_STATUS, "held");
  set_today (district, row);
  wg_draft_mark_proposed (draft);
  return row;
}

gboolean
wg_service_take_team (WgDistrict *district,
                      WgRow      *activity)
{
  WgRow *team = wg_service_find_team (district, NULL,
                                      wg_row_get_int (activity, WG_ACTIVITY_TEAM, 0));

  if (team == NULL)
    return FALSE;
  copy_field (team, WG_TEAM_SERVICE_CLASS, activity, WG_ACTIVITY_SERVICE_CLASS);
  copy_field (team, WG_TEAM_UNIT, activity, WG_ACTIVITY_UNIT);
  copy_field (team, WG_TEAM_GRID, activity, WG_ACTIVITY_GRID);
  return TRUE;
}

gboolean
wg_service_take_grid (WgDistrict *district,
                      WgRow      *record)
{
  const WgKind *kind = wg_row_get_kind (record);
  guint unit = (guint) MAX (wg_kind_find_field (kind, "unit"), 0);
  guint grid = (guint) MAX (wg_kind_find_field (kind, "grid"), 0);
  WgGrid *found = wg_district_find_grid (district, wg_row_get_int (record, grid, 0));
  gint64 community = found != NULL ? wg_grid_get_community_id (found) : 0;
  gint64 named = wg_row_get_int (record, unit, 0);

  if (community == 0 || named == community ||
      (named != 0 && !wg_district_is_within (district, community, named)))
    return FALSE;
  wg_row_set_int (record, unit, community);
  return TRUE;
}

void
wg_service_propose_hours (WgRow   *activity,
                          WgValue *hours)
{
  double most = wg_service_get_most_hours (activity);

  wg_value_clear (hours);
  if (most >= 0)
    wg_value_set_real (hours, most);
}

/* A stage that is new, or at another time than before, is known from now on, unless the clerk says
 * since when. */
static void
set_case_entered (WgDraft    *draft,
                  WgDistrict *district)
{
  static const guint stages[][2] = {
    { WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_ENTERED },
    { WG_SERVICE_CASE_DISPATCHED_AT, WG_SERVICE_CASE_DISPATCHED_ENTERED },
    { WG_SERVICE_CASE_ACCEPTED_AT, WG_SERVICE_CASE_ACCEPTED_ENTERED },
    { WG_SERVICE_CASE_ANSWERED_AT, WG_SERVICE_CASE_ANSWERED_ENTERED },
    { WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_FINISHED_ENTERED },
    { WG_SERVICE_CASE_EVALUATED_AT, WG_SERVICE_CASE_EVALUATED_ENTERED },
  };
  g_autoptr (GPtrArray) rows = wg_draft_list_rows (draft, &wg_kind_service_case);

  for (guint i = 0; i < rows->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (stages); k++)
      {
        WgRow *row = g_ptr_array_index (rows, i);
        WgRow *stored = wg_draft_get_stored (draft, wg_row_get_id (row));

        if (wg_row_get (row, stages[k][0])->type == WG_VALUE_NULL)
          wg_row_set_null (row, stages[k][1]);
        else if ((stored == NULL ||
                  wg_row_get (stored, stages[k][0])->type == WG_VALUE_NULL) &&
                 wg_row_get (row, stages[k][1])->type == WG_VALUE_NULL)
          wg_row_set_int (row, stages[k][1],
                          wg_clock_get_now (wg_district_get_clock (district)));
      }
}

void
wg_service_set_entered (WgDraft    *draft,
                        WgDistrict *district)
{
  g_autoptr (GPtrArray) rows = wg_draft_list_rows (draft, &wg_kind_activity);

  set_case_entered (draft, district);
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      WgRow *stored = wg_draft_get_stored (draft, wg_row_get_id (row));

      if (stored == NULL || (wg_draft_is_changed (draft, wg_row_get_id (row), WG_ACTIVITY_STATUS) &&
                             g_strcmp0 (wg_row_get_text (row, WG_ACTIVITY_STATUS), "held") == 0))
        wg_row_set_int (row, WG_ACTIVITY_ENTERED_AT,
                        wg_clock_get_now (wg_district_get_clock (district)));
    }
}
