/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales of charts: round numbers, zero always there, no line beyond what can be. */

#include "wg-chart-scale.h"

#include <math.h>

static void
test_round_numbers (void)
{
  static const struct
  {
    WgChartRange range;
    guint        max_lines;
    double       low, high, step;
  } cases[] = {
    { { 0, 412, 0, TRUE }, 6, 0, 500, 100 },
    { { 40, 48, 0, TRUE }, 6, 0, 50, 10 },   /* zero, though no value is near it */
    { { 0, 3, 0, TRUE }, 7, 0, 3, 1 },       /* no half of a whole number */
    { { 0, 0, 0, TRUE }, 5, 0, 1, 1 },
    { { 0, 96.2, 100, FALSE }, 6, 0, 100, 20 },
    { { -12, 30, 0, TRUE }, 6, -20, 30, 10 },
    { { 0, 0.37, 0, FALSE }, 6, 0, 0.4, 0.1 },
    { { 0, 27440, 0, TRUE }, 4, 0, 30000, 10000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgChartScale scale = wg_chart_scale_fit (&cases[i].range, cases[i].max_lines);

      g_test_message ("%u: %g … %g by %g", i, scale.low, scale.high, scale.step);
      g_assert_cmpfloat_with_epsilon (scale.low, cases[i].low, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.high, cases[i].high, 1e-9);
      g_assert_cmpfloat_with_epsilon (scale.step, cases[i].step, 1e-9);
      g_assert_cmpuint (scale.n_lines, <=, MAX (cases[i].max_lines, 2));
    }
}

/* Whatever comes: every value inside, zero a line, the lines few. */
static void
test_any_range (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double high = pow (10, g_test_rand_double_range (-2, 7));
      double low = g_test_rand_bit () ? -high * g_test_rand_double_range (0, 3) : 0;
      WgChartRange range = { low, high, 0, g_test_rand_bit () };
      guint max_lines = (guint) g_test_rand_int_range (2, 9);
      WgChartScale scale = wg_chart_scale_fit (&range, max_lines);
      gboolean has_zero = FALSE;

      for (guint line = 0; line < scale.n_lines; line++)
        has_zero |= wg_chart_scale_line (&scale, line) == 0;
      g_assert_true (has_zero);
      g_assert_cmpfloat (scale.low, <=, low + scale.step * 1e-6);
      g_assert_cmpfloat (scale.high, >=, high - scale.step * 1e-6);
      g_assert_cmpuint (scale.n_lines, <=, MAX (max_lines, low < 0 ? 3 : 2));
      g_assert_cmpuint (scale.n_lines, >=, 2);
    }
}

static void
test_place (void)
{
  const WgChartScale scale = { 0, 50, 10, 6, 0 };

  g_assert_cmpfloat_with_epsilon (wg_chart_scale_place (&scale, 0, 300, 100), 300, 1e-9);
  g_assert_cmpfloat_with_epsilon (wg_chart_scale_place (&scale, 50, 300, 100), 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (wg_chart_scale_place (&scale, 25, 300, 100), 200, 1e-9);
  g_assert_cmpfloat_with_epsilon (wg_chart_scale_line (&scale, 3), 30, 1e-9);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-scale/round-numbers", test_round_numbers);
  g_test_add_func ("/chart-scale/any-range", test_any_range);
  g_test_add_func ("/chart-scale/place", test_place);
  return g_test_run ();
}
