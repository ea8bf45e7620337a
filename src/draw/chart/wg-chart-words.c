/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart in a sentence or two, for whoever hears it instead of seeing it. */

#include "wg-chart-layout-private.h"

#include <glib/gi18n-lib.h>

static const char *
get_name (const WgChartPoint *point)
{
  return point->name != NULL ? point->name : point->label;
}

typedef struct
{
  WgChartPart highest, lowest;
  double      sum;
  guint       n, n_hidden;
} Extremes;

static void
look_at (Extremes          *found,
         const WgChartData *data,
         WgChartPart        part)
{
  const WgChartPoint *point = wg_chart_data_get_point (data, part);

  if (point->state != WG_VALUE_SHOWN)
    {
      found->n_hidden++;
      return;
    }
  if (found->n == 0 || point->value > wg_chart_data_get_point (data, found->highest)->value)
    found->highest = part;
  if (found->n == 0 || point->value < wg_chart_data_get_point (data, found->lowest)->value)
    found->lowest = part;
  found->sum += point->value;
  found->n++;
}

/* Of the series the chart is about: those that stand out, else all but last year's. */
static Extremes
find_extremes (const WgChartData *data)
{
  Extremes found = { WG_CHART_NO_PART, WG_CHART_NO_PART, 0, 0, 0 };
  gboolean any = FALSE;

  for (guint i = 0; i < wg_chart_data_get_n_series (data); i++)
    any |= wg_chart_data_get_series (data, i)->role == WG_CHART_HIGHLIGHT;
  for (guint i = 0; i < wg_chart_data_get_n_series (data); i++)
    {
      const WgChartSeries *series = wg_chart_data_get_series (data, i);

      if (any && wg_chart_data_get_kind (data) == WG_CHART_LINE
            ? series->role != WG_CHART_HIGHLIGHT : series->role == WG_CHART_LAST_YEAR)
        continue;
      for (guint j = 0; j < series->points->len; j++)
        look_at (&found, data, (WgChartPart) { i, j });
    }
  return found;
}

/* "点单 412 件, 派单 405 件": every stage. */
static void
append_stages (GString           *text,
               const WgChartData *data)
{
  const GArray *points = wg_chart_data_get_series (data, 0)->points;

  for (guint i = 0; i < points->len; i++)
    {
      const WgChartPoint *point = &g_array_index (points, WgChartPoint, i);
      g_autofree char *word = _wg_chart_word (data, point, TRUE);

      /* Translators: between the stages of a chain that are read aloud. */
      g_string_append_printf (text, "%s%s %s", i > 0 ? C_("stages", ", ") : " ", get_name (point),
                              word);
    }
}

static void
append_extremes (GString           *text,
                 const WgChartData *data)
{
  Extremes found = find_extremes (data);
  g_autofree char *highest = NULL;
  g_autofree char *lowest = NULL;

  if (found.n == 0)
    {
      g_string_append_printf (text, " %s", _("There is nothing to show."));
      return;
    }
  highest = wg_chart_describe_part (data, found.highest);
  lowest = wg_chart_describe_part (data, found.lowest);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, ngettext ("%u value.", "%u values.", found.n), found.n);
  if (found.n > 1)
    {
      g_string_append_c (text, ' ');
      /* Translators: of a chart: the part with the highest value, and with the lowest. */
      g_string_append_printf (text, _("Highest: %s; lowest: %s."), highest, lowest);
    }
  if (wg_chart_data_get_indicator (data)->additive && found.n_hidden == 0)
    {
      g_autofree char *sum = wg_chart_data_format (data, found.sum, WG_VALUE_SHOWN, TRUE);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("In all: %s."), sum);
    }
  if (found.n_hidden > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, ngettext ("%u without a number.", "%u without a number.",
                                              found.n_hidden), found.n_hidden);
    }
}

char *
wg_chart_describe (const WgChartData *data)
{
  g_autoptr (GString) text = g_string_new (wg_chart_data_get_title (data));

  if (text->len > 0)
    /* Translators: ends a title that is read aloud, before the next sentence. */
    g_string_append (text, C_("sentence", "."));
  if (*wg_chart_data_get_subtitle (data) != '\0')
    g_string_append_printf (text, " %s%s", wg_chart_data_get_subtitle (data),
                            C_("sentence", "."));
  if (wg_chart_data_get_n_series (data) == 0)
    return g_strdup (text->str);
  if (wg_chart_data_get_kind (data) == WG_CHART_FUNNEL)
    append_stages (text, data);
  else
    append_extremes (text, data);
  return g_strdup (g_strchug (text->str));
}

char *
wg_chart_describe_part (const WgChartData *data,
                        WgChartPart        part)
{
  const WgChartPoint *point = wg_chart_data_get_point (data, part);
  const WgChartSeries *series;
  g_autofree char *word = NULL;

  if (part.series >= wg_chart_data_get_n_series (data))
    return g_strdup ("");
  series = wg_chart_data_get_series (data, part.series);
  if (point == NULL)
    return g_strdup (series->name);
  word = _wg_chart_word (data, point, TRUE);
  if (wg_chart_data_get_n_series (data) > 1 && *series->name != '\0')
    /* Translators: series, point, value: 青禾街道，9月：132 件. */
    return g_strdup_printf (_("%s, %s: %s"), series->name, get_name (point), word);
  /* Translators: a named value of a chart: 杏花社区：108 件. */
  return g_strdup_printf (C_("chart", "%s: %s"), get_name (point), word);
}
