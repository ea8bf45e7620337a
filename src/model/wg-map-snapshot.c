/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immutable geometry of a map and the questions painters and the window
 * ask of it. No colours, no widgets, no drawing. */

#include "wg-map-snapshot-private.h"

G_DEFINE_BOXED_TYPE (WgMapSnapshot, wg_map_snapshot, wg_map_snapshot_ref, wg_map_snapshot_unref)

WgMapSnapshot *
wg_map_snapshot_ref (WgMapSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_map_snapshot_unref (WgMapSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_base; i++)
    _wg_map_base_clear (&self->base[i]);
  g_free (self->base);
  wg_rtree_free (self->base_tree);
  wg_rtree_free (self->line_tree);
  wg_rtree_free (self->unit_tree);
  wg_rtree_free (self->face_tree);
  wg_arcs_free (self->arcs);
  g_string_chunk_free (self->texts);
  g_free (self->ranks);
  g_free (self->areas);
  g_free (self->by_id);
  g_free (self->is_face);
  g_free (self->is_own);
  g_free (self);
}

/**
 * wg_map_snapshot_get_n_areas:
 * @self: the snapshot
 *
 * Returns: how many areas there are, grids and units
 */
guint
wg_map_snapshot_get_n_areas (const WgMapSnapshot *self)
{
  return self->n_areas;
}

/**
 * wg_map_snapshot_get_n_grids:
 * @self: the snapshot
 *
 * Returns: how many areas of level 0 there are
 */
guint
wg_map_snapshot_get_n_grids (const WgMapSnapshot *self)
{
  return self->n_grids;
}

/**
 * wg_map_snapshot_get_area:
 * @self: the snapshot
 * @area: index, below wg_map_snapshot_get_n_areas()
 *
 * Returns: (transfer none): the area, as long as the snapshot lives
 */
const WgMapArea *
wg_map_snapshot_get_area (const WgMapSnapshot *self,
                          guint                area)
{
  g_return_val_if_fail (area < self->n_areas, NULL);

  return &self->areas[area];
}

/**
 * wg_map_snapshot_find:
 * @self: the snapshot
 * @id: row id of a grid or unit
 *
 * Returns: the index of its area, or %WG_MAP_NO_AREA
 */
guint
wg_map_snapshot_find (const WgMapSnapshot *self,
                      gint64               id)
{
  guint lo = 0;
  guint hi = self->n_areas;

  while (lo < hi)
    {
      guint middle = lo + (hi - lo) / 2;

      if (self->areas[self->by_id[middle]].id < id)
        lo = middle + 1;
      else
        hi = middle;
    }
  if (lo < self->n_areas && self->areas[self->by_id[lo]].id == id)
    return self->by_id[lo];
  return WG_MAP_NO_AREA;
}

/**
 * wg_map_snapshot_get_bounds:
 * @self: the snapshot
 *
 * Returns: the box of all areas, world units; of the base layer where there is no area; may be
 *   empty
 */
WgBBox
wg_map_snapshot_get_bounds (const WgMapSnapshot *self)
{
  return wg_lattice_box_to_world (&self->bounds);
}

/* The last of the areas of a tree that contains a point: as painted, later wins. */
static guint
hit_tree (const WgMapSnapshot *self,
          const WgRtree       *tree,
          double               x,
          double               y,
          guint                level,
          gboolean             any_level)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
  WgBBox point = { x, y, x, y };
  WgLatticeBox box = wg_lattice_box_from_world (&point);
  guint hit = WG_MAP_NO_AREA;

  wg_rtree_query (tree, &box, found);
  for (guint i = 0; i < found->len; i++)
    {
      guint32 area = g_array_index (found, guint32, i);

      if ((any_level || self->areas[area].level == level) &&
          (hit == WG_MAP_NO_AREA || area > hit) &&
          wg_arcs_contains (self->arcs, area, x * WG_LATTICE_ONE, y * WG_LATTICE_ONE))
        hit = area;
    }
  return hit;
}

/**
 * wg_map_snapshot_hit:
 * @self: the snapshot
 * @x: world units
 * @y: world units
 * @level: 0 for a grid, else the level of the unit that is asked for
 *
 * Exact, on the geometry in full. Where areas overlap, the one that is painted on top. A unit
 * without a polygon of its own is hit through the areas below it.
 *
 * Returns: the area, or %WG_MAP_NO_AREA
 */
guint
wg_map_snapshot_hit (const WgMapSnapshot *self,
                     double               x,
                     double               y,
                     guint                level)
{
  guint hit;

  if (level == 0)
    return hit_tree (self, self->face_tree, x, y, 0, FALSE);
  hit = hit_tree (self, self->unit_tree, x, y, level, FALSE);
  if (hit != WG_MAP_NO_AREA)
    return hit;
  hit = hit_tree (self, self->face_tree, x, y, 0, TRUE);
  while (hit != WG_MAP_NO_AREA && self->areas[hit].level != level)
    hit = self->areas[hit].parent;
  /* A unit with a polygon that does not contain the point was not hit. */
  if (hit != WG_MAP_NO_AREA && self->is_own[hit] && !self->is_face[hit])
    return WG_MAP_NO_AREA;
  return hit;
}

const WgArcs *
wg_map_snapshot_get_arcs (const WgMapSnapshot *self)
{
  return self->arcs;
}

const guint8 *
wg_map_snapshot_get_ranks (const WgMapSnapshot *self)
{
  return self->ranks;
}

guint
wg_map_snapshot_get_rank (const WgMapSnapshot *self,
                          guint                level)
{
  return self->rank_of_level[MIN (level, WG_MAP_MAX_LEVELS)];
}

gboolean
wg_map_snapshot_is_face (const WgMapSnapshot *self,
                         guint                area)
{
  return self->is_face[area];
}

double
wg_map_snapshot_get_area_size (const WgMapSnapshot *self,
                               guint                rank)
{
  return self->area_size[MIN (rank, WG_MAP_MAX_RANK)];
}

void
wg_map_snapshot_query_faces (const WgMapSnapshot *self,
                             const WgLatticeBox  *box,
                             GArray              *found)
{
  wg_rtree_query (self->face_tree, box, found);
}

void
wg_map_snapshot_query_outlines (const WgMapSnapshot *self,
                                const WgLatticeBox  *box,
                                GArray              *found)
{
  wg_rtree_query (self->line_tree, box, found);
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

void
wg_map_snapshot_query_base (const WgMapSnapshot *self,
                            const WgLatticeBox  *box,
                            GArray              *found)
{
  wg_rtree_query (self->base_tree, box, found);
  g_array_sort (found, compare_numbers);
}

const WgMapBase *
wg_map_snapshot_get_base (const WgMapSnapshot *self,
                          guint                base)
{
  g_return_val_if_fail (base < self->n_base, NULL);

  return &self->base[base];
}

/**
 * wg_map_snapshot_get_bytes:
 * @self: the snapshot
 *
 * Returns: about how much memory the areas and their lines take
 */
gsize
wg_map_snapshot_get_bytes (const WgMapSnapshot *self)
{
  return sizeof *self + wg_arcs_get_bytes (self->arcs) + self->arcs->n_arcs +
         self->n_areas * (sizeof (WgMapArea) + 8 + sizeof (WgLatticeBox) * 17 / 16);
}
