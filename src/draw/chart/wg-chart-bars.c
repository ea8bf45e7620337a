/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Horizontal bars with their names at the left and their numbers at the right. */

#include "wg-chart-rows.h"

#include <math.h>

static const WgChartPoint *
get_point (WgChartLayout *self,
           guint          row)
{
  return &g_array_index (wg_chart_data_get_series (self->data, 0)->points, WgChartPoint, row);
}

static double
measure_numbers (WgChartLayout *self)
{
  double width = 0;

  for (guint i = 0; i < wg_chart_data_get_series (self->data, 0)->points->len; i++)
    {
      g_autofree char *word = _wg_chart_word (self->data, get_point (self, i), TRUE);

      width = MAX (width, _wg_chart_measure (self, word, self->em, TRUE));
    }
  return ceil (width);
}

/* The scale has no lines here: the longest bar takes the whole room. */
static WgChartScale
find_scale (WgChartLayout *self)
{
  WgChartScale scale = { 0 };

  for (guint i = 0; i < wg_chart_data_get_series (self->data, 0)->points->len; i++)
    if (get_point (self, i)->state == WG_VALUE_SHOWN)
      {
        scale.low = MIN (scale.low, get_point (self, i)->value);
        scale.high = MAX (scale.high, get_point (self, i)->value);
      }
  if (scale.high == scale.low)
    scale.high = scale.low + 1;
  return scale;
}

double
_wg_chart_bars_height (WgChartLayout *self)
{
  return _wg_chart_rows_height (self, 0);
}

static void
add_bar (WgChartLayout      *self,
         const WgChartRows  *rows,
         const WgChartScale *scale,
         guint               row)
{
  const WgChartSeries *series = wg_chart_data_get_series (self->data, 0);
  const WgChartPoint *point = get_point (self, row);
  const WgChartPart part = { 0, row };
  g_autofree char *word = _wg_chart_word (self->data, point, TRUE);
  double top = _wg_chart_row_top (rows, row, 0), right = rows->plot.x + rows->plot.width;
  double zero = wg_chart_scale_place (scale, 0, rows->plot.x, right);
  WgChartBox bar = { zero, top + (rows->row - rows->bar) / 2, 0, rows->bar };
  gboolean shown = point->state == WG_VALUE_SHOWN;

  if (shown)
    {
      double end = wg_chart_scale_place (scale, point->value, rows->plot.x, right);

      bar.x = MIN (zero, end);
      bar.width = fabs (end - zero);
      /* What is more than nothing is seen. */
      if (point->value != 0)
        bar.width = MAX (bar.width, 1.5);
      _wg_chart_add_box (self, bar, series->role == WG_CHART_HIGHLIGHT ? WG_CHART_INK_FIGURE
                                                                       : WG_CHART_INK_CONTEXT,
                         0, part);
    }
  else
    {
      bar.width = MIN (self->em * 2, rows->plot.width);
      _wg_chart_add_box (self, bar, WG_CHART_INK_HIDDEN, 0, part);
    }
  _wg_chart_add_row (self, rows, row, 0, word, !shown);
  _wg_chart_add_row_target (self, part, (WgChartBox) { 0, top, self->options.width, rows->row },
                            bar);
}

void
_wg_chart_lay_bars (WgChartLayout *self,
                    double         top)
{
  WgChartRows rows = _wg_chart_fit_rows (self, top, self->options.height, measure_numbers (self),
                                         0);
  WgChartScale scale = find_scale (self);
  double zero = wg_chart_scale_place (&scale, 0, rows.plot.x, rows.plot.x + rows.plot.width);

  for (guint i = 0; i < rows.n_shown && i < rows.n; i++)
    add_bar (self, &rows, &scale, i);
  _wg_chart_add_box (self, (WgChartBox) { round (zero) - 1, rows.plot.y, 1, rows.plot.height },
                     WG_CHART_INK_AXIS, 0, WG_CHART_NO_PART);
  _wg_chart_add_rest (self, &rows, 0);
}
