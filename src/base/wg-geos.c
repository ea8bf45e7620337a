/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridge between WgGeometry and GEOS: contexts, conversion both ways, overlays of what may be
 * invalid. It asks no question of its own; only sources of base/ may use it. */

#include "wg-geos.h"

static void
context_free (gpointer data)
{
  GEOS_finish_r (data);
}

/**
 * wg_geos_get_context:
 *
 * Returns: (transfer none): the GEOS context of the calling thread, silent about errors; it goes
 *   with the thread
 */
GEOSContextHandle_t
wg_geos_get_context (void)
{
  static GPrivate key = G_PRIVATE_INIT (context_free);
  GEOSContextHandle_t context = g_private_get (&key);

  if (context == NULL)
    {
      context = GEOS_init_r ();
      g_private_set (&key, context);
    }

  return context;
}

static GEOSGeometry *
make_ring (GEOSContextHandle_t geos,
           const WgGeometry   *geometry,
           guint               part,
           double              x_scale)
{
  guint n;
  const double *points = wg_geometry_get_part (geometry, part, &n);
  GEOSCoordSequence *sequence;

  if (x_scale == 1.0)
    {
      sequence = GEOSCoordSeq_copyFromBuffer_r (geos, points, n, 0, 0);
    }
  else
    {
      g_autofree double *scaled = g_memdup2 (points, 2 * n * sizeof (double));

      for (guint i = 0; i < n; i++)
        scaled[2 * i] *= x_scale;
      sequence = GEOSCoordSeq_copyFromBuffer_r (geos, scaled, n, 0, 0);
    }

  return sequence == NULL ? NULL : GEOSGeom_createLinearRing_r (geos, sequence);
}

/* GEOS takes the members over whether it succeeds or not, so a missing one must be found first. */
static gboolean
all_there (GEOSContextHandle_t geos,
           GPtrArray          *members)
{
  if (!g_ptr_array_find (members, NULL, NULL))
    return TRUE;

  for (guint i = 0; i < members->len; i++)
    GEOSGeom_destroy_r (geos, g_ptr_array_index (members, i));

  return FALSE;
}

static GEOSGeometry *
make_polygon (GEOSContextHandle_t geos,
              const WgGeometry   *geometry,
              guint               first,
              guint               end,
              double              x_scale)
{
  g_autoptr (GPtrArray) rings = g_ptr_array_new ();

  for (guint i = first; i < end; i++)
    g_ptr_array_add (rings, make_ring (geos, geometry, i, x_scale));

  if (!all_there (geos, rings))
    return NULL;

  return GEOSGeom_createPolygon_r (geos, rings->pdata[0], (GEOSGeometry **) rings->pdata + 1,
                                   rings->len - 1);
}

/**
 * wg_geos_from_geometry_scaled:
 * @geos: the thread's context
 * @geometry: polygons
 * @x_scale: factor for all longitudes
 *
 * Returns: (transfer full) (nullable): a polygon or multipolygon of GEOS
 */
GEOSGeometry *
wg_geos_from_geometry_scaled (GEOSContextHandle_t geos,
                              const WgGeometry   *geometry,
                              double              x_scale)
{
  g_autoptr (GPtrArray) polygons = g_ptr_array_new ();
  guint n_parts = wg_geometry_get_n_parts (geometry);

  for (guint first = 0, end; first < n_parts; first = end)
    {
      for (end = first + 1; end < n_parts && wg_geometry_is_hole (geometry, end);)
        end++;
      g_ptr_array_add (polygons, make_polygon (geos, geometry, first, end, x_scale));
    }

  if (!all_there (geos, polygons))
    return NULL;

  if (polygons->len == 1)
    return polygons->pdata[0];

  return GEOSGeom_createCollection_r (geos, GEOS_MULTIPOLYGON, (GEOSGeometry **) polygons->pdata,
                                      polygons->len);
}

/**
 * wg_geos_from_geometry:
 * @geos: the thread's context
 * @geometry: polygons
 *
 * Returns: (transfer full) (nullable): a polygon or multipolygon of GEOS
 */
GEOSGeometry *
wg_geos_from_geometry (GEOSContextHandle_t geos,
                       const WgGeometry   *geometry)
{
  return wg_geos_from_geometry_scaled (geos, geometry, 1.0);
}

static void
add_ring (GEOSContextHandle_t geos,
          WgGeometryBuilder  *builder,
          const GEOSGeometry *ring,
          gboolean            hole)
{
  const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r (geos, ring);
  guint n = 0;

  if (sequence == NULL || GEOSCoordSeq_getSize_r (geos, sequence, &n) == 0)
    return;

  wg_geometry_builder_add_part (builder, hole);
  for (guint i = 0; i < n; i++)
    {
      double x, y;

      GEOSCoordSeq_getXY_r (geos, sequence, i, &x, &y);
      wg_geometry_builder_add_point (builder, x, y);
    }
}

/* Collections can hold collections (make valid gives some); lines and points are left out. */
static void
add_polygons (GEOSContextHandle_t geos,
              WgGeometryBuilder  *builder,
              const GEOSGeometry *geometry)
{
  int type = GEOSGeomTypeId_r (geos, geometry);

  if (GEOSisEmpty_r (geos, geometry) != 0)
    return;

  if (type == GEOS_POLYGON)
    {
      int n_holes = GEOSGetNumInteriorRings_r (geos, geometry);

      add_ring (geos, builder, GEOSGetExteriorRing_r (geos, geometry), FALSE);
      for (int i = 0; i < n_holes; i++)
        add_ring (geos, builder, GEOSGetInteriorRingN_r (geos, geometry, i), TRUE);
    }
  else if (type == GEOS_MULTIPOLYGON || type == GEOS_GEOMETRYCOLLECTION)
    {
      int n = GEOSGetNumGeometries_r (geos, geometry);

      for (int i = 0; i < n; i++)
        add_polygons (geos, builder, GEOSGetGeometryN_r (geos, geometry, i));
    }
}

/**
 * wg_geos_to_polygons:
 * @geos: the thread's context
 * @geometry: (nullable): any geometry of GEOS
 *
 * Returns: (transfer full) (nullable): its polygons; %NULL when it has none
 */
WgGeometry *
wg_geos_to_polygons (GEOSContextHandle_t geos,
                     const GEOSGeometry *geometry)
{
  g_autoptr (WgGeometryBuilder) builder = NULL;

  if (geometry == NULL)
    return NULL;

  builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  add_polygons (geos, builder, geometry);

  return wg_geometry_builder_end (builder, NULL);
}

static GEOSGeometry *
repair (GEOSContextHandle_t       geos,
        const GEOSGeometry       *geometry,
        enum GEOSMakeValidMethods method)
{
  GEOSMakeValidParams *parameters = GEOSMakeValidParams_create_r (geos);
  GEOSGeometry *valid;

  GEOSMakeValidParams_setMethod_r (geos, parameters, method);
  GEOSMakeValidParams_setKeepCollapsed_r (geos, parameters, 0);
  valid = GEOSMakeValidWithParams_r (geos, geometry, parameters);
  GEOSMakeValidParams_destroy_r (geos, parameters);

  return valid;
}

/**
 * wg_geos_make_valid:
 * @geos: the thread's context
 * @geometry: (nullable): polygons
 *
 * Repairs ring by ring and joins overlapping parts: a figure of eight becomes two polygons, and
 * what two parts both have stays inside. Where that fails the lines are built anew, by even and
 * odd.
 *
 * Returns: (transfer full) (nullable): valid polygons; %NULL when none are left
 */
GEOSGeometry *
wg_geos_make_valid (GEOSContextHandle_t geos,
                    const GEOSGeometry *geometry)
{
  g_autoptr (WgGeometry) polygons = NULL;
  GEOSGeometry *valid;

  if (geometry == NULL)
    return NULL;

  valid = repair (geos, geometry, GEOS_MAKE_VALID_STRUCTURE);
  if (valid == NULL)
    valid = repair (geos, geometry, GEOS_MAKE_VALID_LINEWORK);
  if (valid == NULL || GEOSGeomTypeId_r (geos, valid) != GEOS_GEOMETRYCOLLECTION)
    return valid;

  /* Lines and points that were left of collapsed rings: overlays refuse such company. */
  polygons = wg_geos_to_polygons (geos, valid);
  GEOSGeom_destroy_r (geos, valid);

  return polygons == NULL ? NULL : wg_geos_from_geometry (geos, polygons);
}

/**
 * wg_geos_valid_polygons:
 * @geos: the thread's context
 * @geometry: polygons
 *
 * GEOS overlays polygons that cross themselves too, but then the result may be wrong without a
 * word; polygons of files do cross themselves, and the question is still a fair one.
 *
 * Returns: (transfer full) (nullable): the polygons of GEOS, repaired where they are not valid
 */
GEOSGeometry *
wg_geos_valid_polygons (GEOSContextHandle_t geos,
                        const WgGeometry   *geometry)
{
  GEOSGeometry *given = wg_geos_from_geometry (geos, geometry);
  GEOSGeometry *valid;

  if (given == NULL || GEOSisValid_r (geos, given) == 1)
    return given;

  valid = wg_geos_make_valid (geos, given);
  GEOSGeom_destroy_r (geos, given);

  return valid;
}

/**
 * wg_geos_overlay:
 * @overlay: an operation of two geometries
 * @a: polygons
 * @b: polygons
 *
 * Does the operation on the polygons, repaired where they are not valid. Where floating-point
 * coordinates defeat GEOS it is done on a grid of %WG_GEOS_GRID.
 *
 * Returns: (transfer full) (nullable): the polygons of the result; %NULL when it has none
 */
WgGeometry *
wg_geos_overlay (WgGeosOverlay     overlay,
                 const WgGeometry *a,
                 const WgGeometry *b)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  GEOSGeometry *geos_a = wg_geos_valid_polygons (geos, a);
  GEOSGeometry *geos_b = wg_geos_valid_polygons (geos, b);
  GEOSGeometry *result = NULL;
  WgGeometry *polygons;

  if (geos_a != NULL && geos_b != NULL)
    {
      result = overlay (geos, geos_a, geos_b, 0.0);
      if (result == NULL)
        result = overlay (geos, geos_a, geos_b, WG_GEOS_GRID);
    }

  polygons = wg_geos_to_polygons (geos, result);
  GEOSGeom_destroy_r (geos, result);
  GEOSGeom_destroy_r (geos, geos_a);
  GEOSGeom_destroy_r (geos, geos_b);

  return polygons;
}

/* The tree only looks at envelopes, so a box without width or height will do. */
static GEOSGeometry *
make_box (GEOSContextHandle_t geos,
          const WgBBox       *box)
{
  return GEOSGeom_createRectangle_r (geos, box->x_min, box->y_min, box->x_max, box->y_max);
}

/**
 * wg_geos_find_inside:
 * @geos: the thread's context
 * @geometry: a geometry
 * @x: (out): in the units of @geometry
 * @y: (out): in the units of @geometry
 *
 * Any point of it will do, so it is cheaper than wg_topology_label_point().
 *
 * Returns: whether there is one
 */
gboolean
wg_geos_find_inside (GEOSContextHandle_t geos,
                     const GEOSGeometry *geometry,
                     double             *x,
                     double             *y)
{
  GEOSGeometry *place = GEOSPointOnSurface_r (geos, geometry);
  gboolean found = place != NULL && GEOSisEmpty_r (geos, place) == 0
                   && GEOSGeomGetX_r (geos, place, x) == 1
                   && GEOSGeomGetY_r (geos, place, y) == 1;

  GEOSGeom_destroy_r (geos, place);

  return found;
}

/**
 * wg_geos_tree_new:
 * @geos: the thread's context
 * @geometries: (element-type WgGeometry): geometries; %NULL entries are left out
 *
 * Returns: (transfer full): the boxes of the geometries, by index
 */
GEOSSTRtree *
wg_geos_tree_new (GEOSContextHandle_t geos,
                  GPtrArray          *geometries)
{
  GEOSSTRtree *tree = GEOSSTRtree_create_r (geos, 10);

  for (guint i = 0; i < geometries->len; i++)
    {
      const WgGeometry *geometry = g_ptr_array_index (geometries, i);
      GEOSGeometry *envelope;
      WgBBox box;

      if (geometry == NULL)
        continue;

      box = wg_geometry_get_bounds (geometry);
      envelope = make_box (geos, &box);
      /* Items are index + 1, because an item may not be a null pointer. */
      if (envelope != NULL)
        GEOSSTRtree_insert_r (geos, tree, envelope, GUINT_TO_POINTER (i + 1));
      GEOSGeom_destroy_r (geos, envelope);
    }

  return tree;
}

static void
add_index (void *item,
           void *user_data)
{
  guint index = GPOINTER_TO_UINT (item) - 1;

  g_array_append_val ((GArray *) user_data, index);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint index_a = *(const guint *) a, index_b = *(const guint *) b;

  return (index_a > index_b) - (index_a < index_b);
}

/**
 * wg_geos_tree_query:
 * @geos: the thread's context
 * @tree: a tree
 * @box: a box, not empty
 *
 * Returns: (transfer full) (element-type guint): indices of the geometries whose box meets @box,
 *   ascending
 */
GArray *
wg_geos_tree_query (GEOSContextHandle_t geos,
                    GEOSSTRtree        *tree,
                    const WgBBox       *box)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  GEOSGeometry *envelope = make_box (geos, box);

  if (envelope != NULL)
    GEOSSTRtree_query_r (geos, tree, envelope, add_index, found);
  GEOSGeom_destroy_r (geos, envelope);
  g_array_sort (found, compare_indices);

  return found;
}
