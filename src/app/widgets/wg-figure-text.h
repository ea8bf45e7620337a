/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

G_BEGIN_DECLS

/* A value of a unit or one of its grids as cards print it, with its unit of count: "9,800 户",
 * "93.8%", "fewer than 5". @grid 0 asks for the unit. (transfer full): "–" when there is none. */
char *wg_figure_text      (WgDistrict *district, const char *indicator, gint64 unit, gint64 grid);
/* The same of a figure that was evaluated already; @part NULL for the whole. */
char *wg_figure_text_part (const WgFigure *figure, const WgFigurePart *part);
/* (transfer none) (nullable) */
const WgFigurePart *wg_figure_text_find_part (const WgFigure *figure, gint64 id);

G_END_DECLS
