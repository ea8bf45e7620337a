/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-breaks.h"

#include <math.h>

static void
assert_sound (const WgBreaks *breaks,
              const double   *values,
              guint           n)
{
  guint sum = breaks->n_no_data;

  for (guint k = 0; k < breaks->n_classes; k++)
    {
      guint count = 0;

      sum += breaks->counts[k];
      if (k > 0)
        g_assert_cmpfloat (breaks->upper[k], >, breaks->upper[k - 1]);
      for (guint i = 0; i < n; i++)
        count += isfinite (values[i]) && values[i] <= breaks->upper[k] &&
                 (k == 0 || values[i] > breaks->upper[k - 1]);
      g_assert_cmpuint (breaks->counts[k], ==, count);
    }
  g_assert_cmpuint (sum, ==, n);
}

static void
test_quantile (void)
{
  double values[100];
  WgBreaks breaks;

  for (guint i = 0; i < 100; i++)
    values[i] = (i * 37) % 100 + 1;
  wg_breaks_compute (values, 100, WG_BREAKS_QUANTILE, 5, NULL, &breaks);
  assert_sound (&breaks, values, 100);
  g_assert_cmpuint (breaks.n_classes, ==, 5);
  g_assert_false (breaks.each_value);
  for (guint k = 0; k < 5; k++)
    {
      g_assert_cmpuint (breaks.counts[k], ==, 20);
      g_assert_cmpfloat (breaks.upper[k], ==, 20 * (k + 1));
    }
  g_assert_cmpfloat (breaks.lowest, ==, 1);
}

/* Half of all values are equal: they stay together, the rest is shared out. */
static void
test_quantile_ties (void)
{
  double values[40];
  WgBreaks breaks;

  for (guint i = 0; i < 40; i++)
    values[i] = i < 20 ? 3 : i;
  wg_breaks_compute (values, 40, WG_BREAKS_QUANTILE, 4, NULL, &breaks);
  assert_sound (&breaks, values, 40);
  g_assert_cmpuint (breaks.n_classes, ==, 4);
  g_assert_cmpuint (breaks.counts[0], ==, 20);
  for (guint k = 1; k < 4; k++)
    g_assert_cmpuint (breaks.counts[k], >=, 1);
}

static void
test_few_values (void)
{
  const double values[] = { 2, NAN, 2, 7, 7, INFINITY, 9 };
  WgBreaks breaks;

  for (int method = WG_BREAKS_QUANTILE; method <= WG_BREAKS_NATURAL; method++)
    {
      wg_breaks_compute (values, 7, method, 5, NULL, &breaks);
      assert_sound (&breaks, values, 7);
      g_assert_cmpuint (breaks.n_classes, ==, 3);
      g_assert_cmpuint (breaks.n_no_data, ==, 2);
      g_assert_cmpuint (breaks.counts[1], ==, 2);
      g_assert_true (breaks.each_value);
      g_assert_cmpfloat (breaks.upper[0], ==, 2);
      g_assert_cmpfloat (breaks.upper[1], ==, 7);
      g_assert_cmpfloat (breaks.upper[2], ==, 9);
    }
}

static void
test_no_values (void)
{
  const double values[] = { NAN, NAN };
  WgBreaks breaks;

  for (int method = WG_BREAKS_QUANTILE; method <= WG_BREAKS_MANUAL; method++)
    {
      wg_breaks_compute (values, 2, method, 5, NULL, &breaks);
      g_assert_cmpuint (breaks.n_classes, ==, 0);
      g_assert_cmpuint (breaks.n_no_data, ==, 2);
      g_assert_cmpuint (wg_breaks_lookup (&breaks, 1), ==, WG_CLASS_NO_DATA);
      wg_breaks_compute (values, 0, method, 5, NULL, &breaks);
      g_assert_cmpuint (breaks.n_no_data, ==, 0);
    }
}

static void
test_equal (void)
{
  const double values[] = { 0, 1, 2, 3, 50, 51, 99, 100 };
  WgBreaks breaks;

  wg_breaks_compute (values, 8, WG_BREAKS_EQUAL, 4, NULL, &breaks);
  assert_sound (&breaks, values, 8);
  g_assert_cmpuint (breaks.n_classes, ==, 4);
  g_assert_cmpfloat (breaks.upper[0], ==, 25);
  g_assert_cmpfloat (breaks.upper[1], ==, 50);
  g_assert_cmpfloat (breaks.upper[2], ==, 75);
  g_assert_cmpfloat (breaks.upper[3], ==, 100);
  g_assert_cmpuint (breaks.counts[0], ==, 4);
  g_assert_cmpuint (breaks.counts[1], ==, 1);
}

static void
test_manual (void)
{
  const double values[] = { 1, 60, 80, 93.8, 100 };
  const double limits[] = { 60, 80, 90, 95 };
  const double high[] = { 60, 80, 200, 300 };
  WgBreaks breaks;

  wg_breaks_compute (values, 5, WG_BREAKS_MANUAL, 5, limits, &breaks);
  assert_sound (&breaks, values, 5);
  g_assert_cmpuint (breaks.n_classes, ==, 5);
  g_assert_cmpuint (breaks.counts[0], ==, 2);
  g_assert_cmpuint (breaks.counts[2], ==, 0);
  g_assert_cmpuint (breaks.counts[3], ==, 1);
  g_assert_cmpuint (breaks.counts[4], ==, 1);
  /* Limits beyond the data stay: they were asked for. */
  wg_breaks_compute (values, 5, WG_BREAKS_MANUAL, 5, high, &breaks);
  assert_sound (&breaks, values, 5);
  g_assert_cmpuint (breaks.n_classes, ==, 4);
  g_assert_cmpfloat (breaks.upper[3], ==, 300);
}

static double
cost_of (const double *sorted,
         guint         from,
         guint         to)
{
  double mean = 0;
  double cost = 0;

  for (guint i = from; i < to; i++)
    mean += sorted[i] / (to - from);
  for (guint i = from; i < to; i++)
    cost += (sorted[i] - mean) * (sorted[i] - mean);
  return cost;
}

/* Every way of cutting sorted values into classes. */
static double
best_by_force (const double *sorted,
               guint         from,
               guint         n,
               guint         n_classes)
{
  double best = INFINITY;

  if (n_classes == 1)
    return cost_of (sorted, from, n);
  for (guint end = from + 1; end + n_classes - 1 <= n; end++)
    best = MIN (best, cost_of (sorted, from, end) + best_by_force (sorted, end, n, n_classes - 1));
  return best;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
test_natural (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 60; round++)
    {
      double values[16];
      guint n = 12 + round % 5;
      guint n_classes = 3 + round % 3;
      guint from = 0;
      double cost = 0;
      WgBreaks breaks;

      for (guint i = 0; i < n; i++)
        values[i] =
          1e6 + (round % 2 ? g_rand_int_range (random, 0, 30) : g_rand_double (random) * 40);
      qsort (values, n, sizeof (double), compare);
      wg_breaks_compute (values, n, WG_BREAKS_NATURAL, n_classes, NULL, &breaks);
      assert_sound (&breaks, values, n);
      if (breaks.n_classes < n_classes)
        continue;
      for (guint k = 0; k < breaks.n_classes; k++)
        {
          cost += cost_of (values, from, from + breaks.counts[k]);
          from += breaks.counts[k];
        }
      g_assert_cmpfloat_with_epsilon (cost, best_by_force (values, 0, n, n_classes), 1e-4);
    }
}

static void
test_round_limits (void)
{
  const double values[] = { 1, 2, 3, 17.3, 18, 19, 1020, 1033, 1190 };
  WgBreaks breaks;

  wg_breaks_compute (values, 9, WG_BREAKS_NATURAL, 3, NULL, &breaks);
  assert_sound (&breaks, values, 9);
  wg_breaks_compute (values, 9, WG_BREAKS_QUANTILE, 3, NULL, &breaks);
  assert_sound (&breaks, values, 9);
  g_assert_cmpfloat (breaks.upper[0], ==, 10);
  g_assert_cmpfloat (breaks.upper[1], ==, 1000);
  g_assert_cmpfloat (breaks.upper[2], ==, 1190);
}

/* As many as a large district has; also that the recursion stays shallow. */
static void
test_many (void)
{
  const guint n = 100000;
  g_autofree double *values = g_new (double, n);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  WgBreaks breaks;

  for (guint i = 0; i < n; i++)
    values[i] = exp (4 * g_rand_double (random));
  for (int method = WG_BREAKS_QUANTILE; method <= WG_BREAKS_NATURAL; method++)
    {
      wg_breaks_compute (values, n, method, 7, NULL, &breaks);
      assert_sound (&breaks, values, n);
      g_assert_cmpuint (breaks.n_classes, ==, 7);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breaks/quantile", test_quantile);
  g_test_add_func ("/breaks/quantile-ties", test_quantile_ties);
  g_test_add_func ("/breaks/few-values", test_few_values);
  g_test_add_func ("/breaks/no-values", test_no_values);
  g_test_add_func ("/breaks/equal", test_equal);
  g_test_add_func ("/breaks/manual", test_manual);
  g_test_add_func ("/breaks/natural", test_natural);
  g_test_add_func ("/breaks/round-limits", test_round_limits);
  g_test_add_func ("/breaks/many", test_many);
  return g_test_run ();
}
