/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-scope.h"

#include "wg-test.h"

static void
count (GObject    *object,
       GParamSpec *pspec,
       gpointer    data)
{
  g_hash_table_replace (data, (gpointer) pspec->name,
                        GUINT_TO_POINTER (
                          GPOINTER_TO_UINT (g_hash_table_lookup (data, pspec->name)) + 1));
}

static void
set_all (WgScope *scope)
{
  wg_scope_set_unit (scope, 5);
  wg_scope_set_indicator (scope, "residents");
  wg_scope_set_selected_grid (scope, 9);
  wg_scope_set_selected_unit (scope, 11);
  wg_scope_set_service_class (scope, 13);
  g_assert_cmpint (wg_scope_get_service_class (scope), ==, 13);
  wg_scope_set_period (scope, (WgPeriod) { wg_date_new (2026, 7, 1), wg_date_new (2026, 9, 30) });
  wg_scope_set_cutoff (scope, wg_time_new (wg_date_new (2026, 10, 1), 0, 0));
  wg_scope_set_at (scope, wg_time_new (wg_date_new (2026, 10, 15), 19, 30));
}

/* Each property tells once, and of itself, however often it is set. */
static void
test_notify (void)
{
  static const char *const names[] = { "unit", "indicator", "selected-grid", "selected-unit", "service-class",
                                       "period", "cutoff", "at" };
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  WgScope *scope = wg_scope_new ();

  g_signal_connect (scope, "notify", G_CALLBACK (count), counts);
  set_all (scope);
  set_all (scope);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, names[i])), ==, 1);
  g_assert_cmpuint (g_hash_table_size (counts), ==, G_N_ELEMENTS (names));
  g_assert_finalize_object (scope);
}

static void
test_values (void)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  g_autofree char *period = NULL;
  g_autofree char *cutoff = NULL;
  g_autofree char *indicator = NULL;
  gint64 unit;

  g_assert_cmpint (wg_scope_get_cutoff (scope), ==, WG_TIME_NONE);
  set_all (scope);
  g_object_get (scope, "period", &period, "cutoff", &cutoff, "indicator", &indicator, "unit", &unit,
                NULL);
  g_assert_cmpstr (period, ==, "2026Q3");
  g_assert_cmpstr (cutoff, ==, "2026-10-01 00:00");
  g_assert_cmpstr (indicator, ==, "residents");
  g_assert_cmpint (unit, ==, 5);
  g_object_set (scope, "unit", (gint64) 6, "indicator", "households", "selected-grid", (gint64) 0,
                NULL);
  g_assert_cmpint (wg_scope_get_unit (scope), ==, 6);
  g_assert_cmpstr (wg_scope_get_indicator (scope), ==, "households");
  g_assert_cmpint (wg_scope_get_selected_grid (scope), ==, 0);
  g_assert_cmpint (wg_scope_get_period (scope).last, ==, wg_date_new (2026, 9, 30));
  g_assert_cmpint (wg_time_get_day (wg_scope_get_at (scope)), ==, wg_date_new (2026, 10, 15));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/scope/notify", test_notify);
  g_test_add_func ("/model/scope/values", test_values);
  return g_test_run ();
}
