/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reporting periods: years, quarters, months and free ranges of days, both ends included.
 * A value type; what happened in a period is asked of other layers. */

#include "wg-period.h"

#include <string.h>

/* Months since January of the year 0: makes stepping over years plain arithmetic. */
static int
month_index (WgDate day)
{
  int year, month;

  wg_date_split (day, &year, &month, NULL);

  return year * 12 + month - 1;
}

static WgDate
first_of_month (int index)
{
  return index < 12 ? WG_DATE_NONE : wg_date_new (index / 12, index % 12 + 1, 1);
}

/* The last day of a month, found from the next month's first so that leap years need no rule. */
static WgDate
last_of_month (int index)
{
  WgDate next = first_of_month (index + 1);

  /* December 9999 has no next month. */
  if (next == WG_DATE_NONE)
    return index < 12 ? WG_DATE_NONE : wg_date_new (index / 12, 12, 31);

  return next - 1;
}

static WgPeriod
period_of_months (int first,
                  int n)
{
  return (WgPeriod) { first_of_month (first), last_of_month (first + n - 1) };
}

static gboolean
is_valid (const WgPeriod *self)
{
  return self->first != WG_DATE_NONE && self->last != WG_DATE_NONE && self->first <= self->last;
}

/* How many whole months the period consists of; 0 when it begins or ends inside a month. */
static int
count_whole_months (const WgPeriod *self)
{
  int first = month_index (self->first);
  int last = month_index (self->last);

  if (first_of_month (first) != self->first || last_of_month (last) != self->last)
    return 0;

  return last - first + 1;
}

static gboolean
parse_range (const char *text,
             WgPeriod   *out)
{
  const char *dots = strstr (text, "..");
  g_autofree char *first = NULL;

  if (dots == NULL)
    return FALSE;

  first = g_strndup (text, (gsize) (dots - text));

  return wg_date_parse (first, &out->first) && wg_date_parse (dots + 2, &out->last)
         && out->first <= out->last;
}

/**
 * wg_period_parse:
 * @text: (nullable): "2026", "2026Q3", "2026-09" or "2026-07-01..2026-08-15"
 * @out: (out): the period; untouched on failure
 *
 * Returns: whether the text is a period
 */
gboolean
wg_period_parse (const char *text,
                 WgPeriod   *out)
{
  WgPeriod period = { WG_DATE_NONE, WG_DATE_NONE };
  gsize length = text == NULL ? 0 : strlen (text);
  int year = 0;

  if (length < 4)
    return FALSE;

  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      year = year * 10 + g_ascii_digit_value (text[i]);
    }

  if (length == 4)
    {
      period = period_of_months (year * 12, 12);
    }
  else if (length == 6 && g_ascii_toupper (text[4]) == 'Q' && text[5] >= '1' && text[5] <= '4')
    {
      period = period_of_months (year * 12 + 3 * (text[5] - '1'), 3);
    }
  else if (length == 7)
    {
      g_autofree char *first = g_strconcat (text, "-01", NULL);

      if (wg_date_parse (first, &period.first))
        period.last = last_of_month (month_index (period.first));
    }
  else if (!parse_range (text, &period))
    {
      return FALSE;
    }

  if (!is_valid (&period))
    return FALSE;

  *out = period;
  return TRUE;
}

/**
 * wg_period_format:
 * @self: a period
 *
 * Returns: (transfer full): the shortest text that wg_period_parse() reads back as the same
 *   period; "" for a period without days
 */
char *
wg_period_format (const WgPeriod *self)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  int months, year, month;

  if (!is_valid (self))
    return g_strdup ("");

  months = count_whole_months (self);
  wg_date_split (self->first, &year, &month, NULL);

  if (months == 12 && month == 1)
    return g_strdup_printf ("%04d", year);
  if (months == 3 && month % 3 == 1)
    return g_strdup_printf ("%04dQ%d", year, month / 3 + 1);
  if (months == 1)
    return g_strdup_printf ("%04d-%02d", year, month);

  first = wg_date_format (self->first);
  last = wg_date_format (self->last);

  return g_strconcat (first, "..", last, NULL);
}

/**
 * wg_period_quarter_ended_before:
 * @day: a day
 *
 * What a report is about when nobody says otherwise: on 12 October the third quarter, and on
 * 30 September still the second one, because the third has not ended.
 *
 * Returns: the last quarter whose last day lies before @day
 */
WgPeriod
wg_period_quarter_ended_before (WgDate day)
{
  int month = month_index (day);

  return period_of_months (month - month % 3 - 3, 3);
}

/**
 * wg_period_previous:
 * @self: a period
 *
 * A period of whole months steps back by as many months (a year, quarter, half-year or month stays
 * one); any other range steps back by its number of days.
 *
 * Returns: the period of the same kind that ends the day before @self begins
 */
WgPeriod
wg_period_previous (const WgPeriod *self)
{
  int months;

  g_return_val_if_fail (is_valid (self), *self);

  months = count_whole_months (self);
  if (months > 0)
    return period_of_months (month_index (self->first) - months, months);

  return (WgPeriod) { self->first - (self->last - self->first + 1), self->first - 1 };
}

/**
 * wg_period_next:
 * @self: a period
 *
 * Returns: the period of the same kind that begins the day after @self ends
 */
WgPeriod
wg_period_next (const WgPeriod *self)
{
  int months;

  g_return_val_if_fail (is_valid (self), *self);

  months = count_whole_months (self);
  if (months > 0)
    return period_of_months (month_index (self->last) + 1, months);

  return (WgPeriod) { self->last + 1, self->last + (self->last - self->first + 1) };
}

static WgDate
year_before (WgDate day)
{
  int year, month, of_month;
  WgDate result;

  wg_date_split (day, &year, &month, &of_month);
  result = wg_date_new (year - 1, month, of_month);

  /* 29 February: the month's last day is the nearest that exists. */
  return result != WG_DATE_NONE ? result : wg_date_new (year - 1, month, of_month - 1);
}

/**
 * wg_period_year_before:
 * @self: a period
 *
 * Returns: the same months, or the same days, one year earlier; a period that ends with a month
 *   still does, also in February
 */
WgPeriod
wg_period_year_before (const WgPeriod *self)
{
  int months;

  g_return_val_if_fail (is_valid (self), *self);

  months = count_whole_months (self);
  if (months > 0)
    return period_of_months (month_index (self->first) - 12, months);

  return (WgPeriod) { year_before (self->first), year_before (self->last) };
}

/**
 * wg_period_contains:
 * @self: a period
 * @day: a day
 *
 * Returns: whether the day lies in the period; the first and the last day do
 */
gboolean
wg_period_contains (const WgPeriod *self,
                    WgDate          day)
{
  return is_valid (self) && day >= self->first && day <= self->last;
}
