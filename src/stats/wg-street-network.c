/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Streets as a graph. Lines of a file are not a graph yet: their corners are joined where they are
 * the same place, and pieces are cut where another street ends on them or crosses them. How far one
 * comes is wg-street-walk.c's. */

#include "wg-street-network.h"

#include "wg-rtree.h"

#include <math.h>
#include <stdlib.h>

#define MM_PER_M 1000.0

typedef struct
{
  double x, y;
} Node;

typedef struct
{
  guint  from, to;
  double length;
} Edge;

/* Where a piece is to be cut. */
typedef struct
{
  guint  edge;
  double along;
  guint  node;
} Cut;

struct _WgStreetNetwork
{
  gatomicrefcount ref_count;
  double          origin_x, origin_y;
  GArray         *nodes;   /* Node */
  GArray         *edges;   /* Edge */
  guint          *degrees; /* by node */
  WgRtree        *tree;    /* of edges */
};

/* Nodes by cell of the snapping distance. */
typedef struct
{
  WgStreetNetwork *network;
  GHashTable      *cells; /* gint64 → index of the cell's last node + 1 */
  GArray          *next;  /* guint: the node before it in the same cell, + 1; 0: none */
} Joiner;

static gint64
cell_key (gint64 column,
          gint64 row)
{
  return (gint64) (((guint64) column << 32) ^ ((guint64) row & 0xffffffff));
}

/* The node at a place, made when there is none within the snapping distance. */
static guint
join_node (Joiner *self,
           double  x,
           double  y)
{
  WgStreetNetwork *network = self->network;
  gint64 column = (gint64) floor ((x - network->origin_x) / WG_STREET_SNAP_M);
  gint64 row = (gint64) floor ((y - network->origin_y) / WG_STREET_SNAP_M);
  double best = WG_STREET_SNAP_M;
  guint found = G_MAXUINT, previous;
  gint64 key;
  Node node = { x, y };

  for (gint64 c = column - 1; c <= column + 1; c++)
    for (gint64 r = row - 1; r <= row + 1; r++)
      {
        key = cell_key (c, r);
        for (guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->cells, &key)); i != 0;
             i = g_array_index (self->next, guint, i - 1))
          {
            const Node *near = &g_array_index (network->nodes, Node, i - 1);
            double distance = hypot (near->x - x, near->y - y);

            if (distance > best || (distance == best && found != G_MAXUINT))
              continue;
            best = distance;
            found = i - 1;
          }
      }
  if (found != G_MAXUINT)
    return found;
  key = cell_key (column, row);
  previous = GPOINTER_TO_UINT (g_hash_table_lookup (self->cells, &key));
  g_array_append_val (network->nodes, node);
  g_array_append_val (self->next, previous);
  g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key),
                       GUINT_TO_POINTER (network->nodes->len));
  return network->nodes->len - 1;
}

static void
add_edge (WgStreetNetwork *self,
          guint            from,
          guint            to)
{
  const Node *a = &g_array_index (self->nodes, Node, from);
  const Node *b = &g_array_index (self->nodes, Node, to);
  Edge edge = { from, to, hypot (b->x - a->x, b->y - a->y) };

  if (from != to)
    g_array_append_val (self->edges, edge);
}

/* @ends: (element-type guint): the nodes that lines begin and end at. */
static void
add_lines (Joiner       *joiner,
           const double *xy,
           const guint  *line_sizes,
           guint         n_lines,
           GArray       *ends)
{
  for (guint i = 0; i < n_lines; xy += 2 * line_sizes[i++])
    {
      guint before = G_MAXUINT;

      for (guint k = 0; k < line_sizes[i]; k++)
        {
          guint node = join_node (joiner, xy[2 * k], xy[2 * k + 1]);

          if (k == 0 || k + 1 == line_sizes[i])
            g_array_append_val (ends, node);
          if (before != G_MAXUINT)
            add_edge (joiner->network, before, node);
          before = node;
        }
    }
}

static gint32
to_mm (double metres)
{
  double mm = floor (metres * MM_PER_M + 0.5);

  return mm <= G_MININT32 ? G_MININT32 : mm >= G_MAXINT32 ? G_MAXINT32 : (gint32) mm;
}

static WgLatticeBox
box_around (const WgStreetNetwork *self,
            const Node            *a,
            const Node            *b,
            double                 margin)
{
  return (WgLatticeBox) { to_mm (MIN (a->x, b->x) - self->origin_x - margin),
                          to_mm (MIN (a->y, b->y) - self->origin_y - margin),
                          to_mm (MAX (a->x, b->x) - self->origin_x + margin),
                          to_mm (MAX (a->y, b->y) - self->origin_y + margin) };
}

static void
index_edges (WgStreetNetwork *self)
{
  g_autofree WgLatticeBox *boxes = g_new (WgLatticeBox, MAX (self->edges->len, 1));

  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);

      boxes[i] = box_around (self, &g_array_index (self->nodes, Node, edge->from),
                             &g_array_index (self->nodes, Node, edge->to), 0);
    }
  g_clear_pointer (&self->tree, wg_rtree_free);
  self->tree = wg_rtree_new (boxes, NULL, self->edges->len);
}

/* Metres from a place to a piece, and how far along the piece that is. */
static double
measure_off (const WgStreetNetwork *self,
             const Edge            *edge,
             double                 x,
             double                 y,
             double                *along)
{
  const Node *a = &g_array_index (self->nodes, Node, edge->from);
  const Node *b = &g_array_index (self->nodes, Node, edge->to);
  double dx = b->x - a->x, dy = b->y - a->y;
  double t = ((x - a->x) * dx + (y - a->y) * dy) / (edge->length * edge->length);

  t = CLAMP (t, 0, 1);
  *along = t * edge->length;
  return hypot (x - a->x - t * dx, y - a->y - t * dy);
}

/* A street that ends on another, between two of its corners, meets it. */
static void
find_ends (WgStreetNetwork *self,
           const GArray    *ends,
           GArray          *cuts)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < ends->len; i++)
    {
      guint node = g_array_index (ends, guint, i);
      const Node *place = &g_array_index (self->nodes, Node, node);
      WgLatticeBox box = box_around (self, place, place, WG_STREET_SNAP_M);

      g_array_set_size (found, 0);
      wg_rtree_query (self->tree, &box, found);
      for (guint k = 0; k < found->len; k++)
        {
          Cut cut = { .edge = g_array_index (found, guint32, k), .node = node };
          const Edge *edge = &g_array_index (self->edges, Edge, cut.edge);

          if (edge->from != node && edge->to != node
              && measure_off (self, edge, place->x, place->y, &cut.along) <= WG_STREET_SNAP_M)
            g_array_append_val (cuts, cut);
        }
    }
}

/* Where two pieces cross, as metres along each; FALSE: they do not, or only touch at ends. */
static gboolean
cross (const WgStreetNetwork *self,
       const Edge            *p,
       const Edge            *q,
       double                *along_p,
       double                *along_q)
{
  const Node *a = &g_array_index (self->nodes, Node, p->from);
  const Node *b = &g_array_index (self->nodes, Node, p->to);
  const Node *c = &g_array_index (self->nodes, Node, q->from);
  const Node *d = &g_array_index (self->nodes, Node, q->to);
  double rx = b->x - a->x, ry = b->y - a->y, sx = d->x - c->x, sy = d->y - c->y;
  double denominator = rx * sy - ry * sx;
  double t, u;

  if (p->from == q->from || p->from == q->to || p->to == q->from || p->to == q->to
      || fabs (denominator) < 1e-9 * p->length * q->length)
    return FALSE;
  t = ((c->x - a->x) * sy - (c->y - a->y) * sx) / denominator;
  u = ((c->x - a->x) * ry - (c->y - a->y) * rx) / denominator;
  *along_p = t * p->length;
  *along_q = u * q->length;
  return t > 0 && t < 1 && u > 0 && u < 1;
}

static void
find_crossings (Joiner *joiner,
                GArray *cuts)
{
  WgStreetNetwork *self = joiner->network;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < self->edges->len; i++)
    {
      Edge edge = g_array_index (self->edges, Edge, i);
      Node a = g_array_index (self->nodes, Node, edge.from);
      Node b = g_array_index (self->nodes, Node, edge.to);
      WgLatticeBox box = box_around (self, &a, &b, 0);

      g_array_set_size (found, 0);
      wg_rtree_query (self->tree, &box, found);
      for (guint k = 0; k < found->len; k++)
        {
          guint32 other = g_array_index (found, guint32, k);
          Cut mine = { .edge = i }, theirs = { .edge = other };
          double t;

          if (other <= i
              || !cross (self, &edge, &g_array_index (self->edges, Edge, other), &mine.along,
                         &theirs.along))
            continue;
          t = mine.along / edge.length;
          mine.node = theirs.node =
              join_node (joiner, a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
          g_array_append_val (cuts, mine);
          g_array_append_val (cuts, theirs);
        }
    }
}

static int
compare_cuts (gconstpointer pa,
              gconstpointer pb)
{
  const Cut *a = pa, *b = pb;

  if (a->edge != b->edge)
    return a->edge < b->edge ? -1 : 1;
  if (a->along != b->along)
    return a->along < b->along ? -1 : 1;
  return a->node < b->node ? -1 : a->node > b->node;
}

static void
cut_edges (WgStreetNetwork *self,
           GArray          *cuts)
{
  g_autoptr (GArray) whole = g_steal_pointer (&self->edges);
  guint at = 0;

  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_array_sort (cuts, compare_cuts);
  for (guint i = 0; i < whole->len; i++)
    {
      const Edge *edge = &g_array_index (whole, Edge, i);
      guint before = edge->from;

      for (; at < cuts->len && g_array_index (cuts, Cut, at).edge == i; at++)
        {
          guint node = g_array_index (cuts, Cut, at).node;

          add_edge (self, before, node);
          before = node;
        }
      add_edge (self, before, edge->to);
    }
}

/**
 * wg_street_network_new:
 * @xy: points of all lines one after the other, x and y in turn, metres
 * @line_sizes: (array length=n_lines): how many points each line has
 * @n_lines: how many lines
 * @meeting: where streets meet
 *
 * Returns: (transfer full): the graph
 */
WgStreetNetwork *
wg_street_network_new (const double   *xy,
                       const guint    *line_sizes,
                       guint           n_lines,
                       WgStreetMeeting meeting)
{
  WgStreetNetwork *self = g_new0 (WgStreetNetwork, 1);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) cuts = g_array_new (FALSE, FALSE, sizeof (Cut));
  g_autoptr (GArray) next = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) cells =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Joiner joiner = { self, cells, next };

  g_atomic_ref_count_init (&self->ref_count);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  self->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  if (n_lines > 0 && line_sizes[0] > 0)
    {
      self->origin_x = xy[0];
      self->origin_y = xy[1];
    }
  add_lines (&joiner, xy, line_sizes, n_lines, ends);
  index_edges (self);
  find_ends (self, ends, cuts);
  if (meeting == WG_STREET_MEET_AT_CROSSINGS)
    find_crossings (&joiner, cuts);
  if (cuts->len > 0)
    {
      cut_edges (self, cuts);
      index_edges (self);
    }
  self->degrees = g_new0 (guint, MAX (self->nodes->len, 1));
  for (guint i = 0; i < self->edges->len; i++)
    {
      self->degrees[g_array_index (self->edges, Edge, i).from]++;
      self->degrees[g_array_index (self->edges, Edge, i).to]++;
    }
  return self;
}

WgStreetNetwork *
wg_street_network_ref (WgStreetNetwork *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_street_network_unref (WgStreetNetwork *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->tree, wg_rtree_free);
  g_array_unref (self->nodes);
  g_array_unref (self->edges);
  g_free (self->degrees);
  g_free (self);
}

guint
wg_street_network_get_n_nodes (const WgStreetNetwork *self)
{
  return self->nodes->len;
}

guint
wg_street_network_get_n_edges (const WgStreetNetwork *self)
{
  return self->edges->len;
}

void
wg_street_network_get_node (const WgStreetNetwork *self,
                            guint                  node,
                            double                *x,
                            double                *y)
{
  *x = g_array_index (self->nodes, Node, node).x;
  *y = g_array_index (self->nodes, Node, node).y;
}

guint
wg_street_network_get_degree (const WgStreetNetwork *self,
                              guint                  node)
{
  return self->degrees[node];
}

void
wg_street_network_get_edge (const WgStreetNetwork *self,
                            guint                  edge,
                            guint                 *from,
                            guint                 *to,
                            double                *length)
{
  const Edge *found = &g_array_index (self->edges, Edge, edge);

  *from = found->from;
  *to = found->to;
  *length = found->length;
}

gboolean
wg_street_network_find (const WgStreetNetwork *self,
                        double                 x,
                        double                 y,
                        double                 max_off,
                        WgStreetFoot          *foot)
{
  const Node place = { x, y };
  WgLatticeBox box = box_around (self, &place, &place, max_off);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));

  foot->off = max_off;
  foot->edge = G_MAXUINT;
  wg_rtree_query (self->tree, &box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 edge = g_array_index (found, guint32, i);
      double along;
      double off = measure_off (self, &g_array_index (self->edges, Edge, edge), x, y, &along);

      /* Of two as near the first of the file, so that the answer does not hang on the tree. */
      if (off < foot->off || (off == foot->off && edge < foot->edge))
        *foot = (WgStreetFoot) { edge, along, off };
    }
  return foot->edge != G_MAXUINT;
}

WgCoverShape *
wg_street_network_make_bands (const WgStreetNetwork *self,
                              double                 width)
{
  WgCoverShape *bands = g_new (WgCoverShape, MAX (self->edges->len, 1));

  for (guint i = 0; i < self->edges->len; i++)
    {
      const Edge *edge = &g_array_index (self->edges, Edge, i);
      const Node *a = &g_array_index (self->nodes, Node, edge->from);
      const Node *b = &g_array_index (self->nodes, Node, edge->to);

      bands[i] = (WgCoverShape) { a->x, a->y, b->x, b->y, width };
    }
  return bands;
}
