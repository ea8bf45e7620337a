/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-day-time.h"

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    const char *printed;
  } cases[] = {
    { "14:00", "14:00" }, { "9:5", "09:05" }, { "14：30", "14:30" }, { "1630", "16:30" },
    { "930", "09:30" }, { "14", "14:00" }, { "8点", "08:00" }, { "8时05分", "08:05" },
    { "16.30", "16:30" }, { "0000", "00:00" }, { "24:00", "24:00" }, { "１４：００", "14:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int minutes = -1;
      g_autofree char *printed = NULL;

      g_assert_true (wg_day_time_parse (cases[i].text, &minutes));
      printed = wg_day_time_format (minutes);
      g_assert_cmpstr (printed, ==, cases[i].printed);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = { NULL, "", "x", "25:00", "24:01", "12:60", "12:345", "12345",
                                       "100:00", "12:30x", "下午3点" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      int minutes = 7;

      g_assert_false (wg_day_time_parse (texts[i], &minutes));
      g_assert_cmpint (minutes, ==, 7);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-time/parse", test_parse);
  g_test_add_func ("/day-time/refused", test_refused);
  return g_test_run ();
}
