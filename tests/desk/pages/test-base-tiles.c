/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-base-tiles.h"

#include "wg-store-error.h"
#include "wg-test-tiles.h"

#define N_THREADS 4
#define N_LOADS 300

static void
test_open (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_tiles (dir, "base.mbtiles", 2, 256);
  g_autoptr (GError) error = NULL;
  g_autoptr (WgBaseTiles) tiles = wg_base_tiles_open (path, &error);
  g_autoptr (GBytes) tile = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (wg_base_tiles_get_name (tiles), ==, "测试底图");
  g_assert_cmpuint (wg_base_tiles_get_max_zoom (tiles), ==, 2);
  g_assert_cmpfloat (wg_base_tiles_get_bounds (tiles).y_min, ==, -85);
  tile = wg_base_tiles_load (tiles, 2, 1, 2);
  g_assert_nonnull (tile);
  g_assert_null (wg_base_tiles_load (tiles, 9, 1, 2));
}

static void
test_refused (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "base.mbtiles", "no database at all", -1);
  g_autoptr (GError) error = NULL;

  g_assert_null (wg_base_tiles_open (path, &error));
  g_assert_nonnull (strstr (error->message, "base.mbtiles"));
}

static gpointer
load_many (gpointer data)
{
  guint found = 0;

  for (guint i = 0; i < N_LOADS; i++)
    {
      g_autoptr (GBytes) tile = wg_base_tiles_load (data, 2, i % 4, i / 4 % 4);

      found += tile != NULL;
    }
  return GUINT_TO_POINTER (found);
}

/* Painter threads ask all at once. */
static void
test_threads (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_tiles (dir, "base.mbtiles", 2, 256);
  g_autoptr (WgBaseTiles) tiles = wg_base_tiles_open (path, NULL);
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("painter", load_many, tiles);
  for (guint i = 0; i < N_THREADS; i++)
    g_assert_cmpuint (GPOINTER_TO_UINT (g_thread_join (threads[i])), ==, N_LOADS);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/base-tiles/open", test_open);
  g_test_add_func ("/desk/base-tiles/refused", test_refused);
  g_test_add_func ("/desk/base-tiles/threads", test_threads);
  return g_test_run ();
}
