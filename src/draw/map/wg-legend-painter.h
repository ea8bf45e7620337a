/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"
#include "wg-map-view.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* How large the legend wants to be, logical pixels, for a base text size in pixels. */
void wg_legend_painter_measure     (const WgLegend *legend,
                                    double          text_size,
                                    double         *width,
                                    double         *height);
/* Draws it with its top left corner at 0,0; no card round it. */
void wg_legend_painter_paint       (cairo_t        *cr,
                                    const WgLegend *legend,
                                    const WgTheme  *theme,
                                    double          text_size);
/* The same beside each other in lines of a width, for where a card would lie on what is shown. With
 * @dry only measured. Returns the height. */
double wg_legend_painter_lay_strip (cairo_t        *cr,
                                    const WgLegend *legend,
                                    const WgTheme  *theme,
                                    double          text_size,
                                    double          width,
                                    gboolean        dry);
/* How wide the scale bar will be. */
double wg_legend_painter_get_scale_width (const WgMapView *view, double max_width);
/* A scale bar of a round length that fits into @max_width, its lower left corner at 0,0. */
void wg_legend_painter_paint_scale (cairo_t         *cr,
                                    const WgMapView *view,
                                    const WgTheme   *theme,
                                    double           max_width,
                                    double           text_size);

G_END_DECLS
