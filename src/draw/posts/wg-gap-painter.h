/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"
#include "wg-map-view.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What no open post reaches: hatched crosswise, which no other area of the map is, so that it is
 * told from "no data" and from the classes in grey print too. @gaps: (element-type WgGeometry):
 * polygons in degrees; units of @cr are logical pixels of @view. */
void wg_gap_painter_paint (cairo_t         *cr,
                           GPtrArray       *gaps,
                           const WgMapView *view,
                           const WgTheme   *theme);
/* The same over the current path of @cr, which is used up. @frame: the part that is seen, logical
 * pixels. */
void wg_gap_painter_hatch (cairo_t         *cr,
                           const WgMapView *view,
                           const WgBBox    *frame,
                           const WgTheme   *theme);
/* A sample of it for a legend. */
void wg_gap_painter_paint_sample (cairo_t       *cr,
                                  const WgTheme *theme,
                                  double         width,
                                  double         height);

G_END_DECLS
