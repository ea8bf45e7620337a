/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-classes-popover.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    guint       n; /* 0: refused */
    double      first, last;
  } cases[] = {
    { "100, 200, 300", 3, 100, 300 },
    { "100，200、300；400", 4, 100, 400 },
    { " 0.5 1.5\t2.5 ", 3, 0.5, 2.5 },
    { "-3,4", 2, -3, 4 },
    { "1,2,3,4,5,6", 6, 1, 6 },
    { "1,2,3,4,5,6,7", 0, 0, 0 }, /* eight classes */
    { "100", 0, 0, 0 },           /* two classes */
    { "", 0, 0, 0 },
    { "100, 100", 0, 0, 0 }, /* not rising */
    { "200, 100", 0, 0, 0 },
    { "100, many", 0, 0, 0 },
    { "100, nan, 200", 0, 0, 0 },
    { "100, inf", 0, 0, 0 },
    { "户,100,200", 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = 0;
      g_autofree double *limits = wg_classes_popover_parse (cases[i].text, &n);

      g_test_message ("“%s”", cases[i].text);
      if (cases[i].n == 0)
        {
          g_assert_null (limits);
          continue;
        }
      g_assert_nonnull (limits);
      g_assert_cmpuint (n, ==, cases[i].n);
      g_assert_cmpfloat (limits[0], ==, cases[i].first);
      g_assert_cmpfloat (limits[n - 1], ==, cases[i].last);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/classes-popover/parse", test_parse);
  return g_test_run ();
}
