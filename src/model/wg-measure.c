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
