/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-measure.h"

/* Formulas in templates and in files use the names: they are not to change. */
static void
test_names (void)
{
  const struct
  {
    WgMeasure measure;
    const char *name;
  } cases[] = {
    { WG_MEASURE_GRIDS, "grids" },
    { WG_MEASURE_STAFFED_GRIDS, "staffed_grids" },
    { WG_MEASURE_HOUSEHOLDS, "households" },
    { WG_MEASURE_RESIDENTS, "residents" },
    { WG_MEASURE_FULL_MEMBERS, "full_members" },
    { WG_MEASURE_OVER_60, "over_60" },
    { WG_MEASURE_UNDER_15, "under_15" },
    { WG_MEASURE_STAFF_FULL, "staff_full" },
    { WG_MEASURE_STAFF_PART, "staff_part" },
    { WG_MEASURE_AREA_M2, "area_m2" },
    { WG_MEASURE_BRANCHES, "branches" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (wg_measure_get_name (cases[i].measure), ==, cases[i].name);
      g_assert_cmpint (wg_measure_find (cases[i].name), ==, cases[i].measure);
    }
}

/* Every measure has a name of its own, also one that is added later. */
static void
test_round_trip (void)
{
  for (WgMeasure i = 0; i < WG_N_MEASURES; i++)
    g_assert_cmpint (wg_measure_find (wg_measure_get_name (i)), ==, i);
}

/* A chain leads back to its first stage and never round; its stages count the same thing. */
static void
test_chains (void)
{
  for (WgMeasure i = 0; i < WG_N_MEASURES; i++)
    {
      guint n_steps = 0;

      g_assert_nonnull (wg_measure_get_unit_of_count (i));
      for (WgMeasure at = i; at != WG_N_MEASURES; at = wg_measure_get_previous (at))
        {
          g_assert_cmpstr (wg_measure_get_unit_of_count (at), ==, wg_measure_get_unit_of_count (i));
          g_assert_cmpuint (++n_steps, <, 10);
        }
    }
  g_assert_cmpint (wg_measure_get_previous (WG_MEASURE_FINISHED), ==, WG_MEASURE_ACCEPTED);
  g_assert_cmpint (wg_measure_get_previous (WG_MEASURE_ORDERS), ==, WG_N_MEASURES);
}

static void
test_counting (void)
{
  g_assert_cmpint (wg_measure_get_counting (WG_MEASURE_HOURS), ==, WG_MEASURE_ACTIVITIES);
  g_assert_cmpint (wg_measure_get_counting (WG_MEASURE_FINISHED), ==, WG_MEASURE_FINISHED);
}

static void
test_unknown (void)
{
  const char *const unknown[] = { "", "grid", "Grids", "grids ", "网格" };

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    g_assert_cmpint (wg_measure_find (unknown[i]), ==, WG_N_MEASURES);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/measure/names", test_names);
  g_test_add_func ("/measure/round-trip", test_round_trip);
  g_test_add_func ("/measure/chains", test_chains);
  g_test_add_func ("/measure/counting", test_counting);
  g_test_add_func ("/measure/unknown", test_unknown);
  return g_test_run ();
}
