/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file costs: writing it in one edit, opening it, a figure, a search; for growing numbers
 * of grids, with the exponent by which each cost grows. And one durable edit against the same rows
 * written by bare SQLite. */

#include "wg-big-district.h"
#include "wg-choropleth.h"
#include "wg-store.h"
#include "wg-test.h"

#include <math.h>
#include <sys/resource.h>

#define N_EDITS 200

static const guint sizes[] = { 340, 10000, 100000 };

typedef struct
{
  double write, open, figure, choropleth, search;
} Costs;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static double
peak_mib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static WgStore *
write_file (const char *path,
            guint       n_grids,
            Costs      *costs)
{
  g_autoptr (GError) error = NULL;
  WgStore *store = wg_store_open (path, WG_STORE_OPEN_CREATE, &error);
  g_autoptr (WgEdit) edit = wg_big_district_new (n_grids);
  gint64 start = g_get_monotonic_time ();

  g_assert_no_error (error);
  wg_store_apply (store, edit, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  costs->write = seconds_since (start);
  return store;
}

static void
measure (guint  n_grids,
         Costs *costs)
{
  const WgChoroplethOptions options = { .method = WG_BREAKS_QUANTILE, .n_classes = 5, .ramp = "blue" };
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "big.wangge");
  g_autoptr (WgStore) store = write_file (path, n_grids, costs);
  g_autoptr (WgDistrict) district = NULL;
  gint64 start;

  wg_store_close (store, &error);
  g_assert_no_error (error);
  start = g_get_monotonic_time ();
  district = wg_district_open (path, WG_DISTRICT_READ_WRITE, &error);
  g_assert_no_error (error);
  costs->open = seconds_since (start);

  start = g_get_monotonic_time ();
  wg_figure_unref (wg_district_evaluate (district, "households", 0, WG_BY_GRID, NULL));
  costs->figure = seconds_since (start);

  start = g_get_monotonic_time ();
  wg_choropleth_free (wg_choropleth_new (district, "residents", 0, &options, NULL));
  costs->choropleth = seconds_since (start);

  g_object_unref (wg_district_search (district, "x", 20));
  start = g_get_monotonic_time ();
  g_object_unref (wg_district_search (district, "jiedao99019900", 20));
  costs->search = seconds_since (start);
}

static void
print_growth (const char *what,
              double      small,
              double      large)
{
  double ratio = (double) sizes[2] / sizes[1];

  g_print ("  %s grows with the power %.2f from %u to %u grids\n", what,
           log (large / small) / log (ratio), sizes[1], sizes[2]);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* One field of one grid, changed durably: the cost a clerk pays for each saved form. */
static void
measure_edits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_file (dir, "edits.wangge");
  Costs costs;
  g_autoptr (WgStore) store = write_file (path, sizes[0], &costs);
  double times[N_EDITS];

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (WgRow) row = wg_store_load_row (store, &wg_kind_grid, 1000000 + i, &error);
      g_autoptr (WgRow) changed = wg_row_copy (row);
      g_autoptr (WgEdit) edit = wg_edit_new ("change a count");
      gint64 start;

      wg_row_set_int (changed, WG_GRID_HOUSEHOLDS, i);
      wg_edit_update (edit, row, changed);
      start = g_get_monotonic_time ();
      wg_store_apply (store, edit, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      times[i] = seconds_since (start) * 1000;
    }
  qsort (times, N_EDITS, sizeof times[0], compare);
  g_print ("one durable edit with journal and audit: p50 %.2f ms, p99 %.2f ms "
           "(bare SQLite's durable edit on the reference machine: 0.18 to 0.21 ms)\n",
           times[N_EDITS / 2], times[N_EDITS * 99 / 100]);
  wg_store_close (store, NULL);
}

/* bench-open --write FILE N: just the file, for the benches of the window. */
static int
write_only (const char *path,
            const char *number)
{
  Costs costs;
  g_autoptr (WgStore) store = write_file (path, (guint) g_ascii_strtoull (number, NULL, 10), &costs);

  return wg_store_close (store, NULL) ? 0 : 1;
}

int
main (int   argc,
      char *argv[])
{
  Costs costs[G_N_ELEMENTS (sizes)];

  if (argc == 4 && g_str_equal (argv[1], "--write"))
    return write_only (argv[2], argv[3]);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      measure (sizes[i], &costs[i]);
      g_print ("%u grids: written in %.3f s, opened with map in %.3f s, figure by grid %.1f ms, "
               "classes and colours %.1f ms, search %.1f ms; peak %.0f MiB\n", sizes[i],
               costs[i].write, costs[i].open, costs[i].figure * 1000, costs[i].choropleth * 1000,
               costs[i].search * 1000, peak_mib ());
    }
  print_growth ("writing", costs[1].write, costs[2].write);
  print_growth ("opening", costs[1].open, costs[2].open);
  print_growth ("a figure", costs[1].figure, costs[2].figure);
  measure_edits ();
  return 0;
}
