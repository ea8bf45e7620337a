/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-readings.h"

static void
test_lookup (void)
{
  const struct
  {
    gunichar character;
    const char *first, *second; /* NULL: none */
  } cases[] = {
    { 0x957F /* 长 */, "chang", "zhang" },
    { 0x4E50 /* 乐 */, "le", "yue" },
    { 0x963F /* 阿 */, "a", "e" },
    { 0x4EC7 /* 仇 */, "qiu", NULL },
    { 0x9752 /* 青 */, NULL, NULL },
    { 'a', NULL, NULL },
    { 0, NULL, NULL },
    { 0x10FFFF, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const *readings = wg_readings_lookup (cases[i].character);

      g_assert_cmpstr (readings == NULL ? NULL : readings[0], ==, cases[i].first);
      if (readings != NULL)
        g_assert_cmpstr (readings[1], ==, cases[i].second);
    }
}

/* The table is searched by halves: one entry out of order would hide others. */
static void
test_whole_table (void)
{
  guint n = 0;

  for (gunichar c = 0x3000; c < 0xA000; c++)
    {
      const char *const *readings = wg_readings_lookup (c);

      for (guint i = 0; readings != NULL && readings[i] != NULL; i++)
        for (const char *letter = readings[i]; *letter != '\0'; letter++)
          g_assert_true (g_ascii_islower (*letter));
      n += readings != NULL;
    }

  g_assert_cmpuint (n, ==, 78);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/readings/lookup", test_lookup);
  g_test_add_func ("/readings/whole-table", test_whole_table);
  return g_test_run ();
}
