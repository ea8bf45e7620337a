/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a name, a bar and a number. A name that is too long gives way to its short form, that
 * one to a second line; no name is cut while one row has room. */

#include "wg-chart-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_NAMES 0.38 /* of the width */

static const GArray *
get_rows (WgChartLayout *self)
{
  return wg_chart_data_get_series (self->data, 0)->points;
}

/* Long names where each of them fits: a mixture would look like two kinds of bodies. */
static const char *
get_name (WgChartLayout *self,
          guint          row)
{
  const GArray *points = get_rows (self);
  double room = self->options.width * MAX_NAMES;
  gboolean all_fit = TRUE;

  for (guint i = 0; i < points->len && all_fit; i++)
    {
      const WgChartPoint *point = &g_array_index (points, WgChartPoint, i);

      all_fit = point->name == NULL
                || _wg_chart_measure (self, point->name, self->em, FALSE) <= room;
    }
  return all_fit ? _wg_chart_choose_name (self, &g_array_index (points, WgChartPoint, row), room)
                 : g_array_index (points, WgChartPoint, row).label;
}

static void
measure_names (WgChartLayout *self,
               double        *width,
               double        *height)
{
  const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_TEXT, 0, 0, WG_CHART_NO_PART };
  double widest = 0;

  for (guint i = 0; i < get_rows (self)->len; i++)
    widest = MAX (widest, _wg_chart_measure (self, get_name (self, i), self->em, FALSE));
  *width = ceil (MIN (widest, self->options.width * MAX_NAMES)) + 1;
  *height = self->em * WG_CHART_LEADING;
  if (widest > *width)
    for (guint i = 0; i < get_rows (self)->len; i++)
      *height = MAX (*height, _wg_chart_add_wrapped (self, get_name (self, i), 0, 0, *width,
                                                     &style, TRUE));
}

double
_wg_chart_rows_height (WgChartLayout *self,
                       double         gap)
{
  guint n = get_rows (self)->len;
  double names, height;

  measure_names (self, &names, &height);
  return n * MAX (height + self->em * 0.35, self->em * 1.8) + (n > 0 ? n - 1 : 0) * gap;
}

WgChartRows
_wg_chart_fit_rows (WgChartLayout *self,
                    double         top,
                    double         bottom,
                    double         numbers,
                    double         gap)
{
  WgChartRows rows = { .n = get_rows (self)->len, .top = top };
  double height, room = bottom - top, line = self->em * WG_CHART_LEADING;

  measure_names (self, &rows.names, &height);
  /* Not even one row has room, and the line that says how many more there are: the only case in
   * which a name ends in an ellipsis. */
  if (height > room - (rows.n > 1 ? line : 0))
    {
      self->name_lines = (guint) MAX ((room - (rows.n > 1 ? line : 0)) / line, 1);
      height = self->name_lines * line;
    }
  rows.n_shown = (guint) CLAMP ((room + gap) / (height + gap), 1, MAX (rows.n, 1));
  if (rows.n_shown < rows.n)
    rows.n_shown = (guint) CLAMP ((room - line + gap) / (height + gap), 1, MAX (rows.n, 1));
  rows.row = (room - (rows.n_shown - 1) * gap - (rows.n_shown < rows.n ? line : 0))
             / rows.n_shown;
  rows.row = CLAMP (rows.row, height, MAX (height, self->em * (self->options.tall ? 5 : 3)));
  rows.bar = CLAMP (rows.row * 0.66, self->em * 0.9, self->em * (self->options.tall ? 2.8 : 2));
  rows.plot.x = rows.names + self->em * 0.6;
  rows.plot.y = top;
  rows.plot.width = MAX (self->options.width - rows.plot.x - numbers - self->em * 0.6,
                         self->em * 2);
  rows.plot.height = rows.n_shown * rows.row + (rows.n_shown - 1) * gap;
  return rows;
}

double
_wg_chart_row_top (const WgChartRows *rows,
                   guint              row,
                   double             gap)
{
  return rows->top + row * (rows->row + gap);
}

void
_wg_chart_add_row (WgChartLayout     *self,
                   const WgChartRows *rows,
                   guint              row,
                   double             gap,
                   const char        *number,
                   gboolean           hidden)
{
  const WgChartPart part = { 0, row };
  WgChartStyle style = { self->em, FALSE, WG_CHART_INK_TEXT, 0, 0, part };
  const char *name = get_name (self, row);
  double y = _wg_chart_row_top (rows, row, gap), line = self->em * WG_CHART_LEADING;
  double height = _wg_chart_add_wrapped (self, name, 0, 0, rows->names, &style, TRUE);

  /* A line of several stands left; a single one at the bar it belongs to. */
  if (height > line * 1.5)
    _wg_chart_add_wrapped (self, name, 0, y + (rows->row - height) / 2, rows->names, &style,
                           FALSE);
  else
    {
      style.align = 1;
      _wg_chart_add_text (self, name, rows->names, y + (rows->row - line) / 2, &style);
    }
  style.align = 1;
  if (hidden)
    style.ink = WG_CHART_INK_DIM;
  else
    style.bold = TRUE;
  _wg_chart_add_text (self, number, self->options.width, y + (rows->row - line) / 2, &style);
}

void
_wg_chart_add_rest (WgChartLayout     *self,
                    const WgChartRows *rows,
                    double             gap)
{
  const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_DIM, 0, 0, WG_CHART_NO_PART };
  guint n = rows->n - rows->n_shown;
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  /* Translators: rows that a chart has no room for. */
  text = g_strdup_printf (ngettext ("and %u more part", "and %u more parts", n), n);
  _wg_chart_add_text (self, text, rows->plot.x,
                      _wg_chart_row_top (rows, rows->n_shown, gap) - gap, &style);
}
