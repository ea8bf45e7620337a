/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What it costs that a foreign file is read in a locked process of its own: from the call to the
 * table of one row, by format, against the start of a process that does nothing. */

#include "wg-reader-client.h"
#include "wg-test.h"

#include <locale.h>

#define ROUNDS 30

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median_ms (GArray *times)
{
  g_array_sort (times, compare);
  return (double) g_array_index (times, gint64, times->len / 2) / 1000;
}

static double
start_nothing (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  char *argv[] = { (char *) "/bin/true", NULL };

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time (), spent;

      g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, NULL);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (times, spent);
    }
  return median_ms (times);
}

static void
read_one (WgTestDir  *dir,
          const char *name,
          const char *content,
          double      nothing)
{
  g_autofree char *path = wg_test_dir_write (dir, name, content, -1);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  const WgReaderOptions options = { 0 };
  double cost;

  for (guint i = 0; i < ROUNDS; i++)
    {
      gint64 start = g_get_monotonic_time (), spent;
      g_autoptr (GError) error = NULL;
      g_autoptr (WgTable) table = wg_reader_client_read (path, &options, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (wg_table_get_n_rows (table), ==, 1);
      spent = g_get_monotonic_time () - start;
      g_array_append_val (times, spent);
    }
  cost = median_ms (times);
  g_print ("reader, one row of %s: %.1f ms (%.1f × a process that does nothing)\n", name, cost,
           cost / nothing);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = NULL;
  double nothing;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  dir = wg_test_dir_new ();
  nothing = start_nothing ();
  read_one (dir, "a.csv", "code,name\nA,East\n", nothing);
  read_one (dir, "a.geojson",
            "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
            "{\"code\":\"A\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[108.5,23]}}]}",
            nothing);
  read_one (dir, "a.kml",
            "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\">"
            "<Document><Folder><name>a</name><Placemark><name>East</name><Point>"
            "<coordinates>108.5,23</coordinates></Point></Placemark></Folder></Document></kml>",
            nothing);
  return 0;
}
