/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-change-set.h"

static void
test_touches (void)
{
  const WgTouch touches[] = {
    { &wg_kind_grid, 11, WG_CHANGE_INSERT },
    { &wg_kind_unit, 12, WG_CHANGE_UPDATE },
    { &wg_kind_grid, 13, WG_CHANGE_DELETE },
  };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (WgTouch));
  g_autoptr (WgChangeSet) set = NULL;

  g_array_append_vals (array, touches, G_N_ELEMENTS (touches));
  set = wg_change_set_new (7, array);

  g_assert_cmpint (wg_change_set_get_edit_number (set), ==, 7);
  g_assert_cmpuint (wg_change_set_get_n_touches (set), ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (touches); i++)
    {
      const WgTouch *touch = wg_change_set_get_touch (set, i);

      g_assert_true (touch->kind == touches[i].kind);
      g_assert_cmpint (touch->id, ==, touches[i].id);
      g_assert_cmpint (touch->type, ==, touches[i].type);
    }
  g_assert_true (wg_change_set_has_kind (set, &wg_kind_grid));
  g_assert_true (wg_change_set_has_kind (set, &wg_kind_unit));
  g_assert_false (wg_change_set_has_kind (set, &wg_kind_post));
}

static void
test_differences (void)
{
  const WgContribution one = { WG_MEASURE_ORDERS, 4, 0, 100, 101, -1 };
  GArray *array = g_array_new (FALSE, FALSE, sizeof (WgContribution));
  g_autoptr (WgChangeSet) set = NULL;
  g_autoptr (WgChangeSet) without = NULL;
  guint n = 7;

  g_array_append_val (array, one);
  set = wg_change_set_new_with_sums (3, g_array_new (FALSE, FALSE, sizeof (WgTouch)), array);
  g_assert_cmpint (wg_change_set_get_differences (set, &n)->value, ==, -1);
  g_assert_cmpuint (n, ==, 1);
  without = wg_change_set_new (4, g_array_new (FALSE, FALSE, sizeof (WgTouch)));
  g_assert_null (wg_change_set_get_differences (without, &n));
  g_assert_cmpuint (n, ==, 0);
}

/* The store hands it to several listeners at a time. */
static void
test_references (void)
{
  WgChangeSet *set = wg_change_set_new (1, g_array_new (FALSE, FALSE, sizeof (WgTouch)));
  g_autoptr (WgChangeSet) second = wg_change_set_ref (set);
  g_auto (GValue) value = G_VALUE_INIT;

  wg_change_set_unref (set);
  g_assert_cmpint (wg_change_set_get_edit_number (second), ==, 1);
  g_assert_cmpuint (wg_change_set_get_n_touches (second), ==, 0);
  g_assert_false (wg_change_set_has_kind (second, &wg_kind_grid));

  g_value_init (&value, WG_TYPE_CHANGE_SET);
  g_value_set_boxed (&value, second);
  g_assert_true (g_value_get_boxed (&value) == second);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-set/touches", test_touches);
  g_test_add_func ("/change-set/references", test_references);
  g_test_add_func ("/change-set/differences", test_differences);
  return g_test_run ();
}
