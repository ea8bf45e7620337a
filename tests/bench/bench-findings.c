/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs to check every rule of a file: all but the borders, and the borders. */

#include "wg-big-district.h"
#include "wg-findings.h"
#include "wg-store.h"
#include "wg-test.h"

static const guint sizes[] = { 340, 10000, 100000 };

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static WgDistrict *
make_district (WgTestDir *dir,
               guint      n_grids)
{
  g_autofree char *name = g_strdup_printf ("%u.wangge", n_grids);
  g_autofree char *path = wg_test_dir_file (dir, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (WgEdit) edit = wg_big_district_new (n_grids);
  WgDistrict *district;

  g_assert_no_error (error);
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  wg_store_close (store, &error);
  g_assert_no_error (error);
  district = wg_district_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
  return district;
}

static double
measure (WgDistrict            *district,
         const WgFindingsQuery *query,
         guint                 *n_found)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;

  findings = wg_findings_evaluate (district, query, NULL, &error);
  seconds = seconds_since (start);
  g_assert_no_error (error);
  *n_found = findings->len;
  return seconds;
}

int
main (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (WgDistrict) district = make_district (dir, sizes[i]);
      WgFindingsQuery rules = WG_FINDINGS_QUERY_INIT;
      WgFindingsQuery borders = WG_FINDINGS_QUERY_INIT;
      guint n_rules, n_borders;
      double rules_time, borders_time;

      rules.skip_borders = TRUE;
      borders.rule = "G-05";
      rules_time = measure (district, &rules, &n_rules);
      borders_time = measure (district, &borders, &n_borders);
      g_print ("%u grids: all rules but the borders %.3f s, %u findings; the borders %.3f s, %u "
               "findings\n", sizes[i], rules_time, n_rules, borders_time, n_borders);
      wg_district_close (district);
    }
  return 0;
}
