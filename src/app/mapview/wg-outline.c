/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One area's rings, projected once for the layer above the map. It must not draw colours. */

#include "wg-outline.h"

#include "wg-mercator.h"

#include <math.h>

struct _WgOutline
{
  double *points; /* x, y */
  guint  *ends;   /* index behind the last point of each ring */
  guint   n_rings;
  WgBBox  bounds;
};

WgOutline *
wg_outline_new (const WgGeometry *geometry)
{
  WgOutline *self;
  guint at = 0;

  if (geometry == NULL || wg_geometry_get_kind (geometry) != WG_GEOMETRY_POLYGONS)
    return NULL;

  self = g_new0 (WgOutline, 1);
  self->points = g_new (double, 2 * (gsize) wg_geometry_get_n_points (geometry));
  self->n_rings = wg_geometry_get_n_parts (geometry);
  self->ends = g_new (guint, self->n_rings);
  self->bounds = WG_BBOX_EMPTY;
  for (guint part = 0; part < self->n_rings; part++)
    {
      guint n;
      const double *from = wg_geometry_get_part (geometry, part, &n);

      for (guint i = 0; i < n; i++, at++)
        {
          double *to = self->points + 2 * at;

          wg_mercator_project (from[2 * i], from[2 * i + 1], &to[0], &to[1]);
          wg_bbox_add_point (&self->bounds, to[0], to[1]);
        }
      self->ends[part] = at;
    }
  return self;
}

void
wg_outline_free (WgOutline *self)
{
  if (self == NULL)
    return;
  g_free (self->points);
  g_free (self->ends);
  g_free (self);
}

WgBBox
wg_outline_get_bounds (const WgOutline *self)
{
  return self->bounds;
}

void
wg_outline_add_path (const WgOutline *self, cairo_t *cr, const WgMapView *view)
{
  guint at = 0;

  for (guint ring = 0; ring < self->n_rings; ring++)
    {
      double last_x = -1e9, last_y = -1e9;

      cairo_new_sub_path (cr);
      for (; at < self->ends[ring]; at++)
        {
          double x, y;

          wg_map_view_to_pixel (view, self->points[2 * at], self->points[2 * at + 1], &x, &y);
          /* Less than half a pixel cannot be seen, and far out there are many. */
          if (fabs (x - last_x) + fabs (y - last_y) < 0.5)
            continue;
          cairo_line_to (cr, x, y);
          last_x = x;
          last_y = y;
        }
      cairo_close_path (cr);
    }
}
