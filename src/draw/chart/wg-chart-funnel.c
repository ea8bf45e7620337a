/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stages of a cohort, and between them in words what did not come further. */

#include "wg-chart-rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP 1.7 /* ems between two stages, for the words of the loss */

static const WgChartPoint *
get_point (WgChartLayout *self,
           guint          row)
{
  return &g_array_index (wg_chart_data_get_series (self->data, 0)->points, WgChartPoint, row);
}

static gboolean
is_shown (WgChartLayout *self,
          guint          row)
{
  return get_point (self, row)->state == WG_VALUE_SHOWN;
}

/* "405 件 · 98.3 %": of the first stage. */
static char *
word_of_stage (WgChartLayout *self,
               guint          row)
{
  const WgChartPoint *point = get_point (self, row), *first = get_point (self, 0);
  g_autofree char *value = _wg_chart_word (self->data, point, TRUE);

  if (row == 0 || !is_shown (self, row) || !is_shown (self, 0) || first->value <= 0)
    return g_steal_pointer (&value);
  return g_strdup_printf ("%s · %.1f\u2009%%", value,
                          floor (point->value / first->value * 1000 + 0.5) / 10);
}

/* "7 not dispatched (1.7 % of 412)": between a stage and the one before it. */
static char *
word_of_loss (WgChartLayout *self,
              guint          row,
              gboolean       with_unit)
{
  const WgChartPoint *point = get_point (self, row), *before = get_point (self, row - 1);
  const char *note = point->note != NULL && *point->note != '\0' ? point->note
                                                                  : C_("funnel", "not reached");
  double loss = before->value - point->value;
  g_autofree char *number = NULL;

  if (!is_shown (self, row) || !is_shown (self, row - 1))
    return g_strdup (C_("chart", "no value"));
  if (loss == 0)
    return g_strdup (C_("funnel", "none lost"));
  number = wg_chart_data_format (self->data, fabs (loss), WG_VALUE_SHOWN, with_unit);
  if (loss < 0)
    /* Translators: a stage of a chain with more than the stage before it, which is an error. */
    return g_strdup_printf (C_("funnel", "▲ %s more than before"), number);
  if (before->value <= 0)
    return g_strdup_printf ("▼ %s %s", number, note);
  /* Translators: number, what happened to them, share: ▼ 7 件未派单（1.7 %）. */
  return g_strdup_printf (C_("funnel", "▼ %s %s (%.1f\u2009%%)"), number, note,
                          floor (loss / before->value * 1000 + 0.5) / 10);
}

double
_wg_chart_funnel_height (WgChartLayout *self)
{
  return _wg_chart_rows_height (self, self->em * GAP);
}

/* A pale surface from one bar to the next. */
static void
add_slope (WgChartLayout     *self,
           const WgChartRows *rows,
           guint              row,
           double             before,
           double             width)
{
  double gap = self->em * GAP;
  double top = _wg_chart_row_top (rows, row - 1, gap) + (rows->row + rows->bar) / 2;
  double bottom = _wg_chart_row_top (rows, row, gap) + (rows->row - rows->bar) / 2;
  const WgChartNode nodes[] = {
    { rows->plot.x, top },
    { rows->plot.x + before, top },
    { rows->plot.x + width, bottom },
    { rows->plot.x, bottom },
  };

  _wg_chart_add_path (self, WG_CHART_SHAPE_AREA, nodes, 4, WG_CHART_INK_PALE, 0,
                      WG_CHART_NO_PART);
}

static void
add_loss (WgChartLayout     *self,
          const WgChartRows *rows,
          guint              row,
          gboolean           with_unit)
{
  const WgChartStyle style = { self->em, FALSE, WG_CHART_INK_TEXT, 0, 0,
                               { 0, row } };
  g_autofree char *word = word_of_loss (self, row, with_unit);
  double gap = self->em * GAP;
  double middle = (_wg_chart_row_top (rows, row - 1, gap) + rows->row
                   + _wg_chart_row_top (rows, row, gap)) / 2;
  double width = _wg_chart_measure (self, word, self->em, FALSE);
  double x = rows->plot.x + self->em * 0.5;

  /* Words that are longer than the bars' room begin further left rather than end early. */
  x = MAX (MIN (x, self->options.width - width), 0);
  _wg_chart_add_text (self, word, x, middle - self->em * WG_CHART_LEADING / 2, &style);
}

static void
add_stage (WgChartLayout     *self,
           const WgChartRows *rows,
           guint              row,
           double             width)
{
  const WgChartPart part = { 0, row };
  double gap = self->em * GAP, top = _wg_chart_row_top (rows, row, gap);
  WgChartBox bar = { rows->plot.x, top + (rows->row - rows->bar) / 2, width, rows->bar };
  const WgChartBox whole = { 0, top, self->options.width, rows->row };
  g_autofree char *word = word_of_stage (self, row);

  if (is_shown (self, row))
    _wg_chart_add_box (self, bar, WG_CHART_INK_FIGURE, 0, part);
  else
    {
      bar.width = self->em * 2;
      _wg_chart_add_box (self, bar, WG_CHART_INK_HIDDEN, 0, part);
    }
  _wg_chart_add_row (self, rows, row, gap, word, !is_shown (self, row));
  _wg_chart_add_row_target (self, part, whole, bar);
}

static double
bar_width (WgChartLayout     *self,
           const WgChartRows *rows,
           guint              row,
           double             most)
{
  return is_shown (self, row) && most > 0
           ? MAX (get_point (self, row)->value, 0) / most * rows->plot.width : 0;
}

/* The stages name the unit already: the losses go without it, all of them, where one of them would
 * lie over its surface's edge. */
static gboolean
has_room_for_units (WgChartLayout     *self,
                    const WgChartRows *rows,
                    guint              n,
                    double             most)
{
  for (guint i = 1; i < n; i++)
    {
      g_autofree char *word = word_of_loss (self, i, TRUE);
      double room = MIN (bar_width (self, rows, i - 1, most), bar_width (self, rows, i, most));

      if (_wg_chart_measure (self, word, self->em, FALSE) > room - self->em)
        return FALSE;
    }
  return TRUE;
}

void
_wg_chart_lay_funnel (WgChartLayout *self,
                      double         top)
{
  guint n = wg_chart_data_get_series (self->data, 0)->points->len;
  double numbers = 0, most = 0, before = 0, gap = self->em * GAP;
  WgChartRows rows;
  gboolean with_unit;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = word_of_stage (self, i);

      numbers = MAX (numbers, _wg_chart_measure (self, word, self->em, TRUE));
      if (is_shown (self, i))
        most = MAX (most, get_point (self, i)->value);
    }
  rows = _wg_chart_fit_rows (self, top, self->options.height, ceil (numbers), gap);
  with_unit = has_room_for_units (self, &rows, MIN (rows.n_shown, n), most);
  for (guint i = 0; i < rows.n_shown && i < n; i++)
    {
      double width = bar_width (self, &rows, i, most);

      if (i > 0 && is_shown (self, i) && is_shown (self, i - 1))
        add_slope (self, &rows, i, before, width);
      add_stage (self, &rows, i, width);
      if (i > 0)
        add_loss (self, &rows, i, with_unit);
      before = width;
    }
  _wg_chart_add_box (self, (WgChartBox) { rows.plot.x - 1, rows.plot.y, 1, rows.plot.height },
                     WG_CHART_INK_AXIS, 0, WG_CHART_NO_PART);
  _wg_chart_add_rest (self, &rows, gap);
}
