/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far one comes along the streets: Dijkstra's algorithm (1959) from many places at once, which
 * stops at the limit. It reads the graph and changes nothing of it. */

#include "wg-street-network.h"

#include <math.h>

typedef struct
{
  double distance;
  guint  node;
} Entry;

typedef struct
{
  guint  edge, other;
  double length;
} Way;

struct _WgStreetWalk
{
  WgStreetNetwork *network;
  WgCoverShape    *bands;     /* by edge */
  guint           *starts;    /* of every node its first way, and where the last ends */
  Way             *ways;
  double          *distances; /* by node */
  guint8          *use;       /* by edge: a WgCoverUse */
  WgCoverShape    *cuts;      /* two by edge */
  GArray          *extra;     /* WgCoverShape: pieces in the middle of an edge */
  GArray          *heap;      /* Entry, the least distance first */
  GArray          *nodes_met; /* guint */
  GArray          *edges_met; /* guint */
  gboolean        *edge_met;
};

static void
list_ways (WgStreetWalk *self)
{
  guint n_nodes = wg_street_network_get_n_nodes (self->network);
  guint n_edges = wg_street_network_get_n_edges (self->network);
  g_autofree guint *next = g_new0 (guint, n_nodes + 1);

  self->starts = g_new0 (guint, n_nodes + 1);
  self->ways = g_new (Way, MAX (2 * n_edges, 1));
  for (guint i = 0; i < n_nodes; i++)
    next[i + 1] = self->starts[i + 1] =
        self->starts[i] + wg_street_network_get_degree (self->network, i);
  for (guint i = 0; i < n_edges; i++)
    {
      guint from, to;
      double length;

      wg_street_network_get_edge (self->network, i, &from, &to, &length);
      self->ways[next[from]++] = (Way) { i, to, length };
      self->ways[next[to]++] = (Way) { i, from, length };
    }
}

/**
 * wg_street_walk_new:
 * @network: the streets
 * @band_width: how far from a street a place may lie and still be reached, metres
 *
 * Returns: (transfer full): a walk that was not walked yet
 */
WgStreetWalk *
wg_street_walk_new (WgStreetNetwork *network,
                    double           band_width)
{
  WgStreetWalk *self = g_new0 (WgStreetWalk, 1);
  guint n_nodes = wg_street_network_get_n_nodes (network);
  guint n_edges = wg_street_network_get_n_edges (network);

  self->network = wg_street_network_ref (network);
  self->bands = wg_street_network_make_bands (network, band_width);
  list_ways (self);
  self->distances = g_new (double, MAX (n_nodes, 1));
  for (guint i = 0; i < n_nodes; i++)
    self->distances[i] = INFINITY;
  self->use = g_malloc0 (MAX (n_edges, 1));
  self->cuts = g_new0 (WgCoverShape, MAX (2 * n_edges, 1));
  self->edge_met = g_new0 (gboolean, MAX (n_edges, 1));
  self->extra = g_array_new (FALSE, FALSE, sizeof (WgCoverShape));
  self->heap = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->nodes_met = g_array_new (FALSE, FALSE, sizeof (guint));
  self->edges_met = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
wg_street_walk_free (WgStreetWalk *self)
{
  if (self == NULL)
    return;
  wg_street_network_unref (self->network);
  g_free (self->bands);
  g_free (self->starts);
  g_free (self->ways);
  g_free (self->distances);
  g_free (self->use);
  g_free (self->cuts);
  g_free (self->edge_met);
  g_array_unref (self->extra);
  g_array_unref (self->heap);
  g_array_unref (self->nodes_met);
  g_array_unref (self->edges_met);
  g_free (self);
}

static void
push (GArray *heap,
      double  distance,
      guint   node)
{
  Entry entry = { distance, node };
  Entry *entries;
  guint at = heap->len;

  g_array_append_val (heap, entry);
  entries = (Entry *) (gpointer) heap->data;
  while (at > 0 && entries[(at - 1) / 2].distance > distance)
    {
      entries[at] = entries[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  entries[at] = entry;
}

static Entry
pop (GArray *heap)
{
  Entry *entries = (Entry *) (gpointer) heap->data;
  Entry top = entries[0], last = entries[heap->len - 1];
  guint n = heap->len - 1, at = 0;

  g_array_set_size (heap, n);
  for (;;)
    {
      guint child = 2 * at + 1;

      if (child >= n)
        break;
      if (child + 1 < n && entries[child + 1].distance < entries[child].distance)
        child++;
      if (entries[child].distance >= last.distance)
        break;
      entries[at] = entries[child];
      at = child;
    }
  if (n > 0)
    entries[at] = last;
  return top;
}

static void
meet_edge (WgStreetWalk *self,
           guint         edge)
{
  if (self->edge_met[edge])
    return;
  self->edge_met[edge] = TRUE;
  g_array_append_val (self->edges_met, edge);
}

static void
come_to (WgStreetWalk *self,
         guint         node,
         double        distance,
         double        limit)
{
  if (distance > limit || distance >= self->distances[node])
    return;
  if (isinf (self->distances[node]))
    g_array_append_val (self->nodes_met, node);
  self->distances[node] = distance;
  push (self->heap, distance, node);
}

static void
forget (WgStreetWalk *self)
{
  for (guint i = 0; i < self->nodes_met->len; i++)
    self->distances[g_array_index (self->nodes_met, guint, i)] = INFINITY;
  for (guint i = 0; i < self->edges_met->len; i++)
    {
      guint edge = g_array_index (self->edges_met, guint, i);

      self->edge_met[edge] = FALSE;
      self->use[edge] = WG_COVER_NONE;
    }
  g_array_set_size (self->nodes_met, 0);
  g_array_set_size (self->edges_met, 0);
  g_array_set_size (self->heap, 0);
  g_array_set_size (self->extra, 0);
}

static WgCoverShape
piece_of (const WgCoverShape *band,
          double              from, /* 0 … 1 */
          double              to)
{
  double dx = band->x2 - band->x1, dy = band->y2 - band->y1;

  return (WgCoverShape) { band->x1 + from * dx, band->y1 + from * dy, band->x1 + to * dx,
                          band->y1 + to * dy, band->radius };
}

/* The edge that a place stands on is reached both ways from it; only where it is long is there
 * something left of it. */
static void
start_at (WgStreetWalk       *self,
          const WgStreetFoot *foot,
          double              limit)
{
  double left = limit - foot->off;
  guint from, to;
  double length;

  if (left < 0)
    return;
  wg_street_network_get_edge (self->network, foot->edge, &from, &to, &length);
  come_to (self, from, foot->off + foot->along, limit);
  come_to (self, to, foot->off + length - foot->along, limit);
  meet_edge (self, foot->edge);
  if (left >= foot->along && left >= length - foot->along)
    {
      self->use[foot->edge] = WG_COVER_WHOLE;
    }
  else
    {
      WgCoverShape piece = piece_of (&self->bands[foot->edge], MAX (foot->along - left, 0) / length,
                                     MIN (foot->along + left, length) / length);

      g_array_append_val (self->extra, piece);
    }
}

/* What of an edge is reached from its ends. */
static void
judge_edge (WgStreetWalk *self,
            guint         edge,
            double        limit)
{
  WgCoverShape *cuts = &self->cuts[2 * edge];
  guint from, to;
  double length, from_left, to_left;

  if (self->use[edge] == WG_COVER_WHOLE)
    return;
  wg_street_network_get_edge (self->network, edge, &from, &to, &length);
  from_left = limit - self->distances[from];
  to_left = limit - self->distances[to];
  if (from_left >= length || to_left >= length
      || (from_left >= 0 && to_left >= 0 && from_left + to_left >= length))
    {
      self->use[edge] = WG_COVER_WHOLE;
      return;
    }
  cuts[0].radius = cuts[1].radius = -1;
  if (from_left >= 0)
    cuts[0] = piece_of (&self->bands[edge], 0, from_left / length);
  if (to_left >= 0)
    cuts[1] = piece_of (&self->bands[edge], 1 - to_left / length, 1);
  if (from_left >= 0 || to_left >= 0)
    self->use[edge] = WG_COVER_CUT;
}

/**
 * wg_street_walk_run:
 * @feet: (array length=n_feet): where to start
 * @n_feet: how many
 * @limit: metres, the way from each place to its street included
 *
 * Walks anew; what the last walk said is forgotten.
 */
void
wg_street_walk_run (WgStreetWalk       *self,
                    const WgStreetFoot *feet,
                    guint               n_feet,
                    double              limit)
{
  forget (self);
  for (guint i = 0; i < n_feet; i++)
    start_at (self, &feet[i], limit);
  while (self->heap->len > 0)
    {
      Entry entry = pop (self->heap);

      if (entry.distance > self->distances[entry.node])
        continue;
      for (guint i = self->starts[entry.node]; i < self->starts[entry.node + 1]; i++)
        {
          meet_edge (self, self->ways[i].edge);
          come_to (self, self->ways[i].other, entry.distance + self->ways[i].length, limit);
        }
    }
  for (guint i = 0; i < self->edges_met->len; i++)
    judge_edge (self, g_array_index (self->edges_met, guint, i), limit);
}

double
wg_street_walk_get_distance (const WgStreetWalk *self,
                             guint               node)
{
  return self->distances[node];
}

void
wg_street_walk_get_state (const WgStreetWalk *self,
                          WgCoverState       *state)
{
  state->use = self->use;
  state->cuts = self->cuts;
  state->extra = (const WgCoverShape *) (gconstpointer) self->extra->data;
  state->n_extra = self->extra->len;
}

void
wg_street_walk_list_bands (const WgStreetWalk *self,
                           GArray             *bands)
{
  for (guint i = 0; i < self->edges_met->len; i++)
    {
      guint edge = g_array_index (self->edges_met, guint, i);

      if (self->use[edge] == WG_COVER_WHOLE)
        g_array_append_val (bands, self->bands[edge]);
      for (guint k = 0; k < 2 && self->use[edge] == WG_COVER_CUT; k++)
        if (self->cuts[2 * edge + k].radius >= 0)
          g_array_append_val (bands, self->cuts[2 * edge + k]);
    }
  if (self->extra->len > 0)
    g_array_append_vals (bands, self->extra->data, self->extra->len);
}
