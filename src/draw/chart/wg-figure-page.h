/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-painter.h"

G_BEGIN_DECLS

/* A figure in large type: "点单", "412 件", "▲ +38 …". */
typedef struct
{
  const char *name, *value;
  const char *change; /* (nullable) */
} WgFigurePageValue;

/**
 * WgFigurePage:
 * @charts: one, or several that share the page
 * @title, @scope: (nullable): over several charts; one alone has its own heading
 * @figures: (nullable): over the charts
 * @notes: (nullable) (array zero-terminated=1): below them: definition, cut-off, day
 * @text: pixels of an em of the smallest text; 0: as suits the page
 *
 * A sheet of paper or a slide with charts. Nothing in it is owned.
 */
typedef struct
{
  WgChartData *const      *charts;
  guint                    n_charts;
  const char              *title, *scope;
  const WgFigurePageValue *figures;
  guint                    n_figures;
  const char *const       *notes;
  const WgTheme           *theme;
  double                   text;
} WgFigurePage;

void wg_figure_page_paint (const WgFigurePage *page, cairo_t *cr, double width, double height);

G_END_DECLS
