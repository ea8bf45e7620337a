/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What charts have in common round their data: lines of values, times, lines through points, and
 * the words for numbers that are not shown. */

#include "wg-chart-layout-private.h"

#include "wg-number.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BELOW 0.73 /* ems from the zero line to the times: its own number reaches so far down */

const char *
_wg_chart_choose_name (WgChartLayout      *self,
                       const WgChartPoint *point,
                       double              room)
{
  if (point->name != NULL && _wg_chart_measure (self, point->name, self->em, FALSE) <= room)
    return point->name;
  return point->label;
}

char *
_wg_chart_word (const WgChartData  *data,
                const WgChartPoint *point,
                gboolean            with_unit)
{
  if (point->state == WG_VALUE_UNDEFINED)
    /* Translators: of a figure that has nothing to be divided by: 无数据. */
    return g_strdup (C_("chart", "no value"));
  return wg_chart_data_format (data, point->value, point->state, with_unit);
}

gboolean
_wg_chart_is_figure (WgChartLayout *self,
                     guint          series)
{
  gboolean any = FALSE;

  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    any |= wg_chart_data_get_series (self->data, i)->role == WG_CHART_HIGHLIGHT;
  return any ? wg_chart_data_get_series (self->data, series)->role == WG_CHART_HIGHLIGHT
             : wg_chart_data_get_series (self->data, series)->role != WG_CHART_LAST_YEAR;
}

double
_wg_chart_add_hidden_key (WgChartLayout *self,
                          double         y,
                          gboolean       dry)
{
  const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_DIM, 0, 1, WG_CHART_NO_PART };
  gboolean seen[WG_VALUE_NOT_MONOTONE + 1] = { FALSE };
  double x = self->options.width;
  gboolean any = FALSE;

  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const GArray *points = wg_chart_data_get_series (self->data, i)->points;

      for (guint j = 0; j < points->len; j++)
        {
          const WgChartPoint *point = &g_array_index (points, WgChartPoint, j);
          g_autofree char *word = NULL;
          WgChartBox box;

          /* A grey line only ends where it has no numbers. */
          if (point->state == WG_VALUE_SHOWN || seen[point->state]
              || (self->kind == WG_CHART_LINE && !_wg_chart_is_figure (self, i)))
            continue;
          seen[point->state] = any = TRUE;
          if (dry)
            continue;
          word = _wg_chart_word (self->data, point, FALSE);
          box = _wg_chart_add_text (self, word, x, y, &style);
          _wg_chart_add_box (self, (WgChartBox) { box.x - self->em * 1.5, y + self->em * 0.3,
                                                  self->em * 1.2, self->em * 0.9 },
                             WG_CHART_INK_HIDDEN, 0, WG_CHART_NO_PART);
          x = box.x - self->em * 2.3;
        }
    }
  return any ? self->em * (WG_CHART_LEADING + 0.3) : 0;
}

WgChartScale
_wg_chart_fit_scale (WgChartLayout *self,
                     double         height)
{
  const WgIndicator *indicator = wg_chart_data_get_indicator (self->data);
  WgChartRange range = { .whole = indicator->decimals == 0 };

  if (g_str_equal (indicator->unit_of_count, "%"))
    range.limit = 100;
  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const GArray *points = wg_chart_data_get_series (self->data, i)->points;

      for (guint j = 0; j < points->len; j++)
        {
          const WgChartPoint *point = &g_array_index (points, WgChartPoint, j);

          if (point->state != WG_VALUE_SHOWN)
            continue;
          range.low = MIN (range.low, point->value);
          range.high = MAX (range.high, point->value);
        }
    }
  return wg_chart_scale_fit (&range, (guint) CLAMP (height / (self->em * 2.6), 2, 7));
}

/* The number of a line; the unit of count stands once, at the topmost. */
static char *
format_line (WgChartLayout      *self,
             const WgChartScale *scale,
             guint               line)
{
  g_autofree char *number = wg_number_format (wg_chart_scale_line (scale, line), scale->decimals);
  const char *unit = wg_chart_data_get_indicator (self->data)->unit_of_count;

  if (line + 1 < scale->n_lines || *unit == '\0')
    return g_steal_pointer (&number);
  return g_strconcat (number, "\u2009", unit, NULL);
}

double
_wg_chart_axis_width (WgChartLayout      *self,
                      const WgChartScale *scale)
{
  double width = 0;

  for (guint i = 0; i < scale->n_lines; i++)
    {
      g_autofree char *text = format_line (self, scale, i);

      width = MAX (width, _wg_chart_measure (self, text, self->em, FALSE));
    }
  return ceil (width + self->em * 0.5);
}

void
_wg_chart_add_axis (WgChartLayout      *self,
                    const WgChartScale *scale,
                    WgChartBox          plot,
                    gboolean            labelled)
{
  const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_DIM, 0, 1, WG_CHART_NO_PART };

  for (guint i = 0; i < scale->n_lines; i++)
    {
      double value = wg_chart_scale_line (scale, i);
      double y = wg_chart_scale_place (scale, value, plot.y + plot.height, plot.y);
      g_autofree char *text = format_line (self, scale, i);

      _wg_chart_add_box (self, (WgChartBox) { plot.x, round (y), plot.width, 1 },
                         value == 0 ? WG_CHART_INK_AXIS : WG_CHART_INK_GRID, 0, WG_CHART_NO_PART);
      if (labelled)
        _wg_chart_add_text (self, text, plot.x - self->em * 0.5,
                            y - self->em * WG_CHART_LEADING / 2, &style);
    }
}

const WgChartSeries *
_wg_chart_time_series (WgChartLayout *self)
{
  const WgChartSeries *best = wg_chart_data_get_series (self->data, 0);

  for (guint i = 1; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const WgChartSeries *series = wg_chart_data_get_series (self->data, i);

      if (best->role == WG_CHART_LAST_YEAR
          || (series->role != WG_CHART_LAST_YEAR && series->points->len > best->points->len))
        best = series;
    }
  return best;
}

static int
get_year (const WgChartPoint *point)
{
  int year, month, day;

  if (point->day == WG_DATE_NONE)
    return 0;
  wg_date_split (point->day, &year, &month, &day);
  return year;
}

/* How many points from a label to the next, so that none stand on another. */
static guint
find_stride (WgChartLayout       *self,
             const WgChartSeries *series,
             double               step)
{
  double widest = 0;

  for (guint i = 0; i < series->points->len; i++)
    widest = MAX (widest,
                  _wg_chart_measure (self, g_array_index (series->points, WgChartPoint, i).label,
                                     self->em, FALSE));
  return MAX ((guint) ceil ((widest + self->em * 0.5) / MAX (step, 0.01)), 1);
}

double
_wg_chart_add_times (WgChartLayout       *self,
                     const WgChartSeries *series,
                     WgChartBox           plot,
                     gboolean             dry)
{
  WgChartStyle style = { self->em, FALSE, WG_CHART_INK_TEXT, 0, 0.5, WG_CHART_NO_PART };
  double step = plot.width / MAX (series->points->len, 1);
  double y = plot.y + plot.height + BELOW * self->em, line = self->em * WG_CHART_LEADING;
  const WgChartPoint *points = (const WgChartPoint *) series->points->data;
  gboolean has_years = series->points->len > 0 && points[0].day != WG_DATE_NONE;
  guint stride = dry ? 1 : find_stride (self, series, step);

  for (guint i = 0; i < series->points->len && !dry; i++)
    {
      double x = plot.x + (i + 0.5) * step;
      double half = _wg_chart_measure (self, points[i].label, self->em, FALSE) / 2;

      /* At the ends a label stands as near as the picture has room. */
      x = CLAMP (x, half, MAX (self->options.width - half, half));
      style.bold = FALSE;
      if (i % stride == 0)
        _wg_chart_try_text (self, points[i].label, x, y, &style);
      if (has_years && (i == 0 || get_year (&points[i]) != get_year (&points[i - 1])))
        {
          g_autofree char *year = g_strdup_printf ("%d", get_year (&points[i]));

          style.bold = TRUE;
          x = MAX (plot.x + (i + 0.5) * step,
                   _wg_chart_measure (self, year, self->em, TRUE) / 2);
          _wg_chart_try_text (self, year, x, y + line, &style);
        }
    }
  return ceil (BELOW * self->em + line * (has_years ? 2 : 1));
}

/* Where a point has no number: a hatched column, that nobody takes it for 0. */
static void
add_gap (WgChartLayout *self,
         WgChartPart    part,
         WgChartBox     plot,
         double         x,
         double         step)
{
  double width = MIN (step * 0.7, self->em * 2);

  _wg_chart_add_box (self, (WgChartBox) { x - width / 2, plot.y, width, plot.height },
                     WG_CHART_INK_HIDDEN, 0, part);
}

static void
end_run (WgChartLayout *self,
         GArray        *run,
         WgChartInk     ink,
         WgChartRole    role,
         guint          series)
{
  const WgChartPart whole = { series, WG_CHART_NONE };
  double width = ink == WG_CHART_INK_FIGURE ? MAX (self->em * 0.18, 2) : MAX (self->em * 0.11, 1.2);

  if (run->len > 1)
    _wg_chart_add_path (self, role == WG_CHART_LAST_YEAR ? WG_CHART_SHAPE_DASHED
                                                          : WG_CHART_SHAPE_PATH,
                        (const WgChartNode *) run->data, run->len, ink, width, whole);
  else if (run->len == 1)
    _wg_chart_add_dot (self, g_array_index (run, WgChartNode, 0).x,
                       g_array_index (run, WgChartNode, 0).y, width * 1.6, ink, whole);
  g_array_set_size (run, 0);
}

void
_wg_chart_add_curve (WgChartLayout      *self,
                     guint               index,
                     const WgChartScale *scale,
                     WgChartBox          plot,
                     WgChartInk          ink)
{
  const WgChartSeries *series = wg_chart_data_get_series (self->data, index);
  guint n = _wg_chart_time_series (self)->points->len;
  g_autoptr (GArray) run = g_array_new (FALSE, FALSE, sizeof (WgChartNode));
  double step = plot.width / MAX (n, 1), radius = MAX (self->em * 0.26, 2.5);

  for (guint i = 0; i < MIN (series->points->len, n); i++)
    {
      const WgChartPoint *point = &g_array_index (series->points, WgChartPoint, i);
      const WgChartPart part = { index, i };
      WgChartNode node = { plot.x + (i + 0.5) * step, plot.y + plot.height / 2 };
      const WgChartBox reach = { plot.x + i * step, plot.y, step, plot.height };

      if (point->state == WG_VALUE_SHOWN)
        {
          node.y = wg_chart_scale_place (scale, point->value, plot.y + plot.height, plot.y);
          g_array_append_val (run, node);
        }
      else
        {
          end_run (self, run, ink, series->role, index);
          if (ink == WG_CHART_INK_FIGURE)
            add_gap (self, part, plot, node.x, step);
        }
      _wg_chart_add_target (self, part, reach, (WgChartBox) { node.x - radius, node.y - radius,
                                                              2 * radius, 2 * radius });
    }
  end_run (self, run, ink, series->role, index);
  for (guint i = 0; ink == WG_CHART_INK_FIGURE && step > self->em * 0.9 && i < series->points->len
                    && i < n; i++)
    if (g_array_index (series->points, WgChartPoint, i).state == WG_VALUE_SHOWN)
      _wg_chart_add_dot (self, plot.x + (i + 0.5) * step,
                         wg_chart_scale_place (scale, g_array_index (series->points, WgChartPoint,
                                                                     i).value,
                                               plot.y + plot.height, plot.y),
                         radius, ink, (WgChartPart) { index, i });
}
