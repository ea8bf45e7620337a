/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every number about service that the journeys' sample data set states, from the rows alone. */

#include "wg-sample-district.h"

#include "wg-date.h"
#include "wg-period.h"
#include "wg-test.h"

#include <math.h>
#include <string.h>

#define STREET "990101001"
#define N_COMMUNITIES 4

typedef struct
{
  GPtrArray  *rows;
  GHashTable *by_id; /* gint64 → WgRow */
  WgPeriod    quarter;
  WgTime      cutoff;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  fixture->rows = wg_sample_build ();
  fixture->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_assert_true (wg_period_parse ("2026Q3", &fixture->quarter));
  g_assert_true (wg_time_parse ("2026-09-30", &fixture->cutoff));
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, i);
      gint64 id = wg_row_get_id (row);

      g_assert_true (g_hash_table_insert (fixture->by_id, g_memdup2 (&id, sizeof id), row));
    }
}

static void
fixture_clear (Fixture *fixture)
{
  g_hash_table_unref (fixture->by_id);
  g_ptr_array_unref (fixture->rows);
}

static WgRow *
find (Fixture *fixture,
      gint64   id)
{
  return g_hash_table_lookup (fixture->by_id, &id);
}

static WgRow *
next_of (Fixture      *fixture,
         const WgKind *kind,
         guint        *i)
{
  while (*i < fixture->rows->len)
    {
      WgRow *row = g_ptr_array_index (fixture->rows, (*i)++);

      if (wg_row_get_kind (row) == kind)
        return row;
    }
  return NULL;
}

/* Code of the grid that a record is in. */
static const char *
place_of (Fixture     *fixture,
          const WgRow *row)
{
  int field = wg_kind_find_field (wg_row_get_kind (row), "grid");
  WgRow *grid = find (fixture, wg_row_get_int (row, (guint) field, 0));

  g_assert_nonnull (grid);
  g_assert_true (wg_row_get_kind (grid) == &wg_kind_grid);
  return wg_row_get_text (grid, WG_GRID_CODE);
}

static gboolean
counts_at (const WgRow *row,
           guint        stage,
           guint        entered,
           WgTime       cutoff)
{
  return wg_row_get_int (row, stage, 0) != 0
         && (cutoff == WG_TIME_NONE || wg_row_get_int (row, entered, G_MAXINT64) <= cutoff);
}

/* Rows of a kind under @place whose first stage @field lies in @period and that have reached
 * @stage by @cutoff. */
static guint
count_chain (Fixture      *fixture,
             const WgKind *kind,
             const char   *place,
             WgPeriod      period,
             guint         field,
             guint         stage,
             guint         entered,
             WgTime        cutoff)
{
  guint n = 0, i = 0;
  WgRow *row;

  while ((row = next_of (fixture, kind, &i)) != NULL)
    n += g_str_has_prefix (place_of (fixture, row), place)
         && wg_period_contains (&period, wg_time_get_day (wg_row_get_int (row, field, 0)))
         && counts_at (row, stage, entered, cutoff);
  return n;
}

typedef struct
{
  guint stage, entered;
} Stage;

static const Stage stages[] = {
  { WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_ENTERED },
  { WG_SERVICE_CASE_DISPATCHED_AT, WG_SERVICE_CASE_DISPATCHED_ENTERED },
  { WG_SERVICE_CASE_ACCEPTED_AT, WG_SERVICE_CASE_ACCEPTED_ENTERED },
  { WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_FINISHED_ENTERED },
  { WG_SERVICE_CASE_EVALUATED_AT, WG_SERVICE_CASE_EVALUATED_ENTERED },
};

static guint
count_orders (Fixture    *fixture,
              const char *place,
              guint       stage,
              WgTime      cutoff)
{
  return count_chain (fixture, &wg_kind_service_case, place, fixture->quarter,
                      WG_SERVICE_CASE_ORDERED_AT, stages[stage].stage, stages[stage].entered,
                      cutoff);
}

static void
test_orders (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  static const guint of_community[] = { 118, 137, 84, 73 };
  static const guint frozen[] = { 412, 405, 398, 371, 340 };
  static const guint live[] = { 412, 405, 398, 372, 340 };
  const WgTime before_late = wg_time_new (wg_date_new (2026, 10, 14), 16, 19);

  for (guint stage = 0; stage < G_N_ELEMENTS (stages); stage++)
    {
      guint sum = 0;

      for (guint c = 0; c < N_COMMUNITIES; c++)
        {
          g_autofree char *code = g_strdup_printf (STREET "%03u", c + 1);
          guint n = count_orders (fixture, code, stage, fixture->cutoff);

          if (stage == 0)
            g_assert_cmpuint (n, ==, of_community[c]);
          else
            g_assert_cmpuint (n, <=, count_orders (fixture, code, stage - 1, fixture->cutoff));
          sum += n;
        }
      g_assert_cmpuint (sum, ==, frozen[stage]);
      g_assert_cmpuint (count_orders (fixture, STREET, stage, fixture->cutoff), ==, frozen[stage]);
      g_assert_cmpuint (count_orders (fixture, STREET, stage, before_late), ==, frozen[stage]);
      g_assert_cmpuint (count_orders (fixture, STREET, stage, before_late + 1), ==, live[stage]);
      g_assert_cmpuint (count_orders (fixture, STREET, stage, WG_TIME_NONE), ==, live[stage]);
    }
}

static void
test_late_entry (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  guint n = 0, i = 0;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_service_case, &i)) != NULL)
    {
      gint64 finished = wg_row_get_int (row, WG_SERVICE_CASE_FINISHED_AT, 0);
      gint64 entered = wg_row_get_int (row, WG_SERVICE_CASE_FINISHED_ENTERED, 0);
      g_autofree char *day = NULL;
      g_autofree char *time = NULL;

      if (!wg_period_contains (&fixture->quarter,
                               wg_time_get_day (wg_row_get_int (row, WG_SERVICE_CASE_ORDERED_AT,
                                                                0)))
          || entered <= fixture->cutoff)
        continue;
      day = wg_date_format (wg_time_get_day (finished));
      time = wg_time_format (entered);
      g_assert_true (g_str_has_prefix (place_of (fixture, row), STREET "003"));
      g_assert_cmpstr (day, ==, "2026-09-29");
      g_assert_cmpstr (time, ==, "2026-10-14 16:20");
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

static void
test_satisfied_and_disputes (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  guint satisfied = 0, disputes = 0, same_day = 0, property = 0, i = 0;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_service_case, &i)) != NULL)
    {
      WgRow *class = find (fixture, wg_row_get_int (row, WG_SERVICE_CASE_SERVICE_CLASS, 0));
      gint64 parent = wg_row_get_int (class, WG_SERVICE_CLASS_PARENT, 0);
      WgRow *top = parent != 0 ? find (fixture, parent) : class;
      const char *name = wg_row_get_text (top, WG_SERVICE_CLASS_NAME);
      gint64 ordered = wg_row_get_int (row, WG_SERVICE_CASE_ORDERED_AT, 0);
      const char *place = place_of (fixture, row);

      g_assert_cmpstr (wg_row_get_text (class, WG_SERVICE_CLASS_CLASS_USE), ==, "case");
      if (!g_str_has_prefix (place, STREET)
          || !wg_period_contains (&fixture->quarter, wg_time_get_day (ordered)))
        continue;
      satisfied += wg_row_get_int (row, WG_SERVICE_CASE_SATISFIED, 0) == 1;
      property += strcmp (name, "物业") == 0 && g_str_has_prefix (place, STREET "002");
      if (strcmp (name, "矛盾") != 0)
        continue;
      g_assert_cmpint (wg_row_get_int (class, WG_SERVICE_CLASS_SAME_DAY, 0), ==, 1);
      disputes++;
      same_day += counts_at (row, WG_SERVICE_CASE_ANSWERED_AT, WG_SERVICE_CASE_ANSWERED_ENTERED,
                             fixture->cutoff)
                  && wg_time_get_day (wg_row_get_int (row, WG_SERVICE_CASE_ANSWERED_AT, 0))
                       == wg_time_get_day (ordered);
    }
  g_assert_cmpuint (satisfied, ==, 327);
  g_assert_cmpuint (disputes, ==, 36);
  g_assert_cmpuint (same_day, ==, 34);
  g_assert_cmpuint (property, >=, 45); /* of 137 */
}

static gint64
minutes_of (const char *clock)
{
  g_assert_cmpuint (strlen (clock), ==, 5);
  return g_ascii_strtoll (clock, NULL, 10) * 60 + g_ascii_strtoll (clock + 3, NULL, 10);
}

static void
test_activities (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  static const struct
  {
    guint  activities, person_times;
    double hours;
  } expected[] = {
    { 38, 356, 958.0 }, { 41, 412, 1102.5 }, { 27, 268, 714.0 }, { 26, 232, 632.0 },
  };
  guint activities[N_COMMUNITIES] = { 0 }, person_times[N_COMMUNITIES] = { 0 }, i = 0;
  double hours[N_COMMUNITIES] = { 0 };
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_activity, &i)) != NULL)
    {
      WgRow *class = find (fixture, wg_row_get_int (row, WG_ACTIVITY_SERVICE_CLASS, 0));
      WgRow *team = find (fixture, wg_row_get_int (row, WG_ACTIVITY_TEAM, 0));
      const char *place = place_of (fixture, row);
      double spent = wg_row_get_real (row, WG_ACTIVITY_HOURS, 0);
      gint64 people = wg_row_get_int (row, WG_ACTIVITY_PERSON_TIMES, 0);
      gint64 minutes = minutes_of (wg_row_get_text (row, WG_ACTIVITY_ENDS_AT))
                       - minutes_of (wg_row_get_text (row, WG_ACTIVITY_STARTS_AT));
      guint community = (guint) g_ascii_strtoull (place + 11, NULL, 10) / 1000 - 1;
      WgDate day;

      g_assert_cmpstr (wg_row_get_text (class, WG_SERVICE_CLASS_CLASS_USE), ==, "activity");
      g_assert_true (wg_row_get_kind (team) == &wg_kind_team);
      g_assert_true (wg_date_parse (wg_row_get_text (row, WG_ACTIVITY_HELD_ON), &day));
      g_assert_cmpint (minutes, >, 0);
      if (strcmp (wg_row_get_text (row, WG_ACTIVITY_STATUS), "held") != 0)
        {
          g_assert_cmpint (people, ==, 0);
          continue;
        }
      /* V-03 */
      g_assert_cmpint (people, >, 0);
      g_assert_cmpfloat (spent * 2, ==, floor (spent * 2));
      g_assert_cmpfloat (spent * 60, <=, (double) (people * minutes));
      if (!g_str_has_prefix (place, STREET) || !wg_period_contains (&fixture->quarter, day))
        continue;
      g_assert_cmpint (wg_row_get_int (row, WG_ACTIVITY_ENTERED_AT, G_MAXINT64), <=,
                       fixture->cutoff);
      g_assert_cmpuint (community, <, N_COMMUNITIES);
      activities[community]++;
      person_times[community] += (guint) people;
      hours[community] += spent;
    }
  for (guint c = 0; c < N_COMMUNITIES; c++)
    {
      g_assert_cmpuint (activities[c], ==, expected[c].activities);
      g_assert_cmpuint (person_times[c], ==, expected[c].person_times);
      g_assert_cmpfloat (hours[c], ==, expected[c].hours);
    }
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* M22: blank grids have no activity, crowded ones more than three times the median. */
static void
test_blank_and_crowded (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GHashTable) of_grid = g_hash_table_new (g_str_hash, g_str_equal);
  int counts[48];
  guint n = 0, blank = 0, crowded = 0, i = 0;
  double median;
  WgRow *row;

  while ((row = next_of (fixture, &wg_kind_activity, &i)) != NULL)
    {
      const char *place = place_of (fixture, row);
      WgDate day;

      g_assert_true (wg_date_parse (wg_row_get_text (row, WG_ACTIVITY_HELD_ON), &day));
      if (wg_period_contains (&fixture->quarter, day)
          && strcmp (wg_row_get_text (row, WG_ACTIVITY_STATUS), "held") == 0)
        g_hash_table_insert (of_grid, (gpointer) place,
                             GINT_TO_POINTER (
                               GPOINTER_TO_INT (g_hash_table_lookup (of_grid, place)) + 1));
    }
  i = 0;
  while ((row = next_of (fixture, &wg_kind_grid, &i)) != NULL)
    {
      const char *code = wg_row_get_text (row, WG_GRID_CODE);

      if (!g_str_has_prefix (code, STREET))
        continue;
      g_assert_cmpuint (n, <, G_N_ELEMENTS (counts));
      counts[n++] = GPOINTER_TO_INT (g_hash_table_lookup (of_grid, code));
    }
  g_assert_cmpuint (n, ==, 48);
  qsort (counts, n, sizeof *counts, compare_counts);
  median = (counts[23] + counts[24]) / 2.0;
  for (guint k = 0; k < n; k++)
    {
      blank += counts[k] == 0;
      crowded += counts[k] > 3 * median;
    }
  g_assert_cmpuint (blank, ==, 5);
  g_assert_cmpuint (crowded, ==, 3);
  /* The same three when only grids with an activity count for the median. */
  median = counts[5 + (43 - 1) / 2];
  g_assert_cmpfloat (counts[44], <=, 3 * median);
  g_assert_cmpfloat (counts[45], >, 3 * median);
}

static void
test_short_chains (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  const WgPeriod quarter = fixture->quarter;
  const WgTime cutoff = fixture->cutoff;
  guint in_time = 0, teams = 0, i = 0;
  WgRow *row;

  g_assert_cmpuint (count_chain (fixture, &wg_kind_whistle, STREET, quarter,
                                 WG_WHISTLE_WHISTLED_AT, WG_WHISTLE_WHISTLED_AT,
                                 WG_WHISTLE_WHISTLED_ENTERED, cutoff), ==, 21);
  while ((row = next_of (fixture, &wg_kind_whistle, &i)) != NULL)
    in_time += g_str_has_prefix (place_of (fixture, row), STREET)
               && wg_period_contains (&quarter, wg_time_get_day (
                                                  wg_row_get_int (row, WG_WHISTLE_WHISTLED_AT, 0)))
               && counts_at (row, WG_WHISTLE_ANSWERED_AT, WG_WHISTLE_ANSWERED_ENTERED, cutoff)
               && wg_row_get_int (row, WG_WHISTLE_ANSWERED_AT, 0)
                    <= wg_row_get_int (row, WG_WHISTLE_DUE_AT, 0);
  g_assert_cmpuint (in_time, ==, 19);

  g_assert_cmpuint (count_chain (fixture, &wg_kind_wish, STREET, quarter, WG_WISH_PUBLISHED_AT,
                                 WG_WISH_PUBLISHED_AT, WG_WISH_PUBLISHED_ENTERED, cutoff), ==, 64);
  g_assert_cmpuint (count_chain (fixture, &wg_kind_wish, STREET, quarter, WG_WISH_PUBLISHED_AT,
                                 WG_WISH_CLAIMED_AT, WG_WISH_CLAIMED_ENTERED, cutoff), ==, 58);
  g_assert_cmpuint (count_chain (fixture, &wg_kind_wish, STREET, quarter, WG_WISH_PUBLISHED_AT,
                                 WG_WISH_FULFILLED_AT, WG_WISH_FULFILLED_ENTERED, cutoff), ==, 51);

  g_assert_cmpuint (count_chain (fixture, &wg_kind_hard_problem, STREET, quarter,
                                 WG_HARD_PROBLEM_COLLECTED_AT, WG_HARD_PROBLEM_COLLECTED_AT,
                                 WG_HARD_PROBLEM_COLLECTED_ENTERED, cutoff), ==, 46);
  g_assert_cmpuint (count_chain (fixture, &wg_kind_hard_problem, STREET, quarter,
                                 WG_HARD_PROBLEM_COLLECTED_AT, WG_HARD_PROBLEM_TAKEN_AT,
                                 WG_HARD_PROBLEM_TAKEN_ENTERED, cutoff), ==, 18);
  g_assert_cmpuint (count_chain (fixture, &wg_kind_hard_problem, STREET, quarter,
                                 WG_HARD_PROBLEM_COLLECTED_AT, WG_HARD_PROBLEM_SOLVED_AT,
                                 WG_HARD_PROBLEM_SOLVED_ENTERED, cutoff), ==, 11);

  i = 0;
  while ((row = next_of (fixture, &wg_kind_team, &i)) != NULL)
    teams += g_str_has_prefix (
      wg_row_get_text (find (fixture, wg_row_get_int (row, WG_TEAM_UNIT, 0)), WG_UNIT_CODE),
      STREET);
  g_assert_cmpuint (teams, ==, 14);
}

/* No stage before the one it follows, none entered before it happened or before the one it
 * follows, nothing after the sample's clock but the one late entry. */
static void
check_order (const WgRow *row,
             const Stage *chain,
             guint        n,
             WgTime       now)
{
  gint64 last = wg_row_get_int (row, chain[0].stage, 0);
  gint64 known = last;

  for (guint k = 0; k < n; k++)
    {
      gint64 time = wg_row_get_int (row, chain[k].stage, 0);
      gint64 entered = wg_row_get_int (row, chain[k].entered, 0);

      g_assert_cmpint (time == 0, ==, entered == 0);
      if (time == 0)
        {
          for (guint later = k; later < n; later++)
            g_assert_cmpint (wg_row_get_int (row, chain[later].stage, 0), ==, 0);
          return;
        }
      g_assert_cmpint (time, >=, last);
      g_assert_cmpint (entered, >=, time);
      g_assert_cmpint (entered, >=, known);
      g_assert_cmpint (time, <=, now);
      last = time;
      known = entered;
    }
}

static void
test_order_of_times (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  static const Stage order[] = {
    { WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_ENTERED },
    { WG_SERVICE_CASE_DISPATCHED_AT, WG_SERVICE_CASE_DISPATCHED_ENTERED },
    { WG_SERVICE_CASE_ACCEPTED_AT, WG_SERVICE_CASE_ACCEPTED_ENTERED },
    { WG_SERVICE_CASE_ANSWERED_AT, WG_SERVICE_CASE_ANSWERED_ENTERED },
    { WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_FINISHED_ENTERED },
    { WG_SERVICE_CASE_EVALUATED_AT, WG_SERVICE_CASE_EVALUATED_ENTERED },
  };
  static const Stage whistle[] = { { WG_WHISTLE_WHISTLED_AT, WG_WHISTLE_WHISTLED_ENTERED },
                                   { WG_WHISTLE_ANSWERED_AT, WG_WHISTLE_ANSWERED_ENTERED } };
  static const Stage wish[] = { { WG_WISH_PUBLISHED_AT, WG_WISH_PUBLISHED_ENTERED },
                                { WG_WISH_CLAIMED_AT, WG_WISH_CLAIMED_ENTERED },
                                { WG_WISH_FULFILLED_AT, WG_WISH_FULFILLED_ENTERED } };
  static const Stage problem[] = {
    { WG_HARD_PROBLEM_COLLECTED_AT, WG_HARD_PROBLEM_COLLECTED_ENTERED },
    { WG_HARD_PROBLEM_TAKEN_AT, WG_HARD_PROBLEM_TAKEN_ENTERED },
    { WG_HARD_PROBLEM_SOLVED_AT, WG_HARD_PROBLEM_SOLVED_ENTERED },
  };
  guint late = 0;
  WgTime now;

  g_assert_true (wg_time_parse (WG_SAMPLE_NOW, &now));
  for (guint i = 0; i < fixture->rows->len; i++)
    {
      const WgRow *row = g_ptr_array_index (fixture->rows, i);
      const WgKind *kind = wg_row_get_kind (row);

      if (kind == &wg_kind_service_case)
        {
          check_order (row, order, G_N_ELEMENTS (order), now);
          late += wg_row_get_int (row, WG_SERVICE_CASE_FINISHED_ENTERED, 0) > now;
          g_assert_cmpint (wg_row_get_int (row, WG_SERVICE_CASE_EVALUATED_AT, 0) != 0, ==,
                           wg_row_get_int (row, WG_SERVICE_CASE_SATISFIED, -1) >= 0);
        }
      else if (kind == &wg_kind_whistle)
        check_order (row, whistle, G_N_ELEMENTS (whistle), now);
      else if (kind == &wg_kind_wish)
        check_order (row, wish, G_N_ELEMENTS (wish), now);
      else if (kind == &wg_kind_hard_problem)
        check_order (row, problem, G_N_ELEMENTS (problem), now);
    }
  g_assert_cmpuint (late, ==, 1);
}

/* There is something to compare with, in every community, and it grew. */
static void
test_comparison (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  static const char *const periods[] = { "2025Q3", "2025Q4", "2026Q1", "2026Q2", "2026Q3" };
  static const char *const streets[] = { STREET, "990101002", "990101003", "990101100" };

  for (guint s = 0; s < G_N_ELEMENTS (streets); s++)
    {
      guint orders[G_N_ELEMENTS (periods)];
      WgPeriod october;

      for (guint p = 0; p < G_N_ELEMENTS (periods); p++)
        {
          WgPeriod period;

          g_assert_true (wg_period_parse (periods[p], &period));
          orders[p] = count_chain (fixture, &wg_kind_service_case, streets[s], period,
                                   WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_AT,
                                   WG_SERVICE_CASE_ORDERED_ENTERED, WG_TIME_NONE);
          g_assert_cmpuint (orders[p], >, 100);
        }
      g_assert_cmpuint (orders[4], >, orders[3]);
      g_assert_cmpuint (orders[4], >, orders[0]);
      g_assert_true (wg_period_parse ("2026-10", &october));
      g_assert_cmpuint (count_chain (fixture, &wg_kind_service_case, streets[s], october,
                                     WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_AT,
                                     WG_SERVICE_CASE_ORDERED_ENTERED, WG_TIME_NONE), >, 10);
    }
}

int
main (int   argc,
      char *argv[])
{
  /* Nothing here changes the rows: one sample is enough. */
  Fixture fixture;
  int status;

  g_test_init (&argc, &argv, NULL);
  fixture_init (&fixture);
#define ADD(path, function) g_test_add_data_func (path, &fixture, function)
  ADD ("/sample/service/orders", test_orders);
  ADD ("/sample/service/late-entry", test_late_entry);
  ADD ("/sample/service/satisfied-and-disputes", test_satisfied_and_disputes);
  ADD ("/sample/service/activities", test_activities);
  ADD ("/sample/service/blank-and-crowded", test_blank_and_crowded);
  ADD ("/sample/service/short-chains", test_short_chains);
  ADD ("/sample/service/order-of-times", test_order_of_times);
  ADD ("/sample/service/comparison", test_comparison);
  status = g_test_run ();
  fixture_clear (&fixture);
  return status;
}
