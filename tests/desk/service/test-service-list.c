/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-service-list.h"

#include "wg-sample-file.h"

static void
wait_for (WgServiceList *list)
{
  while (wg_service_list_is_busy (list))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (wg_service_list_get_error (list), ==, NULL);
}

static guint
count (WgServiceList *list)
{
  return g_list_model_get_n_items (wg_service_list_get_model (list));
}

static WgServiceRecord *
get (WgServiceList *list,
     guint          position)
{
  return g_list_model_get_item (wg_service_list_get_model (list), position);
}

/* Dongyuan in the third quarter: 41 activities that were held. */
static void
test_activities (WgSampleFile *file,
                 gconstpointer data)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  g_autoptr (WgServiceList) list = NULL;
  WgPeriod quarter = { wg_date_new (2026, 7, 1), wg_date_new (2026, 9, 30) };
  guint all;

  wg_scope_set_unit (scope, wg_sample_file_unit (file, "990101001002"));
  wg_scope_set_period (scope, quarter);
  list = wg_service_list_new (file->district, scope);
  wait_for (list);
  all = count (list);
  g_assert_cmpuint (all, ==, wg_service_list_get_total (list));
  for (guint i = 1; i < all; i++)
    {
      g_autoptr (WgServiceRecord) before = get (list, i - 1), after = get (list, i);

      g_assert_cmpstr (wg_row_get_text (wg_service_record_get_row (before), WG_ACTIVITY_HELD_ON),
                       >=,
                       wg_row_get_text (wg_service_record_get_row (after), WG_ACTIVITY_HELD_ON));
    }
  wg_service_list_set_filter (list, NULL, "held", 0, 0);
  g_assert_cmpuint (count (list), ==, 41);
  wg_service_list_set_filter (list, "no such words", NULL, 0, 0);
  g_assert_cmpuint (count (list), ==, 0);
  g_assert_cmpuint (wg_service_list_get_total (list), ==, all);
  wg_service_list_set_filter (list, NULL, NULL, 0, 0);

  /* Another unit, another period: read anew. */
  wg_scope_set_unit (scope, wg_sample_file_unit (file, "990101001003"));
  wait_for (list);
  wg_service_list_set_filter (list, NULL, "held", 0, 0);
  g_assert_cmpuint (count (list), ==, 27);
}

static void
test_filter_by_class (WgSampleFile *file,
                      gconstpointer data)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  g_autoptr (WgServiceList) list = NULL;
  g_autoptr (WgServiceRecord) first = NULL;
  gint64 service_class, team;
  guint all;

  list = wg_service_list_new (file->district, scope);
  wait_for (list);
  all = count (list);
  first = get (list, 0);
  service_class = wg_row_get_int (wg_service_record_get_row (first), WG_ACTIVITY_SERVICE_CLASS, 0);
  g_assert_cmpint (service_class, !=, 0);
  wg_service_list_set_filter (list, NULL, NULL, service_class, 0);
  g_assert_cmpuint (count (list), >, 0);
  g_assert_cmpuint (count (list), <, all);
  team = wg_row_get_int (wg_service_record_get_row (first), WG_ACTIVITY_TEAM, 0);
  wg_service_list_set_filter (list, NULL, NULL, 0, team);
  g_assert_cmpuint (count (list), <, all);
  g_assert_cmpuint (wg_service_list_find (list, wg_row_get_id (wg_service_record_get_row (first))),
                    !=, G_MAXUINT);
  g_assert_nonnull (wg_service_list_get_last (list));
}

static void
test_teams (WgSampleFile *file,
            gconstpointer data)
{
  g_autoptr (WgScope) scope = wg_scope_new ();
  g_autoptr (WgServiceList) list = wg_service_list_new (file->district, scope);

  wg_scope_set_unit (scope, wg_sample_file_unit (file, "990101001"));
  wg_service_list_set_kind (list, &wg_kind_team);
  wait_for (list);
  g_assert_true (wg_service_list_get_kind (list) == &wg_kind_team);
  g_assert_cmpuint (count (list), ==, 14);
}

int
main (int argc, char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  g_autofree char *master = NULL;

  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  master = wg_test_dir_file (dir, "master.wangge");
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/desk/service-list/activities", test_activities, master);
  WG_SAMPLE_TEST ("/desk/service-list/by-class", test_filter_by_class, master);
  WG_SAMPLE_TEST ("/desk/service-list/teams", test_teams, master);
  return g_test_run ();
}
