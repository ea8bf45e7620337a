/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-problem.h"

static void
test_keeps_copies (void)
{
  char what[] = "audit", where[] = "edit 7", text[] = "改动 7 之后被改过";
  g_autoptr (WgProblem) problem = wg_problem_new (what, where, text);

  what[0] = where[0] = text[0] = 'x';
  g_assert_cmpstr (problem->what, ==, "audit");
  g_assert_cmpstr (problem->where, ==, "edit 7");
  g_assert_cmpstr (problem->text, ==, "改动 7 之后被改过");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/keeps-copies", test_keeps_copies);
  return g_test_run ();
}
