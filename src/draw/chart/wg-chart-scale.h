/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgChartScale:
 * @low, @high: what the axis reaches; 0 is always between them or one of them
 * @step: between two lines: 1, 2 or 5 times a power of ten
 * @n_lines: from @low to @high
 * @decimals: that the lines' numbers need
 *
 * The scale of values of a chart.
 */
typedef struct
{
  double low, high, step;
  guint  n_lines, decimals;
} WgChartScale;

/**
 * WgChartRange:
 * @low, @high: the values
 * @limit: values never exceed it (100 for shares); 0: no such limit
 * @whole: only whole numbers occur
 */
typedef struct
{
  double   low, high, limit;
  gboolean whole;
} WgChartRange;

/* The scale with as many lines as there can be, two at least. */
WgChartScale wg_chart_scale_fit   (const WgChartRange *range, guint max_lines);
/* The value of a line. */
double       wg_chart_scale_line  (const WgChartScale *self, guint line);
/* Where a value is between two places. */
double       wg_chart_scale_place (const WgChartScale *self, double value, double at_low,
                                   double at_high);

G_END_DECLS
