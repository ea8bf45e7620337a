/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-chart-data.h"

G_BEGIN_DECLS

/**
 * wg_slide_chart_split:
 * @question: its indicator is the whole, its by what it is divided into (by unit where not said)
 * @good: the indicator of those of the whole that went well
 *
 * Bars of a whole in two parts: those that went well and the rest, the largest first.
 *
 * Returns: (transfer full): the chart, or NULL with an error
 */
WgChartData *wg_slide_chart_split (WgDistrict *district, const WgQuestion *question,
                                   const char *good, GError **error);

G_END_DECLS
