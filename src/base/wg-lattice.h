/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-bbox.h"

G_BEGIN_DECLS

/* The map's integer lattice: world units (wg-mercator.h) times 2^31, about 1.9 cm at the equator.
 * Borders are compared on it, because two polygons that share a border come from files whose last
 * digits may differ, and because whole numbers make tiles agree to the pixel. */
#define WG_LATTICE_ONE 2147483648.0

typedef struct
{
  gint32 x, y;
} WgLatticePoint;

/* Both ends included; empty when x_min > x_max. */
typedef struct
{
  gint32 x_min, y_min, x_max, y_max;
} WgLatticeBox;

#define WG_LATTICE_BOX_EMPTY \
  ((WgLatticeBox) { G_MAXINT32, G_MAXINT32, G_MININT32, G_MININT32 })

static inline gint32
wg_lattice_round (double world)
{
  double value = world * WG_LATTICE_ONE;

  return value <= 0 ? 0 : value >= G_MAXINT32 ? G_MAXINT32 : (gint32) (value + 0.5);
}

static inline gboolean
wg_lattice_box_intersects (const WgLatticeBox *a,
                           const WgLatticeBox *b)
{
  return a->x_min <= b->x_max && b->x_min <= a->x_max &&
         a->y_min <= b->y_max && b->y_min <= a->y_max;
}

static inline void
wg_lattice_box_add_point (WgLatticeBox   *self,
                          WgLatticePoint  point)
{
  self->x_min = MIN (self->x_min, point.x);
  self->y_min = MIN (self->y_min, point.y);
  self->x_max = MAX (self->x_max, point.x);
  self->y_max = MAX (self->y_max, point.y);
}

static inline void
wg_lattice_box_add (WgLatticeBox       *self,
                    const WgLatticeBox *other)
{
  self->x_min = MIN (self->x_min, other->x_min);
  self->y_min = MIN (self->y_min, other->y_min);
  self->x_max = MAX (self->x_max, other->x_max);
  self->y_max = MAX (self->y_max, other->y_max);
}

/* (transfer none): a box in world units as one on the lattice, at least as large. */
static inline WgLatticeBox
wg_lattice_box_from_world (const WgBBox *box)
{
  return (WgLatticeBox) {
    wg_lattice_round (box->x_min), wg_lattice_round (box->y_min),
    wg_lattice_round (box->x_max), wg_lattice_round (box->y_max)
  };
}

static inline WgBBox
wg_lattice_box_to_world (const WgLatticeBox *self)
{
  if (self->x_min > self->x_max)
    return WG_BBOX_EMPTY;
  return (WgBBox) {
    self->x_min / WG_LATTICE_ONE, self->y_min / WG_LATTICE_ONE,
    self->x_max / WG_LATTICE_ONE, self->y_max / WG_LATTICE_ONE
  };
}

G_END_DECLS
