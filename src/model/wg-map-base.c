/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One feature of the own base layer on the lattice, with the weight of every
 * point for drawing at any zoom. Features share nothing, so they are no arcs. */

#include "wg-map-snapshot-private.h"
#include "wg-mercator.h"

void
_wg_map_base_init (WgMapBase        *self,
                   WgBaseLayer       layer,
                   guint             rank,
                   const char       *name,
                   const WgGeometry *geometry)
{
  guint n_points = wg_geometry_get_n_points (geometry);
  guint32 at = 0;

  self->layer = layer;
  self->rank = rank;
  self->name = name;
  self->closed = wg_geometry_get_kind (geometry) == WG_GEOMETRY_POLYGONS;
  self->box = WG_LATTICE_BOX_EMPTY;
  self->n_parts = wg_geometry_get_n_parts (geometry);
  self->part_first = g_new (guint32, self->n_parts + 1);
  self->points = g_new (WgLatticePoint, MAX (n_points, 1));
  self->weights = g_new (float, MAX (n_points, 1));
  for (guint part = 0; part < self->n_parts; part++)
    {
      guint n;
      const double *lonlat = wg_geometry_get_part (geometry, part, &n);

      self->part_first[part] = at;
      for (guint i = 0; i < n; i++)
        {
          double x, y;

          wg_mercator_project (lonlat[2 * i], lonlat[2 * i + 1], &x, &y);
          self->points[at + i] = (WgLatticePoint) { wg_lattice_round (x), wg_lattice_round (y) };
          wg_lattice_box_add_point (&self->box, self->points[at + i]);
        }
      if (n > 0)
        wg_arcs_weigh_line (self->points + at, n, self->weights + at);
      at += n;
    }
  self->part_first[self->n_parts] = at;
}

void
_wg_map_base_clear (WgMapBase *self)
{
  g_free (self->part_first);
  g_free (self->points);
  g_free (self->weights);
}

/* Order of drawing: land below water below green below compounds below
 * streets, and of the streets the widest on top. */
int
_wg_map_base_order (const void *a,
                    const void *b)
{
  const WgMapBase *x = a;
  const WgMapBase *y = b;

  if (x->layer != y->layer)
    return x->layer < y->layer ? -1 : 1;
  return x->rank > y->rank ? -1 : x->rank < y->rank;
}
