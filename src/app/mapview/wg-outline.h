/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"
#include "wg-map-view.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgOutline:
 *
 * The rings of one area in world units, projected once, to be drawn as a path at any zoom.
 */
typedef struct _WgOutline WgOutline;

/* (nullable): NULL for anything but polygons. */
WgOutline *wg_outline_new        (const WgGeometry *geometry);
void       wg_outline_free       (WgOutline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOutline, wg_outline_free)
WgBBox     wg_outline_get_bounds (const WgOutline *self);
/* Adds the rings to the path of @cr, whose units are logical pixels of @view. */
void       wg_outline_add_path   (const WgOutline *self, cairo_t *cr, const WgMapView *view);

G_END_DECLS
