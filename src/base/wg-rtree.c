/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed R-tree: sorted once along a Hilbert curve, then only read. Kept apart
 * from GEOS' tree, which allocates a node per box and cannot be shared. */

#include "wg-rtree.h"

#define NODE_SIZE 16
#define MAX_DEPTH 9 /* 16^8 boxes are more than a guint32 counts */

struct _WgRtree
{
  guint         n_items;
  guint         n_rows;               /* rows of boxes, the items being row 0 */
  guint         row_start[MAX_DEPTH]; /* index of a row's first box */
  guint         row_length[MAX_DEPTH];
  WgLatticeBox *boxes;
  guint32      *ids;
};

/* Distance along a Hilbert curve of order 16 (Warren, Hacker's Delight, 16-2). */
static guint32
hilbert (guint32 x,
         guint32 y)
{
  guint32 d = 0;

  for (guint32 s = 1u << 15; s > 0; s >>= 1)
    {
      guint32 rx = (x & s) != 0;
      guint32 ry = (y & s) != 0;

      d += s * s * ((3 * rx) ^ ry);
      if (ry == 0)
        {
          guint32 swap;

          if (rx == 1)
            {
              x = 0xffff - x;
              y = 0xffff - y;
            }
          swap = x;
          x = y;
          y = swap;
        }
    }
  return d;
}

/* Sorts by the upper 32 bits; stable, so equal input gives an equal tree. */
static void
radix_sort (guint64 *keys,
            guint    n)
{
  g_autofree guint64 *other = g_new (guint64, MAX (n, 1));
  guint64 *from = keys;
  guint64 *to = other;

  for (guint shift = 32; shift < 64; shift += 8)
    {
      guint start[257] = { 0 };
      guint64 *swap;

      for (guint i = 0; i < n; i++)
        start[((from[i] >> shift) & 0xff) + 1]++;
      for (guint i = 0; i < 256; i++)
        start[i + 1] += start[i];
      for (guint i = 0; i < n; i++)
        to[start[(from[i] >> shift) & 0xff]++] = from[i];
      swap = from;
      from = to;
      to = swap;
    }
}

/* Keys of the non-empty boxes: Hilbert distance of the centre, then the index. */
static guint64 *
make_keys (const WgLatticeBox *boxes,
           guint               n_boxes,
           guint              *n_keys)
{
  guint64 *keys = g_new (guint64, MAX (n_boxes, 1));
  WgLatticeBox all = WG_LATTICE_BOX_EMPTY;
  double fx, fy;

  for (guint i = 0; i < n_boxes; i++)
    if (boxes[i].x_min <= boxes[i].x_max)
      wg_lattice_box_add (&all, &boxes[i]);
  fx = 65535.0 / MAX (1.0, (double) all.x_max - all.x_min);
  fy = 65535.0 / MAX (1.0, (double) all.y_max - all.y_min);
  *n_keys = 0;
  for (guint i = 0; i < n_boxes; i++)
    {
      const WgLatticeBox *box = &boxes[i];
      double x = (((double) box->x_min + box->x_max) / 2 - all.x_min) * fx;
      double y = (((double) box->y_min + box->y_max) / 2 - all.y_min) * fy;

      if (box->x_min <= box->x_max)
        keys[(*n_keys)++] = ((guint64) hilbert ((guint32) x, (guint32) y) << 32) | i;
    }
  return keys;
}

/* Lays out the rows; returns how many boxes there are in all of them. */
static guint
plan_rows (WgRtree *self)
{
  guint length = self->n_items;
  guint total = 0;

  for (self->n_rows = 0; self->n_rows < MAX_DEPTH; )
    {
      self->row_start[self->n_rows] = total;
      self->row_length[self->n_rows] = length;
      total += length;
      self->n_rows++;
      if (length <= 1)
        break;
      length = (length + NODE_SIZE - 1) / NODE_SIZE;
    }
  return total;
}

WgRtree *
wg_rtree_new (const WgLatticeBox *boxes,
              const guint32      *ids,
              guint               n_boxes)
{
  WgRtree *self = g_new0 (WgRtree, 1);
  g_autofree guint64 *keys = make_keys (boxes, n_boxes, &self->n_items);

  radix_sort (keys, self->n_items);
  self->boxes = g_new (WgLatticeBox, MAX (plan_rows (self), 1));
  self->ids = g_new (guint32, MAX (self->n_items, 1));
  for (guint i = 0; i < self->n_items; i++)
    {
      guint32 index = (guint32) keys[i];

      self->boxes[i] = boxes[index];
      self->ids[i] = ids != NULL ? ids[index] : index;
    }
  for (guint row = 1; row < self->n_rows; row++)
    {
      const WgLatticeBox *below = self->boxes + self->row_start[row - 1];
      WgLatticeBox *here = self->boxes + self->row_start[row];

      for (guint i = 0; i < self->row_length[row]; i++)
        here[i] = WG_LATTICE_BOX_EMPTY;
      for (guint i = 0; i < self->row_length[row - 1]; i++)
        wg_lattice_box_add (&here[i / NODE_SIZE], &below[i]);
    }
  return self;
}

void
wg_rtree_free (WgRtree *self)
{
  if (self == NULL)
    return;
  g_free (self->boxes);
  g_free (self->ids);
  g_free (self);
}

static void
query_node (const WgRtree      *self,
            guint               row,
            guint               node,
            const WgLatticeBox *box,
            GArray             *found)
{
  const WgLatticeBox *boxes = self->boxes + self->row_start[row];
  guint end = MIN ((node + 1) * NODE_SIZE, self->row_length[row]);

  for (guint i = node * NODE_SIZE; i < end; i++)
    {
      if (!wg_lattice_box_intersects (&boxes[i], box))
        continue;
      if (row == 0)
        g_array_append_val (found, self->ids[i]);
      else
        query_node (self, row - 1, i, box, found);
    }
}

void
wg_rtree_query (const WgRtree      *self,
                const WgLatticeBox *box,
                GArray             *found)
{
  if (self->n_items > 0)
    query_node (self, self->n_rows - 1, 0, box, found);
}
