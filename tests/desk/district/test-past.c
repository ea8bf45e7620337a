/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation on another day, also when units were merged since. */
#include "wg-past.h"

#include "wg-registry.h"
#include "wg-sample-file.h"
#include "wg-unit-end.h"

#define QINGHE "990101001001"
#define DONGYUAN "990101001002"

static guint
count_children (WgRegistry *registry,
                gint64      unit)
{
  GPtrArray *children = wg_registry_get_children (registry, unit);

  return children != NULL ? children->len : 0;
}

static guint
count_grids (WgRegistry *registry,
             gint64      unit)
{
  g_autoptr (GArray) grids = wg_registry_list_grids (registry, unit);

  return grids->len;
}

static void
merge (WgSampleFile     *file,
       const WgUnitPart *into)
{
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  gint64 first = wg_sample_file_unit (file, QINGHE);
  gint64 second = wg_sample_file_unit (file, DONGYUAN);

  g_array_append_val (units, first);
  g_array_append_val (units, second);
  wg_sample_file_apply (file, wg_unit_end_merge (file->district, units, into, "2026-10-12", NULL,
                                                 &error));
  g_assert_no_error (error);
}

/* The sample's units were all set up on one day. */
static void
test_dates (WgSampleFile *file,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRegistry) before = wg_past_load (file->district, "2019-05-05", NULL, &error);
  g_autoptr (WgRegistry) after = wg_past_load (file->district, "2019-05-06", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (wg_registry_get_day (before), ==, "2019-05-05");
  g_assert_cmpuint (wg_registry_get_units (before)->len, ==, 0);
  g_assert_cmpuint (wg_registry_get_units (after)->len, ==, 226);
}

static void
test_merged_new (WgSampleFile *file,
                 gconstpointer data)
{
  const WgUnitPart into = { 0, "990101001005", "青东社区", NULL, 0, -1, -1 };
  gint64 first = wg_sample_file_unit (file, QINGHE);
  gint64 second = wg_sample_file_unit (file, DONGYUAN);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRegistry) before = NULL, after = NULL;

  merge (file, &into);
  before = wg_past_load (file->district, "2026-10-11", NULL, &error);
  after = wg_past_load (file->district, "2026-10-12", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_children (before, first), ==, 12);
  g_assert_cmpuint (count_grids (before, first), ==, 12);
  g_assert_cmpuint (count_grids (before, second), ==, 13);
  g_assert_cmpuint (count_children (before, 0), ==, 1);
  g_assert_null (wg_registry_find_unit_by_code (before, "990101001005"));
  g_assert_null (wg_registry_find_unit (after, first));
  g_assert_cmpuint (count_children (after, 0), ==, 1);
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

/* The unit that took the other one in was there before, too. */
static void
test_merged_into (WgSampleFile *file,
                  gconstpointer data)
{
  gint64 first = wg_sample_file_unit (file, QINGHE);
  gint64 second = wg_sample_file_unit (file, DONGYUAN);
  const WgUnitPart into = { .unit = first, .full_members = -1, .households = -1 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgRegistry) before = NULL;

  merge (file, &into);
  wg_past_load_async (file->district, "2026-10-11", NULL, on_done, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  before = wg_past_load_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_children (before, first), ==, 12);
  g_assert_cmpuint (count_grids (before, first), ==, 12);
  g_assert_cmpuint (count_grids (before, second), ==, 13);
  wg_past_unref (g_steal_pointer (&before));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/past/dates", test_dates, master);
  WG_SAMPLE_TEST ("/past/merged-new", test_merged_new, master);
  WG_SAMPLE_TEST ("/past/merged-into", test_merged_into, master);
  return g_test_run ();
}
