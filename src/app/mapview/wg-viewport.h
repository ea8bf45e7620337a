/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-view.h"

#include <shumate/shumate.h>

G_BEGIN_DECLS

/* What libshumate's viewport shows in a widget of a size, in the painters' terms. */
WgMapView wg_viewport_get_view  (ShumateViewport *viewport, double width, double height);
/* Moves it: centre in world units, zoom of 512-px tiles. One notification for each property. */
void      wg_viewport_set_place (ShumateViewport *viewport, double x, double y, double zoom);

G_END_DECLS
