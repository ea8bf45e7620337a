/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-geometry.h"

G_BEGIN_DECLS

/**
 * WgBorderStyle:
 * @width: of the line, logical pixels
 * @opacity: of the line, 0 … 1
 * @thin_opacity: of the thin light line that takes its place as it fades, 0 … 1
 *
 * How the borders of one rank look at one zoom.
 */
typedef struct
{
  double width, opacity, thin_opacity;
} WgBorderStyle;

#define WG_BORDER_THIN_WIDTH 1.0 /* logical pixels, between grids */

WgBorderStyle wg_border_style_get (const WgMapSnapshot *snapshot,
                                   guint                rank,
                                   double               pixels_per_world);

G_END_DECLS
