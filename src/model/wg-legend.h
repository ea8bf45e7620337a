/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-colours.h"

G_BEGIN_DECLS

typedef enum
{
  WG_BREAKS_QUANTILE, WG_BREAKS_EQUAL, WG_BREAKS_NATURAL, WG_BREAKS_MANUAL
} WgBreaksMethod;

/**
 * WgLegendClass:
 * @name: (nullable): of a category, instead of limits
 *
 * One row of the legend: from @from up to and including @to, how many grids.
 */
typedef struct
{
  double  from, to;
  guint   count;
  guint32 rgba; /* 0xRRGGBBAA */
  const char *name;
} WgLegendClass;

/**
 * WgLegend:
 * @title: name of the indicator
 * @unit_of_count: "户", "%", …; may be empty
 * @decimals: how many the limits are printed with
 * @hatch: the second channel is on (see #WgMapColours.hatch_classes)
 * @no_data_rgba: colour of the hatched row
 * @no_data_name: (nullable): what is hatched, where it is not "no data"
 * @has_total: a last row with the sum of all
 *
 * What the legend painter draws. The strings belong to the caller.
 */
typedef struct
{
  const char   *title;
  const char   *unit_of_count;
  guint         decimals;
  guint         n_classes;
  WgLegendClass classes[WG_MAX_CLASSES];
  guint         n_no_data;
  guint32       no_data_rgba;
  const char   *no_data_name;
  gboolean      has_total;
  gboolean      hatch;
} WgLegend;

G_END_DECLS
