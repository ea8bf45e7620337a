/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the town's plane to geometry, and the few plane figures that its scenery needs. Integers up
 * to the last step, the division into degrees. */

#include "wg-sample-shape.h"

#include "wg-sample-town.h"

struct _WgSampleShape
{
  WgGeometryBuilder *builder;
  guint              n_parts;
};

WgSampleShape *
wg_sample_shape_new (WgGeometryKind kind)
{
  WgSampleShape *self = g_new0 (WgSampleShape, 1);

  self->builder = wg_geometry_builder_new (kind);
  return self;
}

void
wg_sample_shape_free (WgSampleShape *self)
{
  g_clear_pointer (&self->builder, wg_geometry_builder_free);
  g_free (self);
}

gboolean
wg_sample_shape_is_empty (const WgSampleShape *self)
{
  return self->n_parts == 0;
}

static void
begin_part (WgSampleShape *self,
            gboolean       hole)
{
  wg_geometry_builder_add_part (self->builder, hole);
  self->n_parts++;
}

static void
add_point (WgSampleShape *self,
           WgSamplePoint  point)
{
  double lon, lat;

  wg_sample_town_to_degrees (point, &lon, &lat);
  wg_geometry_builder_add_point (self->builder, lon, lat);
}

void
wg_sample_shape_add_loop (WgSampleShape      *self,
                          const WgSampleMesh *mesh,
                          const GArray       *loop,
                          gboolean            hole)
{
  begin_part (self, hole);
  for (guint i = 0; i <= loop->len; i++)
    add_point (self, wg_sample_mesh_get_point (mesh, g_array_index (loop, guint, i % loop->len)));
}

void
wg_sample_shape_add_path (WgSampleShape      *self,
                          const WgSampleMesh *mesh,
                          const GArray       *path)
{
  begin_part (self, FALSE);
  for (guint i = 0; i < path->len; i++)
    add_point (self, wg_sample_mesh_get_point (mesh, g_array_index (path, guint, i)));
}

void
wg_sample_shape_add_ring (WgSampleShape *self,
                          const GArray  *points,
                          gboolean       hole)
{
  begin_part (self, hole);
  for (guint i = 0; i <= points->len; i++)
    add_point (self, g_array_index (points, WgSamplePoint, i % points->len));
}

void
wg_sample_shape_add_point (WgSampleShape *self,
                           WgSamplePoint  point)
{
  begin_part (self, FALSE);
  add_point (self, point);
}

/* The shape can be written once. */
GBytes *
wg_sample_shape_to_wkb (WgSampleShape *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (WgGeometry) geometry
    = wg_geometry_builder_end (self->builder, &error);

  /* The sample is a constant: a bad shape is a mistake in this source. */
  if (geometry == NULL)
    g_error ("the sample has a bad shape: %s", error->message);
  return wg_geometry_to_wkb (geometry);
}

/* The unit normal to the left of a → b, in ten-thousandths. */
static WgSamplePoint
normal_of (WgSamplePoint a,
           WgSamplePoint b)
{
  gint64 length = MAX (1, wg_sample_distance (a, b));

  return (WgSamplePoint) { -(b.y - a.y) * 10000 / length, (b.x - a.x) * 10000 / length };
}

/* Where the two sides of a corner meet after they moved inwards by d0 and d1. */
static WgSamplePoint
move_corner (WgSamplePoint p,
             WgSamplePoint n0,
             gint64        d0,
             WgSamplePoint n1,
             gint64        d1)
{
  gint64 turn = n0.x * n1.y - n0.y * n1.x; /* sine, 1e8 is a right angle */
  gint64 dx, dy, far, limit = 3 * MAX (d0, d1);

  if (ABS (turn) < 20000000)
    {
      gint64 d = (d0 + d1) / 2;

      return (WgSamplePoint) { p.x + (n0.x + n1.x) * d / 20000, p.y + (n0.y + n1.y) * d / 20000 };
    }
  dx = (d0 * n1.y - d1 * n0.y) * 10000 / turn;
  dy = (d1 * n0.x - d0 * n1.x) * 10000 / turn;
  far = (gint64) wg_sample_root ((guint64) (dx * dx + dy * dy));
  if (far > limit)
    {
      dx = dx * limit / far;
      dy = dy * limit / far;
    }
  return (WgSamplePoint) { p.x + dx, p.y + dy };
}

GArray *
wg_sample_inset (const WgSampleMesh *mesh,
                 const GArray       *loop,
                 WgSampleInset       inset,
                 gpointer            user_data)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
  guint n = loop->len;

  for (guint i = 0; i < n; i++)
    {
      guint before = g_array_index (loop, guint, (i + n - 1) % n);
      guint here = g_array_index (loop, guint, i);
      guint after = g_array_index (loop, guint, (i + 1) % n);
      WgSamplePoint a = wg_sample_mesh_get_point (mesh, before);
      WgSamplePoint b = wg_sample_mesh_get_point (mesh, here);
      WgSamplePoint c = wg_sample_mesh_get_point (mesh, after);
      WgSamplePoint moved = move_corner (
        b, normal_of (a, b), inset (wg_sample_mesh_get_line (mesh, before, here), user_data),
        normal_of (b, c), inset (wg_sample_mesh_get_line (mesh, here, after), user_data));

      g_array_append_val (ring, moved);
    }
  /* A side that turned round means that the area is too narrow for its streets. */
  for (guint i = 0; i < n; i++)
    {
      WgSamplePoint a = wg_sample_mesh_get_point (mesh, g_array_index (loop, guint, i));
      WgSamplePoint b = wg_sample_mesh_get_point (mesh, g_array_index (loop, guint, (i + 1) % n));
      WgSamplePoint c = g_array_index (ring, WgSamplePoint, i);
      WgSamplePoint d = g_array_index (ring, WgSamplePoint, (i + 1) % n);

      if ((b.x - a.x) * (d.x - c.x) + (b.y - a.y) * (d.y - c.y) <= 0)
        return NULL;
    }
  return g_steal_pointer (&ring);
}

gint64
wg_sample_ring_area2 (const GArray *ring)
{
  gint64 sum = 0;

  for (guint i = 0; i < ring->len; i++)
    {
      WgSamplePoint a = g_array_index (ring, WgSamplePoint, i);
      WgSamplePoint b = g_array_index (ring, WgSamplePoint, (i + 1) % ring->len);

      sum += a.x * b.y - a.y * b.x;
    }
  return sum;
}

GArray *
wg_sample_smooth (const GArray *corners,
                  gint64        step)
{
  GArray *ring = g_array_new (FALSE, FALSE, sizeof (WgSamplePoint));
  guint n = corners->len;

  for (guint i = 0; i < n; i++)
    {
      const WgSamplePoint *p = (const WgSamplePoint *) (gpointer) corners->data;
      WgSamplePoint a = p[(i + n - 1) % n], b = p[i], c = p[(i + 1) % n], d = p[(i + 2) % n];
      gint64 m = MAX (1, wg_sample_distance (b, c) / step);

      for (gint64 s = 0; s < m; s++)
        {
          WgSamplePoint q = { wg_sample_bend (a.x, b.x, c.x, d.x, s, m),
                              wg_sample_bend (a.y, b.y, c.y, d.y, s, m) };

          g_array_append_val (ring, q);
        }
    }
  return ring;
}
