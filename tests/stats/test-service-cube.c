/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-service-cube.h"

#include "wg-test.h"

#include <string.h>

#define N_SLOTS 40
#define N_UNITS 7
#define N_RECORDS 20000

typedef struct
{
  WgMeasure measure;
  gint64    service_class;
  guint     slot, unit;
  WgDate    day;
  gint64    value;
} Entry;

/* Every unit has its slots in one run, as in a tree. */
static Entry
random_entry (GRand *random)
{
  Entry entry = {
    .measure = (WgMeasure) g_rand_int_range (random, WG_MEASURE_ORDERS, WG_MEASURE_DISPATCHED + 1),
    .service_class = g_rand_int_range (random, 0, 4) * 1000,
    .slot = (guint) g_rand_int_range (random, 0, N_SLOTS),
    .day = wg_date_new (2025, 11, 1) + g_rand_int_range (random, 0, 400),
    .value = g_rand_int_range (random, -2, 9),
  };

  entry.unit = entry.slot * N_UNITS / N_SLOTS;
  return entry;
}

static gint64
sum_entries (const Entry *entries,
             WgMeasure    measure,
             gint64       service_class,
             guint        from,
             guint        to,
             gboolean     by_unit,
             WgPeriod     period)
{
  gint64 sum = 0;

  for (guint i = 0; i < N_RECORDS; i++)
    {
      const Entry *entry = &entries[i];
      guint place = by_unit ? entry->unit : entry->slot;

      if (entry->measure == measure && place >= from && place < to &&
          (service_class < 0 || entry->service_class == service_class) &&
          wg_period_contains (&period, entry->day))
        sum += entry->value;
    }
  return sum;
}

/* Any range of places, months, days and classes sums to what the entries give one by one. */
static void
test_sums (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (WgServiceCube) cube = wg_service_cube_new (N_SLOTS, N_UNITS);
  g_autofree Entry *entries = g_new (Entry, N_RECORDS);
  WgPeriod range;

  g_assert_false (wg_service_cube_get_range (cube, &range));
  for (guint i = 0; i < N_RECORDS; i++)
    {
      entries[i] = random_entry (random);
      g_assert_true (wg_service_cube_add (cube, entries[i].measure, entries[i].service_class,
                                          entries[i].slot, entries[i].unit, entries[i].day,
                                          entries[i].value));
    }
  g_assert_true (wg_service_cube_get_range (cube, &range));
  g_assert_cmpuint (wg_service_cube_get_classes (cube)->len, ==, 4);
  g_assert_cmpuint (wg_service_cube_get_memory (cube), >, 0);
  g_assert_true (wg_service_cube_keeps_days (cube, TRUE));
  g_assert_cmpint (wg_service_cube_get_total (cube, WG_MEASURE_ORDERS), ==,
                   sum_entries (entries, WG_MEASURE_ORDERS, -1, 0, N_SLOTS, FALSE, range));
  for (guint i = 0; i < 200; i++)
    {
      WgMeasure measure = (WgMeasure) g_rand_int_range (random, WG_MEASURE_ORDERS,
                                                        WG_MEASURE_DISPATCHED + 1);
      gint64 service_class = g_rand_int_range (random, -1, 4) * 1000;
      guint class = service_class < 0 ? WG_CUBE_ALL_CLASSES
                                      : wg_service_cube_find_class (cube, service_class);
      guint from = (guint) g_rand_int_range (random, 0, N_SLOTS);
      guint to = (guint) g_rand_int_range (random, (gint32) from, N_SLOTS + 1);
      gint32 first = wg_cube_month_of (range.first) + g_rand_int_range (random, -2, 10);
      gint32 last = first + g_rand_int_range (random, 0, 8);
      WgPeriod months = { wg_cube_month_first (first), wg_cube_month_first (last + 1) - 1 };
      WgPeriod days = { range.first + g_rand_int_range (random, -9, 300), 0 };
      gint64 expected = sum_entries (entries, measure, service_class, from, to, FALSE, months);
      g_autofree gint64 *values = g_new0 (gint64, N_SLOTS);
      gint64 total = 0;

      g_assert_cmpint (wg_service_cube_sum_months (cube, measure, class, from, to, first, last),
                       ==, expected);
      wg_service_cube_add_months (cube, measure, class, from, to, first, last, values);
      for (guint k = 0; k < to - from; k++)
        total += values[k];
      g_assert_cmpint (total, ==, expected);

      days.last = days.first + g_rand_int_range (random, 0, 200);
      g_assert_true (wg_service_cube_add_days (cube, measure, class, from, to, days.first,
                                               days.last, values));
      for (guint k = 0; k < to - from; k++)
        total -= values[k];
      g_assert_cmpint (-total, ==, sum_entries (entries, measure, service_class, from, to, FALSE,
                                                days));

      from = (guint) g_rand_int_range (random, 0, N_UNITS);
      to = (guint) g_rand_int_range (random, (gint32) from, N_UNITS + 1);
      days.last = days.first + g_rand_int_range (random, 0, 200);
      g_assert_cmpint (wg_service_cube_sum_days (cube, measure, class, from, to, days.first,
                                                 days.last),
                       ==, sum_entries (entries, measure, service_class, from, to, TRUE, days));
    }
}

/* Of more sums than are kept one by one, the days of a place are known for all classes together. */
static void
test_very_many (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autoptr (WgServiceCube) cube = wg_service_cube_new (N_SLOTS, N_UNITS);
  g_autofree Entry *entries = g_new (Entry, N_RECORDS);
  const guint n_rounds = WG_CUBE_MAX_ENTRIES / N_RECORDS + 1;
  gint64 values[N_SLOTS] = { 0 };

  for (guint i = 0; i < N_RECORDS; i++)
    entries[i] = random_entry (random);
  for (guint round = 0; round < n_rounds; round++)
    {
      g_assert_true (wg_service_cube_keeps_days (cube, TRUE));
      for (guint i = 0; i < N_RECORDS; i++)
        g_assert_true (wg_service_cube_add (cube, entries[i].measure, entries[i].service_class,
                                            entries[i].slot, entries[i].unit, entries[i].day,
                                            entries[i].value));
    }
  g_assert_false (wg_service_cube_keeps_days (cube, TRUE));
  g_assert_true (wg_service_cube_keeps_days (cube, FALSE));
  for (guint i = 0; i < 20; i++)
    {
      guint slot = (guint) g_rand_int_range (random, 0, N_SLOTS);
      WgPeriod days = { wg_date_new (2025, 11, 1) + g_rand_int_range (random, -5, 300), 0 };

      days.last = days.first + g_rand_int_range (random, 0, 90);
      memset (values, 0, sizeof values);
      g_assert_true (wg_service_cube_add_days (cube, WG_MEASURE_ORDERS, WG_CUBE_ALL_CLASSES, slot,
                                               slot + 1, days.first, days.last, values));
      g_assert_cmpint (values[0], ==,
                       n_rounds * sum_entries (entries, WG_MEASURE_ORDERS, -1, slot, slot + 1,
                                               FALSE, days));
      g_assert_false (wg_service_cube_add_days (cube, WG_MEASURE_ORDERS,
                                                wg_service_cube_find_class (cube, 1000), slot,
                                                slot + 1, days.first, days.last, values));
    }
}

/* What does not occur is 0 and takes no memory. */
static void
test_absent (void)
{
  g_autoptr (WgServiceCube) cube = wg_service_cube_new (3, 2);

  g_assert_cmpint (wg_service_cube_sum_months (cube, WG_MEASURE_HOURS, WG_CUBE_ALL_CLASSES, 0, 3,
                                               0, 99999), ==, 0);
  g_assert_cmpuint (wg_service_cube_find_class (cube, 5), ==, G_MAXUINT);
  g_assert_cmpint (wg_service_cube_sum_days (cube, WG_MEASURE_HOURS, G_MAXUINT, 0, 2, 0, 99999),
                   ==, 0);
  g_assert_cmpuint (wg_service_cube_get_memory (cube), ==, 0);
}

/* A sum that would not fit is refused and leaves the cube as it was. */
static void
test_overflow (void)
{
  g_autoptr (WgServiceCube) cube = wg_service_cube_new (2, 1);
  WgDate day = wg_date_new (2026, 7, 1);
  gint32 month = wg_cube_month_of (day);

  g_assert_true (wg_service_cube_add (cube, WG_MEASURE_ITEMS, 1, 0, 0, day, G_MAXINT32));
  g_assert_false (wg_service_cube_add (cube, WG_MEASURE_ITEMS, 2, 0, 0, day, 1));
  g_assert_false (wg_service_cube_add (cube, WG_MEASURE_ITEMS, 1, 0, 0, day, G_MAXINT64));
  g_assert_cmpint (wg_service_cube_sum_months (cube, WG_MEASURE_ITEMS, WG_CUBE_ALL_CLASSES, 0, 2,
                                               month, month), ==, G_MAXINT32);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-cube/sums", test_sums);
  g_test_add_func ("/service-cube/very-many", test_very_many);
  g_test_add_func ("/service-cube/absent", test_absent);
  g_test_add_func ("/service-cube/overflow", test_overflow);
  return g_test_run ();
}
