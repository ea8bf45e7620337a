/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-ramp.h"
#include "wg-theme.h"

#include <math.h>

static double
linear (guint32 rgba,
        guint   shift)
{
  double c = ((rgba >> shift) & 0xff) / 255.0;

  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

/* CIE lightness, 0 … 100. */
static double
lightness (guint32 rgba)
{
  double y = 0.2126 * linear (rgba, 24) + 0.7152 * linear (rgba, 16) + 0.0722 * linear (rgba, 8);

  return y > 0.008856 ? 116 * cbrt (y) - 16 : 903.3 * y;
}

/* What a person without red or green cones sees of red and green together (Viénot 1999, coarsely):
 * the classes must differ in it as well. */
static double
red_green (guint32 rgba)
{
  return 0.3 * linear (rgba, 24) + 0.7 * linear (rgba, 16);
}

static void
test_order (void)
{
  for (const char *const *name = wg_ramp_get_names (); *name != NULL; name++)
    for (guint n = 3; n <= 7; n++)
      for (int dark = FALSE; dark <= TRUE; dark++)
        {
          guint32 rgba[7], reversed[7];

          if (g_str_equal (*name, "diverging"))
            continue;
          wg_ramp_fill (*name, n, dark, FALSE, rgba);
          wg_ramp_fill (*name, n, dark, TRUE, reversed);
          for (guint i = 0; i < n; i++)
            {
              g_assert_cmphex (rgba[i], ==, reversed[n - 1 - i]);
              g_assert_cmpuint (rgba[i] & 0xff, >, 0xb0);
            }
          /* Each step can be told from the next, in grey and without a sense for red and green. */
          for (guint i = 1; i < n; i++)
            {
              double step = lightness (rgba[i - 1]) - lightness (rgba[i]);
              double rg = red_green (rgba[i - 1]) - red_green (rgba[i]);

              g_assert_cmpfloat (dark ? -step : step, >, 24.0 / n);
              g_assert_cmpfloat (dark ? -rg : rg, >, 0);
            }
        }
}

/* Both ends of the diverging ramp are strong, the middle is pale (dark: deep). */
static void
test_diverging (void)
{
  for (guint n = 3; n <= 7; n++)
    {
      guint32 rgba[7];

      wg_ramp_fill ("diverging", n, FALSE, FALSE, rgba);
      g_assert_cmpfloat (lightness (rgba[0]), <, lightness (rgba[n / 2]) - 20);
      g_assert_cmpfloat (lightness (rgba[n - 1]), <, lightness (rgba[n / 2]) - 20);
      wg_ramp_fill ("diverging", n, TRUE, FALSE, rgba);
      g_assert_cmpfloat (lightness (rgba[0]), >, lightness (rgba[n / 2]) + 10);
      g_assert_cmpfloat (lightness (rgba[n - 1]), >, lightness (rgba[n / 2]) + 10);
    }
}

static void
test_unknown (void)
{
  guint32 a[5], b[5];

  g_assert_true (wg_ramp_exists ("orange"));
  g_assert_false (wg_ramp_exists ("rainbow"));
  g_assert_false (wg_ramp_exists (NULL));
  wg_ramp_fill ("rainbow", 5, FALSE, FALSE, a);
  wg_ramp_fill ("blue", 5, FALSE, FALSE, b);
  g_assert_cmpmem (a, sizeof a, b, sizeof b);
}

/* Words can be read on every ground of their theme (WCAG contrast 4.5). */
static void
test_themes (void)
{
  for (int kind = WG_THEME_LIGHT; kind <= WG_THEME_PRINT; kind++)
    {
      const WgTheme *theme = wg_theme_get (kind);
      const guint32 grounds[] = { theme->paper, theme->land, theme->water, theme->green,
                                  theme->compound, theme->card };
      double text = 0.2126 * linear (theme->text, 24) + 0.7152 * linear (theme->text, 16) +
                    0.0722 * linear (theme->text, 8);

      for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
        {
          double ground = 0.2126 * linear (grounds[i], 24) + 0.7152 * linear (grounds[i], 16) +
                          0.0722 * linear (grounds[i], 8);

          g_assert_cmpfloat ((MAX (text, ground) + 0.05) / (MIN (text, ground) + 0.05), >, 4.5);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ramp/order", test_order);
  g_test_add_func ("/ramp/diverging", test_diverging);
  g_test_add_func ("/ramp/unknown", test_unknown);
  g_test_add_func ("/ramp/themes", test_themes);
  return g_test_run ();
}
