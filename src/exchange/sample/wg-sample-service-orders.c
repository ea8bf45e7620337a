/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's orders through their five stages. The order of a quarter that got stuck came late
 * in it; what a stage lost is what the totals say, to the piece. */

#include "wg-sample-service.h"

#include <string.h>

typedef enum
{
  STAGE_ORDERED,
  STAGE_DISPATCHED,
  STAGE_ACCEPTED,
  STAGE_FINISHED,
  STAGE_EVALUATED,
} Stage;

typedef struct
{
  WgTime      ordered, dispatched, accepted, answered, finished, evaluated;
  WgTime      lateness; /* who comes late is likelier to get stuck */
  const char *class_id;
  guint       grid;
  Stage       stage;
  gboolean    is_dispute, is_slow, is_satisfied, is_late_entry;
} Order;

typedef struct
{
  const char *class_id;
  guint       weight, limit_hours;
} ClassWeight;

static const ClassWeight classes[] = {
  { "case.property.parking", 60, 72 },    { "case.property.repair", 55, 72 },
  { "case.property.lift", 22, 24 },       { "case.property.service", 34, 72 },
  { "case.environment.rubbish", 68, 48 }, { "case.environment.green", 42, 48 },
  { "case.environment.noise", 40, 48 },   { "case.lighting.street", 44, 48 },
  { "case.lighting.stairs", 40, 48 },     { "case.facility.drain", 50, 24 },
  { "case.facility.road", 40, 72 },       { "case.facility.play", 20, 72 },
  { "case.livelihood.care", 46, 72 },     { "case.livelihood.policy", 62, 72 },
  { "case.livelihood.work", 24, 72 },     { "case.safety.fire", 38, 24 },
  { "case.safety.wires", 30, 24 },        { "case.other", 22, 72 },
};

static const ClassWeight disputes[] = {
  { "case.dispute.neighbours", 52, 24 },
  { "case.dispute.property", 24, 24 },
  { "case.dispute.family", 15, 24 },
  { "case.dispute.consumer", 9, 24 },
};

/* 东园 has big estates and much to say about who runs them. */
#define EAST_GARDEN 1
/* The order that the journeys' script adds late. */
#define LATE_COMMUNITY 2

static guint
class_weight (const WgSampleRound *self,
              const ClassWeight   *class,
              WgDate               date)
{
  guint weight = class->weight, percent = 100;
  int month;

  wg_date_split (date, NULL, &month, NULL);
  if (g_str_has_prefix (class->class_id, "case.property"))
    percent = self->community == EAST_GARDEN ? 360 : self->grids[0]->density == 0 ? 40 : 100;
  else if (g_str_has_prefix (class->class_id, "case.lighting"))
    percent = month >= 10 || month <= 2 ? 150 : 85;
  else if (strcmp (class->class_id, "case.environment.noise") == 0)
    percent = month >= 6 && month <= 9 ? 160 : 80;
  else if (strcmp (class->class_id, "case.facility.drain") == 0)
    percent = self->day_weights[date - self->days.first] > 150 ? 900
              : month >= 6 && month <= 9                       ? 130
                                                               : 70;
  return weight * percent / 100;
}

static const char *
choose_class (WgSampleRound *self,
              gboolean       dispute,
              WgDate         date)
{
  const ClassWeight *list = dispute ? disputes : classes;
  guint n = dispute ? G_N_ELEMENTS (disputes) : G_N_ELEMENTS (classes);
  guint weights[G_N_ELEMENTS (classes)];

  for (guint i = 0; i < n; i++)
    weights[i] = dispute ? list[i].weight : class_weight (self, &list[i], date);
  return list[wg_sample_choose (weights, n, &self->random)].class_id;
}

static guint
limit_minutes (const char *class_id)
{
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (strcmp (classes[i].class_id, class_id) == 0)
      return classes[i].limit_hours * 60;
  return 24 * 60;
}

static WgTime
choose_time (WgSampleRound *self)
{
  static const guint hours[] = { 4, 10, 14, 12, 8, 4, 4, 8, 9, 8, 7, 6, 8, 5 }; /* from 7 o'clock */
  WgDate date = self->days.first
                + (WgDate) wg_sample_choose (self->day_weights,
                                             (guint) (self->days.last - self->days.first + 1),
                                             &self->random);
  guint hour = wg_sample_choose (hours, G_N_ELEMENTS (hours), &self->random) + 7;
  WgTime time = wg_time_new (date, (int) hour, (int) wg_sample_below (self, 60));

  while (time > self->days.limit - 15)
    time -= 60;
  return time;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const Order *x = *(Order *const *) a, *y = *(Order *const *) b;

  if (x->ordered != y->ordered)
    return x->ordered < y->ordered ? -1 : 1;
  return (x > y) - (x < y);
}

/* The likeliest to get stuck first; a dispute never does. */
static int
compare_lateness (gconstpointer a,
                  gconstpointer b)
{
  const Order *x = *(Order *const *) a, *y = *(Order *const *) b;

  if (x->is_dispute != y->is_dispute)
    return x->is_dispute ? 1 : -1;
  if (x->lateness != y->lateness)
    return x->lateness > y->lateness ? -1 : 1;
  return (x > y) - (x < y);
}

/* How far each order comes. */
static void
choose_stages (WgSampleRound *self,
               Order         *orders)
{
  const WgSampleTotals *totals = &self->totals;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  guint unhappy = totals->evaluated - totals->satisfied;

  for (guint i = 0; i < totals->orders; i++)
    g_ptr_array_add (sorted, &orders[i]);
  g_ptr_array_sort (sorted, compare_lateness);
  for (guint i = 0; i < totals->orders; i++)
    {
      Order *order = g_ptr_array_index (sorted, i);
      guint after = totals->orders - i; /* orders that come at least so far */

      order->stage = after > totals->dispatched  ? STAGE_ORDERED
                     : after > totals->accepted  ? STAGE_DISPATCHED
                     : after > totals->finished  ? STAGE_ACCEPTED
                     : after > totals->evaluated ? STAGE_FINISHED
                                                 : STAGE_EVALUATED;
    }
  for (guint i = 0; i < totals->orders; i++)
    orders[i].is_satisfied = orders[i].stage == STAGE_EVALUATED;
  while (unhappy > 0)
    {
      Order *order = &orders[wg_sample_below (self, totals->orders)];

      unhappy -= order->is_satisfied;
      order->is_satisfied = FALSE;
    }
}

static void
choose_slow_disputes (WgSampleRound *self,
                      Order         *orders)
{
  guint slow = self->totals.disputes - self->totals.disputes_same_day;

  for (guint i = 0; i < self->totals.disputes && slow > 0; i++)
    if (wg_time_get_day (orders[i].ordered) + 4 <= self->days.last)
      {
        orders[i].is_slow = TRUE;
        slow--;
      }
  g_assert (slow == 0);
}

/* Between @from and the end of the span, but not beyond the @share-th part of what is left. */
static WgTime
after (WgSampleRound *self,
       WgTime         from,
       guint          minutes,
       guint          share)
{
  return from + MIN ((WgTime) minutes, (self->days.limit - from) / share);
}

/* Offices rest at night. */
static WgTime
in_the_day (const WgSampleRound *self,
            WgTime               from,
            WgTime               time)
{
  WgDate day = wg_time_get_day (time);
  WgTime morning = wg_time_new (day, 8, 30);

  if (time < morning)
    time = MAX (from + 1, morning + (time - wg_time_new (day, 0, 0)) % 180);
  else if (time > wg_time_new (day, 20, 0))
    time = MAX (from + 1, time - 4 * 60);
  return MIN (time, self->days.limit);
}

static void
choose_dispute_times (WgSampleRound *self,
                      Order         *order)
{
  order->dispatched = after (self, order->ordered, 2 + wg_sample_below (self, 9), 5);
  order->accepted = after (self, order->dispatched, 3 + wg_sample_below (self, 15), 5);
  order->answered = after (self, order->accepted, 6 + wg_sample_below (self, 60), 5);
  if (order->is_slow)
    order->answered = wg_time_new (wg_time_get_day (order->ordered) + 1, 0, 10)
                      + (wg_sample_below (self, 2) > 0 ? 530 : 0);
  order->finished = in_the_day (
    self, order->answered, after (self, order->answered, 60 + wg_sample_below (self, 2600), 2));
}

static void
choose_times (WgSampleRound *self,
              Order         *order)
{
  guint limit = limit_minutes (order->class_id);

  if (order->is_dispute)
    choose_dispute_times (self, order);
  else
    {
      order->dispatched = in_the_day (
        self, order->ordered,
        after (self, order->ordered, 6 + wg_sample_below (self, 150), 6));
      order->accepted = after (self, order->dispatched, 5 + wg_sample_below (self, 200), 6);
      order->answered = after (self, order->accepted, 5 + wg_sample_below (self, 300), 5);
      order->finished = in_the_day (
        self, order->answered,
        after (self, order->answered,
               limit / 12 + wg_sample_below (self, wg_sample_below (self, 8) == 0
                                                     ? limit * 2 : limit * 4 / 5), 2));
    }
  order->evaluated = in_the_day (
    self, order->finished, after (self, order->finished, 120 + wg_sample_below (self, 4500), 2));
}

/* The one order that was finished on 2026-09-29 and whose finish the office enters on 10-14. */
static void
choose_late_entry (WgSampleRound *self,
                   Order         *orders)
{
  WgTime first = wg_time_new (wg_date_new (2026, 9, 17), 0, 0);
  WgTime last = wg_time_new (wg_date_new (2026, 9, 28), 0, 0);

  for (guint i = 0; i < self->totals.orders; i++)
    {
      Order *order = &orders[i];

      if (order->stage != STAGE_FINISHED || order->is_dispute || order->ordered < first
          || order->ordered > last)
        continue;
      order->is_late_entry = TRUE;
      order->finished = wg_time_new (wg_date_new (2026, 9, 29), 15, 30);
      g_assert (order->answered < order->finished);
      return;
    }
  g_error ("the sample has no order that could be late");
}

static void
choose_orders (WgSampleRound *self,
               Order         *orders)
{
  for (guint i = 0; i < self->totals.orders; i++)
    {
      Order *order = &orders[i];

      order->is_dispute = i < self->totals.disputes;
      order->ordered = choose_time (self);
      order->lateness = order->ordered + wg_sample_below (self, 30 * 1440);
      order->class_id = choose_class (self, order->is_dispute, wg_time_get_day (order->ordered));
      order->grid = wg_sample_choose (self->grid_weights, self->n_grids, &self->random);
    }
  choose_slow_disputes (self, orders);
  choose_stages (self, orders);
  for (guint i = 0; i < self->totals.orders; i++)
    choose_times (self, &orders[i]);
  if (self->community == LATE_COMMUNITY && self->span == WG_SAMPLE_SPAN_REVIEWED)
    choose_late_entry (self, orders);
}

static void
set_stages (WgSampleRound *self,
            WgRow         *row,
            const Order   *order)
{
  WgTime known = order->ordered;

  wg_sample_set_stage (self, row, WG_SERVICE_CASE_ORDERED_AT, WG_SERVICE_CASE_ORDERED_ENTERED,
                       order->ordered, &known);
  if (order->stage >= STAGE_DISPATCHED)
    wg_sample_set_stage (self, row, WG_SERVICE_CASE_DISPATCHED_AT,
                         WG_SERVICE_CASE_DISPATCHED_ENTERED, order->dispatched, &known);
  if (order->stage >= STAGE_ACCEPTED)
    {
      wg_sample_set_stage (self, row, WG_SERVICE_CASE_ACCEPTED_AT, WG_SERVICE_CASE_ACCEPTED_ENTERED,
                           order->accepted, &known);
      wg_sample_set_stage (self, row, WG_SERVICE_CASE_ANSWERED_AT, WG_SERVICE_CASE_ANSWERED_ENTERED,
                           order->answered, &known);
    }
  if (order->stage >= STAGE_FINISHED)
    wg_sample_set_stage (self, row, WG_SERVICE_CASE_FINISHED_AT, WG_SERVICE_CASE_FINISHED_ENTERED,
                         order->finished, &known);
  if (order->is_late_entry)
    wg_row_set_int (row, WG_SERVICE_CASE_FINISHED_ENTERED,
                    wg_time_new (wg_date_new (2026, 10, 14), 16, 20));
  if (order->stage == STAGE_EVALUATED)
    {
      wg_sample_set_stage (self, row, WG_SERVICE_CASE_EVALUATED_AT,
                           WG_SERVICE_CASE_EVALUATED_ENTERED, order->evaluated, &known);
      wg_row_set_int (row, WG_SERVICE_CASE_SATISFIED, order->is_satisfied);
    }
}

/* Who works on it: the grid's own branch, else the community; the street when it was passed up. */
static gint64
choose_lead (const WgSampleRound *self,
             const Order         *order,
             gboolean             passed_up)
{
  WgSampleBranch branch = self->facts[order->grid].branch;
  g_autofree char *code = NULL;

  if (passed_up)
    return self->street;
  if (branch != WG_SAMPLE_BRANCH_OWN || order->is_dispute)
    return self->unit;
  code = wg_sample_branch_code (self->grids[order->grid]);
  return wg_sample_rows_id (&wg_kind_unit, code);
}

static void
add_order (WgSampleRound *self,
           const Order   *order,
           const char    *number)
{
  static const char *const channels[] = { "微信群", "电话", "走访", "来访", "议事", "问卷" };
  static const guint channel_weights[] = { 38, 24, 20, 10, 5, 3 };
  WgRow *row = wg_sample_rows_add (self->rows, &wg_kind_service_case, number);
  guint channel = wg_sample_choose (channel_weights, G_N_ELEMENTS (channels), &self->random);
  gboolean open = self->span == WG_SAMPLE_SPAN_NOW
                  || (self->span == WG_SAMPLE_SPAN_REVIEWED && wg_sample_below (self, 3) > 0);
  gboolean passed_up = order->stage < STAGE_FINISHED && !open;

  wg_row_set_text (row, WG_SERVICE_CASE_NUMBER, number);
  wg_row_set_int (row, WG_SERVICE_CASE_SERVICE_CLASS, wg_sample_class_id (order->class_id));
  wg_row_set_int (row, WG_SERVICE_CASE_GRID, wg_sample_round_grid_id (self, order->grid));
  wg_row_set_int (row, WG_SERVICE_CASE_UNIT, self->unit);
  wg_row_set_text (row, WG_SERVICE_CASE_CHANNEL, channels[channel]);
  wg_row_set_text (row, WG_SERVICE_CASE_SUMMARY,
                   wg_sample_choose_order_text (order->class_id, &self->random));
  if (order->stage >= STAGE_DISPATCHED || passed_up)
    wg_row_set_int (row, WG_SERVICE_CASE_LEAD_UNIT, choose_lead (self, order, passed_up));
  if (order->stage >= STAGE_FINISHED)
    wg_row_set_text (row, WG_SERVICE_CASE_OUTCOME, "solved");
  else if (passed_up)
    wg_row_set_text (row, WG_SERVICE_CASE_OUTCOME, "passed_up");
  set_stages (self, row, order);
}

/* Numbered day by day as they came in: 东园-20261013-001. */
void
wg_sample_round_add_orders (WgSampleRound *self)
{
  g_autofree Order *orders = g_new0 (Order, self->totals.orders);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  WgDate day = WG_DATE_NONE;
  guint of_day = 0;

  choose_orders (self, orders);
  for (guint i = 0; i < self->totals.orders; i++)
    g_ptr_array_add (sorted, &orders[i]);
  g_ptr_array_sort (sorted, compare_times);
  for (guint i = 0; i < sorted->len; i++)
    {
      const Order *order = g_ptr_array_index (sorted, i);
      g_autofree char *number = NULL;
      int year, month, day_of_month;

      of_day = wg_time_get_day (order->ordered) == day ? of_day + 1 : 1;
      day = wg_time_get_day (order->ordered);
      wg_date_split (day, &year, &month, &day_of_month);
      number = g_strdup_printf ("%s-%04d%02d%02d-%03u",
                                wg_sample_communities[self->community].name, year, month,
                                day_of_month, of_day);
      add_order (self, order, number);
    }
}
