/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which unit of the level above an outline belongs to, by largest common area (decisions.md 15).
 * It guesses from geometry alone; codes that say it are the importer's business. */

#include "wg-geos.h"
#include "wg-topology.h"

typedef struct
{
  GEOSContextHandle_t geos;
  GPtrArray *parents;
  GEOSSTRtree *tree;
  GEOSGeometry **polygons;                /* of the parents, made when first needed */
  const GEOSPreparedGeometry **prepared; /* of the parents, made when first needed */
} Parents;

static void
parents_init (Parents   *self,
              GPtrArray *parents)
{
  self->geos = wg_geos_get_context ();
  self->parents = parents;
  self->tree = wg_geos_tree_new (self->geos, parents);
  self->polygons = g_new0 (GEOSGeometry *, parents->len + 1);
  self->prepared = g_new0 (const GEOSPreparedGeometry *, parents->len + 1);
}

static void
parents_clear (Parents *self)
{
  for (guint i = 0; i < self->parents->len; i++)
    {
      GEOSPreparedGeom_destroy_r (self->geos, self->prepared[i]);
      GEOSGeom_destroy_r (self->geos, self->polygons[i]);
    }
  GEOSSTRtree_destroy_r (self->geos, self->tree);
  g_free (self->prepared);
  g_free (self->polygons);
}

/* Whether the parent can be asked: polygons that GEOS takes. */
static gboolean
prepare (Parents *self,
         guint    index)
{
  const WgGeometry *parent = g_ptr_array_index (self->parents, index);

  if (self->prepared[index] != NULL)
    return TRUE;
  if (wg_geometry_get_kind (parent) != WG_GEOMETRY_POLYGONS)
    return FALSE;

  self->polygons[index] = wg_geos_valid_polygons (self->geos, parent);
  if (self->polygons[index] == NULL)
    return FALSE;

  self->prepared[index] = GEOSPrepare_r (self->geos, self->polygons[index]);

  return self->prepared[index] != NULL;
}

/* Square degrees: the areas compared lie at the same latitude. */
static double
common_area (Parents            *self,
             guint               index,
             const GEOSGeometry *child)
{
  GEOSGeometry *common = GEOSIntersectionPrec_r (self->geos, self->polygons[index], child, 0.0);
  double area = 0.0;

  if (common == NULL)
    common = GEOSIntersectionPrec_r (self->geos, self->polygons[index], child, WG_GEOS_GRID);
  if (common != NULL)
    GEOSArea_r (self->geos, common, &area);
  GEOSGeom_destroy_r (self->geos, common);

  return area;
}

static guint
find_parent_of_area (Parents          *self,
                     const WgGeometry *child,
                     const GArray     *candidates,
                     double           *share)
{
  GEOSGeometry *polygon = wg_geos_valid_polygons (self->geos, child);
  guint best = G_MAXUINT;
  double whole = 0.0;
  double most = 0.0;

  if (polygon != NULL)
    GEOSArea_r (self->geos, polygon, &whole);

  for (guint i = 0; polygon != NULL && i < candidates->len; i++)
    {
      guint index = g_array_index (candidates, guint, i);
      double area;

      if (!prepare (self, index))
        continue;

      /* Nothing can have more of it; where levels nest this spares nearly all overlays. */
      if (GEOSPreparedCovers_r (self->geos, self->prepared[index], polygon) == 1)
        {
          best = index;
          most = whole;
          break;
        }

      area = common_area (self, index, polygon);
      if (area > most)
        {
          most = area;
          best = index;
        }
    }
  GEOSGeom_destroy_r (self->geos, polygon);
  *share = whole > 0.0 ? MIN (most / whole, 1.0) : 0.0;

  return best;
}

static guint
find_parent_of_place (Parents          *self,
                      const WgGeometry *child,
                      const GArray     *candidates,
                      double           *share)
{
  guint n;
  const double *place = wg_geometry_get_part (child, 0, &n);

  for (guint i = 0; i < candidates->len; i++)
    {
      guint index = g_array_index (candidates, guint, i);

      if (wg_geometry_contains (g_ptr_array_index (self->parents, index), place[0], place[1]))
        {
          *share = 1.0;
          return index;
        }
    }

  return G_MAXUINT;
}

static guint
find_parent (Parents          *self,
             const WgGeometry *child,
             double           *share)
{
  g_autoptr (GArray) candidates = NULL;
  WgBBox box;

  *share = 0.0;
  if (child == NULL)
    return G_MAXUINT;

  box = wg_geometry_get_bounds (child);
  candidates = wg_geos_tree_query (self->geos, self->tree, &box);

  if (wg_geometry_get_kind (child) == WG_GEOMETRY_POLYGONS)
    return find_parent_of_area (self, child, candidates, share);

  return find_parent_of_place (self, child, candidates, share);
}

/**
 * wg_topology_find_parents:
 * @children: (element-type WgGeometry): geometries; %NULL entries have no parent
 * @parents: (element-type WgGeometry): polygons of the level above; %NULL entries are skipped
 * @shares: (out) (optional) (transfer full) (array): how much of each child lies in its parent,
 *   0 … 1; free with g_free()
 * @cancellable: (nullable): stops the search
 * @error: return location for %G_IO_ERROR_CANCELLED, the only error there is
 *
 * For each child the parent with the largest common area; of equal ones the first. Points and
 * lines belong where their first point lies. Touching is not sharing.
 *
 * Returns: (transfer full) (array): indices into @parents, one per child, %G_MAXUINT for none;
 *   %NULL with @error set; free with g_free()
 */
guint *
wg_topology_find_parents (GPtrArray    *children,
                          GPtrArray    *parents,
                          double      **shares,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autofree guint *found = g_new (guint, children->len + 1);
  g_autofree double *lies_in = g_new (double, children->len + 1);
  gboolean cancelled = FALSE;
  Parents self;

  parents_init (&self, parents);
  for (guint i = 0; i < children->len && !cancelled; i++)
    {
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!cancelled)
        found[i] = find_parent (&self, g_ptr_array_index (children, i), &lies_in[i]);
    }
  parents_clear (&self);
  if (shares != NULL && !cancelled)
    *shares = g_steal_pointer (&lies_in);

  return cancelled ? NULL : g_steal_pointer (&found);
}
