/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between degrees and the metres of coverage. */

#include "wg-cover-plane.h"

#include "wg-zone.h"

#include <math.h>

/* Corners of a circle; a polygon of 72 is 0.13 % smaller than the circle, one of 32 0.6 %, and the
 * ends of a band are small. It is for drawing: what is counted is never taken from it. */
#define N_CORNERS_DISC 72
#define N_CORNERS_BAND 32

void
wg_cover_plane_init (WgCoverPlane *self,
                     double        lon,
                     double        lat)
{
  self->zone_lon = lon;
  self->east = self->north = 0;
  wg_zone_project (lon, lon, lat, &self->east, &self->north);
}

gboolean
wg_cover_plane_project (const WgCoverPlane *self,
                        double              lon,
                        double              lat,
                        double             *x,
                        double             *y)
{
  if (!wg_zone_project (self->zone_lon, lon, lat, x, y))
    return FALSE;
  *x -= self->east;
  *y -= self->north;
  wg_cover_plane_turn (x, y);
  return TRUE;
}

gboolean
wg_cover_plane_unproject (const WgCoverPlane *self,
                          double              x,
                          double              y,
                          double             *lon,
                          double             *lat)
{
  wg_cover_plane_turn_back (&x, &y);
  return wg_zone_unproject (self->zone_lon, x + self->east, y + self->north, lon, lat);
}

gboolean
wg_cover_plane_add_parts (const WgCoverPlane *self,
                          const WgGeometry   *geometry,
                          GArray             *xy,
                          GArray             *sizes)
{
  guint n_xy = xy->len, n_sizes = sizes->len;

  for (guint part = 0; part < wg_geometry_get_n_parts (geometry); part++)
    {
      guint n;
      const double *places = wg_geometry_get_part (geometry, part, &n);

      g_array_append_val (sizes, n);
      for (guint i = 0; i < n; i++)
        {
          double place[2];

          if (!wg_cover_plane_project (self, places[2 * i], places[2 * i + 1], &place[0],
                                       &place[1]))
            {
              g_array_set_size (xy, n_xy);
              g_array_set_size (sizes, n_sizes);
              return FALSE;
            }
          g_array_append_vals (xy, place, 2);
        }
    }
  return TRUE;
}

WgGeometry *
wg_cover_plane_outline (const WgCoverPlane *self,
                        const WgCoverShape *shape)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  gboolean is_disc = shape->x1 == shape->x2 && shape->y1 == shape->y2;
  guint n_corners = is_disc ? N_CORNERS_DISC : N_CORNERS_BAND;
  double along = atan2 (shape->y2 - shape->y1, shape->x2 - shape->x1);

  wg_geometry_builder_add_part (builder, FALSE);
  /* Half a turn round the second end, half a turn round the first. */
  for (guint i = 0; i <= n_corners + 1; i++)
    {
      gboolean second = i <= n_corners / 2;
      guint corner = second ? i : i - 1;
      double angle = along - G_PI / 2 + 2 * G_PI * corner / n_corners;
      double lon, lat;

      if (!wg_cover_plane_unproject (self,
                                     (second ? shape->x2 : shape->x1) + shape->radius * cos (angle),
                                     (second ? shape->y2 : shape->y1) + shape->radius * sin (angle),
                                     &lon, &lat))
        return NULL;
      wg_geometry_builder_add_point (builder, lon, lat);
    }
  return wg_geometry_builder_end (builder, NULL);
}
