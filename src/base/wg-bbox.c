/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Axis-aligned boxes: the cheap first question before any exact geometry.
 * Plain arithmetic on values; no memory is owned and no coordinate system is assumed. */

#include "wg-bbox.h"

/**
 * wg_bbox_is_empty:
 * @self: a box
 *
 * Returns: whether the box holds no point at all. A box of a single point is not empty.
 */
gboolean
wg_bbox_is_empty (const WgBBox *self)
{
  /* Written so that a box with a NaN side counts as empty. */
  return !(self->x_min <= self->x_max && self->y_min <= self->y_max);
}

/**
 * wg_bbox_add_point:
 * @self: a box, may be empty
 * @x: abscissa in the units of the box
 * @y: ordinate in the units of the box
 *
 * Grows the box by as little as makes it contain the point.
 */
void
wg_bbox_add_point (WgBBox *self,
                   double  x,
                   double  y)
{
  self->x_min = MIN (self->x_min, x);
  self->y_min = MIN (self->y_min, y);
  self->x_max = MAX (self->x_max, x);
  self->y_max = MAX (self->y_max, y);
}

/**
 * wg_bbox_add:
 * @self: a box, may be empty
 * @other: a box in the same units, may be empty
 *
 * Grows @self to contain @other. An empty @other changes nothing.
 */
void
wg_bbox_add (WgBBox       *self,
             const WgBBox *other)
{
  if (wg_bbox_is_empty (other))
    return;

  wg_bbox_add_point (self, other->x_min, other->y_min);
  wg_bbox_add_point (self, other->x_max, other->y_max);
}

/**
 * wg_bbox_intersects:
 * @a: a box
 * @b: a box in the same units
 *
 * Returns: whether the boxes share a point; touching counts, an empty box meets nothing.
 */
gboolean
wg_bbox_intersects (const WgBBox *a,
                    const WgBBox *b)
{
  if (wg_bbox_is_empty (a) || wg_bbox_is_empty (b))
    return FALSE;

  return a->x_min <= b->x_max && b->x_min <= a->x_max
         && a->y_min <= b->y_max && b->y_min <= a->y_max;
}

/**
 * wg_bbox_contains:
 * @self: a box
 * @x: abscissa in the units of the box
 * @y: ordinate in the units of the box
 *
 * Returns: whether the point lies in the box or on its border.
 */
gboolean
wg_bbox_contains (const WgBBox *self,
                  double        x,
                  double        y)
{
  return x >= self->x_min && x <= self->x_max && y >= self->y_min && y <= self->y_max;
}

/**
 * wg_bbox_grow:
 * @self: a box
 * @by: how far to move every side outwards; negative moves them inwards
 *
 * Moves the four sides. An empty box stays empty; shrinking by more than half a side empties it.
 */
void
wg_bbox_grow (WgBBox *self,
              double  by)
{
  if (wg_bbox_is_empty (self))
    return;

  self->x_min -= by;
  self->y_min -= by;
  self->x_max += by;
  self->y_max += by;
}
