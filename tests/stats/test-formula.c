/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-formula.h"

#include "wg-measure.h"
#include "wg-test.h"

#include <math.h>

static const struct
{
  const char *text;
  double      expected;
} good[] = {
  { "households", 9800 },
  { "100 * staffed_grids / grids", 93.75 },
  { "residents / (area_m2 / 1000000)", 13720 },
  { "2 + 3 * 4", 14 },
  { "(2 + 3) * 4", 20 },
  { "10 - 4 - 3", 3 },
  { "12 / 3 / 2", 2 },
  { "-households + 1", -9799 },
  { "--2.5", 2.5 },
  { "100 * (grids - staffed_grids) / grids + 1", 7.25 },
};

static const struct
{
  const char    *text;
  WgFormulaError code;
  const char    *column;
} bad[] = {
  { "", WG_FORMULA_ERROR_SYNTAX, "column 1" },
  { "1 +", WG_FORMULA_ERROR_SYNTAX, "column 4" },
  { "(1", WG_FORMULA_ERROR_SYNTAX, "column 3" },
  { "1 2", WG_FORMULA_ERROR_SYNTAX, "column 3" },
  { "grids * peopl", WG_FORMULA_ERROR_UNKNOWN_MEASURE, "column 9" },
  { "system('x')", WG_FORMULA_ERROR_UNKNOWN_MEASURE, "column 1" },
  { "activities + items", WG_FORMULA_ERROR_UNITS_OF_COUNT, "activities + items" },
  { "orders / grids - wishes", WG_FORMULA_ERROR_UNITS_OF_COUNT, "units" },
};

static void
fill (double *measures)
{
  for (guint i = 0; i < WG_N_MEASURES; i++)
    measures[i] = NAN;
  measures[WG_MEASURE_GRIDS] = 48;
  measures[WG_MEASURE_STAFFED_GRIDS] = 45;
  measures[WG_MEASURE_HOUSEHOLDS] = 9800;
  measures[WG_MEASURE_RESIDENTS] = 27440;
  measures[WG_MEASURE_AREA_M2] = 2000000;
}

static void
test_good (void)
{
  double measures[WG_N_MEASURES];

  fill (measures);
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgFormula) formula = wg_formula_parse (good[i].text, &error);

      g_assert_no_error (error);
      g_assert_cmpfloat (wg_formula_evaluate (formula, measures), ==, good[i].expected);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (WgFormula) formula = wg_formula_parse (bad[i].text, &error);

      g_assert_null (formula);
      g_assert_error (error, WG_FORMULA_ERROR, (int) bad[i].code);
      g_assert_nonnull (strstr (error->message, bad[i].column));
    }
}

static void
test_undefined (void)
{
  double measures[WG_N_MEASURES];
  g_autoptr (WgFormula) ratio = wg_formula_parse ("100 * staffed_grids / grids", NULL);
  g_autoptr (WgFormula) unknown = wg_formula_parse ("over_60 + 1", NULL);

  fill (measures);
  measures[WG_MEASURE_GRIDS] = 0;
  g_assert_true (isnan (wg_formula_evaluate (ratio, measures)));
  g_assert_true (isnan (wg_formula_evaluate (unknown, measures)));
  g_assert_true (wg_formula_uses (ratio, WG_MEASURE_GRIDS));
  g_assert_false (wg_formula_uses (ratio, WG_MEASURE_HOUSEHOLDS));
  g_assert_true (wg_formula_is_ratio (ratio));
  g_assert_false (wg_formula_is_ratio (unknown));
}

/* Formulas come from files: neither depth nor length may break the program. */
static void
test_hostile (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) minus = g_string_new (NULL);
  g_autoptr (GString) lengthy = g_string_new ("1");

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append_c (deep, '(');
      g_string_append_c (minus, '-');
      g_string_append (lengthy, "+1");
    }
  for (guint i = 0; i < 3; i++)
    {
      const char *text = i == 0 ? deep->str : i == 1 ? minus->str : lengthy->str;
      g_autoptr (GError) error = NULL;
      g_autoptr (WgFormula) formula = wg_formula_parse (text, &error);

      g_assert_null (formula);
      g_assert_error (error, WG_FORMULA_ERROR, WG_FORMULA_ERROR_SYNTAX);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/formula/good", test_good);
  g_test_add_func ("/stats/formula/bad", test_bad);
  g_test_add_func ("/stats/formula/undefined", test_undefined);
  g_test_add_func ("/stats/formula/hostile", test_hostile);
  return g_test_run ();
}
