/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-layout-private.h"

G_BEGIN_DECLS

/**
 * WgChartRows:
 * @n, @n_shown: rows there are, and rows there is room for
 * @row, @bar: height of a row, and of the bar in its middle
 * @names: width of the column of names
 * @top: of the first row
 * @plot: between names and numbers; the rows' zero is its left edge unless some are negative
 *
 * Rows of a name, a bar and a number: what bars, stacks and funnels have in common.
 */
typedef struct
{
  guint      n, n_shown;
  double     row, bar, names, top;
  WgChartBox plot;
} WgChartRows;

/* @numbers: width of the widest number; @gap: free between two rows, for words of a funnel. */
WgChartRows _wg_chart_fit_rows   (WgChartLayout *self, double top, double bottom,
                                  double numbers, double gap);
double      _wg_chart_rows_height (WgChartLayout *self, double gap);
double      _wg_chart_row_top    (const WgChartRows *rows, guint row, double gap);
/* Name and number of a row; the number stands right-aligned. */
void        _wg_chart_add_row    (WgChartLayout *self, const WgChartRows *rows, guint row,
                                  double gap, const char *number, gboolean hidden);
/* "and 12 more" under the last row there was room for. */
void        _wg_chart_add_rest   (WgChartLayout *self, const WgChartRows *rows, double gap);

G_END_DECLS
