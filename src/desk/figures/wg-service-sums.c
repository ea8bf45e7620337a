/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cube of a file with the places that its slots stand for: sums over a unit or a grid and any
 * days. It does not read the store and knows no cards. */

#include "wg-service-sums.h"

WgServiceSums *
wg_service_sums_new (WgPlaceOrder *order,
                     WgTime        cutoff)
{
  WgServiceSums *self = g_new0 (WgServiceSums, 1);

  self->order = wg_place_order_ref (order);
  self->cube = wg_service_cube_new (wg_place_order_get_n_slots (order),
                                    wg_place_order_get_n_units (order));
  self->cutoff = cutoff;
  /* 24:00 of a day is 00:00 of the next: what was entered on that one is not known yet. */
  self->known = cutoff != WG_TIME_NONE ? wg_time_get_day (cutoff - 1) : WG_DATE_NONE;
  self->strangers = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
wg_service_sums_free (WgServiceSums *self)
{
  wg_place_order_unref (self->order);
  wg_service_cube_free (self->cube);
  g_array_unref (self->strangers);
  g_free (self);
}

gboolean
wg_service_sums_cut_a_day (const WgServiceSums *self)
{
  return self->cutoff != WG_TIME_NONE && self->cutoff != wg_time_new (self->known + 1, 0, 0);
}

static void
find_place (WgServiceSums *self,
            gint64         place)
{
  gboolean known;

  self->last_place = place;
  self->last_slot = wg_place_order_find_slot (self->order, place, &known);
  self->last_unit = wg_place_order_get_unit (self->order, self->last_slot);
  if (!known && (self->strangers->len == 0 ||
                 g_array_index (self->strangers, gint64, self->strangers->len - 1) != place))
    g_array_append_val (self->strangers, place);
}

void
wg_service_sums_take (WgServiceSums        *self,
                      const WgContribution *sum)
{
  if (self->known != WG_DATE_NONE && sum->entered > self->known)
    return;
  if (sum->measure < WG_MEASURE_FIRST_RECORD || sum->measure >= WG_N_MEASURES ||
      sum->day == WG_DATE_NONE)
    {
      self->damaged = TRUE;
      return;
    }
  if (self->last_place != sum->place || sum->place == 0)
    find_place (self, sum->place);
  if (!wg_service_cube_add (self->cube, sum->measure, sum->service_class, self->last_slot,
                            self->last_unit, sum->day, sum->value))
    self->damaged = TRUE;
}

/* A period as what is whole months in it, and the days before and after them. */
typedef struct
{
  gint32   first_month, last_month; /* none when first > last */
  WgPeriod days[2];                 /* none when first > last */
} Cut;

static Cut
cut_period (const WgPeriod *period)
{
  Cut cut = { .days = { { 1, 0 }, { 1, 0 } } };
  gint32 first = wg_cube_month_of (period->first), last = wg_cube_month_of (period->last);

  cut.first_month = wg_cube_month_first (first) == period->first ? first : first + 1;
  cut.last_month = wg_cube_month_first (last + 1) - 1 == period->last ? last : last - 1;
  if (cut.first_month > cut.last_month)
    {
      cut.days[0] = *period;
      return cut;
    }
  cut.days[0] = (WgPeriod) { period->first, wg_cube_month_first (cut.first_month) - 1 };
  cut.days[1] = (WgPeriod) { wg_cube_month_first (cut.last_month + 1), period->last };
  return cut;
}

static guint
get_class (const GArray *classes,
           guint         i)
{
  return classes != NULL ? g_array_index (classes, guint, i) : WG_CUBE_ALL_CLASSES;
}

gint64
wg_service_sums_of_range (const WgServiceSums *self,
                          WgMeasure            measure,
                          const GArray        *classes,
                          const WgPlaceRange  *range,
                          const WgPeriod      *period)
{
  Cut cut = cut_period (period);
  gint64 sum = 0;

  for (guint i = 0; i < (classes != NULL ? classes->len : 1); i++)
    {
      guint class = get_class (classes, i);

      if (cut.first_month <= cut.last_month)
        sum += wg_service_cube_sum_months (self->cube, measure, class, range->from, range->to,
                                           cut.first_month, cut.last_month);
      for (guint k = 0; k < G_N_ELEMENTS (cut.days); k++)
        if (cut.days[k].first <= cut.days[k].last)
          sum += wg_service_cube_sum_days (self->cube, measure, class, range->unit_from,
                                           range->unit_to, cut.days[k].first, cut.days[k].last);
    }
  return sum;
}

gboolean
wg_service_sums_of_slots (const WgServiceSums *self,
                          WgMeasure            measure,
                          const GArray        *classes,
                          guint                from,
                          guint                to,
                          const WgPeriod      *period,
                          gint64              *values)
{
  Cut cut = cut_period (period);

  for (guint i = 0; i < (classes != NULL ? classes->len : 1); i++)
    {
      guint class = get_class (classes, i);

      for (guint k = 0; k < G_N_ELEMENTS (cut.days); k++)
        if (cut.days[k].first <= cut.days[k].last &&
            !wg_service_cube_add_days (self->cube, measure, class, from, to, cut.days[k].first,
                                       cut.days[k].last, values))
          return FALSE;
      if (cut.first_month <= cut.last_month)
        wg_service_cube_add_months (self->cube, measure, class, from, to, cut.first_month,
                                    cut.last_month, values);
    }
  return TRUE;
}
