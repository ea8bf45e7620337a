/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-scope.h"

G_BEGIN_DECLS

#define WG_TYPE_STATS_FILTERS (wg_stats_filters_get_type ())
G_DECLARE_FINAL_TYPE (WgStatsFilters, wg_stats_filters, WG, STATS_FILTERS, GObject)

typedef enum
{
  WG_FILTER_UNIT, WG_FILTER_PERIOD, WG_FILTER_CLASS, WG_FILTER_GRID
} WgFilterKind;

typedef struct
{
  WgFilterKind kind;
  gint64       old_id, id;  /* unit, class or grid */
  WgPeriod     old_period, period;
} WgFilter;

/**
 * WgStatsFilters:
 *
 * What was narrowed on the shared scope, in its order, so that it can be taken back step by step.
 * Follows the scope: a class or grid chosen elsewhere is a filter too; a unit or period chosen
 * elsewhere is a new beginning. Signal "changed".
 */
WgStatsFilters *wg_stats_filters_new         (WgScope *scope);
guint           wg_stats_filters_get_n       (WgStatsFilters *self);
const WgFilter *wg_stats_filters_get         (WgStatsFilters *self, guint i);
/* The period before any filter of the page. */
WgPeriod        wg_stats_filters_get_base_period (WgStatsFilters *self);
/* Narrows, or takes the filter back that is that one already. */
void            wg_stats_filters_choose      (WgStatsFilters *self, WgFilterKind kind, gint64 id);
void            wg_stats_filters_choose_period (WgStatsFilters *self, WgPeriod period);
/* The last one; FALSE when there is none. */
gboolean        wg_stats_filters_take_back   (WgStatsFilters *self);
/* One of them, and what was narrowed in the same way after it. */
void            wg_stats_filters_remove      (WgStatsFilters *self, guint i);

G_END_DECLS
