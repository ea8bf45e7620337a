/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-chart-data.h"

G_BEGIN_DECLS

/* The charts of the statistics page, for screen and paper: each is one or a few questions, asked
 * at the question's scope (its parts are not looked at), with a title that says what one sees. */

/* Ids of the figures that head the page, on screen and on paper; NULL at the end. What a file's
 * cards do not have is left out there. (transfer none) */
const char *const *wg_service_headline  (void);
/* The same of posts, which are counted at a moment and not over a period. (transfer none) */
const char *const *wg_posts_headline    (void);
/* Month by month for the year that ends with the period, and the year before it behind; or the
 * weeks of the period itself (its days, when it is a month or less). */
WgChartData *wg_service_chart_trend     (WgDistrict *district, const WgQuestion *question,
                                         WgFigureBy by, GError **error);
/* Bars by unit, grid or class, the largest first. */
WgChartData *wg_service_chart_parts     (WgDistrict *district, const WgQuestion *question,
                                         WgFigureBy by, GError **error);
/* The stages of the chain that the figure belongs to, of orders where it belongs to none; a point's
 * id is the stage's number in the chain, from 1. Stages that the file does not record are left
 * out. */
WgChartData *wg_service_chart_chain     (WgDistrict *district, const WgQuestion *question,
                                         GError **error);
WgChartData *wg_service_chart_days      (WgDistrict *district, const WgQuestion *question,
                                         GError **error);
/* A small line for each unit below, over the same months. */
WgChartData *wg_service_chart_multiples (WgDistrict *district, const WgQuestion *question,
                                         GError **error);

/* (transfer container) (element-type WgUnit): the units one step below that have grids. */
GPtrArray   *wg_service_get_places      (WgDistrict *district, gint64 unit);
/* NULL-terminated: the ids of the stages that an indicator is one of, from first to last. */
const char *const *wg_service_get_chain (const char *indicator);
/* (nullable): the indicator of a stage of a chart of a chain. @stage: a point's id */
const char  *wg_service_get_stage       (const char *indicator, gint64 stage);
/* The twelve months that end with the period's last. */
WgPeriod     wg_service_get_year_of     (const WgPeriod *period);

/* "▲ +24, 6.2 % more than %s"; "" where there is nothing to compare. @than: "the period before".
 * (transfer full) */
char        *wg_service_change_words    (const WgFigure *now, const WgFigure *before,
                                         const char *than);

G_END_DECLS
