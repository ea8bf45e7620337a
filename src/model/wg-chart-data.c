/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart shows. Holds words and numbers, judges nothing and knows no place on paper. */

#include "wg-chart-data.h"

struct _WgChartData
{
  gatomicrefcount ref_count;
  WgChartKind     kind;
  WgIndicator    *indicator;
  GStringChunk   *texts;
  const char     *title, *subtitle;
  GArray         *series; /* WgChartSeries */
};

G_DEFINE_BOXED_TYPE (WgChartData, wg_chart_data, wg_chart_data_ref, wg_chart_data_unref)

static void
series_clear (WgChartSeries *series)
{
  g_array_unref (series->points);
}

static const char *
keep (WgChartData *self,
      const char  *text)
{
  return g_string_chunk_insert_const (self->texts, text != NULL ? text : "");
}

/**
 * wg_chart_data_new:
 * @kind: how it is drawn
 * @indicator: (transfer none): gives unit of count, decimals, and whether parts add up
 *
 * Returns: (transfer full): data without series
 */
WgChartData *
wg_chart_data_new (WgChartKind  kind,
                   WgIndicator *indicator)
{
  WgChartData *self;

  g_return_val_if_fail (indicator != NULL, NULL);

  self = g_new0 (WgChartData, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->indicator = wg_indicator_ref (indicator);
  self->texts = g_string_chunk_new (1024);
  self->title = self->subtitle = "";
  self->series = g_array_new (FALSE, FALSE, sizeof (WgChartSeries));
  g_array_set_clear_func (self->series, (GDestroyNotify) series_clear);
  return self;
}

WgChartData *
wg_chart_data_ref (WgChartData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_chart_data_unref (WgChartData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  wg_indicator_unref (self->indicator);
  g_array_unref (self->series);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * wg_chart_data_set_heading:
 * @title: (nullable): a sentence that says what one sees
 * @subtitle: (nullable): the scope
 */
void
wg_chart_data_set_heading (WgChartData *self,
                           const char  *title,
                           const char  *subtitle)
{
  self->title = keep (self, title);
  self->subtitle = keep (self, subtitle);
}

guint
wg_chart_data_add_series (WgChartData *self,
                          const char  *name,
                          WgChartRole  role,
                          gint64       id)
{
  WgChartSeries series = { .name = keep (self, name), .role = role, .id = id };

  series.points = g_array_new (FALSE, FALSE, sizeof (WgChartPoint));
  g_array_append_val (self->series, series);
  return self->series->len - 1;
}

/**
 * wg_chart_data_add_point:
 * @series: index of a series that was added
 * @point: its texts are copied
 */
void
wg_chart_data_add_point (WgChartData        *self,
                         guint               series,
                         const WgChartPoint *point)
{
  WgChartPoint copy = *point;

  g_return_if_fail (series < self->series->len);

  copy.label = keep (self, point->label);
  copy.name = point->name != NULL ? keep (self, point->name) : NULL;
  copy.note = point->note != NULL ? keep (self, point->note) : NULL;
  g_array_append_val (g_array_index (self->series, WgChartSeries, series).points, copy);
}

guint
wg_chart_data_add_figure (WgChartData    *self,
                          const char     *name,
                          WgChartRole     role,
                          const WgFigure *figure)
{
  guint series = wg_chart_data_add_series (self, name, role, 0);

  for (guint i = 0; i < figure->parts->len; i++)
    {
      const WgFigurePart *part = &g_array_index (figure->parts, WgFigurePart, i);
      const WgChartPoint point = { .label = part->name, .value = part->value,
                                   .state = part->state, .id = part->id, .day = WG_DATE_NONE };

      wg_chart_data_add_point (self, series, &point);
    }
  return series;
}

WgChartKind
wg_chart_data_get_kind (const WgChartData *self)
{
  return self->kind;
}

const char *
wg_chart_data_get_title (const WgChartData *self)
{
  return self->title;
}

const char *
wg_chart_data_get_subtitle (const WgChartData *self)
{
  return self->subtitle;
}

WgIndicator *
wg_chart_data_get_indicator (const WgChartData *self)
{
  return self->indicator;
}

guint
wg_chart_data_get_n_series (const WgChartData *self)
{
  return self->series->len;
}

const WgChartSeries *
wg_chart_data_get_series (const WgChartData *self,
                          guint              series)
{
  g_return_val_if_fail (series < self->series->len, NULL);

  return &g_array_index (self->series, WgChartSeries, series);
}

const WgChartPoint *
wg_chart_data_get_point (const WgChartData *self,
                         WgChartPart        part)
{
  const GArray *points;

  if (part.series >= self->series->len)
    return NULL;
  points = g_array_index (self->series, WgChartSeries, part.series).points;
  return part.point < points->len ? &g_array_index (points, WgChartPoint, part.point) : NULL;
}

char *
wg_chart_data_format (const WgChartData *self,
                      double             value,
                      WgFigureState      state,
                      gboolean           with_unit)
{
  g_autofree char *text = wg_figure_format_value (self->indicator, value, state);
  const char *unit = self->indicator->unit_of_count;

  if (!with_unit || state != WG_VALUE_SHOWN || *unit == '\0')
    return g_steal_pointer (&text);
  /* A thin space between digits and Chinese. */
  return g_strconcat (text, "\u2009", unit, NULL);
}

gboolean
wg_chart_part_equal (WgChartPart a,
                     WgChartPart b)
{
  return a.series == b.series && a.point == b.point;
}
