/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-map-view.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Fills the view with land and draws the own base layer: water, green, compounds, streets.
 * The cairo_t's units are logical pixels of the view. Thread-safe. */
void wg_base_painter_paint (cairo_t             *cr,
                            const WgMapSnapshot *snapshot,
                            const WgMapView     *view,
                            const WgTheme       *theme);

G_END_DECLS
