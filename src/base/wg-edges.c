/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edges of a coverage that no neighbour has in the other direction. In a sound coverage only
 * the outer border is left; every overlap and every gap is bounded by such edges too, because the
 * number of polygons over a place changes nowhere else. They are all that needs a closer look. */

#include "wg-edges.h"

#include <string.h>

/* There are millions of them for a district of 100,000 grids, so each is small. */
typedef struct
{
  const double *from;   /* longitude, latitude; the end of the edge follows in memory */
  guint32 first;        /* the first edge with the same ends */
  gint32 direction : 2; /* +1 from the smaller end to the greater, −1 back, 0 without length */
  gint32 net : 30;      /* of the first edge: directions of all such edges added up */
} Edge;

typedef struct
{
  GArray *edges; /* Edge */
  guint32 *slots; /* open addressing: number of an edge + 1, 0 for free */
  gsize mask;
} Table;

static gint8
compare_ends (const double *from)
{
  if (from[0] != from[2])
    return from[0] < from[2] ? 1 : -1;
  if (from[1] != from[3])
    return from[1] < from[3] ? 1 : -1;

  return 0;
}

/* Twice the area; positive when the ring runs against the clock. */
static double
signed_area (const double *ring,
             guint         n)
{
  double doubled = 0.0;

  for (guint i = 1; i + 1 < n; i++)
    doubled += (ring[2 * i] - ring[0]) * (ring[2 * i + 3] - ring[1])
               - (ring[2 * i + 2] - ring[0]) * (ring[2 * i + 1] - ring[1]);

  return doubled;
}

static void
add_ring (GArray       *edges,
          const double *ring,
          guint         n,
          gboolean      hole)
{
  /* Every polygon has its area to the left of its edges, whichever way the file went round. */
  gint8 turn = (signed_area (ring, n) < 0.0) == hole ? 1 : -1;

  for (guint i = 0; i + 1 < n; i++)
    {
      const double *from = ring + 2 * i;
      Edge edge = { from, edges->len, (gint8) (turn * compare_ends (from)), 0 };

      g_array_append_val (edges, edge);
    }
}

static guint64
mix (guint64 hash,
     double  value)
{
  guint64 bits;

  value += 0.0; /* −0 and 0 are the same place */
  memcpy (&bits, &value, sizeof bits);
  hash = (hash ^ bits) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  return hash ^ (hash >> 29);
}

/* The same for both directions. */
static guint64
hash_edge (const double *from)
{
  gboolean forward = compare_ends (from) >= 0;
  const double *low = forward ? from : from + 2;
  const double *high = forward ? from + 2 : from;

  return mix (mix (mix (mix (0, low[0]), low[1]), high[0]), high[1]);
}

static gboolean
same_ends (const double *a,
           const double *b)
{
  return (a[0] == b[0] && a[1] == b[1] && a[2] == b[2] && a[3] == b[3])
         || (a[0] == b[2] && a[1] == b[3] && a[2] == b[0] && a[3] == b[1]);
}

static void
match_edge (Table   *self,
            guint32  number)
{
  Edge *edge = &g_array_index (self->edges, Edge, number);
  gsize slot = hash_edge (edge->from) & self->mask;

  while (self->slots[slot] != 0)
    {
      Edge *other = &g_array_index (self->edges, Edge, self->slots[slot] - 1);

      if (same_ends (edge->from, other->from))
        {
          edge->first = self->slots[slot] - 1;
          other->net += edge->direction;
          return;
        }
      slot = (slot + 1) & self->mask;
    }

  self->slots[slot] = number + 1;
  edge->net = edge->direction;
}

static void
match_all (GArray *edges)
{
  Table table = { .edges = edges };
  gsize size = 16;

  while (3 * size < 4 * (gsize) edges->len)
    size *= 2;

  table.mask = size - 1;
  table.slots = g_new0 (guint32, size);
  for (guint i = 0; i < edges->len; i++)
    match_edge (&table, i);
  g_free (table.slots);
}

static gboolean
is_unmatched (const GArray *edges,
              guint         number)
{
  const Edge *edge = &g_array_index (edges, Edge, number);

  return edge->direction != 0 && g_array_index (edges, Edge, edge->first).net != 0;
}

static void
add_line (GEOSContextHandle_t geos,
          GPtrArray          *lines,
          const double       *points,
          guint               n)
{
  GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r (geos, points, n, 0, 0);
  GEOSGeometry *line = sequence == NULL ? NULL : GEOSGeom_createLineString_r (geos, sequence);

  if (line != NULL)
    g_ptr_array_add (lines, line);
}

/* Neighbouring edges of one ring lie side by side in memory, so a run of them is one line. */
static void
add_unmatched (GEOSContextHandle_t geos,
               const GArray       *edges,
               GPtrArray          *lines)
{
  for (guint i = 0, end; i < edges->len; i = end)
    {
      const double *from = g_array_index (edges, Edge, i).from;

      end = i + 1;
      if (!is_unmatched (edges, i))
        continue;

      while (end < edges->len && g_array_index (edges, Edge, end).from == from + 2 * (end - i)
             && is_unmatched (edges, end))
        end++;
      add_line (geos, lines, from, end - i + 1);
    }
}

static guint
count_edges (GPtrArray *polygons)
{
  guint count = 0;

  for (guint i = 0; i < polygons->len; i++)
    {
      const WgGeometry *polygon = g_ptr_array_index (polygons, i);

      for (guint part = 0; polygon != NULL && part < wg_geometry_get_n_parts (polygon); part++)
        {
          guint n;

          wg_geometry_get_part (polygon, part, &n);
          count += n;
        }
    }
  return count;
}

static void
add_polygon (GArray           *edges,
             const WgGeometry *polygon)
{
  for (guint part = 0; part < wg_geometry_get_n_parts (polygon); part++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (polygon, part, &n);

      add_ring (edges, ring, n, wg_geometry_is_hole (polygon, part));
    }
}

/**
 * wg_edges_find_unmatched:
 * @geos: the thread's context
 * @polygons: (element-type WgGeometry): valid polygons; %NULL entries are skipped
 * @outline: (nullable): polygons whose every edge is added, matched or not
 *
 * Returns: (transfer full) (nullable): a multilinestring, not noded; %NULL when GEOS refuses
 */
GEOSGeometry *
wg_edges_find_unmatched (GEOSContextHandle_t geos,
                         GPtrArray          *polygons,
                         const WgGeometry   *outline)
{
  g_autoptr (GArray) edges
      = g_array_sized_new (FALSE, FALSE, sizeof (Edge), count_edges (polygons));
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < polygons->len; i++)
    if (g_ptr_array_index (polygons, i) != NULL)
      add_polygon (edges, g_ptr_array_index (polygons, i));

  match_all (edges);
  add_unmatched (geos, edges, lines);

  for (guint part = 0; outline != NULL && part < wg_geometry_get_n_parts (outline); part++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (outline, part, &n);

      add_line (geos, lines, ring, n);
    }

  return GEOSGeom_createCollection_r (geos, GEOS_MULTILINESTRING, (GEOSGeometry **) lines->pdata,
                                      lines->len);
}
