/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page is narrowed to is taken back in the order in which it was narrowed. */

#include "wg-stats-filters.h"

#include <gtk/gtk.h>

static WgPeriod
period (const char *text)
{
  WgPeriod value;

  g_assert_true (wg_period_parse (text, &value));
  return value;
}

static void
assert_period (WgScope *scope, const char *text)
{
  WgPeriod value = wg_scope_get_period (scope);
  g_autofree char *typed = wg_period_format (&value);

  g_assert_cmpstr (typed, ==, text);
}

static void
test_back_in_order (void)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  g_autoptr (WgStatsFilters) filters = NULL;

  wg_scope_set_unit (scope, 1);
  wg_scope_set_period (scope, period ("2026Q3"));
  filters = wg_stats_filters_new (scope);
  g_assert_false (wg_stats_filters_take_back (filters));

  wg_stats_filters_choose (filters, WG_FILTER_UNIT, 5);
  wg_stats_filters_choose (filters, WG_FILTER_CLASS, 7);
  wg_stats_filters_choose_period (filters, period ("2026-08"));
  wg_stats_filters_choose_period (filters, period ("2026-09"));
  g_assert_cmpuint (wg_stats_filters_get_n (filters), ==, 3);
  g_assert_cmpint (wg_scope_get_unit (scope), ==, 5);
  assert_period (scope, "2026-09");
  {
    WgPeriod base = wg_stats_filters_get_base_period (filters);
    g_autofree char *typed = wg_period_format (&base);

    g_assert_cmpstr (typed, ==, "2026Q3");
  }

  g_assert_true (wg_stats_filters_take_back (filters));
  assert_period (scope, "2026Q3");
  g_assert_cmpint (wg_scope_get_service_class (scope), ==, 7);
  g_assert_true (wg_stats_filters_take_back (filters));
  g_assert_cmpint (wg_scope_get_service_class (scope), ==, 0);
  g_assert_true (wg_stats_filters_take_back (filters));
  g_assert_cmpint (wg_scope_get_unit (scope), ==, 1);
  g_assert_cmpuint (wg_stats_filters_get_n (filters), ==, 0);
}

static void
test_again_takes_back (void)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  g_autoptr (WgStatsFilters) filters = wg_stats_filters_new (scope);

  wg_stats_filters_choose (filters, WG_FILTER_GRID, 9);
  g_assert_cmpint (wg_scope_get_selected_grid (scope), ==, 9);
  wg_stats_filters_choose (filters, WG_FILTER_GRID, 9);
  g_assert_cmpint (wg_scope_get_selected_grid (scope), ==, 0);
  g_assert_cmpuint (wg_stats_filters_get_n (filters), ==, 0);
}

static void
test_from_elsewhere (void)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  g_autoptr (WgStatsFilters) filters = NULL;

  wg_scope_set_unit (scope, 1);
  wg_scope_set_selected_grid (scope, 3);
  filters = wg_stats_filters_new (scope);
  /* What the map selected is a filter here. */
  g_assert_cmpuint (wg_stats_filters_get_n (filters), ==, 1);
  wg_scope_set_selected_grid (scope, 4);
  g_assert_cmpuint (wg_stats_filters_get_n (filters), ==, 1);
  g_assert_cmpint (wg_stats_filters_get (filters, 0)->id, ==, 4);

  /* A unit that the scope line chose is where one begins anew. */
  wg_stats_filters_choose (filters, WG_FILTER_UNIT, 5);
  wg_scope_set_unit (scope, 6);
  g_assert_cmpuint (wg_stats_filters_get_n (filters), ==, 1);
  wg_stats_filters_remove (filters, 0);
  g_assert_cmpint (wg_scope_get_selected_grid (scope), ==, 0);
  g_assert_cmpint (wg_scope_get_unit (scope), ==, 6);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats-filters/back-in-order", test_back_in_order);
  g_test_add_func ("/stats-filters/again-takes-back", test_again_takes_back);
  g_test_add_func ("/stats-filters/from-elsewhere", test_from_elsewhere);
  return g_test_run ();
}
