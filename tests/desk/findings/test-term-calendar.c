/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Re-elections by month: the sample's sum and list, no working committee, a town committee's own
 * end, what is overdue, what is bunched. */

#include "wg-term-calendar.h"

#include "wg-sample-file.h"

static guint
sum_months (WgTermCalendar *calendar)
{
  guint sum = 0;

  for (guint i = 0; i < calendar->n_months; i++)
    sum += calendar->counts[i];
  return sum;
}

static void
test_street (WgSampleFile *sample,
             gconstpointer data)
{
  gint64 street = wg_unit_get_id (wg_district_find_unit_by_code (sample->district, "990101001"));
  g_autoptr (WgTermCalendar) calendar =
      wg_term_calendar_new (sample->district, street, NULL, 24, 0.2);
  guint soon = 0;

  g_assert_cmpint (calendar->year, ==, 2026);
  g_assert_cmpint (calendar->month, ==, 10);
  g_assert_cmpuint (sum_months (calendar), ==, calendar->ends->len);
  /* The two that are past their term (journeys.md 4.1, 9–10), and the four that end soon. */
  g_assert_cmpuint (calendar->overdue->len, ==, 2);
  for (guint i = 0; i < calendar->ends->len; i++)
    {
      const WgTermEnd *end = g_ptr_array_index (calendar->ends, i);

      soon += end->end <= wg_date_new (2026, 10, 12) + 180;
      g_assert_cmpuint (end->month, <, 24);
      g_assert_cmpstr (wg_unit_get_body_type (end->unit), !=, "working_committee");
    }
  g_assert_cmpuint (soon, ==, 4);
  g_assert_cmpuint (calendar->dispatched->len, ==, 1);
}

static void
test_types (WgSampleFile *sample,
            gconstpointer data)
{
  g_autoptr (WgTermCalendar) committees =
      wg_term_calendar_new (sample->district, 0, "working_committee", 24, 0.2);
  g_autoptr (WgTermCalendar) town =
      wg_term_calendar_new (sample->district, 0, "town_committee", 120, 0.2);

  /* R-11, J2 5: three working committees without a term, one town committee with one. */
  g_assert_cmpuint (committees->dispatched->len, ==, 3);
  g_assert_cmpuint (committees->ends->len, ==, 0);
  g_assert_cmpuint (town->dispatched->len, ==, 0);
  g_assert_cmpuint (town->ends->len + town->overdue->len, ==, 1);
}

static void
test_bunched (WgSampleFile *sample,
              gconstpointer data)
{
  g_autoptr (WgTermCalendar) all = wg_term_calendar_new (sample->district, 0, NULL, 1200, 0.2);
  g_autoptr (WgTermCalendar) one = wg_term_calendar_new (sample->district, 0, NULL, 1200, 1.0);

  g_assert_cmpuint (all->ends->len, >, 100);
  for (guint i = 0; i < all->n_months; i++)
    {
      g_assert_false (wg_term_calendar_is_bunched (one, i));
      g_assert_cmpint (wg_term_calendar_is_bunched (all, i), ==,
                       all->counts[i] > 0.2 * all->ends->len && all->counts[i] > 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *master = wg_test_dir_file (dir, "master.wangge");

  g_test_init (&argc, &argv, NULL);
  wg_sample_file_build (master);
  WG_SAMPLE_TEST ("/term-calendar/street", test_street, master);
  WG_SAMPLE_TEST ("/term-calendar/types", test_types, master);
  WG_SAMPLE_TEST ("/term-calendar/bunched", test_bunched, master);
  return g_test_run ();
}
