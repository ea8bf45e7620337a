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

static void
test_sentence (void)
{
  static const struct
  {
    const char *what, *where, *sentence;
  } cases[] = {
    { "audit", "edit 7", "Edit 7: broken." },
    { "reference", "grid 12", "Grid 12: broken." },
    { "reference", "journal 12", "broken." },
    { "row", "unit 3", "broken." },
    { "integrity", "/a file/with spaces", "broken." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (WgProblem) problem = wg_problem_new (cases[i].what, cases[i].where, "broken.");
      g_autofree char *sentence = wg_problem_dup_sentence (problem);

      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/keeps-copies", test_keeps_copies);
  g_test_add_func ("/problem/sentence", test_sentence);
  return g_test_run ();
}
