/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-tally.h"

static void
add (WgTally  *tally,
     WgMeasure measure,
     gint64    place,
     WgDate    day,
     gint64    value)
{
  const WgContribution one = { measure, place, 7, day, day + 1, value };

  wg_tally_add (tally, &one);
}

static void
test_order (void)
{
  g_autoptr (WgTally) tally = wg_tally_new ();
  g_autoptr (GArray) sums = NULL;
  const WgContribution *first, *second;

  add (tally, WG_MEASURE_FINISHED, 3, 200, 1);
  add (tally, WG_MEASURE_ORDERS, 3, 100, 2);
  add (tally, WG_MEASURE_ORDERS, 3, 100, 5);
  add (tally, WG_MEASURE_ORDERS, 9, 100, 5);
  add (tally, WG_MEASURE_ORDERS, 9, 100, -5);
  g_assert_cmpuint (wg_tally_get_size (tally), ==, 3);
  sums = wg_tally_take (tally);
  g_assert_cmpuint (sums->len, ==, 2);
  first = &g_array_index (sums, WgContribution, 0);
  second = &g_array_index (sums, WgContribution, 1);
  g_assert_cmpint (first->value, ==, 7);
  g_assert_cmpint (first->day, ==, 100);
  g_assert_cmpint (second->measure, ==, WG_MEASURE_FINISHED);
  g_assert_cmpint (wg_tally_compare (first, second), <, 0);
  g_assert_cmpint (wg_tally_compare (second, first), >, 0);

  /* Empty afterwards, and usable again. */
  g_assert_cmpuint (wg_tally_get_size (tally), ==, 0);
  add (tally, WG_MEASURE_ORDERS, 3, 100, 1);
  g_assert_cmpuint (wg_tally_get_size (tally), ==, 1);
}

/* Many more than the first table holds, each touched three times. */
static void
test_many (void)
{
  g_autoptr (WgTally) tally = wg_tally_new ();
  g_autoptr (GArray) sums = NULL;

  for (guint round = 0; round < 3; round++)
    for (gint64 place = 1; place <= 5000; place++)
      add (tally, WG_MEASURE_HOURS, place, (WgDate) (place % 13), place);
  sums = wg_tally_take (tally);
  g_assert_cmpuint (sums->len, ==, 5000);
  for (guint i = 0; i < sums->len; i++)
    {
      const WgContribution *sum = &g_array_index (sums, WgContribution, i);

      g_assert_cmpint (sum->value, ==, 3 * sum->place);
      g_assert_true (i == 0 || wg_tally_compare (sum - 1, sum) < 0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally/order", test_order);
  g_test_add_func ("/tally/many", test_many);
  return g_test_run ();
}
