/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Re-elections by month: the sample's sum and list, no working committee, a town committee's own
 * end, what is overdue, what is bunched. */

#include "wg-term-calendar.h"

#include "wg-sample.h"
#include "wg-test.h"

typedef struct
{
  WgTestDir  *dir;
  WgDistrict *district;
} Sample;

static void
set_up (Sample       *sample,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  sample->dir = wg_test_dir_new ();
  path = wg_test_dir_file (sample->dir, "sample.wangge");
  wg_desk_sample_create (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sample->district = wg_district_open (path, WG_DISTRICT_READ_ONLY | WG_DISTRICT_NO_MAP, &error);
  g_assert_no_error (error);
}

static void
tear_down (Sample       *sample,
           gconstpointer data)
{
  wg_district_close (sample->district);
  g_clear_object (&sample->district);
  wg_test_dir_free (sample->dir);
}

static guint
sum_months (WgTermCalendar *calendar)
{
  guint sum = 0;

  for (guint i = 0; i < calendar->n_months; i++)
    sum += calendar->counts[i];
  return sum;
}

static void
test_street (Sample       *sample,
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
test_types (Sample       *sample,
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
test_bunched (Sample       *sample,
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
  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("WANGGE_NOW");
  g_test_add ("/term-calendar/street", Sample, NULL, set_up, test_street, tear_down);
  g_test_add ("/term-calendar/types", Sample, NULL, set_up, test_types, tear_down);
  g_test_add ("/term-calendar/bunched", Sample, NULL, set_up, test_bunched, tear_down);
  return g_test_run ();
}
