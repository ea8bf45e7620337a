/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which grid a point lies in. It needs no map: the command line asks too. */

#include "wg-grid-finder.h"

#include "wg-mercator.h"
#include "wg-rtree.h"

struct _WgGridFinder
{
  GPtrArray *grids;  /* WgGrid */
  GPtrArray *shapes; /* WgGeometry, NULL where a grid has none */
  WgRtree   *tree;
};

static void
free_shape (gpointer shape)
{
  if (shape != NULL)
    wg_geometry_unref (shape);
}

static WgLatticePoint
project (double lon,
         double lat)
{
  double x, y;

  wg_mercator_project (lon, lat, &x, &y);
  return (WgLatticePoint) { wg_lattice_round (x), wg_lattice_round (y) };
}

WgGridFinder *
wg_grid_finder_new (GPtrArray *grids)
{
  WgGridFinder *self = g_new0 (WgGridFinder, 1);
  g_autofree WgLatticeBox *boxes = g_new (WgLatticeBox, MAX (grids->len, 1));

  self->grids = g_ptr_array_ref (grids);
  self->shapes = g_ptr_array_new_with_free_func (free_shape);
  for (guint i = 0; i < grids->len; i++)
    {
      WgGeometry *shape = wg_grid_get_geometry (g_ptr_array_index (grids, i));

      boxes[i] = WG_LATTICE_BOX_EMPTY;
      if (shape != NULL)
        {
          WgBBox bounds = wg_geometry_get_bounds (shape);

          wg_lattice_box_add_point (&boxes[i], project (bounds.x_min, bounds.y_min));
          wg_lattice_box_add_point (&boxes[i], project (bounds.x_max, bounds.y_max));
        }
      g_ptr_array_add (self->shapes, shape);
    }
  self->tree = wg_rtree_new (boxes, NULL, grids->len);
  return self;
}

void
wg_grid_finder_free (WgGridFinder *self)
{
  g_ptr_array_unref (self->grids);
  g_ptr_array_unref (self->shapes);
  wg_rtree_free (self->tree);
  g_free (self);
}

WgGrid *
wg_grid_finder_find (WgGridFinder *self,
                     double        lon,
                     double        lat)
{
  WgLatticePoint point = project (lon, lat);
  const WgLatticeBox box = { point.x, point.y, point.x, point.y };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 best = G_MAXUINT32;

  wg_rtree_query (self->tree, &box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 grid = g_array_index (found, guint32, i);

      if (grid < best
          && wg_geometry_contains (g_ptr_array_index (self->shapes, grid), lon, lat))
        best = grid;
    }
  return best != G_MAXUINT32 ? g_ptr_array_index (self->grids, best) : NULL;
}
