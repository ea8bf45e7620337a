/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days as squares: a column is a week, darker is more, 0 is empty and says so in the legend. A
 * long time goes on in a second band rather than in squares nobody can see. */

#include "wg-chart-layout-private.h"

#include "wg-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LARGEST 2.4 /* side of a square, ems */
#define SMALLEST 0.75

typedef struct
{
  WgDate first;          /* the Monday of the first week */
  WgDate last;           /* that is shown */
  guint  n_weeks, per_band, n_bands;
  double side;           /* of a square with its gap */
  double names;          /* width of the weekdays' names */
  double band;           /* height with months and gap */
  double top;
} Frame;

static int
get_weekday (WgDate day) /* 0: Monday */
{
  /* 1970-01-01 was a Thursday. */
  return (int) (((gint64) day + 3) % 7 + 7) % 7;
}

static const char *
name_weekday (guint weekday)
{
  const char *const names[] = {
    /* Translators: the shortest names of the days of the week: 一 二 三 四 五 六 日. */
    C_("weekday", "Mo"), C_("weekday", "Tu"), C_("weekday", "We"), C_("weekday", "Th"),
    C_("weekday", "Fr"), C_("weekday", "Sa"), C_("weekday", "Su"),
  };

  return names[weekday % 7];
}

static char *
name_month (WgDate   day,
            gboolean with_year)
{
  int year, month, of_month;

  wg_date_split (day, &year, &month, &of_month);
  /* Translators: year and month over a calendar: 2026年9月. */
  return with_year ? g_strdup_printf (C_("calendar", "%d-%02d"), year, month)
                   /* Translators: number of a month over a calendar: 9月. */
                   : g_strdup_printf (C_("calendar", "%d"), month);
}

static gboolean
find_days (WgChartLayout *self,
           WgDate        *first,
           WgDate        *last)
{
  const GArray *points = wg_chart_data_get_series (self->data, 0)->points;
  gboolean any = FALSE;

  for (guint i = 0; i < points->len; i++)
    {
      WgDate day = g_array_index (points, WgChartPoint, i).day;

      if (day == WG_DATE_NONE)
        continue;
      *first = any ? MIN (*first, day) : day;
      *last = any ? MAX (*last, day) : day;
      any = TRUE;
    }
  return any;
}

/* FALSE when no point has a day. */
static gboolean
fit_frame (WgChartLayout *self,
           double         top,
           double         bottom,
           Frame         *frame)
{
  WgDate first = 0, last = 0;
  double room, line = self->em * WG_CHART_LEADING;

  *frame = (Frame) { .top = top };
  if (!find_days (self, &first, &last))
    return FALSE;
  frame->first = first - get_weekday (first);
  frame->last = last;
  frame->n_weeks = (guint) (last - frame->first) / 7 + 1;
  for (guint i = 0; i < 7; i++)
    frame->names = MAX (frame->names, _wg_chart_measure (self, name_weekday (i), self->em, FALSE));
  frame->names = ceil (frame->names + self->em * 0.5);
  room = self->options.width - frame->names;
  /* As few bands as give squares that can be told apart. */
  for (frame->n_bands = 1; frame->n_bands < 12; frame->n_bands++)
    {
      frame->per_band = (frame->n_weeks + frame->n_bands - 1) / frame->n_bands;
      if (room / frame->per_band >= SMALLEST * self->em)
        break;
    }
  frame->side = MIN (room / frame->per_band,
                     ((bottom - top) / frame->n_bands - line - self->em * 0.5) / 7);
  frame->side = MAX (floor (MIN (frame->side, self->em * LARGEST)), 3);
  frame->band = line + 7 * frame->side + self->em * 0.5;
  return TRUE;
}

static WgChartBox
place_day (const Frame   *frame,
           WgChartLayout *self,
           WgDate         day)
{
  guint week = (guint) (day - frame->first) / 7, band = week / frame->per_band;
  double gap = frame->side > 6 ? 1 : 0;

  return (WgChartBox) { round (frame->names) + week % frame->per_band * frame->side,
                        round (frame->top + band * frame->band + self->em * WG_CHART_LEADING)
                          + get_weekday (day) * frame->side,
                        frame->side - gap, frame->side - gap };
}

static void
add_names (WgChartLayout *self,
           const Frame   *frame)
{
  WgChartStyle style = { self->em, FALSE, WG_CHART_INK_DIM, 0, 0, WG_CHART_NO_PART };
  guint stride = (guint) ceil (self->em * 1.3 / frame->side);

  for (guint band = 0; band < frame->n_bands; band++)
    for (guint i = 0; i < 7; i += MAX (stride, 1))
      {
        WgChartBox box = place_day (frame, self,
                                    frame->first + (WgDate) (band * frame->per_band * 7 + i));

        _wg_chart_try_text (self, name_weekday (i), 0,
                            box.y + (frame->side - self->em * WG_CHART_LEADING) / 2, &style);
      }
}

/* A month's name over the week in which it begins. */
static void
add_months (WgChartLayout *self,
            const Frame   *frame)
{
  WgChartStyle style = { self->em, FALSE, WG_CHART_INK_TEXT, 0, 0, WG_CHART_NO_PART };
  int before = 0, year, month, day;

  for (guint week = 0; week < frame->n_weeks; week++)
    {
      WgDate monday = frame->first + (WgDate) week * 7;
      WgDate sunday = MIN (monday + 6, frame->last); /* a month that is not shown has no name */
      gboolean begins_band = week % frame->per_band == 0;
      WgChartBox box = place_day (frame, self, monday);
      g_autofree char *name = NULL;

      wg_date_split (sunday, &year, &month, &day);
      if (month == before && !begins_band)
        continue;
      name = name_month (sunday, before == 0 || month == 1 || begins_band);
      if (_wg_chart_try_text (self, name, box.x, box.y - self->em * WG_CHART_LEADING, &style))
        before = month;
    }
}

/* The size of a step of the ramp: classes of equal width with whole bounds. */
static double
find_step (WgChartLayout *self,
           gboolean      *has_zero)
{
  const GArray *points = wg_chart_data_get_series (self->data, 0)->points;
  guint decimals = wg_chart_data_get_indicator (self->data)->decimals;
  WgChartRange range = { .whole = decimals == 0 };
  double step;

  for (guint i = 0; i < points->len; i++)
    {
      const WgChartPoint *point = &g_array_index (points, WgChartPoint, i);

      if (point->state != WG_VALUE_SHOWN)
        continue;
      range.high = MAX (range.high, point->value);
      *has_zero |= point->value == 0;
    }
  step = range.high / WG_CHART_N_STEPS;
  step = decimals == 0 ? ceil (step) : ceil (step * 10) / 10;
  return MAX (step, decimals == 0 ? 1 : 0.1);
}

static guint
find_class (double value,
            double step)
{
  return (guint) CLAMP (ceil (value / step - 1e-9) - 1, 0, WG_CHART_N_STEPS - 1);
}

static void
add_days (WgChartLayout *self,
          const Frame   *frame,
          double         step)
{
  const GArray *points = wg_chart_data_get_series (self->data, 0)->points;

  for (guint i = 0; i < points->len; i++)
    {
      const WgChartPoint *point = &g_array_index (points, WgChartPoint, i);
      const WgChartPart part = { 0, i };
      WgChartStyle style = { self->em, FALSE, WG_CHART_INK_ON_RAMP, 0, 0.5, part };
      g_autofree char *word = _wg_chart_word (self->data, point, FALSE);
      WgChartBox box;

      if (point->day == WG_DATE_NONE)
        continue;
      box = place_day (frame, self, point->day);
      style.index = point->state == WG_VALUE_SHOWN ? find_class (point->value, step) : 0;
      _wg_chart_add_box (self, box, point->state != WG_VALUE_SHOWN ? WG_CHART_INK_HIDDEN
                                    : point->value <= 0 ? WG_CHART_INK_EMPTY : WG_CHART_INK_RAMP,
                         style.index, part);
      _wg_chart_add_target (self, part, (WgChartBox) { box.x, box.y, frame->side, frame->side },
                            box);
      if (point->state == WG_VALUE_SHOWN && point->value > 0
          && box.height >= self->em * WG_CHART_LEADING
          && _wg_chart_measure (self, word, self->em, FALSE) <= box.width)
        _wg_chart_add_text (self, word, box.x + box.width / 2,
                            box.y + (box.height - self->em * WG_CHART_LEADING) / 2, &style);
    }
}

static char *
word_of_class (WgChartLayout *self,
               guint          index,
               double         step)
{
  guint decimals = wg_chart_data_get_indicator (self->data)->decimals;
  double least = decimals == 0 ? index * step + 1 : index * step;
  g_autofree char *from = wg_number_format (least, decimals);
  g_autofree char *to = wg_number_format ((index + 1) * step, decimals);

  if (g_str_equal (from, to))
    return g_steal_pointer (&to);
  return g_strconcat (from, "–", to, NULL);
}

/* "0 ▢ 1–3 ■ … 件": the classes in their order; with @dry only the height. */
static double
add_legend (WgChartLayout *self,
            double         y,
            double         step,
            gboolean       has_zero,
            gboolean       dry)
{
  WgChartStyle style = { self->em, FALSE, WG_CHART_INK_TEXT, 0, 0, WG_CHART_NO_PART };
  double x = 0, swatch = self->em, line = self->em * (WG_CHART_LEADING + 0.1), top = y;
  const char *unit = wg_chart_data_get_indicator (self->data)->unit_of_count;

  for (int i = has_zero ? -1 : 0; i <= WG_CHART_N_STEPS; i++)
    {
      g_autofree char *word = i < 0 ? g_strdup ("0") : i == WG_CHART_N_STEPS ? g_strdup (unit)
                              : word_of_class (self, (guint) i, step);
      gboolean is_unit = i == WG_CHART_N_STEPS;
      double indent = is_unit ? 0 : swatch + self->em * 0.3;
      double width = indent + _wg_chart_measure (self, word, self->em, FALSE);

      if (x > 0 && x + width > self->options.width)
        {
          x = 0;
          y += line;
        }
      if (!dry && !is_unit)
        _wg_chart_add_box (self, (WgChartBox) { x, y + self->em * 0.25, swatch, swatch },
                           i < 0 ? WG_CHART_INK_EMPTY : WG_CHART_INK_RAMP, (guint) MAX (i, 0),
                           WG_CHART_NO_PART);
      if (!dry && *word != '\0')
        _wg_chart_add_text (self, word, x + indent, y, &style);
      x += width + self->em * 0.9;
    }
  return y + line - top + self->em * 0.3;
}

double
_wg_chart_calendar_height (WgChartLayout *self)
{
  gboolean has_zero = FALSE;
  double step = find_step (self, &has_zero);
  Frame frame;

  if (!fit_frame (self, 0, 10000, &frame))
    return 0;
  return frame.n_bands * frame.band + add_legend (self, 0, step, has_zero, TRUE)
         + _wg_chart_add_hidden_key (self, 0, TRUE);
}

void
_wg_chart_lay_calendar (WgChartLayout *self,
                        double         top)
{
  gboolean has_zero = FALSE;
  double step = find_step (self, &has_zero), key = _wg_chart_add_hidden_key (self, 0, TRUE);
  double legend = add_legend (self, 0, step, has_zero, TRUE);
  Frame frame;

  if (!fit_frame (self, top, self->options.height - legend - key, &frame))
    return;
  add_days (self, &frame, step);
  add_months (self, &frame);
  add_names (self, &frame);
  top += frame.n_bands * frame.band;
  add_legend (self, top, step, has_zero, FALSE);
  if (key > 0)
    _wg_chart_add_hidden_key (self, top + legend, FALSE);
}
