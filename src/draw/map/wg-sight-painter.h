/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-map-view.h"
#include "wg-theme.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* The colours of both, for a legend: outlines of the district, and the layer. */
guint32 wg_sight_painter_get_own   (const WgTheme *theme);
guint32 wg_sight_painter_get_layer (const WgTheme *theme);

/* A layer over the district's base layer and outlines. @snapshot: (nullable): of the district;
 * @shapes: (element-type WgGeometry): the layer; @own, @came: the bounds of both, world units: what
 * would be too small to see gets a frame. Half a picture when cancelled. Thread-safe. */
void    wg_sight_painter_paint     (cairo_t             *cr,
                                    const WgMapSnapshot *snapshot,
                                    GPtrArray           *shapes,
                                    const WgBBox        *own,
                                    const WgBBox        *came,
                                    const WgMapView     *view,
                                    const WgTheme       *theme,
                                    GCancellable        *cancellable);

G_END_DECLS
