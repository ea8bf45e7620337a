/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-value.h"

#include "wg-test.h"

static void
test_round (void)
{
  g_autoptr (GBytes) blob = g_bytes_new_static ("\0\1\2", 3);
  WgValue values[6] = { WG_VALUE_INIT };
  const char *const printed[6] = { "", "-5", "2.5", "网格", "3 B", "" };

  wg_value_set_int (&values[1], -5);
  wg_value_set_real (&values[2], 2.5);
  wg_value_set_text (&values[3], "网格");
  wg_value_set_blob (&values[4], blob);
  wg_value_set_text (&values[5], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_auto (WgValue) copy = WG_VALUE_INIT;
      g_autofree char *text = wg_value_to_string (&values[i]);

      wg_value_set_text (&copy, "before");
      wg_value_copy (&values[i], &copy);
      g_assert_true (wg_value_equal (&values[i], &copy));
      wg_value_copy (&copy, &copy);
      g_assert_true (wg_value_equal (&values[i], &copy));
      g_assert_cmpstr (text, ==, printed[i]);
      for (guint j = 0; j < i; j++)
        g_assert_cmpint (wg_value_equal (&values[i], &values[j]), ==, i == 5 && j == 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    wg_value_clear (&values[i]);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/value/round", test_round);
  return g_test_run ();
}
