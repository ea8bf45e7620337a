/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-number.h"

#include <locale.h>
#include <math.h>

static void
test_round (void)
{
  const struct
  {
    double value;
    guint decimals;
    double expected;
  } cases[] = {
    { 93.75, 1, 93.8 },     /* 45 of 48 */
    { 45.0 / 48.0 * 100.0, 1, 93.8 },
    { 93.749, 1, 93.7 },
    { -93.75, 1, -93.8 },   /* away from zero */
    { 0.5, 0, 1 },
    { 1.5, 0, 2 },
    { 2.5, 0, 3 },          /* not to even */
    { -2.5, 0, -3 },
    { 1.005, 2, 1.01 },     /* the binary number lies below */
    { 2.675, 2, 2.68 },
    { 1.0049, 2, 1.0 },
    { 0.15, 1, 0.2 },
    { 0.0, 1, 0.0 },
    { -0.04, 1, 0.0 },
    { 27440.0, 0, 27440.0 },
    { 1e300, 3, 1e300 },
    { 9007199254740993.0, 0, 9007199254740993.0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (wg_number_round (cases[i].value, cases[i].decimals), ==,
                       cases[i].expected);

  g_assert_false (signbit (wg_number_round (-0.04, 1)));
  g_assert_true (isnan (wg_number_round (NAN, 1)));
  g_assert_true (isinf (wg_number_round (INFINITY, 1)));
}

static void
test_format (void)
{
  const struct
  {
    double value;
    guint decimals;
    const char *expected;
  } cases[] = {
    { 0, 0, "0" },
    { 999, 0, "999" },
    { 1000, 0, "1,000" },
    { 27440, 0, "27,440" },
    { 1234567.0, 0, "1,234,567" },
    { -1234567.0, 0, "-1,234,567" },
    { -999, 0, "-999" },
    { 93.75, 1, "93.8" },
    { 100, 1, "100.0" },
    { 999.95, 1, "1,000.0" },
    { 1234.5, 2, "1,234.50" },
    { -0.04, 1, "0.0" },
    { 1.005, 2, "1.01" },
    { 1e15, 0, "1,000,000,000,000,000" },
    { NAN, 1, "—" },
    { INFINITY, 0, "—" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = wg_number_format (cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* The largest double has 309 digits; the text must hold them. */
static void
test_format_huge (void)
{
  g_autofree char *text = wg_number_format (-1.7e308, 9);

  g_assert_true (g_str_has_prefix (text, "-1"));
  g_assert_true (g_str_has_suffix (text, ".000000000"));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/round", test_round);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/format-huge", test_format_huge);
  return g_test_run ();
}
