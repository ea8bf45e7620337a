/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-bbox.h"

static void
test_empty (void)
{
  const struct
  {
    WgBBox box;
    gboolean empty;
  } cases[] = {
    { WG_BBOX_EMPTY, TRUE },
    { { 0, 0, 0, 0 }, FALSE },
    { { 1, 2, 3, 4 }, FALSE },
    { { 3, 2, 1, 4 }, TRUE },
    { { 1, 4, 3, 2 }, TRUE },
    { { 0.0 / 0.0, 0, 1, 1 }, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wg_bbox_is_empty (&cases[i].box), ==, cases[i].empty);
}

static void
assert_box (const WgBBox *box,
            double        x_min,
            double        y_min,
            double        x_max,
            double        y_max)
{
  g_assert_cmpfloat (box->x_min, ==, x_min);
  g_assert_cmpfloat (box->y_min, ==, y_min);
  g_assert_cmpfloat (box->x_max, ==, x_max);
  g_assert_cmpfloat (box->y_max, ==, y_max);
}

static void
test_add (void)
{
  WgBBox box = WG_BBOX_EMPTY;
  WgBBox empty = WG_BBOX_EMPTY;
  WgBBox other = { -5, 6, -4, 7 };

  wg_bbox_add (&box, &empty);
  g_assert_true (wg_bbox_is_empty (&box));

  wg_bbox_add_point (&box, 1, 2);
  assert_box (&box, 1, 2, 1, 2);
  wg_bbox_add_point (&box, 0, 3);
  assert_box (&box, 0, 2, 1, 3);

  wg_bbox_add (&box, &empty);
  assert_box (&box, 0, 2, 1, 3);
  wg_bbox_add (&box, &other);
  assert_box (&box, -5, 2, 1, 7);
  wg_bbox_add (&empty, &other);
  assert_box (&empty, -5, 6, -4, 7);
}

static void
test_intersects (void)
{
  const WgBBox box = { 0, 0, 10, 10 };
  const struct
  {
    WgBBox other;
    gboolean expected;
  } cases[] = {
    { { 2, 2, 3, 3 }, TRUE },      /* inside */
    { { -5, -5, 15, 15 }, TRUE },  /* around */
    { { 10, 10, 20, 20 }, TRUE },  /* a shared corner */
    { { 10, -5, 20, 5 }, TRUE },   /* a shared side */
    { { 10.01, 0, 20, 10 }, FALSE },
    { { -20, 0, -0.01, 10 }, FALSE },
    { { 0, 10.01, 10, 20 }, FALSE },
    { { 0, -20, 10, -0.01 }, FALSE },
    { { -5, 4, 15, 6 }, TRUE },    /* a cross, no corner inside */
    { WG_BBOX_EMPTY, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (wg_bbox_intersects (&box, &cases[i].other), ==, cases[i].expected);
      g_assert_cmpint (wg_bbox_intersects (&cases[i].other, &box), ==, cases[i].expected);
    }
}

static void
test_contains (void)
{
  const WgBBox box = { 0, 0, 10, 5 };
  const WgBBox empty = WG_BBOX_EMPTY;
  const struct
  {
    double x, y;
    gboolean expected;
  } cases[] = {
    { 5, 2, TRUE }, { 0, 0, TRUE }, { 10, 5, TRUE }, { 10, 5.1, FALSE },
    { 10.1, 5, FALSE }, { -0.1, 2, FALSE }, { 5, -0.1, FALSE }, { 0.0 / 0.0, 2, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wg_bbox_contains (&box, cases[i].x, cases[i].y), ==, cases[i].expected);
  g_assert_false (wg_bbox_contains (&empty, 0, 0));
}

static void
test_grow (void)
{
  WgBBox box = { 0, 0, 4, 2 };
  WgBBox empty = WG_BBOX_EMPTY;

  wg_bbox_grow (&box, 1);
  assert_box (&box, -1, -1, 5, 3);
  wg_bbox_grow (&box, -2);
  assert_box (&box, 1, 1, 3, 1);
  wg_bbox_grow (&box, -1);
  g_assert_true (wg_bbox_is_empty (&box));

  wg_bbox_grow (&empty, 100);
  g_assert_true (wg_bbox_is_empty (&empty));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bbox/empty", test_empty);
  g_test_add_func ("/bbox/add", test_add);
  g_test_add_func ("/bbox/intersects", test_intersects);
  g_test_add_func ("/bbox/contains", test_contains);
  g_test_add_func ("/bbox/grow", test_grow);
  return g_test_run ();
}
