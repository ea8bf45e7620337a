/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the measures, as formulas in definition cards write them. */

#include "wg-measure.h"

static const char *const names[] = {
  [WG_MEASURE_GRIDS] = "grids",
  [WG_MEASURE_STAFFED_GRIDS] = "staffed_grids",
  [WG_MEASURE_HOUSEHOLDS] = "households",
  [WG_MEASURE_RESIDENTS] = "residents",
  [WG_MEASURE_FULL_MEMBERS] = "full_members",
  [WG_MEASURE_OVER_60] = "over_60",
  [WG_MEASURE_UNDER_15] = "under_15",
  [WG_MEASURE_STAFF_FULL] = "staff_full",
  [WG_MEASURE_STAFF_PART] = "staff_part",
  [WG_MEASURE_AREA_M2] = "area_m2",
  [WG_MEASURE_BRANCHES] = "branches",
  [WG_MEASURE_ERRORS] = "errors",
  [WG_MEASURE_WARNINGS] = "warnings",
  [WG_MEASURE_NOTICES] = "notices",
  [WG_MEASURE_VACANCIES] = "vacancies",
  [WG_MEASURE_TEAMS] = "teams",
  [WG_MEASURE_VOLUNTEERS] = "volunteers",
  [WG_MEASURE_ORDERS] = "orders",
  [WG_MEASURE_DISPATCHED] = "dispatched",
  [WG_MEASURE_ACCEPTED] = "accepted",
  [WG_MEASURE_FINISHED] = "finished",
  [WG_MEASURE_EVALUATED] = "evaluated",
  [WG_MEASURE_SATISFIED] = "satisfied",
  [WG_MEASURE_ANSWERED_SAME_DAY] = "answered_same_day",
  [WG_MEASURE_WHISTLES] = "whistles",
  [WG_MEASURE_WHISTLES_IN_TIME] = "whistles_in_time",
  [WG_MEASURE_WISHES] = "wishes",
  [WG_MEASURE_WISHES_CLAIMED] = "wishes_claimed",
  [WG_MEASURE_WISHES_FULFILLED] = "wishes_fulfilled",
  [WG_MEASURE_HARD_PROBLEMS] = "hard_problems",
  [WG_MEASURE_HARD_TAKEN] = "hard_taken",
  [WG_MEASURE_HARD_SOLVED] = "hard_solved",
  [WG_MEASURE_ACTIVITIES] = "activities",
  [WG_MEASURE_PERSON_TIMES] = "person_times",
  [WG_MEASURE_HOURS] = "hours",
  [WG_MEASURE_SESSIONS] = "sessions",
  [WG_MEASURE_ITEMS] = "items",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == WG_N_MEASURES);

const char *
wg_measure_get_name (WgMeasure measure)
{
  g_return_val_if_fail (measure < WG_N_MEASURES, NULL);

  return names[measure];
}

WgMeasure
wg_measure_find (const char *name)
{
  g_return_val_if_fail (name != NULL, WG_N_MEASURES);

  for (WgMeasure i = 0; i < WG_N_MEASURES; i++)
    if (g_str_equal (names[i], name))
      return i;
  return WG_N_MEASURES;
}
