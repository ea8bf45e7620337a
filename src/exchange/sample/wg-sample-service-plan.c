/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much service the sample's communities did, quarter by quarter. 青禾街道 in the quarter under
 * review is what the scripts of the journeys expect; all else grows towards it, so that there is
 * something to compare with. */

#include "wg-sample-service.h"

#include "wg-sample-district.h"

#define N_QUARTERS (WG_SAMPLE_SPAN_REVIEWED + 1)

static const WgSampleTotals reviewed[] = {
  { 118, 116, 114, 107, 98, 95, 9, 9, 38, 356, 1916, 6, 6, 17, 15, 13, 13, 5, 3 },
  { 137, 135, 133, 125, 114, 109, 12, 11, 41, 412, 2205, 7, 6, 21, 19, 17, 15, 6, 4 },
  { 84, 82, 80, 73, 67, 64, 8, 7, 27, 268, 1428, 5, 4, 14, 13, 11, 10, 4, 2 },
  { 73, 72, 71, 67, 61, 59, 7, 7, 26, 232, 1264, 3, 3, 12, 11, 10, 8, 3, 2 },
};

/* Orders and activities of the quarter under review, where no script says them. */
static const guint sizes[WG_SAMPLE_N_COMMUNITIES][2] = {
  { 118, 38 }, { 137, 41 }, { 84, 27 }, { 73, 26 }, { 128, 40 }, { 112, 36 },
  { 79, 22 },  { 96, 29 },  { 88, 25 }, { 121, 37 }, { 91, 27 }, { 70, 20 },
  { 61, 18 },  { 77, 23 },  { 74, 24 }, { 46, 15 }, { 43, 13 },
};

/* In thousandths of the quarter under review, or of the stage before. */
static const struct
{
  guint orders, activities, dispatched, accepted, finished, evaluated, satisfied, same_day;
} trend[WG_SAMPLE_N_SPANS] = {
  { 860, 700, 958, 956, 902, 862, 924, 872 }, { 905, 790, 964, 962, 910, 874, 932, 890 },
  { 815, 720, 970, 968, 917, 886, 940, 905 }, { 955, 890, 977, 976, 926, 900, 951, 925 },
  { 1000, 1000, 983, 983, 934, 914, 962, 944 }, { 102, 118, 930, 900, 640, 520, 965, 940 },
};

/* The grids with a post have most, three of them too much (M22); five have none. */
static const guint activities_of_grid[][13] = {
  { 2, 3, 1, 2, 9, 4, 0, 2, 5, 3, 1, 6 },
  { 1, 2, 0, 3, 2, 11, 4, 2, 6, 1, 5, 3, 1 },
  { 2, 1, 3, 0, 2, 8, 1, 4, 2, 0, 4 },
  { 1, 3, 2, 0, 2, 1, 6, 2, 1, 4, 3, 1 },
};

WgSampleSpan
wg_sample_span_get (guint span)
{
  static const struct
  {
    int year, month;
  } quarters[N_QUARTERS] = { { 2025, 7 }, { 2025, 10 }, { 2026, 1 }, { 2026, 4 }, { 2026, 7 } };
  WgSampleSpan days;

  g_assert (span < WG_SAMPLE_N_SPANS);
  if (span == WG_SAMPLE_SPAN_NOW)
    {
      days.first = wg_date_new (2026, 10, 1);
      wg_time_parse (WG_SAMPLE_NOW, &days.limit);
      days.last = wg_time_get_day (days.limit);
      return days;
    }
  days.first = wg_date_new (quarters[span].year, quarters[span].month, 1);
  days.last = wg_sample_span_get (span + 1).first - 1;
  days.limit = wg_time_new (days.last, 23, 50);
  return days;
}

static guint
part (guint total,
      guint thousandths)
{
  return (total * thousandths + 500) / 1000;
}

WgSampleTotals
wg_sample_totals_get (guint community,
                      guint span)
{
  guint64 random = 1000 + community * WG_SAMPLE_N_SPANS + span;
  gboolean now = span == WG_SAMPLE_SPAN_NOW;
  WgSampleTotals totals = { 0 };

  g_assert (community < WG_SAMPLE_N_COMMUNITIES && span < WG_SAMPLE_N_SPANS);
  if (span == WG_SAMPLE_SPAN_REVIEWED && community < G_N_ELEMENTS (reviewed))
    return reviewed[community];

  totals.orders = part (part (sizes[community][0], trend[span].orders),
                        (guint) wg_sample_random_range (&random, 955, 1045));
  totals.dispatched = part (totals.orders, trend[span].dispatched);
  totals.accepted = part (totals.dispatched, trend[span].accepted);
  totals.finished = part (totals.accepted, trend[span].finished);
  totals.evaluated = part (totals.finished, trend[span].evaluated);
  totals.satisfied = part (totals.evaluated, trend[span].satisfied);
  totals.disputes = part (totals.orders, (guint) wg_sample_random_range (&random, 70, 105));
  totals.disputes = MIN (totals.disputes, totals.finished);
  totals.disputes_same_day = part (totals.disputes, trend[span].same_day);
  totals.activities = part (part (sizes[community][1], trend[span].activities),
                            (guint) wg_sample_random_range (&random, 940, 1060));
  totals.person_times = part (totals.activities,
                              (guint) wg_sample_random_range (&random, 8600, 10300));
  totals.half_hours = part (totals.person_times,
                            (guint) wg_sample_random_range (&random, 5050, 5450));
  totals.whistles = now ? totals.orders / 10 : part (totals.orders, 52);
  totals.whistles_in_time = part (totals.whistles, trend[span].same_day - 30);
  totals.wishes = part (totals.orders, now ? 200 : 155);
  totals.wishes_claimed = part (totals.wishes, now ? 600 : 850 + span * 14);
  totals.wishes_fulfilled = part (totals.wishes_claimed, now ? 300 : 800 + span * 19);
  totals.hard_problems = part (totals.orders, 110);
  totals.hard_taken = part (totals.hard_problems, now ? 0 : 300 + span * 22);
  totals.hard_solved = part (totals.hard_taken, 480 + span * 32);
  return totals;
}

guint
wg_sample_activities_of_grid (guint community,
                              guint number)
{
  g_assert (community < G_N_ELEMENTS (activities_of_grid)
            && number >= 1 && number <= G_N_ELEMENTS (activities_of_grid[0]));
  return activities_of_grid[community][number - 1];
}
