/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the measures, as formulas in definition cards write them, and what is the same for
 * every file: what they count, and which stage follows which. */

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
  [WG_MEASURE_POSTS_OPEN] = "posts_open",
  [WG_MEASURE_POSTS_COMPLETE] = "posts_complete",
  [WG_MEASURE_POSTS_AT_HOUR] = "posts_at_hour",
  [WG_MEASURE_FACILITY_M2] = "facility_m2",
  [WG_MEASURE_COVERED_RESIDENTS] = "covered_residents",
  [WG_MEASURE_TEAMS] = "teams",
  [WG_MEASURE_VOLUNTEERS] = "volunteers",
  [WG_MEASURE_BLANK_GRIDS] = "blank_grids",
  [WG_MEASURE_CROWDED_GRIDS] = "crowded_grids",
  [WG_MEASURE_ROUGH_VOLUNTEERS] = "rough_volunteers",
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
  [WG_MEASURE_ROUGH_PERSON_TIMES] = "rough_person_times",
};

G_STATIC_ASSERT (G_N_ELEMENTS (names) == WG_N_MEASURES);

static const char *const units_of_count[] = {
  [WG_MEASURE_GRIDS] = "grid",
  [WG_MEASURE_STAFFED_GRIDS] = "grid",
  [WG_MEASURE_HOUSEHOLDS] = "household",
  [WG_MEASURE_RESIDENTS] = "person",
  [WG_MEASURE_FULL_MEMBERS] = "person",
  [WG_MEASURE_OVER_60] = "person",
  [WG_MEASURE_UNDER_15] = "person",
  [WG_MEASURE_STAFF_FULL] = "person",
  [WG_MEASURE_STAFF_PART] = "person",
  [WG_MEASURE_AREA_M2] = "square metre",
  [WG_MEASURE_BRANCHES] = "branch",
  [WG_MEASURE_ERRORS] = "finding",
  [WG_MEASURE_WARNINGS] = "finding",
  [WG_MEASURE_NOTICES] = "finding",
  [WG_MEASURE_VACANCIES] = "position",
  [WG_MEASURE_POSTS_OPEN] = "post",
  [WG_MEASURE_POSTS_COMPLETE] = "post",
  [WG_MEASURE_POSTS_AT_HOUR] = "post",
  [WG_MEASURE_FACILITY_M2] = "square metre",
  [WG_MEASURE_COVERED_RESIDENTS] = "person",
  [WG_MEASURE_TEAMS] = "team",
  [WG_MEASURE_VOLUNTEERS] = "volunteer",
  [WG_MEASURE_BLANK_GRIDS] = "grid",
  [WG_MEASURE_CROWDED_GRIDS] = "grid",
  [WG_MEASURE_ROUGH_VOLUNTEERS] = "team",
  [WG_MEASURE_ORDERS] = "order",
  [WG_MEASURE_DISPATCHED] = "order",
  [WG_MEASURE_ACCEPTED] = "order",
  [WG_MEASURE_FINISHED] = "order",
  [WG_MEASURE_EVALUATED] = "order",
  [WG_MEASURE_SATISFIED] = "order",
  [WG_MEASURE_ANSWERED_SAME_DAY] = "order",
  [WG_MEASURE_WHISTLES] = "whistle",
  [WG_MEASURE_WHISTLES_IN_TIME] = "whistle",
  [WG_MEASURE_WISHES] = "wish",
  [WG_MEASURE_WISHES_CLAIMED] = "wish",
  [WG_MEASURE_WISHES_FULFILLED] = "wish",
  [WG_MEASURE_HARD_PROBLEMS] = "hard problem",
  [WG_MEASURE_HARD_TAKEN] = "hard problem",
  [WG_MEASURE_HARD_SOLVED] = "hard problem",
  [WG_MEASURE_ACTIVITIES] = "activity",
  [WG_MEASURE_PERSON_TIMES] = "person-time",
  [WG_MEASURE_HOURS] = "hour",
  [WG_MEASURE_SESSIONS] = "session",
  [WG_MEASURE_ITEMS] = "item",
  [WG_MEASURE_ROUGH_PERSON_TIMES] = "activity",
};

G_STATIC_ASSERT (G_N_ELEMENTS (units_of_count) == WG_N_MEASURES);

static const struct
{
  WgMeasure stage;
  WgMeasure previous;
} stages[] = {
  { WG_MEASURE_DISPATCHED, WG_MEASURE_ORDERS },
  { WG_MEASURE_ACCEPTED, WG_MEASURE_DISPATCHED },
  { WG_MEASURE_FINISHED, WG_MEASURE_ACCEPTED },
  { WG_MEASURE_EVALUATED, WG_MEASURE_FINISHED },
  { WG_MEASURE_SATISFIED, WG_MEASURE_EVALUATED },
  { WG_MEASURE_ANSWERED_SAME_DAY, WG_MEASURE_ORDERS },
  { WG_MEASURE_WHISTLES_IN_TIME, WG_MEASURE_WHISTLES },
  { WG_MEASURE_WISHES_CLAIMED, WG_MEASURE_WISHES },
  { WG_MEASURE_WISHES_FULFILLED, WG_MEASURE_WISHES_CLAIMED },
  { WG_MEASURE_HARD_TAKEN, WG_MEASURE_HARD_PROBLEMS },
  { WG_MEASURE_HARD_SOLVED, WG_MEASURE_HARD_TAKEN },
};

/**
 * wg_measure_get_unit_of_count:
 *
 * Returns: (transfer none): the word for one of what is counted; not shown to anybody
 */
const char *
wg_measure_get_unit_of_count (WgMeasure measure)
{
  g_return_val_if_fail (measure < WG_N_MEASURES, NULL);

  return units_of_count[measure];
}

WgMeasure
wg_measure_get_previous (WgMeasure measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (stages[i].stage == measure)
      return stages[i].previous;
  return WG_N_MEASURES;
}

/**
 * wg_measure_get_counting:
 *
 * Returns: @measure itself where every record adds 1 to it, else the measure that does so for the
 *   same records: person-times and hours are sums of activities
 */
WgMeasure
wg_measure_get_counting (WgMeasure measure)
{
  gboolean is_sum = measure == WG_MEASURE_PERSON_TIMES || measure == WG_MEASURE_HOURS ||
                    measure == WG_MEASURE_SESSIONS || measure == WG_MEASURE_ITEMS;

  return is_sum ? WG_MEASURE_ACTIVITIES : measure;
}

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
