/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small line chart for each community, all on one scale, so that heights can be compared. */

#include "wg-chart-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_WIDTH 9.0  /* of a small chart, ems */
#define LEAST_HEIGHT 5.0 /* of its lines */
#define TIMES 3.7        /* of the times under them */
#define BEST_SHAPE 1.7   /* width of its height */

typedef struct
{
  guint  n_columns, n_rows, n_shown;
  double axis;           /* width of the numbers at the left */
  double width, height;  /* of a cell */
  double title, times;   /* heights in it */
  double gap;
} Mesh;

static double
measure_titles (WgChartLayout *self,
                double         width)
{
  const WgChartStyle style = { self->em, TRUE, WG_CHART_INK_TEXT, 0, 0, WG_CHART_NO_PART };
  double height = 0;

  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    height = MAX (height, _wg_chart_add_wrapped (self, wg_chart_data_get_series (self->data, i)
                                                         ->name, 0, 0, width, &style, TRUE));
  return height + self->em * 0.5;
}

static void
shape_mesh (WgChartLayout *self,
            Mesh          *mesh,
            guint          n_columns,
            double         height)
{
  guint n = wg_chart_data_get_n_series (self->data);

  mesh->n_columns = n_columns;
  mesh->n_rows = (n + n_columns - 1) / n_columns;
  mesh->width = floor ((self->options.width - mesh->axis - (n_columns - 1) * mesh->gap)
                       / n_columns);
  mesh->title = measure_titles (self, mesh->width);
  mesh->height = floor ((height + mesh->gap) / mesh->n_rows - mesh->gap);
}

/* The number of columns whose cells are seen whole and come nearest to the best shape. */
static Mesh
fit_mesh (WgChartLayout *self,
          double         height,
          double         axis)
{
  guint n = wg_chart_data_get_n_series (self->data), best = 1;
  Mesh mesh = { .axis = axis, .gap = self->em * 1.2, .times = self->em * TIMES };
  double best_miss = G_MAXDOUBLE;

  for (guint columns = 1; columns <= n; columns++)
    {
      double plot, miss;

      shape_mesh (self, &mesh, columns, height);
      plot = mesh.height - mesh.title - mesh.times;
      if (columns > 1 && mesh.width < LEAST_WIDTH * self->em)
        break;
      /* Too low is worse than any shape. */
      miss = plot < LEAST_HEIGHT * self->em ? 1000 - plot
                                            : fabs (log (mesh.width / plot / BEST_SHAPE));
      miss += 2.0 * (mesh.n_rows * columns - n) / (mesh.n_rows * columns);
      if (miss < best_miss)
        {
          best_miss = miss;
          best = columns;
        }
    }
  shape_mesh (self, &mesh, best, height);
  mesh.n_shown = n;
  while (mesh.n_rows > 1
         && mesh.height < mesh.title + mesh.times + self->em * LEAST_HEIGHT * 0.5)
    {
      mesh.n_rows--;
      mesh.n_shown = mesh.n_rows * mesh.n_columns;
      mesh.height = floor ((height - self->em * WG_CHART_LEADING + mesh.gap) / mesh.n_rows
                           - mesh.gap);
    }
  return mesh;
}

double
_wg_chart_multiples_height (WgChartLayout *self)
{
  guint n = wg_chart_data_get_n_series (self->data);
  double wish = LEAST_WIDTH * 1.5 * self->em;
  guint columns = (guint) CLAMP (self->options.width / wish, 1, MAX (n, 1));
  guint rows = (n + columns - 1) / columns;

  return rows * (measure_titles (self, wish) + self->em * (LEAST_HEIGHT + TIMES + 1.2))
         + _wg_chart_add_hidden_key (self, 0, TRUE);
}

/* The last number that is shown, over the line. (nullable) */
static char *
word_of_last (WgChartLayout *self,
              guint          series)
{
  const GArray *points = wg_chart_data_get_series (self->data, series)->points;

  for (guint i = points->len; i > 0; i--)
    if (g_array_index (points, WgChartPoint, i - 1).state == WG_VALUE_SHOWN)
      return _wg_chart_word (self->data, &g_array_index (points, WgChartPoint, i - 1), FALSE);
  return NULL;
}

static void
add_cell (WgChartLayout      *self,
          const Mesh         *mesh,
          const WgChartScale *scale,
          guint               index,
          double              top)
{
  const WgChartSeries *series = wg_chart_data_get_series (self->data, index);
  const WgChartPart part = { index, WG_CHART_NONE };
  WgChartStyle style = { self->em, TRUE, WG_CHART_INK_TEXT, 0, 0, part };
  guint column = index % mesh->n_columns;
  WgChartBox cell = { mesh->axis + column * (mesh->width + mesh->gap),
                      top + index / mesh->n_columns * (mesh->height + mesh->gap),
                      mesh->width, mesh->height };
  WgChartBox plot = { cell.x, cell.y + mesh->title, cell.width,
                      MAX (cell.height - mesh->title - mesh->times, self->em) };
  g_autofree char *last = word_of_last (self, index);

  _wg_chart_add_target (self, part, (WgChartBox) { cell.x, cell.y, cell.width, mesh->title },
                        cell);
  _wg_chart_add_wrapped (self, series->name, cell.x, cell.y, cell.width, &style, FALSE);
  _wg_chart_add_axis (self, scale, plot, column == 0);
  _wg_chart_add_times (self, series, plot, FALSE);
  _wg_chart_add_curve (self, index, scale, plot, WG_CHART_INK_FIGURE);
  style.align = 1;
  style.bold = FALSE;
  if (last != NULL)
    _wg_chart_try_text (self, last, cell.x + cell.width, cell.y, &style);
}

void
_wg_chart_lay_multiples (WgChartLayout *self,
                         double         top)
{
  guint n = wg_chart_data_get_n_series (self->data);
  double key = _wg_chart_add_hidden_key (self, 0, TRUE);
  double height = self->options.height - top - key;
  WgChartScale scale = _wg_chart_fit_scale (self, self->em * LEAST_HEIGHT);
  Mesh mesh = fit_mesh (self, height, _wg_chart_axis_width (self, &scale));

  scale = _wg_chart_fit_scale (self, mesh.height - mesh.title - mesh.times);
  for (guint i = 0; i < MIN (n, mesh.n_shown); i++)
    add_cell (self, &mesh, &scale, i, top);
  if (mesh.n_shown < n)
    {
      const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_DIM, 0, 0, WG_CHART_NO_PART };
      g_autofree char *text = g_strdup_printf (ngettext ("and %u more part", "and %u more parts",
                                                         n - mesh.n_shown), n - mesh.n_shown);

      _wg_chart_add_text (self, text, mesh.axis,
                          top + height - self->em * WG_CHART_LEADING, &style);
    }
  if (key > 0)
    _wg_chart_add_hidden_key (self, self->options.height - key + self->em * 0.2, FALSE);
}
