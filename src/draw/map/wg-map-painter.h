/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-colours.h"
#include "wg-map-snapshot.h"
#include "wg-map-view.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Adds the outline of an area to the path of @cr, in logical pixels of the view: closed rings, for
 * stroking and for filling by the even-odd rule. Thread-safe. */
void      wg_map_painter_add_area  (cairo_t             *cr,
                                    const WgMapSnapshot *snapshot,
                                    guint                area,
                                    const WgMapView     *view);
/* The base layer, the fills and the borders of a view, without names. On a picture it is made of
 * tiles, exactly as on the screen; on paper (PDF, SVG) of paths. For a picture take the view from
 * wg_map_painter_snap() first. */
void      wg_map_painter_paint     (cairo_t            *cr,
                                    WgMapSnapshot      *snapshot,
                                    const WgMapColours *colours,
                                    const WgMapView    *view,
                                    const WgTheme      *theme);
/* The same always as paths, for a surface that does not say that it is paper. */
void      wg_map_painter_paint_paths (cairo_t            *cr,
                                      WgMapSnapshot      *snapshot,
                                      const WgMapColours *colours,
                                      const WgMapView    *view,
                                      const WgTheme      *theme);
/* The view, moved by less than a pixel and zoomed out by less than a thousandth, so that tiles
 * fall on whole pixels of @cr's surface. */
WgMapView wg_map_painter_snap      (cairo_t         *cr,
                                    const WgMapView *view);
gboolean  wg_map_painter_is_vector (cairo_t *cr); /* paper, not pixels */
/* Pixels of the surface per unit of @cr, whether its own scale or that of @cr makes them. */
double    wg_map_painter_get_scale (cairo_t *cr);

G_END_DECLS
