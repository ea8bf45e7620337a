/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas of grids in m² (G-08), measured when they are first wanted. It sums nothing. */

#include "wg-grid-areas.h"

#include "wg-zone.h"

#include <math.h>

struct _WgGridAreas
{
  GPtrArray *grids;
  WgIdMap   *index;
  GOnce      measured; /* double[], m², by index of the grid */
  int        is_ready; /* atomic */
};

typedef struct
{
  WgGridAreas *self;
  WgGridAreas *before; /* (nullable) */
} Request;

static gboolean
is_same_blob (GBytes *a,
              GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

static double
measure_grid (const Request *request,
              WgGrid        *grid)
{
  WgGridAreas *before = request->before;
  guint32 known = before != NULL ? wg_id_map_lookup (before->index, wg_grid_get_id (grid))
                                 : WG_ID_MAP_NONE;
  g_autoptr (WgGeometry) area = NULL;

  if (known != WG_ID_MAP_NONE)
    {
      WgGrid *earlier = g_ptr_array_index (before->grids, known);

      if (is_same_blob (wg_row_get_blob (wg_grid_get_row (earlier), WG_GRID_AREA),
                        wg_row_get_blob (wg_grid_get_row (grid), WG_GRID_AREA)))
        return ((const double *) before->measured.retval)[known];
    }
  area = wg_grid_get_geometry (grid);
  return area != NULL ? wg_zone_area_m2 (area) : NAN;
}

static gpointer
measure_all (gpointer data)
{
  const Request *request = data;
  GPtrArray *grids = request->self->grids;
  double *areas = g_new (double, MAX (grids->len, 1));

  for (guint i = 0; i < grids->len; i++)
    areas[i] = measure_grid (request, g_ptr_array_index (grids, i));
  g_atomic_int_set (&request->self->is_ready, TRUE);
  return areas;
}

WgGridAreas *
wg_grid_areas_new (GPtrArray *grids,
                   WgIdMap   *index)
{
  WgGridAreas *self = g_new0 (WgGridAreas, 1);

  self->grids = grids;
  self->index = index;
  self->measured = (GOnce) G_ONCE_INIT;
  return self;
}

void
wg_grid_areas_free (WgGridAreas *self)
{
  g_free (self->measured.retval);
  g_free (self);
}

const double *
wg_grid_areas_measure (WgGridAreas *self,
                       WgGridAreas *before)
{
  Request request = { self, before };

  return g_once (&self->measured, measure_all, &request);
}

gboolean
wg_grid_areas_is_ready (WgGridAreas *self)
{
  return g_atomic_int_get (&self->is_ready);
}
