/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-legend.h"

G_BEGIN_DECLS

/**
 * WgChoroplethOptions:
 * @ramp: "blue", "orange", "diverging", "grey"
 * @manual: inner class limits for WG_BREAKS_MANUAL, @n_classes − 1 of them
 */
typedef struct
{
  WgBreaksMethod method;
  guint          n_classes; /* 3 … 7 */
  const char    *ramp;
  gboolean       reverse;
  gboolean       hatch;
  const double  *manual;
} WgChoroplethOptions;

/**
 * WgChoropleth:
 *
 * An indicator shown on the map: the colours of the areas and the legend that explains them.
 */
typedef struct
{
  WgIndicator  *indicator;
  WgFigure     *figure;   /* by grid */
  WgMapColours *colours;
  guint         n_classes;
  WgLegendClass classes[WG_MAX_CLASSES];
  guint         n_no_data;
} WgChoropleth;

WgChoropleth *wg_choropleth_new  (WgDistrict                *district,
                                  const char                *indicator,
                                  gint64                     unit,
                                  const WgChoroplethOptions *options,
                                  GError                   **error);
void          wg_choropleth_free (WgChoropleth *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgChoropleth, wg_choropleth_free)

G_END_DECLS
