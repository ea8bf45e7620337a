/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a figure is rounded and written, in one place, so that map, table, page and command line
 * print the same digits. The user's locale has no influence on purpose. */

#include "wg-number.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define MAX_DECIMALS 9

static double
power_of_ten (guint n)
{
  double result = 1.0;

  for (guint i = 0; i < n; i++)
    result *= 10.0;

  return result;
}

/**
 * wg_number_round:
 * @value: a number
 * @decimals: digits after the point to keep, at most 9
 *
 * Rounds half away from zero as written in decimal: 93.75 → 93.8, 1.005 → 1.01 although the
 * nearest binary number lies below it (decisions.md 10).
 *
 * Returns: the rounded number; NaN and infinities unchanged, never −0
 */
double
wg_number_round (double value,
                 guint  decimals)
{
  double scale = power_of_ten (MIN (decimals, MAX_DECIMALS));
  double scaled = fabs (value) * scale;
  double rounded;

  /* From 2^52 on every double is an integer: nothing to round, and + 0.5 would do harm. */
  if (!isfinite (scaled) || scaled >= 4503599627370496.0)
    return value;

  /* A quotient such as 1.005 is some units in the last place off its decimal form. */
  rounded = floor (scaled + 0.5 + MIN (scaled * 4.0 * DBL_EPSILON, 1e-6)) / scale;
  if (rounded == 0.0)
    return 0.0;

  return value < 0.0 ? -rounded : rounded;
}

/**
 * wg_number_format:
 * @value: a number
 * @decimals: digits after the point, at most 9
 *
 * Writes the number rounded by wg_number_round(), with a comma between thousands and a point
 * before the decimals.
 *
 * Returns: (transfer full): the text; "—" where there is no number (NaN or infinite)
 */
char *
wg_number_format (double value,
                  guint  decimals)
{
  char format[8];
  char digits[G_ASCII_DTOSTR_BUF_SIZE + DBL_MAX_10_EXP + MAX_DECIMALS];
  const char *start = digits;
  GString *text;
  gsize whole;

  if (!isfinite (value))
    return g_strdup ("—");

  decimals = MIN (decimals, MAX_DECIMALS);
  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (digits, sizeof digits, format, wg_number_round (value, decimals));

  text = g_string_sized_new (32);
  if (*start == '-')
    g_string_append_c (text, *start++);

  whole = strcspn (start, ".");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, start[i]);
    }
  g_string_append (text, start + whole);

  return g_string_free (text, FALSE);
}
