/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-id-map.h"

#include "wg-test.h"

#define N 10000

static gint64
make_id (guint i,
         guint step)
{
  return step == 0 ? (gint64) (((guint64) i + 1) * 0xd1342543de82ef95u & G_MAXINT64)
                   : (gint64) (i + 1) * step;
}

/* Random ids, ids that count, and ids of a large step, which a bad mixing would throw together. */
static void
test_lookup (void)
{
  const guint steps[] = { 0, 1, 1 << 20 };

  for (guint s = 0; s < G_N_ELEMENTS (steps); s++)
    {
      g_autoptr (WgIdMap) map = wg_id_map_new (N);

      g_assert_cmpuint (wg_id_map_lookup (map, make_id (0, steps[s])), ==, WG_ID_MAP_NONE);
      for (guint i = 0; i < N; i++)
        {
          wg_id_map_expect (map, make_id (i + 8, steps[s]));
          wg_id_map_insert (map, make_id (i, steps[s]), i);
        }
      for (guint i = 0; i < N; i++)
        g_assert_cmpuint (wg_id_map_lookup (map, make_id (i, steps[s])), ==, i);
      for (guint i = N; i < 2 * N; i++)
        g_assert_cmpuint (wg_id_map_lookup (map, make_id (i, steps[s])), ==, WG_ID_MAP_NONE);
      wg_id_map_insert (map, make_id (3, steps[s]), 77);
      g_assert_cmpuint (wg_id_map_lookup (map, make_id (3, steps[s])), ==, 77);
    }
}

static void
test_empty (void)
{
  g_autoptr (WgIdMap) map = wg_id_map_new (0);

  g_assert_cmpuint (wg_id_map_lookup (map, 0), ==, WG_ID_MAP_NONE);
  g_assert_cmpuint (wg_id_map_lookup (map, -1), ==, WG_ID_MAP_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/id-map/lookup", test_lookup);
  g_test_add_func ("/base/id-map/empty", test_empty);
  return g_test_run ();
}
