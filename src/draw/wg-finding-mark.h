/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-card.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* The sign of a severity: an error is a full disc, a warning a triangle, a notice a ring; told
 * apart without colour. @x, @y: its middle; @size: its height; pixels. */
void wg_finding_mark_draw (cairo_t       *cr,
                           const WgTheme *theme,
                           WgSeverity     severity,
                           double         x,
                           double         y,
                           double         size);
/* The same with how many there are beside it, for the map. @count: 1 shows no number. Returns the
 * width of the whole, which is centred on @x; with a @cr of NULL it only measures. */
double wg_finding_mark_draw_count (cairo_t       *cr,
                                   const WgTheme *theme,
                                   WgSeverity     severity,
                                   guint          count,
                                   double         x,
                                   double         y,
                                   double         size);

G_END_DECLS
