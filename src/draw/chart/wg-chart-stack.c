/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars parted by category, every bar a unit, a grid or a month. The legend stands above in the
 * order of the parts. */

#include "wg-chart-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const WgChartPoint *
get_point (WgChartLayout *self,
           guint          series,
           guint          row)
{
  return wg_chart_data_get_point (self->data, (WgChartPart) { series, row });
}

/* The sum of a bar's parts; FALSE when one of them has no number. */
static gboolean
sum_row (WgChartLayout *self,
         guint          row,
         double        *sum)
{
  gboolean whole = TRUE;

  *sum = 0;
  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const WgChartPoint *point = get_point (self, i, row);

      if (point == NULL)
        continue;
      if (point->state == WG_VALUE_SHOWN)
        *sum += MAX (point->value, 0);
      else
        whole = FALSE;
    }
  return whole;
}

/* "108 件"; where a part is hidden the rest is no total. */
static char *
word_of_row (WgChartLayout *self,
             guint          row)
{
  double sum;
  gboolean whole = sum_row (self, row, &sum);
  g_autofree char *text = wg_chart_data_format (self->data, sum, WG_VALUE_SHOWN, TRUE);

  if (!wg_chart_data_get_indicator (self->data)->additive)
    return g_strdup ("");
  /* Translators: a sum without the parts that are not shown: 不少于 108 件. */
  return whole ? g_steal_pointer (&text) : g_strdup_printf (C_("chart", "at least %s"), text);
}

/* A swatch and a name for every category, in lines; returns the height. */
static double
add_legend (WgChartLayout *self,
            double         y,
            gboolean       dry)
{
  double x = 0, swatch = self->em * 0.9, line = self->em * (WG_CHART_LEADING + 0.15);
  double top = y;

  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const WgChartPart part = { i, WG_CHART_NONE };
      const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_TEXT, 0, 0, part };
      const char *name = wg_chart_data_get_series (self->data, i)->name;
      double width = swatch + self->em * 0.4 + _wg_chart_measure (self, name, self->em, FALSE);
      WgChartBox reach = { x, y, width, line };

      if (x > 0 && x + width > self->options.width)
        {
          reach.x = x = 0;
          reach.y = y += line;
        }
      if (!dry)
        {
          _wg_chart_add_box (self, (WgChartBox) { x, y + self->em * 0.3, swatch, swatch },
                             WG_CHART_INK_CATEGORY, i, part);
          _wg_chart_add_text (self, name, x + swatch + self->em * 0.4, y, &style);
          _wg_chart_add_target (self, part, reach, reach);
        }
      x += width + self->em * 1.4;
    }
  return y + line + self->em * 0.3 - top;
}

double
_wg_chart_stack_height (WgChartLayout *self)
{
  return add_legend (self, 0, TRUE) + _wg_chart_rows_height (self, 0)
         + _wg_chart_add_hidden_key (self, 0, TRUE);
}

static void
add_part (WgChartLayout *self,
          WgChartBox     box,
          guint          series,
          guint          row)
{
  const WgChartPart part = { series, row };
  const WgChartPoint *point = get_point (self, series, row);
  const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_ON_CATEGORY, series, 0.5, part };
  g_autofree char *word = _wg_chart_word (self->data, point, FALSE);

  if (point->state != WG_VALUE_SHOWN)
    _wg_chart_add_box (self, box, WG_CHART_INK_HIDDEN, 0, part);
  else
    {
      /* A seam of paper between neighbours, which tells them apart in grey. */
      if (box.width > 3)
        box.width -= 1;
      _wg_chart_add_box (self, box, WG_CHART_INK_CATEGORY, series, part);
      if (_wg_chart_measure (self, word, self->em, FALSE) + self->em * 0.4 < box.width
          && self->em * WG_CHART_LEADING <= box.height + self->em * 0.5)
        _wg_chart_add_text (self, word, box.x + box.width / 2,
                            box.y + (box.height - self->em * WG_CHART_LEADING) / 2, &style);
    }
  _wg_chart_add_target (self, part, box, box);
}

static void
add_parts (WgChartLayout     *self,
           const WgChartRows *rows,
           guint              row,
           double             most)
{
  WgChartBox box = { rows->plot.x, 0, 0, rows->bar };

  box.y = _wg_chart_row_top (rows, row, 0) + (rows->row - rows->bar) / 2;
  for (guint i = 0; i < wg_chart_data_get_n_series (self->data); i++)
    {
      const WgChartPoint *point = get_point (self, i, row);

      if (point == NULL || (point->state == WG_VALUE_SHOWN && point->value <= 0))
        continue;
      box.width = point->state == WG_VALUE_SHOWN ? point->value / most * rows->plot.width
                                                 : self->em;
      add_part (self, box, i, row);
      box.x += box.width;
    }
}

void
_wg_chart_lay_stack (WgChartLayout *self,
                     double         top)
{
  guint n = wg_chart_data_get_series (self->data, 0)->points->len;
  double key = _wg_chart_add_hidden_key (self, 0, TRUE), numbers = 0, most = 0, sum;
  double start = top + add_legend (self, top, FALSE);
  WgChartRows rows;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = word_of_row (self, i);

      sum_row (self, i, &sum);
      most = MAX (most, sum);
      numbers = MAX (numbers, _wg_chart_measure (self, word, self->em, TRUE));
    }
  /* Room for the parts that are shown as hidden, beyond the longest bar. */
  rows = _wg_chart_fit_rows (self, start, self->options.height - key,
                             numbers + (key > 0 ? self->em * 3 : 0), 0);
  for (guint i = 0; i < rows.n_shown && i < n; i++)
    {
      g_autofree char *word = word_of_row (self, i);

      add_parts (self, &rows, i, most > 0 ? most : 1);
      _wg_chart_add_row (self, &rows, i, 0, word, FALSE);
    }
  _wg_chart_add_box (self, (WgChartBox) { rows.plot.x - 1, rows.plot.y, 1, rows.plot.height },
                     WG_CHART_INK_AXIS, 0, WG_CHART_NO_PART);
  _wg_chart_add_rest (self, &rows, 0);
  if (key > 0)
    _wg_chart_add_hidden_key (self, self->options.height - key + self->em * 0.2, FALSE);
}
