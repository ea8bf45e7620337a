/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-clock.h"

#include "wg-test.h"

static void
test_demo (void)
{
  g_autoptr (WgClock) clock = wg_clock_new ("2026-10-12 08:30");
  g_autofree char *now = wg_time_format (wg_clock_get_now (clock));

  g_assert_cmpstr (now, ==, "2026-10-12 08:30");
  g_assert_cmpint (wg_clock_get_today (clock), ==, wg_date_new (2026, 10, 12));
  g_assert_true (wg_clock_is_demo (clock));
  g_assert_true (wg_clock_is_fixed (clock));
}

static void
test_override (void)
{
  g_autoptr (WgClock) clock = NULL;

  g_setenv ("WANGGE_NOW", "2027-02-28 10:00", TRUE);
  clock = wg_clock_new ("2026-10-12 08:30");
  g_unsetenv ("WANGGE_NOW");
  g_assert_cmpint (wg_clock_get_today (clock), ==, wg_date_new (2027, 2, 28));
  g_assert_false (wg_clock_is_demo (clock));
}

static void
test_machine (void)
{
  g_autoptr (WgClock) clock = wg_clock_new (NULL);
  g_autoptr (WgClock) broken = wg_clock_new ("yesterday");
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  WgDate today = wg_date_new (g_date_time_get_year (now), g_date_time_get_month (now),
                              g_date_time_get_day_of_month (now));

  g_assert_false (wg_clock_is_demo (clock));
  g_assert_false (wg_clock_is_demo (broken));
  g_assert_false (wg_clock_is_fixed (broken));
  /* The day may end between the two readings. */
  g_assert_cmpint (wg_clock_get_today (clock) - today, <=, 1);
  g_assert_cmpint (wg_clock_get_today (broken) - today, >=, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/clock/demo", test_demo);
  g_test_add_func ("/model/clock/override", test_override);
  g_test_add_func ("/model/clock/machine", test_machine);
  return g_test_run ();
}
