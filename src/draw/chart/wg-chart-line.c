/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trend: one series stands out, the others are grey, last year's is dashed. Names stand at the
 * ends of the lines instead of in a legend. */

#include "wg-chart-layout-private.h"

#include <math.h>

typedef struct
{
  guint  series;
  double value; /* the last that is shown */
  double y, height;
} End;

static double
measure_names (WgChartLayout *self)
{
  double width = 0;

  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    width = MAX (width, _wg_chart_measure (self, wg_chart_data_get_series (self->data, i)->name,
                                           self->em, _wg_chart_is_figure (self, i)));
  return width > 0 ? ceil (MIN (width, self->options.width * 0.32) + self->em * 0.6) : 0;
}

static WgChartStyle
name_style (WgChartLayout *self,
            guint          series)
{
  gboolean figure = _wg_chart_is_figure (self, series);

  return (WgChartStyle) { self->em, figure, figure ? WG_CHART_INK_FIGURE : WG_CHART_INK_DIM, 0, 0,
                          { series, WG_CHART_NONE } };
}

static int
compare_ends (const void *a,
              const void *b)
{
  const End *p = a, *q = b;

  return p->y < q->y ? -1 : p->y > q->y ? 1 : (p->series > q->series) - (p->series < q->series);
}

/* The ends of the lines, from the top, with the room their names take. */
static GArray *
find_ends (WgChartLayout      *self,
           const WgChartScale *scale,
           WgChartBox          plot,
           double              room)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));

  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const WgChartSeries *series = wg_chart_data_get_series (self->data, i);
      const WgChartStyle style = name_style (self, i);
      End end = { .series = i };
      gboolean found = FALSE;

      for (guint j = series->points->len; j > 0 && !found; j--)
        {
          const WgChartPoint *point = &g_array_index (series->points, WgChartPoint, j - 1);

          found = point->state == WG_VALUE_SHOWN;
          end.value = point->value;
        }
      if (!found || *series->name == '\0')
        continue;
      end.height = _wg_chart_add_wrapped (self, series->name, 0, 0, room, &style, TRUE);
      end.y = wg_chart_scale_place (scale, end.value, plot.y + plot.height, plot.y)
              - end.height / 2;
      g_array_append_val (ends, end);
    }
  g_array_sort (ends, compare_ends);
  return ends;
}

/* Too many names for the height: the grey ones go first, the pointer still tells them. */
static void
thin_out (WgChartLayout *self,
          GArray        *ends,
          double         height)
{
  for (;;)
    {
      double sum = 0;
      guint drop = G_MAXUINT;

      for (guint i = 0; i < ends->len; i++)
        {
          const End *end = &g_array_index (ends, End, i);

          sum += end->height;
          if (wg_chart_data_get_series (self->data, end->series)->role == WG_CHART_CONTEXT
              && (drop == G_MAXUINT || end->value < g_array_index (ends, End, drop).value))
            drop = i;
        }
      if (sum <= height || ends->len == 0)
        return;
      g_array_remove_index (ends, drop == G_MAXUINT ? ends->len - 1 : drop);
    }
}

static void
add_names (WgChartLayout      *self,
           const WgChartScale *scale,
           WgChartBox          plot,
           double              room)
{
  double bottom = plot.y + plot.height + self->em * 0.7, floor_y = plot.y - self->em * 0.7;
  g_autoptr (GArray) ends = find_ends (self, scale, plot, room);

  thin_out (self, ends, bottom - floor_y);
  /* Push down from the top, then up from the bottom. */
  for (guint i = 0; i < ends->len; i++)
    {
      End *end = &g_array_index (ends, End, i);

      end->y = MAX (end->y, floor_y);
      floor_y = end->y + end->height;
    }
  for (guint i = ends->len; i > 0; i--)
    {
      End *end = &g_array_index (ends, End, i - 1);

      end->y = MIN (end->y, bottom - end->height);
      bottom = end->y;
    }
  for (guint i = 0; i < ends->len; i++)
    {
      const End *end = &g_array_index (ends, End, i);
      const WgChartStyle style = name_style (self, end->series);

      _wg_chart_add_wrapped (self, wg_chart_data_get_series (self->data, end->series)->name,
                             plot.x + plot.width + self->em * 0.5, end->y, room, &style, FALSE);
    }
}

/* Whether a straight line goes through a box: cut off at each of its sides, something is left. */
static gboolean
crosses (const WgChartBox *box,
         double            x0,
         double            y0,
         double            x1,
         double            y1)
{
  const double way[] = { x0 - x1, x1 - x0, y0 - y1, y1 - y0 };
  const double room[] = { x0 - box->x, box->x + box->width - x0, y0 - box->y,
                          box->y + box->height - y0 };
  double from = 0, to = 1;

  for (guint i = 0; i < G_N_ELEMENTS (way); i++)
    if (way[i] == 0 && room[i] < 0)
      return FALSE;
    else if (way[i] < 0)
      from = MAX (from, room[i] / way[i]);
    else if (way[i] > 0)
      to = MIN (to, room[i] / way[i]);
  return from <= to;
}

/* Whether any of the lines goes through where words would stand. */
static gboolean
on_a_line (WgChartLayout      *self,
           const WgChartScale *scale,
           WgChartBox          plot,
           const WgChartBox   *box)
{
  guint n = _wg_chart_time_series (self)->points->len;
  double step = plot.width / MAX (n, 1);

  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const WgChartSeries *series = wg_chart_data_get_series (self->data, i);

      for (guint k = 1; k < MIN (series->points->len, n); k++)
        {
          const WgChartPoint *two = &g_array_index (series->points, WgChartPoint, k - 1);
          double y[2];

          if (two[0].state != WG_VALUE_SHOWN || two[1].state != WG_VALUE_SHOWN)
            continue;
          for (guint end = 0; end < 2; end++)
            y[end] = wg_chart_scale_place (scale, two[end].value, plot.y + plot.height, plot.y);
          if (crosses (box, plot.x + (k - 0.5) * step, y[0], plot.x + (k + 0.5) * step, y[1]))
            return TRUE;
        }
    }
  return FALSE;
}

/* A number at its point: above it or below, or beside, where no line goes through it. */
static void
add_value (WgChartLayout      *self,
           const char         *text,
           double              x,
           double              y,
           const WgChartScale *scale,
           WgChartBox          plot,
           WgChartStyle        style)
{
  static const struct
  {
    double x, y, align; /* in heights of the letters; the share that is left of there */
  } tried[] = { { 0, -1.9, 0.5 }, { 0, 0.4, 0.5 },     { -0.4, 0.4, 1 },  { 0.4, -1.9, 0 },
                { -0.4, -1.9, 1 }, { 0.4, 0.4, 0 },    { 0, 1.2, 0.5 },   { 0, -2.8, 0.5 } };
  double width = _wg_chart_measure (self, text, style.size, style.bold);

  for (guint i = 0; i < G_N_ELEMENTS (tried); i++)
    {
      double at = x + tried[i].x * self->em, top = y + tried[i].y * self->em;
      const WgChartBox box = { at - tried[i].align * width, top, width,
                               self->em * WG_CHART_LEADING };

      style.align = tried[i].align;
      if (!on_a_line (self, scale, plot, &box) && _wg_chart_try_text (self, text, at, top, &style))
        return;
    }
  style.align = 0.5;
  if (!_wg_chart_try_text (self, text, x, y - self->em * 1.9, &style))
    _wg_chart_try_text (self, text, x, y + self->em * 0.4, &style);
}

/* The last value and the highest as numbers on the line that stands out. */
static void
add_values (WgChartLayout      *self,
            guint               index,
            const WgChartScale *scale,
            WgChartBox          plot)
{
  const GArray *points = wg_chart_data_get_series (self->data, index)->points;
  guint n = _wg_chart_time_series (self)->points->len, highest = G_MAXUINT, last = G_MAXUINT;
  const WgChartStyle style = { self->em, TRUE, WG_CHART_INK_TEXT, 0, 0.5,
                               { index, WG_CHART_NONE } };
  guint chosen[2];

  for (guint i = 0; i < MIN (points->len, n); i++)
    if (g_array_index (points, WgChartPoint, i).state == WG_VALUE_SHOWN)
      {
        last = i;
        if (highest == G_MAXUINT || g_array_index (points, WgChartPoint, i).value
                                      > g_array_index (points, WgChartPoint, highest).value)
          highest = i;
      }
  chosen[0] = last;
  chosen[1] = highest;
  for (guint i = 0; i < 2; i++)
    if (chosen[i] != G_MAXUINT && (i == 0 || highest != last))
      {
        const WgChartPoint *point = &g_array_index (points, WgChartPoint, chosen[i]);
        g_autofree char *text = _wg_chart_word (self->data, point, FALSE);
        double x = plot.x + (chosen[i] + 0.5) * plot.width / MAX (n, 1);
        double y = wg_chart_scale_place (scale, point->value, plot.y + plot.height, plot.y);

        add_value (self, text, x, y, scale, plot, style);
      }
}

void
_wg_chart_lay_line (WgChartLayout *self,
                    double         top)
{
  const WgChartSeries *times = _wg_chart_time_series (self);
  double names = measure_names (self);
  double key = _wg_chart_add_hidden_key (self, 0, TRUE);
  WgChartBox plot = { 0, top + self->em * 0.8, self->options.width, 0 };
  WgChartScale scale;

  plot.height = MAX (self->options.height - plot.y - key
                       - _wg_chart_add_times (self, times, plot, TRUE), self->em * 2);
  scale = _wg_chart_fit_scale (self, plot.height);
  plot.x = _wg_chart_axis_width (self, &scale);
  plot.width = MAX (self->options.width - plot.x - names, self->em * 3);
  _wg_chart_add_axis (self, &scale, plot, TRUE);
  _wg_chart_add_times (self, times, plot, FALSE);
  if (key > 0)
    _wg_chart_add_hidden_key (self, self->options.height - key + self->em * 0.2, FALSE);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
      if (_wg_chart_is_figure (self, i) == (pass == 1))
        _wg_chart_add_curve (self, i, &scale, plot, pass == 1 ? WG_CHART_INK_FIGURE
                                                              : WG_CHART_INK_CONTEXT);
  if (names > 0)
    add_names (self, &scale, plot, names - self->em * 0.6);
  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    if (_wg_chart_is_figure (self, i))
      add_values (self, i, &scale, plot);
}
