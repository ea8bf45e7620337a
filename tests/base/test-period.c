/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-period.h"

static WgPeriod
period (const char *text)
{
  WgPeriod result;

  g_assert_true (wg_period_parse (text, &result));

  return result;
}

static void
test_parse (void)
{
  const struct
  {
    const char *text, *first, *last; /* NULL: refused */
  } cases[] = {
    { "2026", "2026-01-01", "2026-12-31" },
    { "2026Q1", "2026-01-01", "2026-03-31" },
    { "2026Q2", "2026-04-01", "2026-06-30" },
    { "2026Q3", "2026-07-01", "2026-09-30" },
    { "2026q4", "2026-10-01", "2026-12-31" },
    { "2026-09", "2026-09-01", "2026-09-30" },
    { "2024-02", "2024-02-01", "2024-02-29" },
    { "2026-12", "2026-12-01", "2026-12-31" },
    { "9999-12", "9999-12-01", "9999-12-31" },
    { "2026-07-01..2026-08-15", "2026-07-01", "2026-08-15" },
    { "2026-07-01..2026-07-01", "2026-07-01", "2026-07-01" },
    { "2026-07-02..2026-07-01", NULL, NULL },
    { "2026-07-01...2026-07-02", NULL, NULL },
    { "2026-07-01..", NULL, NULL },
    { "..2026-07-01", NULL, NULL },
    { "2026-07-01", NULL, NULL },
    { "2026Q0", NULL, NULL },
    { "2026Q5", NULL, NULL },
    { "2026Q", NULL, NULL },
    { "2026Q33", NULL, NULL },
    { "2026-13", NULL, NULL },
    { "2026-00", NULL, NULL },
    { "2026-9", NULL, NULL },
    { "0000", NULL, NULL },
    { "0000Q1", NULL, NULL },
    { "202", NULL, NULL },
    { "20266", NULL, NULL },
    { "26Q3", NULL, NULL },
    { "-026", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgPeriod result = { 4711, 4712 };
      gboolean parsed = wg_period_parse (cases[i].text, &result);
      g_autofree char *first = wg_date_format (result.first);
      g_autofree char *last = wg_date_format (result.last);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (parsed, ==, cases[i].first != NULL);
      if (parsed)
        {
          g_assert_cmpstr (first, ==, cases[i].first);
          g_assert_cmpstr (last, ==, cases[i].last);
        }
      else
        {
          g_assert_cmpint (result.first, ==, 4711);
          g_assert_cmpint (result.last, ==, 4712);
        }
    }
}

static void
test_format (void)
{
  const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "2026", "2026" },
    { "2026Q3", "2026Q3" },
    { "2026-09", "2026-09" },
    { "2026-01-01..2026-12-31", "2026" },
    { "2026-07-01..2026-09-30", "2026Q3" },
    { "2024-02-01..2024-02-29", "2024-02" },
    { "2024-02-01..2024-02-28", "2024-02-01..2024-02-28" },
    { "2026-02-01..2026-04-30", "2026-02-01..2026-04-30" },
    { "2026-02-01..2027-01-31", "2026-02-01..2027-01-31" },
    { "2026-01-01..2026-06-30", "2026-01-01..2026-06-30" },
    { "2026-07-03..2026-08-15", "2026-07-03..2026-08-15" },
  };
  WgPeriod none = { WG_DATE_NONE, WG_DATE_NONE };
  g_autofree char *empty = wg_period_format (&none);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgPeriod value = period (cases[i].text);
      g_autofree char *text = wg_period_format (&value);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_cmpstr (empty, ==, "");
}

static void
test_quarter_ended_before (void)
{
  const struct
  {
    const char *day, *expected;
  } cases[] = {
    { "2026-10-12", "2026Q3" },
    { "2026-10-01", "2026Q3" },
    { "2026-09-30", "2026Q2" }, /* not over yet */
    { "2026-03-31", "2025Q4" },
    { "2026-01-01", "2025Q4" },
    { "2026-12-31", "2026Q3" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgDate day;
      WgPeriod quarter;
      g_autofree char *text = NULL;

      g_assert_true (wg_date_parse (cases[i].day, &day));
      quarter = wg_period_quarter_ended_before (day);
      text = wg_period_format (&quarter);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_steps (void)
{
  const struct
  {
    const char *text, *previous, *year_before;
  } cases[] = {
    { "2026", "2025", "2025" },
    { "2026Q3", "2026Q2", "2025Q3" },
    { "2026Q1", "2025Q4", "2025Q1" },
    { "2026-03", "2026-02", "2025-03" },
    { "2024-03", "2024-02", "2023-03" },
    { "2026-01", "2025-12", "2025-01" },
    { "2025-02", "2025-01", "2024-02" }, /* 28 days become 29 */
    { "2024-02", "2024-01", "2023-02" },
    { "2026-01-01..2026-06-30", "2025-07-01..2025-12-31", "2025-01-01..2025-06-30" },
    { "2026-07-11..2026-07-20", "2026-07-01..2026-07-10", "2025-07-11..2025-07-20" },
    { "2024-02-29..2024-03-10", "2024-02-18..2024-02-28", "2023-02-28..2023-03-10" },
    { "2026-07-11..2026-07-11", "2026-07-10..2026-07-10", "2025-07-11..2025-07-11" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      WgPeriod value = period (cases[i].text);
      WgPeriod previous = wg_period_previous (&value);
      WgPeriod year_before = wg_period_year_before (&value);
      WgPeriod next = wg_period_next (&previous);
      WgPeriod after = wg_period_next (&value);
      g_autofree char *previous_text = wg_period_format (&previous);
      g_autofree char *year_text = wg_period_format (&year_before);

      g_assert_cmpstr (previous_text, ==, cases[i].previous);
      g_assert_cmpstr (year_text, ==, cases[i].year_before);
      g_assert_cmpint (previous.last + 1, ==, value.first);
      g_assert_cmpint (next.first, ==, value.first);
      g_assert_cmpint (after.first, ==, value.last + 1);
    }
}

static void
test_contains (void)
{
  WgPeriod quarter = period ("2026Q3");
  WgPeriod none = { WG_DATE_NONE, WG_DATE_NONE };

  g_assert_true (wg_period_contains (&quarter, wg_date_new (2026, 7, 1)));
  g_assert_true (wg_period_contains (&quarter, wg_date_new (2026, 9, 30)));
  g_assert_false (wg_period_contains (&quarter, wg_date_new (2026, 6, 30)));
  g_assert_false (wg_period_contains (&quarter, wg_date_new (2026, 10, 1)));
  g_assert_false (wg_period_contains (&quarter, WG_DATE_NONE));
  g_assert_false (wg_period_contains (&none, WG_DATE_NONE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/parse", test_parse);
  g_test_add_func ("/period/format", test_format);
  g_test_add_func ("/period/quarter-ended-before", test_quarter_ended_before);
  g_test_add_func ("/period/steps", test_steps);
  g_test_add_func ("/period/contains", test_contains);
  return g_test_run ();
}
