/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-lattice.h"

static void
test_round (void)
{
  const struct
  {
    double world;
    gint32 expected;
  } cases[] = {
    { 0, 0 },
    { -1, 0 },
    { 0.5, 1 << 30 },
    { 1, G_MAXINT32 },
    { 2, G_MAXINT32 },
    { 0.4 / WG_LATTICE_ONE, 0 },
    { 0.6 / WG_LATTICE_ONE, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wg_lattice_round (cases[i].world), ==, cases[i].expected);
}

static void
test_box (void)
{
  WgLatticeBox box = WG_LATTICE_BOX_EMPTY;
  WgLatticeBox other = WG_LATTICE_BOX_EMPTY;
  const WgLatticeBox empty = WG_LATTICE_BOX_EMPTY;

  wg_lattice_box_add_point (&box, (WgLatticePoint) { 3, 9 });
  wg_lattice_box_add_point (&box, (WgLatticePoint) { 5, 7 });
  g_assert_cmpint (box.x_min, ==, 3);
  g_assert_cmpint (box.y_min, ==, 7);
  g_assert_cmpint (box.x_max, ==, 5);
  g_assert_cmpint (box.y_max, ==, 9);

  wg_lattice_box_add_point (&other, (WgLatticePoint) { 5, 9 });
  g_assert_true (wg_lattice_box_intersects (&box, &other)); /* a corner is enough */
  g_assert_false (wg_lattice_box_intersects (&box, &empty));

  wg_lattice_box_add_point (&other, (WgLatticePoint) { 20, 30 });
  wg_lattice_box_add (&box, &other);
  wg_lattice_box_add (&box, &empty);
  g_assert_cmpint (box.x_min, ==, 3);
  g_assert_cmpint (box.y_max, ==, 30);
}

static void
test_world (void)
{
  const WgBBox world = { 0.25, 0.5, 0.75, 0.625 };
  const WgLatticeBox empty = WG_LATTICE_BOX_EMPTY;
  WgLatticeBox box = wg_lattice_box_from_world (&world);
  WgBBox back = wg_lattice_box_to_world (&box);
  WgBBox none = wg_lattice_box_to_world (&empty);

  g_assert_cmpint (box.x_min, ==, 1 << 29);
  g_assert_cmpfloat (back.x_min, ==, 0.25);
  g_assert_cmpfloat (back.y_min, ==, 0.5);
  g_assert_cmpfloat (back.x_max, ==, 0.75);
  g_assert_cmpfloat (back.y_max, ==, 0.625);
  g_assert_true (wg_bbox_is_empty (&none));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lattice/round", test_round);
  g_test_add_func ("/lattice/box", test_box);
  g_test_add_func ("/lattice/world", test_world);
  return g_test_run ();
}
