/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-card.h"
#include "wg-figure-tile.h"
#include "wg-grid-lists.h"
#include "wg-stats-filters.h"
#include "wg-stats-screen.h"
#include "wg-views-button.h"

G_BEGIN_DECLS

struct _WgStatsScreen
{
  GtkWidget parent_instance;

  GtkStack       *stack;
  GtkWidget      *board;
  GtkWidget      *hint;      /* while nothing is narrowed */
  GtkWidget      *chips;
  GtkWidget      *late;      /* what came after the cut-off, of the figure of the page */
  GtkLabel       *late_text;
  WgViewsButton  *views;
  GtkFlowBox     *tiles;
  GtkFlowBox     *post_tiles; /* what is counted at a moment */
  WgChartCard    *trend;
  WgChartCard    *chain;
  WgChartCard    *parts;
  WgChartCard    *classes;
  WgChartCard    *days;
  WgGridLists    *grids;
  WgChartCard    *multiples;
  GSimpleActionGroup *actions; /* "stats": the choices of the cards */

  WgDistrict     *district;  /* (nullable), as the next two */
  WgScope        *scope;
  WgStatsFilters *filters;
  WgFigureTile   *pointed;   /* (nullable): what D asks for, else the figure of the page */
  guint           update_id;
  gboolean        has_records; /* whatever was counted, on any day */
};

/* wg-stats-screen.c */
/* The figure of the page: the scope's, where that is one of records or posts. */
const char *_wg_stats_screen_get_indicator (WgStatsScreen *self);
/* What the page asks; narrowed by everything but @without (−1: by everything). */
WgQuestion  _wg_stats_screen_get_question  (WgStatsScreen *self, const char *indicator,
                                            int without);
WgFigureBy  _wg_stats_screen_get_choice    (WgStatsScreen *self, const char *name);

/* wg-stats-screen-charts.c */
void        _wg_stats_screen_connect_charts (WgStatsScreen *self);
void        _wg_stats_screen_fill_charts    (WgStatsScreen *self);

/* wg-stats-screen-chips.c */
void        _wg_stats_screen_fill_chips     (WgStatsScreen *self);

G_END_DECLS
