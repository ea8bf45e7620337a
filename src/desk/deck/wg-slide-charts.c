/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts that only slides have. */

#include "wg-slide-charts.h"

#include "wg-service-charts.h"

#include <glib/gi18n-lib.h>

/* What the rest is called. */
static const char *
name_rest (const char *good)
{
  static const struct
  {
    const char *good, *rest;
  } words[] = {
    { "whistles_in_time", N_("not in time") },
    { "disputes_same_day", N_("not the same day") },
    { "finished", N_("not finished") },
    { "wishes_fulfilled", N_("not fulfilled") },
    { "hard_solved", N_("not solved") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].good, good))
      return _(words[i].rest);
  return _("the others");
}

static const WgFigurePart *
find_part (const WgFigure *figure,
           gint64          id)
{
  for (guint i = 0; i < figure->parts->len; i++)
    if (g_array_index (figure->parts, WgFigurePart, i).id == id)
      return &g_array_index (figure->parts, WgFigurePart, i);
  return NULL;
}

/* A bar of the whole gives one part of each series. */
static void
add_point (WgChartData        *data,
           const WgChartPoint *whole,
           const WgFigure     *good)
{
  const WgFigurePart *part = find_part (good, whole->id);
  WgChartPoint point = *whole;

  if (part != NULL && part->state == WG_VALUE_SHOWN && whole->state == WG_VALUE_SHOWN)
    {
      point.value = part->value;
      wg_chart_data_add_point (data, 0, &point);
      point.value = MAX (whole->value - part->value, 0);
      wg_chart_data_add_point (data, 1, &point);
      return;
    }
  point.state = part != NULL ? part->state : WG_VALUE_UNDEFINED;
  wg_chart_data_add_point (data, 0, &point);
  wg_chart_data_add_point (data, 1, &point);
}

WgChartData *
wg_slide_chart_split (WgDistrict       *district,
                      const WgQuestion *question,
                      const char       *good,
                      GError          **error)
{
  WgQuestion asked = *question;
  WgFigureBy by = question->by != WG_BY_NONE ? question->by : WG_BY_UNIT;
  g_autoptr (WgChartData) whole = NULL, data = NULL;
  g_autoptr (WgFigure) figure = NULL;
  const WgChartSeries *bars;

  whole = wg_service_chart_parts (district, question, by, error);
  if (whole == NULL)
    return NULL;
  asked.indicator = g_intern_string (good);
  asked.by = by;
  figure = wg_district_ask (district, &asked, error);
  if (figure == NULL)
    return NULL;
  data = wg_chart_data_new (WG_CHART_STACK, wg_chart_data_get_indicator (whole));
  wg_chart_data_set_heading (data, wg_chart_data_get_title (whole),
                             wg_chart_data_get_subtitle (whole));
  wg_chart_data_add_series (data, figure->indicator->name, WG_CHART_HIGHLIGHT, 0);
  wg_chart_data_add_series (data, name_rest (good), WG_CHART_CONTEXT, 0);
  bars = wg_chart_data_get_series (whole, 0);
  for (guint i = 0; i < bars->points->len; i++)
    add_point (data, &g_array_index (bars->points, WgChartPoint, i), figure);
  return g_steal_pointer (&data);
}
