/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charts of the page: which question each asks, what a click on one of its parts narrows, and
 * which part is marked because of it. A chart is never narrowed by its own choice. */

#include "wg-stats-screen-private.h"

#include "wg-service-charts.h"

static const WgChartPart no_part = { WG_CHART_NONE, WG_CHART_NONE };

/* Part whose id or day is the one narrowed to. */
static WgChartPart
find_part (WgChartData *data, gint64 id, const WgPeriod *period)
{
  for (guint i = 0; i < wg_chart_data_get_n_series (data); i++)
    {
      const WgChartSeries *series = wg_chart_data_get_series (data, i);

      if (id != 0 && series->id == id)
        return (WgChartPart) { i, WG_CHART_NONE };
      if (series->role == WG_CHART_LAST_YEAR)
        continue;
      for (guint k = 0; k < series->points->len; k++)
        {
          const WgChartPoint *point = &g_array_index (series->points, WgChartPoint, k);

          if ((id != 0 && point->id == id)
              || (period != NULL && point->day != WG_DATE_NONE && point->day == period->first))
            return (WgChartPart) { i, k };
        }
    }
  return no_part;
}

static void
show (WgStatsScreen *self, WgChartCard *card, WgChartData *data, const WgQuestion *asked,
      WgChartPart selected)
{
  GtkWidget *place = gtk_widget_get_parent (GTK_WIDGET (card));

  wg_chart_card_set_data (card, data);
  /* What has no months leaves no hole where their chart would stand. */
  if (GTK_IS_FLOW_BOX_CHILD (place))
    gtk_widget_set_visible (place, data != NULL);
  if (data == NULL)
    return;
  wg_chart_view_set_selected (wg_chart_card_get_view (card), selected);
  wg_export_button_set_chart (wg_chart_card_get_export (card), self->district, asked, data);
}

/* The period, where a part of a chart of time chose it. */
static gboolean
is_narrowed_in_time (WgStatsScreen *self)
{
  for (guint i = 0; i < wg_stats_filters_get_n (self->filters); i++)
    if (wg_stats_filters_get (self->filters, i)->kind == WG_FILTER_PERIOD)
      return TRUE;
  return FALSE;
}

static void
fill_times (WgStatsScreen *self, const char *indicator)
{
  WgQuestion asked = _wg_stats_screen_get_question (self, indicator, WG_FILTER_PERIOD);
  WgPeriod period = wg_scope_get_period (self->scope);
  const WgPeriod *mark = is_narrowed_in_time (self) ? &period : NULL;
  WgFigureBy by = _wg_stats_screen_get_choice (self, "trend-by");
  g_autoptr (WgChartData) trend = wg_service_chart_trend (self->district, &asked, by, NULL);
  g_autoptr (WgChartData) days = wg_service_chart_days (self->district, &asked, NULL);

  show (self, self->trend, trend, &asked,
        trend != NULL && mark != NULL ? find_part (trend, 0, mark) : no_part);
  show (self, self->days, days, &asked,
        days != NULL && mark != NULL && mark->first == mark->last ? find_part (days, 0, mark)
                                                                  : no_part);
}

/* Places: units below, or grids where there are none or they are asked for. */
static void
fill_places (WgStatsScreen *self, const char *indicator)
{
  WgQuestion asked = _wg_stats_screen_get_question (self, indicator, WG_FILTER_GRID);
  WgFigureBy by = _wg_stats_screen_get_choice (self, "parts-by");
  g_autoptr (WgChartData) multiples = wg_service_chart_multiples (self->district, &asked, NULL);
  g_autoptr (GPtrArray) places = wg_service_get_places (self->district, asked.unit);
  gboolean below = places->len > 0;
  g_autoptr (WgChartData) parts = NULL;

  parts = wg_service_chart_parts (self->district, &asked, below ? by : WG_BY_GRID, NULL);
  wg_chart_card_show_choices (self->parts, below);
  show (self, self->parts, parts, &asked,
        parts != NULL ? find_part (parts, wg_scope_get_selected_grid (self->scope), NULL)
                      : no_part);
  show (self, self->multiples, below ? multiples : NULL, &asked, no_part);
}

static void
fill_chain (WgStatsScreen *self, const char *indicator)
{
  WgQuestion asked = _wg_stats_screen_get_question (self, indicator, -1);
  const char *const *chain = wg_service_get_chain (indicator);
  g_autoptr (WgChartData) data = NULL;
  gint64 stage = 0;

  /* The chain's own classes, not those of the figure of the page. */
  asked = _wg_stats_screen_get_question (self, chain[0], -1);
  data = wg_service_chart_chain (self->district, &asked, NULL);
  for (guint i = 0; chain[i] != NULL; i++)
    if (g_str_equal (chain[i], indicator))
      stage = i + 1;
  show (self, self->chain, data, &asked, data != NULL ? find_part (data, stage, NULL) : no_part);
}

static void
fill_classes (WgStatsScreen *self, const char *indicator)
{
  WgQuestion asked = _wg_stats_screen_get_question (self, indicator, WG_FILTER_CLASS);
  WgIndicator *card = wg_district_find_indicator (self->district, indicator);
  g_autoptr (WgChartData) data = NULL;

  if (card->class_use != NULL)
    data = wg_service_chart_parts (self->district, &asked, WG_BY_CLASS, NULL);
  show (self, self->classes, data, &asked,
        data != NULL ? find_part (data, wg_scope_get_service_class (self->scope), NULL) : no_part);
}

void
_wg_stats_screen_fill_charts (WgStatsScreen *self)
{
  const char *indicator = _wg_stats_screen_get_indicator (self);
  WgQuestion asked = _wg_stats_screen_get_question (self, "activities", WG_FILTER_GRID);

  fill_times (self, indicator);
  fill_places (self, indicator);
  fill_chain (self, indicator);
  fill_classes (self, indicator);
  wg_grid_lists_set_question (self->grids, self->district, &asked);
}

/* A month, week or day, as the chart parts the time. */
static WgPeriod
get_part_period (WgStatsScreen *self, WgDate day, gboolean of_trend)
{
  WgFigureBy by = of_trend ? _wg_stats_screen_get_choice (self, "trend-by") : WG_BY_DAY;
  WgPeriod base = wg_stats_filters_get_base_period (self->filters);
  WgPeriod period = { day, day };

  if (by == WG_BY_MONTH)
    {
      g_autofree char *typed = wg_date_format (day);

      typed[7] = '\0';
      wg_period_parse (typed, &period);
    }
  else if (by == WG_BY_WEEK && base.last - base.first >= 31)
    period.last = MIN (base.last, day + 6 - (day + 3) % 7);
  return period;
}

/* A month of the year before stands for the month of this year above or below it. */
static void
narrow_time (WgStatsScreen *self, WgChartView *view, guint series, guint point, gboolean of_trend)
{
  WgChartData *data = wg_chart_view_get_data (view);
  const WgChartPoint *found;

  for (guint i = 0; i < wg_chart_data_get_n_series (data); i++)
    if (series < wg_chart_data_get_n_series (data)
        && wg_chart_data_get_series (data, series)->role == WG_CHART_LAST_YEAR)
      series = i;
  found = wg_chart_data_get_point (data, (WgChartPart) { series, point });
  if (found != NULL && found->day != WG_DATE_NONE
      && wg_chart_data_get_series (data, series)->role != WG_CHART_LAST_YEAR)
    wg_stats_filters_choose_period (self->filters, get_part_period (self, found->day, of_trend));
}

static void
on_trend (WgStatsScreen *self, guint series, guint point, WgChartView *view)
{
  narrow_time (self, view, series, point, TRUE);
}

static void
on_days (WgStatsScreen *self, guint series, guint point, WgChartView *view)
{
  narrow_time (self, view, series, point, FALSE);
}

static void
on_parts (WgStatsScreen *self, guint series, guint point, WgChartView *view)
{
  const WgChartPoint *found = wg_chart_data_get_point (wg_chart_view_get_data (view),
                                                       (WgChartPart) { series, point });

  if (found == NULL || found->id == 0)
    return;
  if (wg_district_find_grid (self->district, found->id) != NULL)
    wg_stats_filters_choose (self->filters, WG_FILTER_GRID, found->id);
  else
    wg_stats_filters_choose (self->filters, WG_FILTER_UNIT, found->id);
}

static void
on_classes (WgStatsScreen *self, guint series, guint point, WgChartView *view)
{
  const WgChartPoint *found = wg_chart_data_get_point (wg_chart_view_get_data (view),
                                                       (WgChartPart) { series, point });

  if (found != NULL && found->id != 0)
    wg_stats_filters_choose (self->filters, WG_FILTER_CLASS, found->id);
}

static void
on_chain (WgStatsScreen *self, guint series, guint point, WgChartView *view)
{
  const WgChartPoint *found =
    wg_chart_data_get_point (wg_chart_view_get_data (view), (WgChartPart) { series, point });
  const char *stage = found != NULL
    ? wg_service_get_stage (_wg_stats_screen_get_indicator (self), found->id) : NULL;

  if (stage != NULL)
    wg_scope_set_indicator (self->scope, stage);
}

static void
on_multiples (WgStatsScreen *self, guint series, guint point, WgChartView *view)
{
  if (series < wg_chart_data_get_n_series (wg_chart_view_get_data (view)))
    wg_stats_filters_choose (self->filters, WG_FILTER_UNIT,
                             wg_chart_data_get_series (wg_chart_view_get_data (view), series)->id);
}

/* D on a part asks for the figure narrowed to that part. */
static void
on_asked (WgStatsScreen *self, guint series, guint point, WgChartView *view)
{
  WgChartData *data = wg_chart_view_get_data (view);
  const WgChartPoint *found =
    data != NULL ? wg_chart_data_get_point (data, (WgChartPart) { series, point }) : NULL;
  const char *indicator = _wg_stats_screen_get_indicator (self);
  WgQuestion asked;
  g_autofree char *text = NULL;

  if (view == wg_chart_card_get_view (self->chain) && found != NULL)
    indicator = wg_service_get_stage (indicator, found->id);
  asked = _wg_stats_screen_get_question (self, indicator, -1);
  if (found != NULL && found->day != WG_DATE_NONE)
    asked.period = get_part_period (self, found->day, view != wg_chart_card_get_view (self->days));
  else if (found != NULL && found->id != 0 && view == wg_chart_card_get_view (self->classes))
    asked.service_class = found->id;
  else if (found != NULL && found->id != 0 && view == wg_chart_card_get_view (self->parts))
    {
      if (wg_district_find_grid (self->district, found->id) != NULL)
        asked.grid = found->id;
      else
        asked.unit = found->id;
    }
  if (view == wg_chart_card_get_view (self->multiples) && series != WG_CHART_NONE)
    asked.unit = wg_chart_data_get_series (data, series)->id;
  text = wg_question_format (&asked);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.ask-number", "s", text);
}

static void
connect_chart (WgStatsScreen *self, WgChartCard *card, GCallback on_activated)
{
  WgChartView *view = wg_chart_card_get_view (card);

  g_signal_connect_object (view, "activated", on_activated, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "asked", G_CALLBACK (on_asked), self, G_CONNECT_SWAPPED);
}

void
_wg_stats_screen_connect_charts (WgStatsScreen *self)
{
  connect_chart (self, self->trend, G_CALLBACK (on_trend));
  connect_chart (self, self->days, G_CALLBACK (on_days));
  connect_chart (self, self->parts, G_CALLBACK (on_parts));
  connect_chart (self, self->classes, G_CALLBACK (on_classes));
  connect_chart (self, self->chain, G_CALLBACK (on_chain));
  connect_chart (self, self->multiples, G_CALLBACK (on_multiples));
}
