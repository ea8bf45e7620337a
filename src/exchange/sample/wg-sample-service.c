/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample's records of service: classes, teams, and community by community, quarter by quarter,
 * what was ordered and done. Weekdays, holidays and two stormy weekends shape the days, households
 * and the age of the houses shape the grids. Must not ask the clock or a random source. */

#include "wg-sample-service.h"

#include "wg-class-entry.h"
#include "wg-data.h"

typedef struct
{
  int year, month, day, n_days;
  guint weight; /* of orders, per cent of a working day */
} SpecialDays;

/* Holidays as the State Council arranged them or may have; the storms are invented. */
static const SpecialDays special_days[] = {
  { 2025, 8, 9, 3, 190 },  { 2025, 10, 1, 8, 28 }, { 2026, 1, 1, 3, 35 },
  { 2026, 2, 15, 9, 15 },  { 2026, 4, 4, 3, 40 },  { 2026, 5, 1, 5, 32 },
  { 2026, 6, 19, 3, 40 },  { 2026, 7, 18, 4, 240 }, { 2026, 8, 22, 3, 210 },
  { 2026, 9, 25, 3, 38 },  { 2026, 10, 1, 7, 26 },
};

static guint
weekday (WgDate date) /* 0: Monday */
{
  return (guint) ((date + 3) % 7);
}

static guint
order_weight (WgDate date)
{
  static const guint of_weekday[] = { 118, 104, 98, 97, 101, 62, 45 };

  for (guint i = 0; i < G_N_ELEMENTS (special_days); i++)
    {
      const SpecialDays *days = &special_days[i];
      WgDate first = wg_date_new (days->year, days->month, days->day);

      if (date >= first && date < first + days->n_days)
        return days->weight;
    }
  return of_weekday[weekday (date)];
}

/* Volunteers come at weekends; storms and the Spring Festival keep them at home. */
static guint
activity_weight (WgDate date)
{
  static const guint of_weekday[] = { 30, 45, 60, 50, 75, 170, 95 };
  guint orders = order_weight (date);

  if (orders > 150)
    return 20;
  return orders < 20 ? 5 : of_weekday[weekday (date)];
}

gint64
wg_sample_class_id (const char *class_id)
{
  return wg_sample_rows_id (&wg_kind_service_class, class_id);
}

/**
 * wg_sample_choose:
 *
 * Returns: an index below @n, as often as its weight says
 */
guint
wg_sample_choose (const guint *weights,
                  guint        n,
                  guint64     *random)
{
  guint64 sum = 0, at;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  g_assert (sum > 0);
  at = wg_sample_random (random) % sum;
  for (guint i = 0; i < n; i++)
    {
      if (at < weights[i])
        return i;
      at -= weights[i];
    }
  g_return_val_if_reached (0);
}

guint
wg_sample_below (WgSampleRound *self,
                 guint          n)
{
  return (guint) (wg_sample_random (&self->random) % n);
}

gint64
wg_sample_round_grid_id (const WgSampleRound *self,
                         guint                grid)
{
  g_autofree char *code = wg_sample_grid_code (self->grids[grid]);

  return wg_sample_rows_id (&wg_kind_grid, code);
}

WgTime
wg_sample_round_entered (WgSampleRound *self,
                         WgTime         time)
{
  WgDate day = wg_time_get_day (time);
  gint64 minute = time - wg_time_new (day, 0, 0);
  WgTime entered = time + 1 + wg_sample_below (self, 12);

  if (minute >= 21 * 60 || wg_sample_below (self, 9) == 0)
    entered = wg_time_new (day + 1, 8, 30) + wg_sample_below (self, 90);
  return MAX (time, MIN (entered, self->days.limit));
}

/* A stage is entered with or after the one before it (@known), so that at every cut-off the stages
 * are a chain. */
void
wg_sample_set_stage (WgSampleRound *self,
                     WgRow         *row,
                     guint          field,
                     guint          entered_field,
                     WgTime         time,
                     WgTime        *known)
{
  WgTime entered = wg_sample_round_entered (self, time);

  *known = MAX (*known, entered);
  wg_row_set_int (row, field, time);
  wg_row_set_int (row, entered_field, *known);
}

/* Old houses and many households order more; every grid has its own habits, the same in all
 * quarters. */
static void
weigh_grids (WgSampleRound *self)
{
  static const guint of_density[] = { 55, 80, 100, 135 };
  guint64 habits = 4000 + self->community;

  for (guint i = 0; i < self->n_grids; i++)
    {
      guint own = (guint) wg_sample_random_range (&habits, 35, 165);

      if (own > 145)
        own = 260;
      self->grid_weights[i] =
        self->facts[i].households * of_density[MIN (self->grids[i]->density, 3)] / 100 * own / 100
        + 1;
    }
}

static void
weigh_days (WgSampleRound *self)
{
  for (WgDate date = self->days.first; date <= self->days.last; date++)
    {
      self->day_weights[date - self->days.first] = order_weight (date);
      self->weekend_weights[date - self->days.first] = activity_weight (date);
    }
  if (self->span == WG_SAMPLE_SPAN_NOW)
    {
      /* This morning has just begun. */
      self->day_weights[self->days.last - self->days.first] = 8;
      self->weekend_weights[self->days.last - self->days.first] = 0;
    }
}

static void
add_round (WgSampleRows *rows,
           guint         community,
           guint         first_grid,
           guint         span)
{
  const WgSampleCommunity *facts = &wg_sample_communities[community];
  WgSampleRound self = {
    .rows = rows,
    .community = community,
    .span = span,
    .days = wg_sample_span_get (span),
    .totals = wg_sample_totals_get (community, span),
    .grids = (WgSampleTownGrid *const *) rows->town->grids->pdata + first_grid,
    .facts = rows->facts + first_grid,
    .n_grids = facts->n_grids,
    .unit = wg_sample_rows_id (&wg_kind_unit, facts->code),
    .street = wg_sample_rows_id (&wg_kind_unit, wg_sample_streets[facts->street].code),
    .random = 990101 + community * 100 + span,
  };

  weigh_grids (&self);
  weigh_days (&self);
  wg_sample_round_add_orders (&self);
  wg_sample_round_add_activities (&self);
  wg_sample_round_add_whistles (&self);
  wg_sample_round_add_wishes (&self);
  wg_sample_round_add_problems (&self);
}

static void
add_classes (WgSampleRows *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = wg_data_lookup ("templates/classes.json", &error);
  g_autoptr (GPtrArray) entries = NULL;

  if (json != NULL)
    entries = wg_class_entries_load (json, "zh", &error);
  if (entries == NULL)
    g_error ("the sample has no classes: %s", error->message);
  for (guint i = 0; i < entries->len; i++)
    {
      const WgClassEntry *entry = g_ptr_array_index (entries, i);
      WgRow *row = wg_sample_rows_add (self, &wg_kind_service_class, entry->id);

      wg_class_entry_fill (entry, row,
                           entry->parent != NULL ? wg_sample_class_id (entry->parent) : 0, i + 1);
    }
}

void
wg_sample_rows_add_service (WgSampleRows *self)
{
  guint first_grid = 0;

  add_classes (self);
  wg_sample_rows_add_teams (self);
  for (guint community = 0; community < WG_SAMPLE_N_COMMUNITIES; community++)
    {
      for (guint span = 0; span < WG_SAMPLE_N_SPANS; span++)
        add_round (self, community, first_grid, span);
      first_grid += wg_sample_communities[community].n_grids;
    }
}
