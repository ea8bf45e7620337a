/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-legend.h"

G_BEGIN_DECLS

/**
 * WgChoroplethOptions:
 * @ramp: "blue", "orange", "diverging", "grey"
 * @dark: for the dark theme, where more is lighter
 * @manual: inner class limits for WG_BREAKS_MANUAL, @n_classes − 1 of them
 */
typedef struct
{
  WgBreaksMethod method;
  guint          n_classes; /* 3 … 7 */
  const char    *ramp;
  gboolean       reverse;
  gboolean       hatch;
  gboolean       dark;
  const double  *manual;
} WgChoroplethOptions;

/**
 * WgChoropleth:
 *
 * An indicator shown on the map: the colours of the areas and the legend that explains them.
 */
typedef struct
{
  WgFigure     *figure; /* by grid; where there are none, by the units that fill the map */
  WgMapColours *colours;
  WgLegend      legend; /* its texts belong to the figure's indicator */
} WgChoropleth;

WgChoropleth *wg_choropleth_ask  (WgDistrict                *district,
                                  const WgQuestion          *question,
                                  const WgChoroplethOptions *options,
                                  GError                   **error);
/* The same of an indicator and a unit, at the period that is meant where none is given. */
WgChoropleth *wg_choropleth_new  (WgDistrict                *district,
                                  const char                *indicator,
                                  gint64                     unit,
                                  const WgChoroplethOptions *options,
                                  GError                   **error);
const char   *wg_choropleth_suggest_indicator (WgDistrict *district,
                                               gint64      unit,
                                               const char *wanted);
void          wg_choropleth_free (WgChoropleth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgChoropleth, wg_choropleth_free)

G_END_DECLS
