/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects areas and base features and makes the immutable snapshot of them.
 * Every ring is projected once, here; nothing later sees a degree. */

#include "wg-map-snapshot-private.h"
#include "wg-mercator.h"

#include <math.h>
#include <stdlib.h>

struct _WgMapSnapshotBuilder
{
  GArray       *areas;  /* WgMapArea */
  GArray       *is_own; /* guint8 */
  GArray       *base;   /* WgMapBase */
  GArray       *ring;   /* WgLatticePoint, scratch */
  GStringChunk *texts;
  WgArcBuilder *arcs;
};

WgMapSnapshotBuilder *
wg_map_snapshot_builder_new (void)
{
  WgMapSnapshotBuilder *self = g_new0 (WgMapSnapshotBuilder, 1);

  self->areas = g_array_new (FALSE, TRUE, sizeof (WgMapArea));
  self->is_own = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->base = g_array_new (FALSE, TRUE, sizeof (WgMapBase));
  self->ring = g_array_new (FALSE, FALSE, sizeof (WgLatticePoint));
  self->texts = g_string_chunk_new (4096);
  self->arcs = wg_arc_builder_new ();
  g_array_set_clear_func (self->base, (GDestroyNotify) _wg_map_base_clear);
  return self;
}

void
wg_map_snapshot_builder_free (WgMapSnapshotBuilder *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->areas);
  g_array_unref (self->is_own);
  g_array_unref (self->base);
  g_array_unref (self->ring);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  wg_arc_builder_free (self->arcs);
  g_free (self);
}

static void
add_rings (WgMapSnapshotBuilder *self,
           const WgGeometry     *geometry)
{
  for (guint part = 0; part < wg_geometry_get_n_parts (geometry); part++)
    {
      guint n;
      const double *lonlat = wg_geometry_get_part (geometry, part, &n);

      g_array_set_size (self->ring, n);
      for (guint i = 0; i < n; i++)
        {
          double x, y;

          wg_mercator_project (lonlat[2 * i], lonlat[2 * i + 1], &x, &y);
          g_array_index (self->ring, WgLatticePoint, i) =
            (WgLatticePoint) { wg_lattice_round (x), wg_lattice_round (y) };
        }
      wg_arc_builder_add_ring (self->arcs, (WgLatticePoint *) (gpointer) self->ring->data, n);
    }
}

/**
 * wg_map_snapshot_builder_add_area:
 * @self: the builder
 * @id: row id
 * @level: 0 for a grid, else the unit's level, at most %WG_MAP_MAX_LEVELS
 * @parent: index of an area added before, or %WG_MAP_NO_AREA
 * @code: its code
 * @name: its name
 * @geometry: (nullable): polygons; anything else counts as no geometry
 *
 * Returns: the index of the area
 */
guint
wg_map_snapshot_builder_add_area (WgMapSnapshotBuilder *self,
                                  gint64                id,
                                  guint                 level,
                                  guint                 parent,
                                  const char           *code,
                                  const char           *name,
                                  const WgGeometry     *geometry)
{
  guint index = self->areas->len;
  guint8 is_own = geometry != NULL && wg_geometry_get_kind (geometry) == WG_GEOMETRY_POLYGONS;
  WgMapArea area = {
    .id = id,
    .level = MIN (level, WG_MAP_MAX_LEVELS),
    .parent = parent < index ? parent : WG_MAP_NO_AREA,
    .code = g_string_chunk_insert (self->texts, code != NULL ? code : ""),
    .name = g_string_chunk_insert (self->texts, name != NULL ? name : ""),
    .bounds = WG_BBOX_EMPTY
  };

  wg_arc_builder_add_area (self->arcs);
  if (is_own)
    add_rings (self, geometry);
  g_array_append_val (self->areas, area);
  g_array_append_val (self->is_own, is_own);
  return index;
}

/**
 * wg_map_snapshot_builder_add_base:
 * @self: the builder
 * @layer: what it is
 * @rank: 1 for the widest street, rising; 0 where it has no meaning
 * @name: (nullable): its name
 * @geometry: lines or polygons; points of places; all else is left out
 */
void
wg_map_snapshot_builder_add_base (WgMapSnapshotBuilder *self,
                                  WgBaseLayer           layer,
                                  guint                 rank,
                                  const char           *name,
                                  const WgGeometry     *geometry)
{
  WgMapBase base;

  if ((wg_geometry_get_kind (geometry) == WG_GEOMETRY_POINTS) != (layer == WG_BASE_PLACE))
    return;
  _wg_map_base_init (&base, layer, rank,
                     name != NULL ? g_string_chunk_insert (self->texts, name) : NULL, geometry);
  g_array_append_val (self->base, base);
}

/* An area fills when it has a polygon and nothing below it has one. */
static void
find_faces (WgMapSnapshot *self)
{
  g_autofree guint8 *covered = g_new0 (guint8, MAX (self->n_areas, 1));

  for (guint i = self->n_areas; i-- > 0;)
    {
      guint parent = self->areas[i].parent;

      self->is_face[i] = self->is_own[i] && !covered[i];
      if (parent != WG_MAP_NO_AREA && (self->is_own[i] || covered[i]))
        covered[parent] = 1;
    }
}

/* Deepest level first: grids, then the units with the largest level number. */
static void
rank_levels (WgMapSnapshot *self)
{
  gboolean seen[WG_MAP_MAX_LEVELS + 1] = { FALSE };
  guint rank = 0;

  for (guint i = 0; i < self->n_areas; i++)
    if (self->is_own[i] || self->arcs->ref_first[i] < self->arcs->ref_first[i + 1])
      seen[self->areas[i].level] = TRUE;
  for (guint k = 0; k <= WG_MAP_MAX_LEVELS; k++)
    {
      guint level = k == 0 ? 0 : WG_MAP_MAX_LEVELS + 1 - k;

      self->rank_of_level[level] = MIN (rank, WG_MAP_MAX_RANK);
      rank += seen[level];
    }
}

static void
rank_arcs (WgMapSnapshot *self)
{
  const WgArcs *arcs = self->arcs;

  self->ranks = g_new0 (guint8, MAX (arcs->n_arcs, 1));
  for (guint area = 0; area < self->n_areas; area++)
    {
      guint8 rank = self->rank_of_level[self->areas[area].level];

      for (guint32 i = arcs->ref_first[area]; i < arcs->ref_first[area + 1]; i++)
        {
          guint32 arc = WG_ARC_REF_ARC (arcs->refs[i]);

          self->ranks[arc] = MAX (self->ranks[arc], rank);
        }
    }
}

static int
compare_sides (const void *a,
               const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* The median of up to a thousand areas of a rank: enough to tell how dense they lie. */
static double
measure_rank (const WgMapSnapshot *self,
              guint                rank)
{
  double sides[1024];
  guint n = 0;
  guint step = 1;

  for (guint i = 0; i < self->n_areas && n < G_N_ELEMENTS (sides); i += step)
    {
      const WgMapArea *area = &self->areas[i];

      if (self->rank_of_level[area->level] != rank || wg_bbox_is_empty (&area->bounds))
        continue;
      sides[n++] = sqrt ((area->bounds.x_max - area->bounds.x_min) *
                         (area->bounds.y_max - area->bounds.y_min));
      /* From here on only a sample, spread over the rest. */
      if (n == G_N_ELEMENTS (sides) / 2)
        step = 1 + (self->n_areas - i) / n;
    }
  qsort (sides, n, sizeof (double), compare_sides);
  return n > 0 ? sides[n / 2] : 0;
}

static void
place_names (WgMapSnapshot *self)
{
  for (guint i = 0; i < self->n_areas; i++)
    {
      WgMapArea *area = &self->areas[i];
      double x, y, radius;

      area->bounds = wg_lattice_box_to_world (&self->arcs->area_boxes[i]);
      wg_lattice_box_add (&self->bounds, &self->arcs->area_boxes[i]);
      if (!wg_arcs_find_inside (self->arcs, i, &x, &y, &radius))
        continue;
      area->anchor_x = x / WG_LATTICE_ONE;
      area->anchor_y = y / WG_LATTICE_ONE;
      area->anchor_radius = radius / WG_LATTICE_ONE;
    }
}

static WgRtree *
index_areas (WgMapSnapshot *self,
             gboolean       faces)
{
  g_autofree WgLatticeBox *boxes = g_new (WgLatticeBox, MAX (self->n_areas, 1));
  g_autofree guint32 *ids = g_new (guint32, MAX (self->n_areas, 1));
  guint n = 0;

  for (guint i = 0; i < self->n_areas; i++)
    if (self->is_own[i] && !self->is_face[i] == !faces)
      {
        ids[n] = i;
        boxes[n++] = self->arcs->area_boxes[i];
      }
  return wg_rtree_new (boxes, ids, n);
}

static WgRtree *
index_outlines (WgMapSnapshot *self)
{
  const WgArcs *arcs = self->arcs;
  g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (WgLatticeBox));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 arc = 0; arc < arcs->n_arcs; arc++)
    if (arcs->faces[arc][0] == WG_ARC_NO_FACE)
      {
        g_array_append_val (ids, arc);
        g_array_append_val (boxes, arcs->arc_boxes[arc]);
      }
  return wg_rtree_new ((WgLatticeBox *) (gpointer) boxes->data,
                       (guint32 *) (gpointer) ids->data, ids->len);
}

static void
take_base (WgMapSnapshot *self,
           GArray        *base)
{
  g_autofree WgLatticeBox *boxes = NULL;
  WgLatticeBox all = WG_LATTICE_BOX_EMPTY;

  self->n_base = base->len;
  g_array_set_clear_func (base, NULL);
  self->base = (WgMapBase *) (gpointer) g_array_free (base, FALSE);
  boxes = g_new (WgLatticeBox, MAX (self->n_base, 1));
  if (self->n_base > 0)
    qsort (self->base, self->n_base, sizeof (WgMapBase), _wg_map_base_order);
  for (guint i = 0; i < self->n_base; i++)
    {
      boxes[i] = self->base[i].box;
      wg_lattice_box_add (&all, &boxes[i]);
    }
  if (self->bounds.x_min > self->bounds.x_max)
    self->bounds = all;
  self->base_tree = wg_rtree_new (boxes, NULL, self->n_base);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  const WgMapArea *areas = user_data;
  gint64 x = areas[*(const guint32 *) a].id;
  gint64 y = areas[*(const guint32 *) b].id;

  return (x > y) - (x < y);
}

static void
index_ids (WgMapSnapshot *self)
{
  self->by_id = g_new (guint32, MAX (self->n_areas, 1));
  for (guint32 i = 0; i < self->n_areas; i++)
    {
      self->by_id[i] = i;
      self->n_grids += self->areas[i].level == 0;
    }
  g_qsort_with_data (self->by_id, (int) self->n_areas, sizeof (guint32), compare_ids, self->areas);
}

/**
 * wg_map_snapshot_builder_end:
 * @self: (transfer full): the builder
 *
 * May take long (about a second for 100,000 grids): call it on a worker thread.
 *
 * Returns: (transfer full): the snapshot
 */
WgMapSnapshot *
wg_map_snapshot_builder_end (WgMapSnapshotBuilder *self)
{
  WgMapSnapshot *snapshot = g_new0 (WgMapSnapshot, 1);

  g_atomic_ref_count_init (&snapshot->ref_count);
  snapshot->bounds = WG_LATTICE_BOX_EMPTY;
  snapshot->n_areas = self->areas->len;
  snapshot->areas = (WgMapArea *) (gpointer) g_array_free (g_steal_pointer (&self->areas), FALSE);
  snapshot->is_own = (guint8 *) g_array_free (g_steal_pointer (&self->is_own), FALSE);
  snapshot->is_face = g_new0 (guint8, MAX (snapshot->n_areas, 1));
  snapshot->texts = g_steal_pointer (&self->texts);
  find_faces (snapshot);
  index_ids (snapshot);
  snapshot->arcs = wg_arc_builder_end (g_steal_pointer (&self->arcs), snapshot->is_face);
  _wg_map_snapshot_derive_units (snapshot);
  rank_levels (snapshot);
  rank_arcs (snapshot);
  place_names (snapshot);
  for (guint rank = 0; rank <= WG_MAP_MAX_RANK; rank++)
    snapshot->area_size[rank] = measure_rank (snapshot, rank);
  snapshot->face_tree = index_areas (snapshot, TRUE);
  snapshot->unit_tree = index_areas (snapshot, FALSE);
  snapshot->line_tree = index_outlines (snapshot);
  take_base (snapshot, g_steal_pointer (&self->base));
  _wg_map_snapshot_frame_all (snapshot);
  g_array_unref (self->ring);
  g_free (self);
  return snapshot;
}
