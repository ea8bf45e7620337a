/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-chart-data.h"

G_BEGIN_DECLS

/* A chart of each kind with Chinese words, one hidden and one undefined value where @gaps. */
WgChartData *wg_chart_sample_new (WgChartKind kind, gboolean gaps);
/* "件", 0 decimals, hidden below 5. */
WgIndicator *wg_chart_sample_card (const char *unit_of_count, guint decimals);

G_END_DECLS
