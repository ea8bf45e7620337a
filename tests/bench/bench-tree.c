/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tree of the whole country: what it takes to open it, to find a unit in it and to look at the
 * units under one; and one edit in it until the new state can be shown. */

#include "wg-district.h"
#include "wg-national-tree.h"
#include "wg-store.h"
#include "wg-test.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define N_UNITS 620000
#define N_EXPANDED 2000

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* Of all threads: what a busy machine does not change. */
static double
cpu_seconds (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  return (double) used.tv_sec + (double) used.tv_nsec / 1e9;
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static int
write_file (const char *path,
            guint       n_units)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgStore) store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (WgEdit) edit = wg_national_tree_new (n_units);
  gint64 start = g_get_monotonic_time ();

  g_assert_no_error (error);
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_print ("%u units written in %.2f s\n", n_units, seconds_since (start));
  return wg_store_close (store, NULL) ? 0 : 1;
}

static void
search (WgDistrict *district,
        const char *what,
        const char *query)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GListStore) hits = wg_district_search (district, query, 30);

  g_print ("  search by %s: %.1f ms, %u hits\n", what, seconds_since (start) * 1000,
           g_list_model_get_n_items (G_LIST_MODEL (hits)));
}

static void
expand (WgDistrict *district)
{
  GPtrArray *units = wg_district_get_units (district);
  guint n_shown = 0;
  double worst = 0;

  for (guint i = 0; i < MIN (N_EXPANDED, units->len); i++)
    {
      WgUnit *unit = g_ptr_array_index (units, i);
      gint64 start = g_get_monotonic_time ();
      GPtrArray *children = wg_district_get_children (district, wg_unit_get_id (unit));

      for (guint k = 0; children != NULL && k < children->len; k++)
        n_shown += *wg_unit_get_name (g_ptr_array_index (children, k)) != '\0';
      worst = MAX (worst, seconds_since (start));
    }
  g_print ("  expanding %u units with %u below them: the slowest %.3f ms\n", N_EXPANDED, n_shown,
           worst * 1000);
}

static void
on_changed (WgDistrict *district,
            gpointer    data)
{
  *(gboolean *) data = TRUE;
}

static void
edit_one (WgDistrict *district)
{
  WgUnit *unit = g_ptr_array_index (wg_district_get_units (district), 1000);
  g_autoptr (WgRow) changed = wg_row_copy (wg_unit_get_row (unit));
  g_autoptr (WgEdit) edit = wg_edit_new ("change a count");
  gboolean is_changed = FALSE;
  gint64 start;

  wg_row_set_int (changed, WG_UNIT_HOUSEHOLDS, wg_row_get_int (changed, WG_UNIT_HOUSEHOLDS, 0) + 1);
  wg_edit_update (edit, wg_unit_get_row (unit), changed);
  g_signal_connect (district, "changed", G_CALLBACK (on_changed), &is_changed);
  start = g_get_monotonic_time ();
  wg_district_apply_async (district, edit, NULL, NULL, NULL);
  while (!is_changed)
    g_main_context_iteration (NULL, TRUE);
  g_print ("  one edit until the new state is shown: %.0f ms\n", seconds_since (start) * 1000);
}

static void
on_search_ready (WgDistrict *district,
                 gpointer    data)
{
  *(gboolean *) data = TRUE;
}

/* The first search answers by name and code; pinyin is ready some time later. */
static void
wait_for_search (WgDistrict *district)
{
  gboolean is_ready = FALSE;
  gint64 start = g_get_monotonic_time ();
  double used = cpu_seconds ();

  g_signal_connect (district, "search-ready", G_CALLBACK (on_search_ready), &is_ready);
  wg_district_prepare_search (district);
  search (district, "name, the first time", "青禾");
  while (!is_ready)
    g_main_context_iteration (NULL, TRUE);
  g_print ("  pinyin of all names after %.3f s (%.3f s of a processor)\n", seconds_since (start),
           cpu_seconds () - used);
}

static int
measure (const char *path,
         guint       n_units)
{
  g_autoptr (GError) error = NULL;
  double base = peak_mib ();
  double used = cpu_seconds ();
  gint64 start = g_get_monotonic_time ();
  g_autoptr (WgDistrict) district = wg_district_open (path, WG_DISTRICT_READ_WRITE, &error);

  g_assert_no_error (error);
  g_print ("%u units opened in %.3f s (%.3f s of a processor); peak %.0f MiB (%.0f before)\n",
           n_units, seconds_since (start), cpu_seconds () - used, peak_mib (), base);
  wait_for_search (district);
  search (district, "code", "3105");
  search (district, "name", "青禾");
  search (district, "pinyin", "qinghe");
  search (district, "pinyin, one unit", "longjianghuzhen");
  search (district, "initials", "qhc");
  search (district, "something that is not there", "zzzzqq");
  expand (district);
  edit_one (district);
  g_print ("  peak %.0f MiB\n", peak_mib ());
  return 0;
}

static void
run (const char *program,
     const char *mode,
     const char *path,
     const char *number)
{
  const char *argv[] = { program, mode, path, number, NULL };
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
}

/* Each step is a process of its own, so that one's memory is not counted for the other. */
int
main (int   argc,
      char *argv[])
{
  const guint sizes[] = { 3910, 62000, N_UNITS };

  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_file (argv[2], (guint) strtoul (argv[3], NULL, 10));
  if (argc == 4 && g_str_equal (argv[1], "--read"))
    return measure (argv[2], (guint) strtoul (argv[3], NULL, 10));
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (WgTestDir) dir = wg_test_dir_new ();
      g_autofree char *path = wg_test_dir_file (dir, "tree.wangge");
      g_autofree char *number = g_strdup_printf ("%u", sizes[i]);

      run (argv[0], "--write", path, number);
      run (argv[0], "--read", path, number);
    }
  return 0;
}
