/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repairs the faults of a coverage. The rings of the polygons concerned are cut into faces, each
 * with the polygons that have it; a repair only changes who has a face, and a polygon is its faces
 * joined again. So neighbours meet corner to corner afterwards and nothing else moves. */

#include "wg-mend.h"

#include "wg-geos.h"
#include "wg-topology.h"
#include "wg-zone.h"

#define ROUNDS 5
/* Faces below this are the rounding of coordinates, not ground; in square degrees, about a
 * thousandth of a square metre. */
#define NOISE 1e-13

typedef struct
{
  GEOSContextHandle_t   geos;
  const WgMendCoverage *coverage;
  GPtrArray            *polygons; /* valid ones; replaced as they are repaired */
  guint                *roots;    /* of the cluster of each polygon */
} Mending;

/* The polygons that faults tie together, and those faults. */
typedef struct
{
  GArray       *members; /* guint */
  GPtrArray    *faults;  /* WgMendFault */
  GEOSSTRtree  *tree;    /* of the members, by their place in @members */
  GPtrArray    *shapes;  /* WgGeometry, as @members */
  GPtrArray    *faces;   /* per member: GPtrArray of GEOSGeometry, (nullable elements) */
  guint8       *changed; /* per member */
} Cluster;

static void
unref_polygon (gpointer polygon)
{
  if (polygon != NULL)
    wg_geometry_unref (polygon);
}

static guint
find_root (guint *roots,
           guint  i)
{
  while (roots[i] != i)
    i = roots[i] = roots[roots[i]];
  return i;
}

static void
tie (Mending *self,
     guint    a,
     guint    b)
{
  if (a != WG_MEND_NONE && b != WG_MEND_NONE)
    self->roots[find_root (self->roots, b)] = find_root (self->roots, a);
}

static void
tie_all (Mending   *self,
         GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const WgMendFault *fault = g_ptr_array_index (faults, i);

      tie (self, fault->keeps, fault->gives);
      for (guint a = 0; fault->around != NULL && a < fault->around->len; a++)
        tie (self, fault->keeps, g_array_index (fault->around, guint, a));
    }
}

static void
cluster_free (Cluster *self)
{
  g_array_unref (self->members);
  g_ptr_array_unref (self->faults);
  g_clear_pointer (&self->shapes, g_ptr_array_unref);
  g_clear_pointer (&self->faces, g_ptr_array_unref);
  g_free (self->changed);
  g_free (self);
}

static gboolean
moves_area (const WgMendFault *fault)
{
  return fault->piece != NULL && fault->keeps != WG_MEND_NONE
         && fault->kind != WG_MEND_DUPLICATE;
}

/* (transfer full) (element-type Cluster) */
static GPtrArray *
make_clusters (Mending   *self,
               GPtrArray *faults)
{
  GPtrArray *clusters = g_ptr_array_new_with_free_func ((GDestroyNotify) cluster_free);
  g_autoptr (GHashTable) by_root = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      WgMendFault *fault = g_ptr_array_index (faults, i);
      Cluster *cluster;
      gpointer key;

      if (!moves_area (fault))
        continue;
      key = GUINT_TO_POINTER (find_root (self->roots, fault->keeps));
      cluster = g_hash_table_lookup (by_root, key);
      if (cluster == NULL)
        {
          cluster = g_new0 (Cluster, 1);
          cluster->members = g_array_new (FALSE, FALSE, sizeof (guint));
          cluster->faults = g_ptr_array_new ();
          g_hash_table_insert (by_root, key, cluster);
          g_ptr_array_add (clusters, cluster);
        }
      g_ptr_array_add (cluster->faults, fault);
    }
  for (guint i = 0; i < self->polygons->len; i++)
    {
      Cluster *cluster
          = g_hash_table_lookup (by_root, GUINT_TO_POINTER (find_root (self->roots, i)));

      if (cluster != NULL && g_ptr_array_index (self->polygons, i) != NULL)
        g_array_append_val (cluster->members, i);
    }
  return clusters;
}

static void
add_rings (Mending          *self,
           GPtrArray        *lines,
           const WgGeometry *polygon)
{
  for (guint part = 0; part < wg_geometry_get_n_parts (polygon); part++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (polygon, part, &n);
      GEOSCoordSequence *sequence = GEOSCoordSeq_copyFromBuffer_r (self->geos, ring, n, 0, 0);
      GEOSGeometry *line = sequence == NULL ? NULL
                                            : GEOSGeom_createLineString_r (self->geos, sequence);

      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
}

/* The outlines that gaps of the cluster reach up to. */
static void
add_outlines (Mending   *self,
              Cluster   *cluster,
              GPtrArray *lines)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < cluster->faults->len; i++)
    {
      const WgMendFault *fault = g_ptr_array_index (cluster->faults, i);
      guint group = self->coverage->groups != NULL ? self->coverage->groups[fault->keeps]
                                                   : WG_MEND_NONE;

      if (fault->kind == WG_MEND_GAP && group != WG_MEND_NONE
          && g_hash_table_add (seen, GUINT_TO_POINTER (group)))
        add_rings (self, lines, g_ptr_array_index (self->coverage->outlines, group));
    }
}

/* All rings cut at every crossing and built into faces. */
static GEOSGeometry *
build_faces (Mending *self,
             Cluster *cluster)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  GEOSGeometry *all, *noded = NULL, *faces = NULL;

  for (guint i = 0; i < cluster->shapes->len; i++)
    add_rings (self, lines, g_ptr_array_index (cluster->shapes, i));
  add_outlines (self, cluster, lines);
  all = GEOSGeom_createCollection_r (self->geos, GEOS_MULTILINESTRING,
                                     (GEOSGeometry **) lines->pdata, lines->len);
  if (all != NULL)
    noded = GEOSUnaryUnion_r (self->geos, all);
  if (all != NULL && noded == NULL)
    noded = GEOSUnaryUnionPrec_r (self->geos, all, WG_GEOS_GRID);
  if (noded != NULL)
    faces = GEOSPolygonize_r (self->geos, (const GEOSGeometry *const *) &noded, 1);
  GEOSGeom_destroy_r (self->geos, noded);
  GEOSGeom_destroy_r (self->geos, all);

  return faces;
}

/* Which member an index of a polygon is; the members are in ascending order. */
static guint
find_member (const Cluster *cluster,
             guint          polygon)
{
  guint found;
  const guint *members = (const guint *) (gpointer) cluster->members->data;
  guint low = 0, high = cluster->members->len;

  while (low < high)
    {
      found = (low + high) / 2;
      if (members[found] == polygon)
        return found;
      if (members[found] < polygon)
        low = found + 1;
      else
        high = found;
    }
  return WG_MEND_NONE;
}

static void
set_owner (Cluster *cluster,
           GArray  *owners,
           guint    polygon,
           gboolean owns)
{
  guint member = find_member (cluster, polygon);

  if (member == WG_MEND_NONE)
    return;
  for (guint i = 0; i < owners->len; i++)
    if (g_array_index (owners, guint, i) == member)
      {
        if (!owns)
          {
            g_array_remove_index (owners, i);
            cluster->changed[member] = TRUE;
          }
        return;
      }
  if (owns)
    {
      g_array_append_val (owners, member);
      cluster->changed[member] = TRUE;
    }
}

static gboolean
has_owner (Cluster *cluster,
           GArray  *owners,
           guint    polygon)
{
  guint member = find_member (cluster, polygon);

  for (guint i = 0; i < owners->len; i++)
    if (g_array_index (owners, guint, i) == member)
      return TRUE;
  return FALSE;
}

/* What the cluster's faults make of the owners of a face. Pairs are asked about the owners before
 * any repair, so that their order does not matter. */
static void
change_owners (Cluster *cluster,
               GArray  *owners,
               double   lon,
               double   lat)
{
  g_autoptr (GArray) before = g_array_copy (owners);

  for (guint i = 0; i < cluster->faults->len; i++)
    {
      const WgMendFault *fault = g_ptr_array_index (cluster->faults, i);
      WgBBox box = wg_geometry_get_bounds (fault->piece);
      gboolean inside;

      if (!wg_bbox_contains (&box, lon, lat))
        continue;
      if (fault->kind == WG_MEND_OVERLAP)
        {
          if (has_owner (cluster, before, fault->keeps)
              && has_owner (cluster, before, fault->gives))
            set_owner (cluster, owners, fault->gives, FALSE);
          continue;
        }
      inside = wg_geometry_contains (fault->piece, lon, lat);
      if (inside && fault->kind == WG_MEND_GAP && before->len == 0)
        set_owner (cluster, owners, fault->keeps, TRUE);
      else if (inside && fault->kind == WG_MEND_SLIVER
               && has_owner (cluster, before, fault->gives))
        {
          set_owner (cluster, owners, fault->gives, FALSE);
          set_owner (cluster, owners, fault->keeps, TRUE);
        }
    }
}

static void
give_face (Mending            *self,
           Cluster            *cluster,
           const GEOSGeometry *face)
{
  g_autoptr (GArray) owners = NULL;
  WgBBox box;
  double lon, lat;

  if (!wg_geos_find_inside (self->geos, face, &lon, &lat))
    return;
  box = (WgBBox) { lon, lat, lon, lat };
  owners = wg_geos_tree_query (self->geos, cluster->tree, &box);
  for (guint i = owners->len; i-- > 0;)
    if (!wg_geometry_contains (g_ptr_array_index (cluster->shapes,
                                                  g_array_index (owners, guint, i)), lon, lat))
      g_array_remove_index (owners, i);
  change_owners (cluster, owners, lon, lat);
  for (guint i = 0; i < owners->len; i++)
    g_ptr_array_add (g_ptr_array_index (cluster->faces, g_array_index (owners, guint, i)),
                     (gpointer) face);
}

static double
measure_ring (const double *ring,
              guint         n)
{
  double doubled = 0.0;

  for (guint i = 1; i + 1 < n; i++)
    doubled += (ring[2 * i] - ring[0]) * (ring[2 * i + 3] - ring[1])
               - (ring[2 * i + 2] - ring[0]) * (ring[2 * i + 1] - ring[1]);
  return ABS (doubled) / 2.0;
}

/* (transfer full) (nullable): without the specks and pinholes that cutting leaves. */
static WgGeometry *
drop_noise (WgGeometry *polygon)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  gboolean kept = FALSE;

  for (guint part = 0; part < wg_geometry_get_n_parts (polygon); part++)
    {
      guint n;
      const double *ring = wg_geometry_get_part (polygon, part, &n);
      gboolean hole = wg_geometry_is_hole (polygon, part);
      gboolean is_noise = measure_ring (ring, n) < NOISE;

      if (!hole)
        kept = !is_noise;
      if (is_noise || !kept)
        continue;
      wg_geometry_builder_add_part (builder, hole);
      for (guint i = 0; i < n; i++)
        wg_geometry_builder_add_point (builder, ring[2 * i], ring[2 * i + 1]);
    }
  return wg_geometry_builder_end (builder, NULL);
}

/* (transfer full) (nullable): NULL when nothing is left, or GEOS refuses. */
static WgGeometry *
join_faces (Mending   *self,
            GPtrArray *faces)
{
  g_autoptr (GPtrArray) copies = g_ptr_array_new ();
  g_autoptr (WgGeometry) joined = NULL;
  GEOSGeometry *all, *whole;

  if (faces->len == 0)
    return NULL;
  for (guint i = 0; i < faces->len; i++)
    g_ptr_array_add (copies, GEOSGeom_clone_r (self->geos, g_ptr_array_index (faces, i)));
  all = GEOSGeom_createCollection_r (self->geos, GEOS_MULTIPOLYGON,
                                     (GEOSGeometry **) copies->pdata, copies->len);
  whole = all != NULL ? GEOSUnaryUnion_r (self->geos, all) : NULL;
  joined = wg_geos_to_polygons (self->geos, whole);
  GEOSGeom_destroy_r (self->geos, whole);
  GEOSGeom_destroy_r (self->geos, all);

  return joined != NULL ? drop_noise (joined) : NULL;
}

static void
replace_polygon (Mending    *self,
                 guint       i,
                 WgGeometry *polygon)
{
  g_clear_pointer (&g_ptr_array_index (self->polygons, i), unref_polygon);
  g_ptr_array_index (self->polygons, i) = polygon;
}

static void
mend_cluster (Mending *self,
              Cluster *cluster)
{
  guint n = cluster->members->len;
  GEOSGeometry *faces;
  int n_faces;

  cluster->shapes = g_ptr_array_new ();
  cluster->faces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  cluster->changed = g_new0 (guint8, MAX (n, 1));
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (cluster->shapes,
                       g_ptr_array_index (self->polygons,
                                          g_array_index (cluster->members, guint, i)));
      g_ptr_array_add (cluster->faces, g_ptr_array_new ());
    }
  cluster->tree = wg_geos_tree_new (self->geos, cluster->shapes);
  faces = build_faces (self, cluster);
  n_faces = faces != NULL ? GEOSGetNumGeometries_r (self->geos, faces) : 0;
  for (int i = 0; i < n_faces; i++)
    give_face (self, cluster, GEOSGetGeometryN_r (self->geos, faces, i));
  for (guint i = 0; i < n; i++)
    if (cluster->changed[i])
      {
        WgGeometry *polygon = join_faces (self, g_ptr_array_index (cluster->faces, i));

        if (polygon != NULL)
          replace_polygon (self, g_array_index (cluster->members, guint, i), polygon);
      }
  GEOSGeom_destroy_r (self->geos, faces);
  GEOSSTRtree_destroy_r (self->geos, cluster->tree);
}

/* Invalid polygons are rebuilt where that was asked for, and where their area changes hands. */
static void
mend_crossings (Mending   *self,
                GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const WgMendFault *fault = g_ptr_array_index (faults, i);
      const guint sides[] = { fault->keeps, fault->gives };

      for (guint s = 0; s < G_N_ELEMENTS (sides); s++)
        {
          WgGeometry *valid;

          if (sides[s] == WG_MEND_NONE)
            continue;
          valid = wg_topology_make_valid (g_ptr_array_index (self->polygons, sides[s]));
          if (valid != NULL)
            replace_polygon (self, sides[s], valid);
        }
    }
}

GPtrArray *
wg_mend_repair (const WgMendCoverage *coverage,
                GPtrArray            *faults,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr (GPtrArray) polygons = g_ptr_array_new_full (coverage->polygons->len, unref_polygon);
  g_autofree guint *roots = g_new (guint, MAX (coverage->polygons->len, 1));
  g_autoptr (GPtrArray) clusters = NULL;
  Mending self = { wg_geos_get_context (), coverage, polygons, roots };

  for (guint i = 0; i < coverage->polygons->len; i++)
    {
      WgGeometry *polygon = g_ptr_array_index (coverage->polygons, i);

      roots[i] = i;
      g_ptr_array_add (polygons, polygon != NULL ? wg_geometry_ref (polygon) : NULL);
    }
  mend_crossings (&self, faults);
  tie_all (&self, faults);
  clusters = make_clusters (&self, faults);
  for (guint i = 0; i < clusters->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      mend_cluster (&self, g_ptr_array_index (clusters, i));
    }
  return g_steal_pointer (&polygons);
}

/* (transfer full) (element-type WgMendFault): borrowed ones. */
static GPtrArray *
choose (GPtrArray *faults,
        guint      kinds)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < faults->len; i++)
    {
      WgMendFault *fault = g_ptr_array_index (faults, i);

      if (!fault->alone && wg_mend_fault_is_of (fault, kinds))
        g_ptr_array_add (chosen, fault);
    }
  return chosen;
}

static gboolean
is_same (GPtrArray *a,
         GPtrArray *b)
{
  for (guint i = 0; i < a->len; i++)
    if (g_ptr_array_index (a, i) != g_ptr_array_index (b, i))
      return FALSE;
  return TRUE;
}

GPtrArray *
wg_mend_repair_all (const WgMendCoverage *coverage,
                    guint                 kinds,
                    GPtrArray           **left,
                    GCancellable         *cancellable,
                    GError              **error)
{
  g_autoptr (GPtrArray) polygons = g_ptr_array_ref (coverage->polygons);

  for (guint round = 0;; round++)
    {
      const WgMendCoverage now = { polygons, coverage->groups, coverage->outlines,
                                   coverage->wanted, coverage->tolerance_m2 };
      g_autoptr (GPtrArray) faults = wg_mend_find (&now, cancellable, error);
      g_autoptr (GPtrArray) chosen = NULL, repaired = NULL;

      if (faults == NULL)
        return NULL;
      chosen = choose (faults, kinds);
      if (chosen->len > 0 && round < ROUNDS)
        {
          repaired = wg_mend_repair (&now, chosen, cancellable, error);
          if (repaired == NULL)
            return NULL;
        }
      if (repaired == NULL || is_same (polygons, repaired))
        {
          if (left != NULL)
            *left = g_steal_pointer (&faults);
          return g_steal_pointer (&polygons);
        }
      g_ptr_array_unref (polygons);
      polygons = g_steal_pointer (&repaired);
    }
}
