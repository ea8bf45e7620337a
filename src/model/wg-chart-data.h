/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-date.h"
#include "wg-figure.h"

G_BEGIN_DECLS

typedef enum
{
  WG_CHART_LINE,      /* series over months or weeks */
  WG_CHART_BAR,       /* one series: a horizontal bar for each unit, grid, class */
  WG_CHART_STACK,     /* the same bars, parted; every series is a category */
  WG_CHART_FUNNEL,    /* one series: the stages in their order */
  WG_CHART_CALENDAR,  /* one series: a point for each day */
  WG_CHART_MULTIPLES  /* a small line chart for each series, all on one scale */
} WgChartKind;

/* How a line is drawn; bars do not look at it. */
typedef enum
{
  WG_CHART_CONTEXT,   /* grey: what the highlighted one is compared with */
  WG_CHART_HIGHLIGHT, /* the one the title speaks of */
  WG_CHART_LAST_YEAR  /* grey and dashed */
} WgChartRole;

/**
 * WgChartPoint:
 * @label: the short name that stands in the chart: "杏花", "7月"; never cut
 * @name: (nullable): the long one, for where there is room and for a screen reader
 * @note: (nullable): of a stage of a funnel: what happened to those that did not come this far,
 *   in words: "not dispatched"
 * @value: has no meaning unless @state is %WG_VALUE_SHOWN
 * @id: row id of the unit, grid or class; 0 for none
 * @day: first day of the month, the week or the day itself; %WG_DATE_NONE where it is no time
 */
typedef struct
{
  const char   *label, *name, *note;
  double        value;
  WgFigureState state;
  gint64        id;
  WgDate        day;
} WgChartPoint;

/**
 * WgChartSeries:
 * @name: also printed at the line's end or over its small chart; "" where there is only one
 * @id: row id of the unit or class; 0 for none
 */
typedef struct
{
  const char  *name;
  WgChartRole  role;
  gint64       id;
  GArray      *points; /* WgChartPoint, read only */
} WgChartSeries;

#define WG_CHART_NONE G_MAXUINT

/* A bar, a point of a line, a day, a stage. @point is %WG_CHART_NONE for a whole series. */
typedef struct
{
  guint series, point;
} WgChartPart;

#define WG_TYPE_CHART_DATA (wg_chart_data_get_type ())

/**
 * WgChartData:
 *
 * What a chart shows, without a place on paper: a title that says what one sees, the scope, and
 * series of points that have one unit of count. Counted by reference; filled by whoever made it
 * and then only read. All texts are copied.
 */
typedef struct _WgChartData WgChartData;

GType                wg_chart_data_get_type     (void);
/* @indicator: (transfer none): unit of count, decimals and what a hidden value is called. */
WgChartData         *wg_chart_data_new          (WgChartKind kind, WgIndicator *indicator);
WgChartData         *wg_chart_data_ref          (WgChartData *self);
void                 wg_chart_data_unref        (WgChartData *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgChartData, wg_chart_data_unref)
/* @title: a sentence: "Orders fell by 12 % in September"; @subtitle: the scope. (nullable) */
void                 wg_chart_data_set_heading  (WgChartData *self, const char *title,
                                                 const char *subtitle);
/* Returns the index. */
guint                wg_chart_data_add_series   (WgChartData *self, const char *name,
                                                 WgChartRole role, gint64 id);
void                 wg_chart_data_add_point    (WgChartData *self, guint series,
                                                 const WgChartPoint *point);
/* A series with the parts of a figure, each labelled with its name. */
guint                wg_chart_data_add_figure   (WgChartData *self, const char *name,
                                                 WgChartRole role, const WgFigure *figure);

WgChartKind          wg_chart_data_get_kind     (const WgChartData *self);
const char          *wg_chart_data_get_title    (const WgChartData *self);
const char          *wg_chart_data_get_subtitle (const WgChartData *self);
WgIndicator         *wg_chart_data_get_indicator (const WgChartData *self); /* (transfer none) */
guint                wg_chart_data_get_n_series (const WgChartData *self);
const WgChartSeries *wg_chart_data_get_series   (const WgChartData *self, guint series);
/* (nullable): none there, or @point is %WG_CHART_NONE. */
const WgChartPoint  *wg_chart_data_get_point    (const WgChartData *self, WgChartPart part);
/* "1,268 人次"; "fewer than 5"; "—". @with_unit: whether the unit of count follows a number.
 * (transfer full) */
char                *wg_chart_data_format       (const WgChartData *self, double value,
                                                 WgFigureState state, gboolean with_unit);
gboolean             wg_chart_part_equal        (WgChartPart a, WgChartPart b);

G_END_DECLS
