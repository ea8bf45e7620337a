/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-place-history.h"

static WgMapPlace
place (gint64 unit)
{
  return (WgMapPlace) { .unit = unit, .zoom = (double) unit };
}

static void
test_back_and_forward (void)
{
  g_autoptr (WgPlaceHistory) history = wg_place_history_new ();
  WgMapPlace at = place (1), to;

  g_assert_false (wg_place_history_can_back (history));
  g_assert_false (wg_place_history_back (history, &at, &to));
  for (gint64 next = 2; next <= 4; next++)
    {
      wg_place_history_leave (history, &at);
      at = place (next);
    }
  for (gint64 expected = 3; expected >= 1; expected--)
    {
      g_assert_true (wg_place_history_back (history, &at, &to));
      g_assert_cmpint (to.unit, ==, expected);
      at = to;
    }
  g_assert_false (wg_place_history_can_back (history));
  for (gint64 expected = 2; expected <= 4; expected++)
    {
      g_assert_true (wg_place_history_forward (history, &at, &to));
      g_assert_cmpint (to.unit, ==, expected);
      at = to;
    }
  g_assert_false (wg_place_history_can_forward (history));
}

static void
test_leaving_forgets_what_lay_ahead (void)
{
  g_autoptr (WgPlaceHistory) history = wg_place_history_new ();
  WgMapPlace at = place (1), to;

  wg_place_history_leave (history, &at);
  at = place (2);
  g_assert_true (wg_place_history_back (history, &at, &to));
  wg_place_history_leave (history, &to);
  g_assert_false (wg_place_history_can_forward (history));
  g_assert_true (wg_place_history_can_back (history));
  wg_place_history_clear (history);
  g_assert_false (wg_place_history_can_back (history));
}

static void
test_is_bounded (void)
{
  g_autoptr (WgPlaceHistory) history = wg_place_history_new ();
  WgMapPlace at = place (0), to;
  guint n = 0;

  for (gint64 i = 0; i < 1000; i++)
    {
      at = place (i);
      wg_place_history_leave (history, &at);
    }
  while (wg_place_history_back (history, &at, &to))
    {
      /* The newest are the ones that stay. */
      g_assert_cmpint (to.unit, ==, 999 - (gint64) n);
      n++;
    }
  g_assert_cmpuint (n, ==, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place-history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/place-history/leaving", test_leaving_forgets_what_lay_ahead);
  g_test_add_func ("/place-history/bounded", test_is_bounded);
  return g_test_run ();
}
