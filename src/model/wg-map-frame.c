/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a map of an area should show. Real borders come with crumbs of a few square metres that lie
 * in another county; a map that makes room for them shows the area small in its corner. Only the
 * choice of the section: what is drawn, counted and hit stays whole. */

#include "wg-map-snapshot-private.h"

#include <math.h>

/* Crumbs are together less than this part of the area: 4 m² of a community of 4 km². */
#define CRUMB 1e-6

/* One ring, or one area. */
typedef struct
{
  WgLatticeBox box;
  double       size;
} Piece;

static void
take_ring (GArray *pieces,
           Piece   ring)
{
  ring.size = fabs (ring.size);
  if (ring.box.x_min <= ring.box.x_max)
    g_array_append_val (pieces, ring);
}

/* Twice the area between the arc and @origin, lattice steps squared. */
static double
sweep_arc (const WgArcLevel *full,
           guint32           arc,
           WgLatticePoint    origin)
{
  double sum = 0;

  for (guint32 k = full->first[arc]; k + 1 < full->first[arc + 1]; k++)
    {
      gint64 ax = (gint64) full->points[k].x - origin.x, ay = (gint64) full->points[k].y - origin.y;
      gint64 bx = (gint64) full->points[k + 1].x - origin.x;
      gint64 by = (gint64) full->points[k + 1].y - origin.y;

      sum += (double) (ax * by - bx * ay);
    }
  return sum;
}

/* Appends the rings of an area. */
static void
add_rings (const WgArcs *arcs,
           guint         area,
           GArray       *pieces)
{
  const WgArcLevel *full = &arcs->levels[0];
  WgLatticePoint origin = { 0, 0 };
  Piece ring = { WG_LATTICE_BOX_EMPTY, 0 };

  for (guint32 i = arcs->ref_first[area]; i < arcs->ref_first[area + 1]; i++)
    {
      guint32 ref = arcs->refs[i], arc = WG_ARC_REF_ARC (ref);

      if (WG_ARC_REF_IS_FIRST (ref))
        {
          take_ring (pieces, ring);
          ring = (Piece) { WG_LATTICE_BOX_EMPTY, 0 };
          origin = full->points[full->first[arc]];
        }
      ring.size += (WG_ARC_REF_IS_REVERSED (ref) ? -1 : 1) * sweep_arc (full, arc, origin);
      wg_lattice_box_add (&ring.box, &arcs->arc_boxes[arc]);
    }
  take_ring (pieces, ring);
}

static int
compare_pieces (gconstpointer a,
                gconstpointer b)
{
  double one = ((const Piece *) a)->size, other = ((const Piece *) b)->size;

  return (one > other) - (one < other);
}

static double
measure_box (const WgLatticeBox *box)
{
  return ((double) box->x_max - box->x_min) * ((double) box->y_max - box->y_min);
}

/* The box of all pieces, or of all but the crumbs where that is less than half as large. */
static Piece
frame_pieces (GArray *pieces)
{
  WgLatticeBox all = WG_LATTICE_BOX_EMPTY, kept = WG_LATTICE_BOX_EMPTY;
  double total = 0, left_out = 0;

  g_array_sort (pieces, compare_pieces);
  for (guint i = 0; i < pieces->len; i++)
    total += g_array_index (pieces, Piece, i).size;
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      wg_lattice_box_add (&all, &piece->box);
      left_out += piece->size;
      if (left_out > CRUMB * total)
        wg_lattice_box_add (&kept, &piece->box);
    }
  if (kept.x_min > kept.x_max || measure_box (&kept) > measure_box (&all) / 2)
    return (Piece) { all, total };
  return (Piece) { kept, total };
}

static Piece
frame_area (const WgMapSnapshot *self,
            guint                area)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  add_rings (self->arcs, area, pieces);
  return frame_pieces (pieces);
}

/* The frame of the whole, once: it looks at every point of every border. */
void
_wg_map_snapshot_frame_all (WgMapSnapshot *self)
{
  g_autoptr (GArray) pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), self->n_areas);
  g_autoptr (GArray) rings = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < self->n_areas; i++)
    {
      Piece area;

      g_array_set_size (rings, 0);
      add_rings (self->arcs, i, rings);
      area = frame_pieces (rings);
      if (rings->len > 0)
        g_array_append_val (pieces, area);
    }
  self->frame = pieces->len > 0 ? frame_pieces (pieces).box : self->bounds;
}

/**
 * wg_map_snapshot_get_frame:
 * @self: the snapshot
 * @area: index of an area, or %WG_MAP_NO_AREA for all
 *
 * Returns: the box that a map of the area should show, world units: its bounds, without crumbs
 *   (less than a millionth of it) that lie so far off that they would more than double the
 *   section; may be empty
 */
WgBBox
wg_map_snapshot_get_frame (const WgMapSnapshot *self,
                           guint                area)
{
  Piece whole;

  if (area == WG_MAP_NO_AREA)
    return wg_lattice_box_to_world (&self->frame);
  g_return_val_if_fail (area < self->n_areas, WG_BBOX_EMPTY);
  whole = frame_area (self, area);
  return wg_lattice_box_to_world (&whole.box);
}
