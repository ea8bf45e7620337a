/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_FIGURE_TILE (wg_figure_tile_get_type ())
G_DECLARE_FINAL_TYPE (WgFigureTile, wg_figure_tile, WG, FIGURE_TILE, GtkButton)

/**
 * WgFigureTile:
 *
 * A headline figure: name, value, what changed. A click makes it the figure of the page.
 */
GtkWidget  *wg_figure_tile_new           (const char *indicator);
const char *wg_figure_tile_get_indicator (WgFigureTile *self);
/* @figure: (nullable): the others are what it is compared with, and NULL where there is nothing */
void        wg_figure_tile_set_figure    (WgFigureTile *self, const WgFigure *figure,
                                          const WgFigure *before, const WgFigure *year_before);
/* Of what is counted at a moment: when, and how where there is more than one way. */
void        wg_figure_tile_set_moment    (WgFigureTile *self, const WgFigure *figure, WgTime at);
void        wg_figure_tile_set_chosen    (WgFigureTile *self, gboolean chosen);

G_END_DECLS
