/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-rtree.h"

static int
compare (gconstpointer a,
         gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Against looking at every box. */
static void
test_query (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  g_autofree WgLatticeBox *boxes = g_new (WgLatticeBox, n + 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autoptr (WgRtree) tree = NULL;

  for (guint i = 0; i < n; i++)
    {
      gint32 x = g_rand_int_range (random, 0, 1000000);
      gint32 y = g_rand_int_range (random, 0, G_MAXINT32 - 20000);

      boxes[i] = (WgLatticeBox) { x, y, x + g_rand_int_range (random, 0, 20000),
                                  y + g_rand_int_range (random, 0, 20000) };
      if (i % 97 == 5)
        boxes[i] = WG_LATTICE_BOX_EMPTY;
    }
  tree = wg_rtree_new (boxes, NULL, n);
  for (guint q = 0; q < 50; q++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
      gint32 x = g_rand_int_range (random, -100, 1000000);
      gint32 y = g_rand_int_range (random, 0, G_MAXINT32 - 500000000);
      WgLatticeBox box = { x, y, x + g_rand_int_range (random, 0, 300000), y + 400000000 };
      guint k = 0;

      wg_rtree_query (tree, &box, found);
      g_array_sort (found, compare);
      for (guint i = 0; i < n; i++)
        if (boxes[i].x_min <= boxes[i].x_max && wg_lattice_box_intersects (&boxes[i], &box))
          {
            g_assert_cmpuint (k, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint32, k), ==, i);
            k++;
          }
      g_assert_cmpuint (k, ==, found->len);
    }
}

static void
test_ids (void)
{
  const WgLatticeBox boxes[] = { { 0, 0, 1, 1 }, { 5, 5, 6, 6 } };
  const guint32 ids[] = { 70, 30 };
  g_autoptr (WgRtree) tree = wg_rtree_new (boxes, ids, 2);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  wg_rtree_query (tree, &(WgLatticeBox) { 6, 6, 9, 9 }, found);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, guint32, 0), ==, 30);
}

static void
test_lattice (void)
{
  WgBBox world = { 0.25, 0.5, 0.75, 1.0 };
  WgLatticeBox box = wg_lattice_box_from_world (&world);
  WgBBox back = wg_lattice_box_to_world (&box);

  g_assert_cmpint (wg_lattice_round (-1), ==, 0);
  g_assert_cmpint (wg_lattice_round (2), ==, G_MAXINT32);
  g_assert_cmpint (box.x_min, ==, 1 << 29);
  g_assert_cmpfloat (back.x_min, ==, 0.25);
  g_assert_cmpfloat_with_epsilon (back.y_max, 1.0, 1e-9);
  box = WG_LATTICE_BOX_EMPTY;
  back = wg_lattice_box_to_world (&box);
  g_assert_true (wg_bbox_is_empty (&back));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/rtree/none", GUINT_TO_POINTER (0), test_query);
  g_test_add_data_func ("/rtree/one", GUINT_TO_POINTER (1), test_query);
  g_test_add_data_func ("/rtree/16", GUINT_TO_POINTER (16), test_query);
  g_test_add_data_func ("/rtree/17", GUINT_TO_POINTER (17), test_query);
  g_test_add_data_func ("/rtree/5000", GUINT_TO_POINTER (5000), test_query);
  g_test_add_func ("/rtree/ids", test_ids);
  g_test_add_func ("/rtree/lattice", test_lattice);
  return g_test_run ();
}
