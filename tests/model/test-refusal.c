/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-refusal.h"

static void
test_copy (void)
{
  g_autoptr (WgRefusal) refusal = wg_refusal_new ("a.csv", 3, 5, "name", "Too long.");
  g_autoptr (WgRefusal) copy = wg_refusal_copy (refusal);
  g_autoptr (WgRefusal) whole = wg_refusal_new ("a.csv", 0, 0, NULL, "Empty.");

  g_assert_true (copy != refusal && copy->why != refusal->why);
  g_assert_cmpstr (copy->file, ==, "a.csv");
  g_assert_cmpint (copy->row, ==, 3);
  g_assert_cmpint (copy->line, ==, 5);
  g_assert_cmpstr (copy->column, ==, "name");
  g_assert_cmpstr (copy->why, ==, "Too long.");
  g_assert_null (whole->column);
  wg_refusal_free (NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/refusal/copy", test_copy);
  return g_test_run ();
}
