/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-sheet.h"

G_BEGIN_DECLS

/* What a reader must know of a figure who sees it alone: indicator, definition, unit of count,
 * scope, class, period, cut-off with what came later, and when this was made.
 * @figure: (nullable): for what only an answer knows */
void wg_figure_facts_add (WgSheet *sheet, WgDistrict *district, const WgQuestion *question,
                          const WgFigure *figure);

G_END_DECLS
