/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-time-typed.h"

static void
test_read (void)
{
  static const struct
  {
    const char *text, *day;
    int         minute;
  } cases[] = {
    { "1/1/20 0:05", "2020-01-01", 5 },
    { "1/31/20 23:59", "2020-01-31", 23 * 60 + 59 },
    { "10/12/2019 11:00:00 AM", "2019-10-12", 660 },
    { "12/19/2019 12:30:00 AM", "2019-12-19", 30 },
    { "12/19/2019 12:30:00 PM", "2019-12-19", 750 },
    { "11/20/2019 06:00:00 PM", "2019-11-20", 1080 },
    { "3/4/99", "1999-03-04", WG_MINUTE_NONE },
    { "2026-09-30", "2026-09-30", WG_MINUTE_NONE },
    { "2026-09-30 16:20", "2026-09-30", 980 },
    { "2026-09-30 24:00", "2026-09-30", 1440 },
    { "2026-09-30T16:20:59.123Z", "2026-09-30", 980 },
    { "2026-09-30T16:20:00+08:00", "2026-09-30", 980 },
    { " 2026/9/3  8:05 ", "2026-09-03", 485 },
    { "2026.9.3", "2026-09-03", WG_MINUTE_NONE },
    { "20260930", "2026-09-30", WG_MINUTE_NONE },
    { "20260930 08:00", "2026-09-30", 480 },
    { "2026年9月30日", "2026-09-30", WG_MINUTE_NONE },
    { "2026年9月30日16时20分", "2026-09-30", 980 },
    { "2026年9月3号 下午4点", "2026-09-03", 960 },
    { "2026年9月3日上午9：30", "2026-09-03", 570 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day_text = NULL;
      WgDate day;
      int minute;

      g_assert_true (wg_time_parse_typed (cases[i].text, WG_TIME_MONTH_FIRST, &day, &minute));
      day_text = wg_date_format (day);
      g_assert_cmpstr (day_text, ==, cases[i].day);
      g_assert_cmpint (minute, ==, cases[i].minute);
    }
}

static void
test_refuse (void)
{
  static const char *const texts[] = {
    "", " ", "soon", "2026", "2026-13-01", "2026-02-30", "2026-09-30 25:00", "2026-09-30 10:75",
    "2026-09-30 24:01", "2026-09-30 10", "2026-09-30 13:00 AM", "31/12/2026", "2026-09-30 8:00 x",
    "99999999", "2026-09", "123/1/2020",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      WgDate day;
      int minute;

      if (wg_time_parse_typed (texts[i], WG_TIME_MONTH_FIRST, &day, &minute))
        g_error ("“%s” was taken for a time", texts[i]);
    }
}

static void
test_order (void)
{
  g_autofree char *text = NULL;
  WgDate day;
  int minute;

  g_assert_cmpint (wg_time_tell_order ("1/31/20 0:05"), ==, 1);
  g_assert_cmpint (wg_time_tell_order ("31/1/20"), ==, -1);
  g_assert_cmpint (wg_time_tell_order ("1/2/20"), ==, 0);
  g_assert_cmpint (wg_time_tell_order ("2026-09-30"), ==, 0);
  g_assert_cmpint (wg_time_tell_order ("soon"), ==, 0);
  g_assert_true (wg_time_parse_typed ("3/4/2026 7:00", WG_TIME_DAY_FIRST, &day, &minute));
  text = wg_date_format (day);
  g_assert_cmpstr (text, ==, "2026-04-03");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/time-typed/read", test_read);
  g_test_add_func ("/time-typed/refuse", test_refuse);
  g_test_add_func ("/time-typed/order", test_order);
  return g_test_run ();
}
