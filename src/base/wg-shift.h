/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

G_BEGIN_DECLS

/**
 * WgShift:
 * @east: metres that the one lies east of the other
 * @north: metres north
 *
 * How far one set of lines lies beside another one that shares lines with it.
 */
typedef struct
{
  double east;
  double north;
} WgShift;

/* How far @layer's lines and outlines lie beside those of @reference (both element-type
 * WgGeometry, degrees; points are not looked at), searched up to @farthest metres. They need not
 * be the same shapes: borders of grids run along those of their communities. FALSE where no one
 * shift stands out, as between lines that have nothing to do with each other. */
gboolean wg_shift_find (GPtrArray *reference, GPtrArray *layer, double farthest, WgShift *shift);

G_END_DECLS
