/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scales of charts: round numbers, and the zero that no chart may leave out. */

#include "wg-chart-scale.h"

#include <math.h>

/* The round step next to a size: 1, 2, 5, 10 … */
static double
round_step (double size)
{
  double power = pow (10, floor (log10 (size)));

  for (guint i = 0; i < 3; i++)
    {
      static const double steps[] = { 1, 2, 5 };

      if (steps[i] * power >= size * (1 - 1e-9))
        return steps[i] * power;
    }
  return 10 * power;
}

static WgChartScale
make_scale (double              step,
            const WgChartRange *range)
{
  double low = MIN (range->low, 0), high = MAX (range->high, 0);
  WgChartScale scale = { .step = step };

  scale.low = floor (low / step + 1e-9) * step;
  scale.high = ceil (high / step - 1e-9) * step;
  if (scale.high <= scale.low)
    scale.high = scale.low + step;
  scale.n_lines = (guint) lround ((scale.high - scale.low) / step) + 1;
  while (scale.decimals < 6 && fabs (step - round (step * pow (10, scale.decimals))
                                              / pow (10, scale.decimals)) > step * 1e-6)
    scale.decimals++;
  return scale;
}

WgChartScale
wg_chart_scale_fit (const WgChartRange *range,
                    guint               max_lines)
{
  double low = MIN (range->low, 0), high = MAX (range->high, 0);
  double span = high - low;
  double step = span > 0 ? round_step (span / MAX (max_lines, 2)) : 1;
  WgChartScale scale;

  if (range->whole)
    step = MAX (step, 1);
  scale = make_scale (step, range);
  while (scale.n_lines > MAX (max_lines, 2))
    {
      step = round_step (step * 1.5);
      scale = make_scale (step, range);
    }
  /* 96 % of what can be needs no line at 120 %. */
  if (range->limit > 0 && high <= range->limit)
    while (scale.high > range->limit + 1e-9 && scale.n_lines > 2)
      {
        scale.high -= scale.step;
        scale.n_lines--;
      }
  if (scale.high < high)
    scale.high = range->limit;
  return scale;
}

double
wg_chart_scale_line (const WgChartScale *self,
                     guint               line)
{
  double value = self->low + line * self->step;

  return fabs (value) < self->step * 1e-6 ? 0 : value;
}

double
wg_chart_scale_place (const WgChartScale *self,
                      double              value,
                      double              at_low,
                      double              at_high)
{
  return at_low + (value - self->low) / (self->high - self->low) * (at_high - at_low);
}
