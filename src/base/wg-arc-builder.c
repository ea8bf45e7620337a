/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts polygons that share borders into arcs, each stored once. Two passes
 * over all rings: first every vertex learns whether all who pass it come from
 * and go to the same neighbours; where they do not, borders part and an arc
 * ends. Then the rings are cut there, and an arc is known again by its first
 * edge. Broken input (gaps, overlaps, crossings) only gives arcs with one
 * side; nothing here may refuse it. */

#include "wg-arcs-private.h"

#include <string.h>

#define ARC_MAX_POINTS 256 /* longer ones are cut, so that a tile reads few points outside it */

struct _WgArcBuilder
{
  GArray *points;     /* WgLatticePoint; each ring between copies of its last and first point */
  GArray *ring_start; /* guint32: first point of the ring, the copy before it left out */
  GArray *ring_size;  /* guint32 */
  GArray *ring_area;  /* guint32 */
  guint   n_areas;
};

typedef guint32 FacePair[2];

typedef struct
{
  const WgLatticePoint *points;
  guint32              *id_of;    /* per point: the first point at the same place */
  guint8               *junction; /* per first point */
  guint                 n_junction_visits;

  guint64              *keys;     /* first edges of arcs */
  guint32              *values;   /* arc + 1 */
  guint                 mask;

  GArray               *arc_first;  /* guint32 */
  GArray               *arc_points; /* WgLatticePoint */
  GArray               *faces;      /* FacePair */
  GArray               *copies;     /* guint32: another arc at the same place, or 0 */
  GArray               *refs;       /* guint32 */
} Cutter;

WgArcBuilder *
wg_arc_builder_new (void)
{
  WgArcBuilder *self = g_new0 (WgArcBuilder, 1);

  self->points = g_array_new (FALSE, FALSE, sizeof (WgLatticePoint));
  self->ring_start = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ring_size = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->ring_area = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
wg_arc_builder_free (WgArcBuilder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->points);
  g_array_unref (self->ring_start);
  g_array_unref (self->ring_size);
  g_array_unref (self->ring_area);
  g_free (self);
}

guint
wg_arc_builder_add_area (WgArcBuilder *self)
{
  return self->n_areas++;
}

static inline gboolean
points_equal (WgLatticePoint a,
              WgLatticePoint b)
{
  return a.x == b.x && a.y == b.y;
}

void
wg_arc_builder_add_ring (WgArcBuilder         *self,
                         const WgLatticePoint *points,
                         guint                 n_points)
{
  guint32 before = self->points->len;
  guint32 start = before + 1;
  guint32 area = self->n_areas - 1;
  guint32 size;
  WgLatticePoint *ring;

  g_return_if_fail (self->n_areas > 0);

  g_array_set_size (self->points, start);
  for (guint i = 0; i < n_points; i++)
    if (self->points->len == start ||
        !points_equal (points[i], g_array_index (self->points, WgLatticePoint,
                                                 self->points->len - 1)))
      g_array_append_val (self->points, points[i]);
  size = self->points->len - start;
  ring = &g_array_index (self->points, WgLatticePoint, start);
  while (size > 1 && points_equal (ring[0], ring[size - 1]))
    size--;
  if (size < 3)
    {
      g_array_set_size (self->points, before);
      return;
    }
  g_array_set_size (self->points, start + size + 1);
  ring = &g_array_index (self->points, WgLatticePoint, start);
  ring[-1] = ring[size - 1];
  ring[size] = ring[0];
  g_array_append_val (self->ring_start, start);
  g_array_append_val (self->ring_size, size);
  g_array_append_val (self->ring_area, area);
}

static inline guint64
mix (guint64 key)
{
  key *= G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  key ^= key >> 29;
  key *= G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  return key ^ (key >> 32);
}

static guint
table_size (guint n)
{
  guint size = 16;

  while (size < n + n / 2)
    size *= 2;
  return size;
}

static inline gboolean
same_neighbours (const WgLatticePoint *a,
                 const WgLatticePoint *b)
{
  return (points_equal (a[-1], b[-1]) && points_equal (a[1], b[1])) ||
         (points_equal (a[-1], b[1]) && points_equal (a[1], b[-1]));
}

/* The slots keep a part of the hash beside the index: most misses end there,
 * without a look at a point far away in memory. */
static void
visit_vertex (Cutter  *cutter,
              guint64 *slots,
              guint    mask,
              guint32  i)
{
  const WgLatticePoint *point = &cutter->points[i];
  guint64 hash = mix (((guint64) (guint32) point->x << 32) | (guint32) point->y);
  guint64 tag = hash & ~(guint64) G_MAXUINT32;

  for (guint slot = (guint) hash & mask;; slot = (slot + 1) & mask)
    {
      guint32 first = (guint32) slots[slot] - 1;

      if (slots[slot] == 0)
        {
          slots[slot] = tag | (i + 1);
          cutter->id_of[i] = i;
          return;
        }
      if ((slots[slot] & ~(guint64) G_MAXUINT32) != tag ||
          !points_equal (*point, cutter->points[first]))
        continue;
      cutter->id_of[i] = first;
      if (!same_neighbours (point, &cutter->points[first]))
        cutter->junction[first] = 1;
      return;
    }
}

static void
find_junctions (Cutter       *cutter,
                WgArcBuilder *rings)
{
  guint size = table_size (rings->points->len);
  g_autofree guint64 *slots = g_new0 (guint64, size);

  for (guint r = 0; r < rings->ring_start->len; r++)
    {
      guint32 start = g_array_index (rings->ring_start, guint32, r);
      guint32 end = start + g_array_index (rings->ring_size, guint32, r);

      for (guint32 i = start; i < end; i++)
        visit_vertex (cutter, slots, size - 1, i);
    }
}

/* A ring that touches nothing but itself or its twin starts at the vertex seen
 * first of all: the twin (a hole and what fills it) then starts there too. */
static void
mark_lonely_rings (Cutter       *cutter,
                   WgArcBuilder *rings)
{
  for (guint r = 0; r < rings->ring_start->len; r++)
    {
      guint32 start = g_array_index (rings->ring_start, guint32, r);
      guint32 end = start + g_array_index (rings->ring_size, guint32, r);
      guint32 lowest = G_MAXUINT32;
      guint n = 0;

      for (guint32 i = start; i < end; i++)
        {
          lowest = MIN (lowest, cutter->id_of[i]);
          n += cutter->junction[cutter->id_of[i]];
        }
      if (n == 0)
        {
          cutter->junction[lowest] = 1;
          n = 1;
        }
      cutter->n_junction_visits += n;
    }
}

/* Stores the arc that runs from point @from over @n_edges edges of a ring. */
static guint32
store_arc (Cutter  *cutter,
           guint32  start,
           guint32  size,
           guint32  from,
           guint32  n_edges,
           gboolean reversed)
{
  guint32 first_arc = cutter->arc_first->len;
  FacePair none = { WG_ARC_NO_FACE, WG_ARC_NO_FACE };
  guint32 no_copy = 0;

  for (guint32 done = 0; done < n_edges;)
    {
      guint32 n = MIN (n_edges - done, ARC_MAX_POINTS - 1);
      guint32 begin = cutter->arc_points->len;

      g_array_append_val (cutter->arc_first, begin);
      g_array_append_val (cutter->faces, none);
      g_array_append_val (cutter->copies, no_copy);
      for (guint32 k = 0; k <= n; k++)
        {
          guint32 step = reversed ? n_edges - done - k : done + k;

          g_array_append_val (cutter->arc_points,
                              cutter->points[start + (from - start + step) % size]);
        }
      done += n;
    }
  return first_arc;
}

static guint32 *
lookup_arc (Cutter  *cutter,
            guint64  key)
{
  for (guint slot = (guint) mix (key) & cutter->mask;; slot = (slot + 1) & cutter->mask)
    if (cutter->values[slot] == 0 || cutter->keys[slot] == key)
      {
        cutter->keys[slot] = key;
        return &cutter->values[slot];
      }
}

static void
add_refs (Cutter  *cutter,
          guint32  arc,
          guint32  n_pieces,
          gboolean reversed,
          gboolean first)
{
  for (guint32 k = 0; k < n_pieces; k++)
    {
      guint32 ref = WG_ARC_REF (reversed ? arc + n_pieces - 1 - k : arc + k, reversed,
                                first && k == 0);

      g_array_append_val (cutter->refs, ref);
    }
}

/* An arc has room for two faces. A third one (the same polygon twice, or an
 * overlap along a common border) gets a copy of the arc. */
static guint32
arc_with_room (Cutter  *cutter,
               guint32  arc,
               guint32  start,
               guint32  size,
               guint32  from,
               guint32  n_edges,
               gboolean reversed)
{
  while (g_array_index (cutter->faces, FacePair, arc)[1] != WG_ARC_NO_FACE)
    {
      guint32 next = g_array_index (cutter->copies, guint32, arc);

      if (next == 0)
        {
          next = store_arc (cutter, start, size, from, n_edges, reversed);
          g_array_index (cutter->copies, guint32, arc) = next;
        }
      arc = next;
    }
  return arc;
}

static void
use_arc (Cutter  *cutter,
         guint32  area,
         gboolean is_face,
         guint32  start,
         guint32  size,
         guint32  from,
         guint32  n_edges,
         gboolean first)
{
  guint32 to = start + (from - start + n_edges) % size;
  guint64 ahead = ((guint64) cutter->id_of[from] << 32) |
                  cutter->id_of[start + (from - start + 1) % size];
  guint64 back = ((guint64) cutter->id_of[to] << 32) |
                 cutter->id_of[start + (from - start + n_edges - 1) % size];
  gboolean reversed = back < ahead;
  guint32 n_pieces = (n_edges + ARC_MAX_POINTS - 2) / (ARC_MAX_POINTS - 1);
  guint32 *value = lookup_arc (cutter, MIN (ahead, back));
  guint32 arc;

  if (*value == 0)
    *value = store_arc (cutter, start, size, from, n_edges, reversed) + 1;
  arc = *value - 1;
  if (is_face)
    {
      arc = arc_with_room (cutter, arc, start, size, from, n_edges, reversed);
      for (guint32 k = 0; k < n_pieces; k++)
        {
          guint32 *faces = g_array_index (cutter->faces, FacePair, arc + k);

          faces[faces[0] == WG_ARC_NO_FACE ? 0 : 1] = area;
        }
    }
  add_refs (cutter, arc, n_pieces, reversed, first);
}

static void
cut_ring (Cutter  *cutter,
          guint32  area,
          gboolean is_face,
          guint32  start,
          guint32  size)
{
  guint32 begin = 0;
  guint32 from;

  while (!cutter->junction[cutter->id_of[start + begin]])
    begin++;
  from = begin;
  for (guint32 n = 1; n <= size; n++)
    {
      guint32 at = (begin + n) % size;

      if (!cutter->junction[cutter->id_of[start + at]])
        continue;
      use_arc (cutter, area, is_face, start, size, start + from,
               at > from ? at - from : at + size - from, from == begin);
      from = at;
    }
}

static void
cutter_init (Cutter       *cutter,
             WgArcBuilder *rings)
{
  guint n = rings->points->len;
  guint size;

  memset (cutter, 0, sizeof *cutter);
  cutter->points = (const WgLatticePoint *) (gpointer) rings->points->data;
  cutter->id_of = g_new0 (guint32, MAX (n, 1));
  cutter->junction = g_new0 (guint8, MAX (n, 1));
  find_junctions (cutter, rings);
  mark_lonely_rings (cutter, rings);
  size = table_size (cutter->n_junction_visits);
  cutter->mask = size - 1;
  cutter->keys = g_new0 (guint64, size);
  cutter->values = g_new0 (guint32, size);
  cutter->arc_first = g_array_new (FALSE, FALSE, sizeof (guint32));
  cutter->arc_points = g_array_new (FALSE, FALSE, sizeof (WgLatticePoint));
  cutter->faces = g_array_new (FALSE, FALSE, sizeof (FacePair));
  cutter->copies = g_array_new (FALSE, FALSE, sizeof (guint32));
  cutter->refs = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/* Hands the arrays over and frees the rest. */
static void
cutter_end (Cutter *cutter,
            WgArcs *arcs)
{
  guint32 end = cutter->arc_points->len;

  arcs->n_arcs = cutter->arc_first->len;
  g_array_append_val (cutter->arc_first, end);
  arcs->levels[0].first = (guint32 *) (gpointer) g_array_free (cutter->arc_first, FALSE);
  arcs->levels[0].points = (WgLatticePoint *) (gpointer) g_array_free (cutter->arc_points, FALSE);
  arcs->n_levels = 1;
  arcs->faces = (gpointer) g_array_free (cutter->faces, FALSE);
  arcs->refs = (guint32 *) (gpointer) g_array_free (cutter->refs, FALSE);
  g_array_unref (cutter->copies);
  g_free (cutter->id_of);
  g_free (cutter->junction);
  g_free (cutter->keys);
  g_free (cutter->values);
}

static void
measure_boxes (WgArcs *arcs)
{
  const WgArcLevel *full = &arcs->levels[0];

  arcs->arc_boxes = g_new (WgLatticeBox, MAX (arcs->n_arcs, 1));
  arcs->area_boxes = g_new (WgLatticeBox, MAX (arcs->n_areas, 1));
  for (guint a = 0; a < arcs->n_arcs; a++)
    {
      arcs->arc_boxes[a] = WG_LATTICE_BOX_EMPTY;
      for (guint32 i = full->first[a]; i < full->first[a + 1]; i++)
        wg_lattice_box_add_point (&arcs->arc_boxes[a], full->points[i]);
    }
  for (guint area = 0; area < arcs->n_areas; area++)
    {
      arcs->area_boxes[area] = WG_LATTICE_BOX_EMPTY;
      for (guint32 i = arcs->ref_first[area]; i < arcs->ref_first[area + 1]; i++)
        wg_lattice_box_add (&arcs->area_boxes[area],
                            &arcs->arc_boxes[WG_ARC_REF_ARC (arcs->refs[i])]);
    }
}

WgArcs *
wg_arc_builder_end (WgArcBuilder *self,
                    const guint8 *is_face)
{
  WgArcs *arcs = g_new0 (WgArcs, 1);
  Cutter cutter;
  guint r = 0;

  arcs->n_areas = self->n_areas;
  arcs->ref_first = g_new0 (guint32, self->n_areas + 1);
  cutter_init (&cutter, self);
  /* Rings stand in the order of their areas. */
  for (guint area = 0; area < self->n_areas; area++)
    {
      arcs->ref_first[area] = cutter.refs->len;
      for (; r < self->ring_area->len && g_array_index (self->ring_area, guint32, r) == area; r++)
        cut_ring (&cutter, area, is_face[area],
                  g_array_index (self->ring_start, guint32, r),
                  g_array_index (self->ring_size, guint32, r));
    }
  arcs->ref_first[self->n_areas] = cutter.refs->len;
  cutter_end (&cutter, arcs);
  wg_arc_builder_free (self);
  measure_boxes (arcs);
  _wg_arcs_simplify (arcs);
  return arcs;
}
