/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-data.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgChartOptions:
 * @width, @height: the room, logical pixels
 * @text: pixels of an em of the smallest text; nothing in the chart is smaller
 * @no_heading: title and subtitle stand elsewhere
 * @no_subtitle: the scope stands elsewhere, over several charts
 * @tall: few rows take all the height there is, as on a wall
 */
typedef struct
{
  double   width, height, text;
  gboolean no_heading, no_subtitle, tall;
} WgChartOptions;

/**
 * WgChartMarks:
 * @selected: what filters everything else; the rest is paler
 * @hover: under the pointer
 * @focus: where the keyboard is; a ring
 *
 * Parts that stand out: a point, a series (its point is %WG_CHART_NONE), a point of all series (its
 * series is), or none (both are).
 */
typedef struct
{
  WgChartPart selected, hover, focus;
} WgChartMarks;

#define WG_CHART_MARKS_NONE \
  ((WgChartMarks) { { WG_CHART_NONE, WG_CHART_NONE }, { WG_CHART_NONE, WG_CHART_NONE }, \
                    { WG_CHART_NONE, WG_CHART_NONE } })

typedef enum
{
  WG_CHART_STEP_LEFT, WG_CHART_STEP_RIGHT, WG_CHART_STEP_UP, WG_CHART_STEP_DOWN,
  WG_CHART_STEP_FIRST, WG_CHART_STEP_LAST
} WgChartStep;

/**
 * WgChartLayout:
 *
 * A chart put in its place: lines, surfaces and words with their boxes, without colours. The same
 * on every kind of surface. Immutable.
 */
typedef struct _WgChartLayout WgChartLayout;

/* @data: (transfer none): is kept. */
WgChartLayout *wg_chart_layout_new     (WgChartData *data, const WgChartOptions *options);
void           wg_chart_layout_free    (WgChartLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgChartLayout, wg_chart_layout_free)
/* Draws it with its top left corner at 0, 0. @marks: (nullable) */
void           wg_chart_paint          (cairo_t *cr, const WgChartLayout *self,
                                        const WgTheme *theme, const WgChartMarks *marks);
/* Which part is at a place; series is WG_CHART_NONE for none. */
WgChartPart    wg_chart_hit            (const WgChartLayout *self, double x, double y);
/* The next part in a direction; from no part, the first. */
WgChartPart    wg_chart_step           (const WgChartLayout *self, WgChartPart from,
                                        WgChartStep step);
/* (out): where a part is; FALSE when it is not in the picture. */
gboolean       wg_chart_get_box        (const WgChartLayout *self, WgChartPart part,
                                        double *x, double *y, double *width, double *height);
/* The height in which everything is seen at a width: every bar, every small chart. The height in
 * @options is not looked at. */
double         wg_chart_measure_height (WgChartData *data, const WgChartOptions *options);
/* For a screen reader: what, the highest, the lowest, the total. (transfer full) */
char          *wg_chart_describe       (const WgChartData *data);
/* "杏花社区: 108 件", with its series where there are several. (transfer full) */
char          *wg_chart_describe_part  (const WgChartData *data, WgChartPart part);

G_END_DECLS
