/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-date.h"

static void
test_new (void)
{
  const struct
  {
    int year, month, day;
    WgDate expected;
  } cases[] = {
    { 1970, 1, 1, 0 },
    { 1970, 1, 2, 1 },
    { 1969, 12, 31, -1 },
    { 2000, 2, 29, 11016 },
    { 2026, 9, 30, 20726 },
    { 2026, 10, 12, 20738 },
    { 1, 1, 1, -719162 },
    { 9999, 12, 31, 2932896 },
    { 2026, 2, 29, WG_DATE_NONE },
    { 1900, 2, 29, WG_DATE_NONE },
    { 2026, 4, 31, WG_DATE_NONE },
    { 2026, 13, 1, WG_DATE_NONE },
    { 2026, 0, 1, WG_DATE_NONE },
    { 2026, 1, 0, WG_DATE_NONE },
    { 2026, 1, -1, WG_DATE_NONE },
    { 2026, 1, 256 + 1, WG_DATE_NONE }, /* no wrapping of narrow types */
    { 0, 1, 1, WG_DATE_NONE },
    { 10000, 1, 1, WG_DATE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wg_date_new (cases[i].year, cases[i].month, cases[i].day), ==,
                     cases[i].expected);
}

static void
test_split (void)
{
  int year, month, day;

  /* every day of four centuries, leap rules included */
  for (WgDate date = wg_date_new (1800, 1, 1); date <= wg_date_new (2200, 12, 31); date++)
    {
      wg_date_split (date, &year, &month, &day);
      g_assert_cmpint (wg_date_new (year, month, day), ==, date);
    }

  wg_date_split (20726, &year, NULL, &day);
  g_assert_cmpint (year, ==, 2026);
  g_assert_cmpint (day, ==, 30);

  wg_date_split (WG_DATE_NONE, &year, &month, &day);
  g_assert_cmpint (year, ==, 0);
  g_assert_cmpint (month, ==, 0);
  g_assert_cmpint (day, ==, 0);
  wg_date_split (G_MAXINT32, &year, &month, &day);
  g_assert_cmpint (year, ==, 0);
}

static void
test_parse (void)
{
  const struct
  {
    const char *text;
    WgDate expected; /* NONE: refused */
  } cases[] = {
    { "2026-09-30", 20726 },
    { "1970-01-01", 0 },
    { "2024-02-29", 19782 },
    { "2026-02-29", WG_DATE_NONE },
    { "2026-9-30", WG_DATE_NONE },
    { "2026-09-30 ", WG_DATE_NONE },
    { " 2026-09-30", WG_DATE_NONE },
    { "2026-09-3", WG_DATE_NONE },
    { "2026-09-", WG_DATE_NONE },
    { "2026-09", WG_DATE_NONE },
    { "2026/09/30", WG_DATE_NONE },
    { "+026-09-30", WG_DATE_NONE },
    { "2026-+9-30", WG_DATE_NONE },
    { "２０２６-09-30", WG_DATE_NONE },
    { "0000-01-01", WG_DATE_NONE },
    { "", WG_DATE_NONE },
    { NULL, WG_DATE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgDate date = 4711;
      gboolean parsed = wg_date_parse (cases[i].text, &date);

      g_assert_cmpint (parsed, ==, cases[i].expected != WG_DATE_NONE);
      g_assert_cmpint (date, ==, parsed ? cases[i].expected : 4711);
    }
}

static void
test_format (void)
{
  g_autofree char *plain = wg_date_format (20726);
  g_autofree char *early = wg_date_format (wg_date_new (33, 3, 3));
  g_autofree char *none = wg_date_format (WG_DATE_NONE);

  g_assert_cmpstr (plain, ==, "2026-09-30");
  g_assert_cmpstr (early, ==, "0033-03-03");
  g_assert_cmpstr (none, ==, "");
}

static void
test_time_new (void)
{
  WgDate day = wg_date_new (2026, 9, 30);
  const struct
  {
    WgDate day;
    int hour, minute;
    WgTime expected;
  } cases[] = {
    { 0, 0, 0, 0 },
    { 0, 1, 1, 61 },
    { -1, 23, 59, -1 },
    { 20726, 16, 20, 20726 * 1440 + 980 },
    { 20726, 24, 0, 20727 * 1440 },
    { 20726, 24, 1, WG_TIME_NONE },
    { 20726, 25, 0, WG_TIME_NONE },
    { 20726, -1, 0, WG_TIME_NONE },
    { 20726, 1, 60, WG_TIME_NONE },
    { 20726, 1, -1, WG_TIME_NONE },
    { WG_DATE_NONE, 0, 0, WG_TIME_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (wg_time_new (cases[i].day, cases[i].hour, cases[i].minute), ==,
                     cases[i].expected);

  g_assert_cmpint (wg_time_new (day, 24, 0), ==, wg_time_new (day + 1, 0, 0));
}

static void
test_time_get_day (void)
{
  g_assert_cmpint (wg_time_get_day (0), ==, 0);
  g_assert_cmpint (wg_time_get_day (1439), ==, 0);
  g_assert_cmpint (wg_time_get_day (1440), ==, 1);
  g_assert_cmpint (wg_time_get_day (-1), ==, -1);
  g_assert_cmpint (wg_time_get_day (-1440), ==, -1);
  g_assert_cmpint (wg_time_get_day (-1441), ==, -2);
  g_assert_cmpint (wg_time_get_day (WG_TIME_NONE), ==, WG_DATE_NONE);
  g_assert_cmpint (wg_time_get_day (G_MAXINT64), ==, WG_DATE_NONE);
}

static void
test_time_parse (void)
{
  const WgTime day = (WgTime) 20726 * 1440;
  const struct
  {
    const char *text;
    WgTime expected;
  } cases[] = {
    { "2026-09-30 16:20", day + 16 * 60 + 20 },
    { "2026-09-30T16:20", day + 16 * 60 + 20 },
    { "2026-09-30 00:00", day },
    { "2026-09-30 24:00", day + 1440 },
    { "2026-09-30", day + 1440 },
    { "2026-09-30 24:01", WG_TIME_NONE },
    { "2026-09-30 16:60", WG_TIME_NONE },
    { "2026-09-30 6:20", WG_TIME_NONE },
    { "2026-09-30 16:2", WG_TIME_NONE },
    { "2026-09-30 16", WG_TIME_NONE },
    { "2026-09-30 ", WG_TIME_NONE },
    { "2026-09-30 16:20:00", WG_TIME_NONE },
    { "2026-02-30 16:20", WG_TIME_NONE },
    { "16:20", WG_TIME_NONE },
    { "", WG_TIME_NONE },
    { NULL, WG_TIME_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgTime time = 4711;
      gboolean parsed = wg_time_parse (cases[i].text, &time);

      g_assert_cmpint (parsed, ==, cases[i].expected != WG_TIME_NONE);
      g_assert_cmpint (time, ==, parsed ? cases[i].expected : 4711);
    }
}

static void
test_time_format (void)
{
  const struct
  {
    WgTime time;
    const char *expected;
  } cases[] = {
    { 0, "1970-01-01 00:00" },
    { -1, "1969-12-31 23:59" },
    { (WgTime) 20726 * 1440 + 980, "2026-09-30 16:20" },
    { WG_TIME_NONE, "" },
    { G_MAXINT64, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = wg_time_format (cases[i].time);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_parse_typed (void)
{
  static const char *const good[] = { "2026-09-30", "2026-9-30", "2026/9/30", "2026.9.30",
                                      "20260930", "2026年9月30日", "2026年9月30", " 2026-9-30 ",
                                      "２０２６-９-３０" };
  static const char *const bad[] = { NULL, "", "2026-9", "2026-9-31", "26-9-30", "2026 9 30",
                                     "2026-9-30x", "2026930", "20261330", "今天" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      WgDate date = WG_DATE_NONE;

      g_assert_true (wg_date_parse_typed (good[i], &date));
      g_assert_cmpint (date, ==, wg_date_new (2026, 9, 30));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      WgDate date = 7;

      g_assert_false (wg_date_parse_typed (bad[i], &date));
      g_assert_cmpint (date, ==, 7);
    }
}

/* There and back again, to the minute; the office's days follow the machine's zone. */
static void
test_time_unix (void)
{
  WgDate day = wg_date_new (2026, 10, 12);
  const WgTime times[] = { wg_time_new (day, 0, 0), wg_time_new (day, 8, 30),
                           wg_time_new (day, 23, 59) };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      gint64 moment = wg_time_to_unix (times[i]);

      g_assert_cmpint (wg_time_new_from_unix (moment), ==, times[i]);
      g_assert_cmpint (wg_time_new_from_unix (moment + 59999), ==, times[i]);
      g_assert_cmpint (wg_time_new_from_unix (moment - 1), ==, times[i] - 1);
    }
  g_assert_cmpint (wg_time_to_unix (times[1]) - wg_time_to_unix (times[0]), ==, 510 * 60000);
  g_assert_cmpint (wg_time_to_unix (WG_TIME_NONE), ==, 0);
  g_assert_cmpint (wg_time_new_from_unix (G_MAXINT64), ==, WG_TIME_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/new", test_new);
  g_test_add_func ("/date/split", test_split);
  g_test_add_func ("/date/parse", test_parse);
  g_test_add_func ("/date/parse-typed", test_parse_typed);
  g_test_add_func ("/date/format", test_format);
  g_test_add_func ("/date/time-new", test_time_new);
  g_test_add_func ("/date/time-get-day", test_time_get_day);
  g_test_add_func ("/date/time-parse", test_time_parse);
  g_test_add_func ("/date/time-format", test_time_format);
  g_test_add_func ("/date/time-unix", test_time_unix);
  return g_test_run ();
}
