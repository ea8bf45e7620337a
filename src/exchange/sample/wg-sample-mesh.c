/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planar graph of the sample town: vertices, pieces of line, faces. It knows nothing of what
 * the town is made of, and must not use floating point: the sample is the same everywhere. */

#include "wg-sample-mesh.h"

typedef struct
{
  guint        to;
  WgSampleLine line;
} Link;

typedef struct
{
  WgSamplePoint point;
  guint         centre;
  GArray       *links; /* of Link, counter-clockwise from east */
} Vertex;

struct _WgSampleMesh
{
  GArray *vertices;
};

static void
vertex_clear (gpointer data)
{
  g_array_unref (((Vertex *) data)->links);
}

WgSampleMesh *
wg_sample_mesh_new (void)
{
  WgSampleMesh *self = g_new0 (WgSampleMesh, 1);

  self->vertices = g_array_new (FALSE, TRUE, sizeof (Vertex));
  g_array_set_clear_func (self->vertices, vertex_clear);
  return self;
}

void
wg_sample_mesh_free (WgSampleMesh *self)
{
  g_array_unref (self->vertices);
  g_free (self);
}

static Vertex *
get_vertex (const WgSampleMesh *self,
            guint               vertex)
{
  return &g_array_index (self->vertices, Vertex, vertex);
}

/* The whole part of the square root. */
guint64
wg_sample_root (guint64 value)
{
  guint64 root = 0, bit = (guint64) 1 << 62;

  while (bit > value)
    bit >>= 2;
  for (; bit != 0; bit >>= 2)
    {
      if (value >= root + bit)
        {
          value -= root + bit;
          root = (root >> 1) + bit;
        }
      else
        root >>= 1;
    }
  return root;
}

/* Twice the area of the triangle a, b, c; positive when it turns left. */
gint64
wg_sample_cross (WgSamplePoint a,
                 WgSamplePoint b,
                 WgSamplePoint c)
{
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

gint64
wg_sample_distance (WgSamplePoint a,
                    WgSamplePoint b)
{
  gint64 dx = b.x - a.x, dy = b.y - a.y;

  return (gint64) wg_sample_root ((guint64) (dx * dx + dy * dy));
}

/* Catmull-Rom through b and c at s/m. */
gint64
wg_sample_bend (gint64 a,
                gint64 b,
                gint64 c,
                gint64 d,
                gint64 s,
                gint64 m)
{
  gint64 sum = 2 * b * m * m * m + (c - a) * s * m * m + (2 * a - 5 * b + 4 * c - d) * s * s * m
               + (3 * b - a - 3 * c + d) * s * s * s;

  return sum / (2 * m * m * m);
}

/* splitmix64: public domain algorithm of Steele, Lea and Flood. */
guint64
wg_sample_random (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

/* low … high, both included. */
gint64
wg_sample_random_range (guint64 *state,
                        gint64   low,
                        gint64   high)
{
  return low + (gint64) (wg_sample_random (state) % (guint64) (high - low + 1));
}

guint
wg_sample_mesh_add_vertex (WgSampleMesh *self,
                           gint64        x,
                           gint64        y)
{
  Vertex vertex = { { x, y }, WG_SAMPLE_NO_VERTEX, g_array_new (FALSE, FALSE, sizeof (Link)) };

  g_array_append_val (self->vertices, vertex);
  return self->vertices->len - 1;
}

/* 0 for directions from east to before west, 1 from west to before east. */
static int
half_of (gint64 dx,
         gint64 dy)
{
  return dy > 0 || (dy == 0 && dx > 0) ? 0 : 1;
}

static gboolean
comes_before (WgSamplePoint origin,
              WgSamplePoint a,
              WgSamplePoint b)
{
  int half_a = half_of (a.x - origin.x, a.y - origin.y);
  int half_b = half_of (b.x - origin.x, b.y - origin.y);

  if (half_a != half_b)
    return half_a < half_b;
  return wg_sample_cross (origin, a, b) > 0;
}

static void
add_link (WgSampleMesh *self,
          guint         from,
          guint         to,
          WgSampleLine  line)
{
  Vertex *vertex = get_vertex (self, from);
  Link link = { to, line };
  guint at = 0;

  while (at < vertex->links->len
         && comes_before (vertex->point,
                          get_vertex (self, g_array_index (vertex->links, Link, at).to)->point,
                          get_vertex (self, to)->point))
    at++;
  g_array_insert_val (vertex->links, at, link);
}

static const Link *
find_link (const WgSampleMesh *self,
           guint               a,
           guint               b)
{
  const GArray *links = get_vertex (self, a)->links;

  for (guint i = 0; i < links->len; i++)
    {
      if (g_array_index (links, Link, i).to == b)
        return &g_array_index (links, Link, i);
    }
  return NULL;
}

/* Once only: a piece that two ways share keeps what the first said. */
void
wg_sample_mesh_add_segment (WgSampleMesh *self,
                            guint         a,
                            guint         b,
                            WgSampleLine  line)
{
  g_return_if_fail (a != b);

  if (find_link (self, a, b) != NULL)
    return;
  add_link (self, a, b, line);
  add_link (self, b, a, line);
}

WgSamplePoint
wg_sample_mesh_get_point (const WgSampleMesh *self,
                          guint               vertex)
{
  return get_vertex (self, vertex)->point;
}

guint
wg_sample_mesh_get_degree (const WgSampleMesh *self,
                           guint               vertex)
{
  return get_vertex (self, vertex)->links->len;
}

WgSampleLine
wg_sample_mesh_get_line (const WgSampleMesh *self,
                         guint               a,
                         guint               b)
{
  const Link *link = find_link (self, a, b);

  return link != NULL ? link->line : WG_SAMPLE_LINE_LIMIT;
}

void
wg_sample_mesh_set_centre (WgSampleMesh *self,
                           guint         vertex,
                           guint         centre)
{
  get_vertex (self, vertex)->centre = centre;
}

guint
wg_sample_mesh_get_centre (const WgSampleMesh *self,
                           guint               vertex)
{
  return get_vertex (self, vertex)->centre;
}

/* The face left of a piece goes on with the link just clockwise of the way back. */
static guint
next_in_face (const WgSampleMesh *self,
              guint               from,
              guint               at)
{
  const GArray *links = get_vertex (self, at)->links;

  for (guint i = 0; i < links->len; i++)
    {
      if (g_array_index (links, Link, i).to == from)
        return g_array_index (links, Link, (i + links->len - 1) % links->len).to;
    }
  g_return_val_if_reached (from);
}

static GArray *
trace_face (const WgSampleMesh *self,
            guint               from,
            guint               to,
            GHashTable         *seen)
{
  GArray *loop = g_array_new (FALSE, FALSE, sizeof (guint));
  guint a = from, b = to;

  do
    {
      gint64 *key = g_new (gint64, 1);
      guint next = next_in_face (self, a, b);

      *key = ((gint64) a << 32) | b;
      g_hash_table_add (seen, key);
      g_array_append_val (loop, a);
      a = b;
      b = next;
    }
  while (a != from || b != to);
  return loop;
}

GPtrArray *
wg_sample_mesh_trace (const WgSampleMesh *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GPtrArray *faces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint a = 0; a < self->vertices->len; a++)
    {
      const GArray *links = get_vertex (self, a)->links;

      for (guint i = 0; i < links->len; i++)
        {
          guint b = g_array_index (links, Link, i).to;
          gint64 key = ((gint64) a << 32) | b;
          GArray *loop;

          if (g_hash_table_contains (seen, &key))
            continue;
          loop = trace_face (self, a, b, seen);
          if (wg_sample_mesh_area2 (self, loop) > 0)
            g_ptr_array_add (faces, loop);
          else
            g_array_unref (loop);
        }
    }
  return faces;
}

/* Twice the area in cm²; positive when the loop runs counter-clockwise. */
gint64
wg_sample_mesh_area2 (const WgSampleMesh *self,
                      const GArray       *loop)
{
  gint64 sum = 0;

  for (guint i = 0; i < loop->len; i++)
    {
      WgSamplePoint a = get_vertex (self, g_array_index (loop, guint, i))->point;
      WgSamplePoint b = get_vertex (self, g_array_index (loop, guint, (i + 1) % loop->len))->point;

      sum += a.x * b.y - a.y * b.x;
    }
  return sum;
}

WgSamplePoint
wg_sample_mesh_centroid (const WgSampleMesh *self,
                         const GArray       *loop)
{
  WgSamplePoint origin = get_vertex (self, g_array_index (loop, guint, 0))->point;
  WgSamplePoint result = origin;
  gint64 area2 = 0, sum_x = 0, sum_y = 0;

  /* From the first vertex and in decimetres, so that the products stay within 63 bits. */
  for (guint i = 1; i + 1 < loop->len; i++)
    {
      WgSamplePoint a = get_vertex (self, g_array_index (loop, guint, i))->point;
      WgSamplePoint b = get_vertex (self, g_array_index (loop, guint, i + 1))->point;
      gint64 cross = wg_sample_cross (origin, a, b) / 100;

      area2 += cross;
      sum_x += cross * ((a.x + b.x - 2 * origin.x) / 10);
      sum_y += cross * ((a.y + b.y - 2 * origin.y) / 10);
    }
  if (area2 != 0)
    {
      result.x += sum_x / area2 * 10 / 3;
      result.y += sum_y / area2 * 10 / 3;
    }
  return result;
}

gboolean
wg_sample_mesh_inside (const WgSampleMesh *self,
                       const GArray       *loop,
                       gint64              x,
                       gint64              y)
{
  WgSamplePoint p = { x, y };
  gboolean inside = FALSE;

  for (guint i = 0; i < loop->len; i++)
    {
      WgSamplePoint a = get_vertex (self, g_array_index (loop, guint, i))->point;
      WgSamplePoint b = get_vertex (self, g_array_index (loop, guint, (i + 1) % loop->len))->point;

      if ((a.y > y) != (b.y > y) && (wg_sample_cross (a, b, p) > 0) == (b.y > a.y))
        inside = !inside;
    }
  return inside;
}
