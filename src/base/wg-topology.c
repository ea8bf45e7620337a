/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about polygons, answered by GEOS. Nothing here fails on bad geometry: polygons that
 * are not valid are repaired for the question, and where GEOS still refuses there is no result. */

#include "wg-geos.h"
#include "wg-topology.h"
#include "wg-zone.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
is_polygons (const WgGeometry *self)
{
  return wg_geometry_get_kind (self) == WG_GEOMETRY_POLYGONS;
}

/* GEOS speaks English to programmers; the finding is read by an office. */
static const char *
explain (const char *reason)
{
  static const struct
  {
    const char *geos, *sentence;
  } reasons[] = {
    { "Self-intersection", N_ ("The outline crosses itself") },
    { "Ring Self-intersection", N_ ("The outline touches itself") },
    { "Hole lies outside shell", N_ ("A hole lies outside the outline") },
    { "Holes are nested", N_ ("A hole lies inside another hole") },
    { "Nested shells", N_ ("A part lies inside another part") },
    { "Duplicate Rings", N_ ("The same ring occurs twice") },
    { "Interior is disconnected", N_ ("Holes cut the area into pieces") },
    { "Too few points in geometry component", N_ ("A ring has too few different points") },
  };

  for (guint i = 0; reason != NULL && i < G_N_ELEMENTS (reasons); i++)
    if (g_str_equal (reason, reasons[i].geos))
      return _(reasons[i].sentence);

  return _("The outline is not valid");
}

/**
 * wg_topology_is_valid:
 * @self: a geometry
 * @reason: (out) (optional) (nullable) (transfer full): what is wrong, for the user; %NULL if valid
 * @lon: (out) (optional): longitude of the place, degrees; NaN when valid or unknown
 * @lat: (out) (optional): latitude of the place, degrees; NaN when valid or unknown
 *
 * Asks whether the polygons are valid after OGC Simple Features (rule G-05). Points and lines
 * always are.
 *
 * Returns: whether it is valid
 */
gboolean
wg_topology_is_valid (const WgGeometry *self,
                      char            **reason,
                      double           *lon,
                      double           *lat)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  GEOSGeometry *geometry, *place = NULL;
  char *found = NULL;
  double x = NAN, y = NAN;
  gboolean valid = TRUE;

  if (is_polygons (self))
    {
      geometry = wg_geos_from_geometry (geos, self);
      /* 2 is an exception inside GEOS: surely nothing to rely on. */
      valid = geometry != NULL
              && GEOSisValidDetail_r (geos, geometry, 0, &found, &place) == 1;
      GEOSGeom_destroy_r (geos, geometry);
    }

  if (place != NULL)
    {
      GEOSGeomGetX_r (geos, place, &x);
      GEOSGeomGetY_r (geos, place, &y);
      GEOSGeom_destroy_r (geos, place);
    }

  if (reason != NULL)
    *reason = valid ? NULL : g_strdup (explain (found));
  if (lon != NULL)
    *lon = x;
  if (lat != NULL)
    *lat = y;
  if (found != NULL)
    GEOSFree_r (geos, found);

  return valid;
}

/**
 * wg_topology_make_valid:
 * @self: a geometry
 *
 * Repairs polygons ring by ring and joins overlapping parts; a figure of eight becomes two
 * polygons.
 *
 * Returns: (transfer full) (nullable): valid polygons, which are @self itself when it is valid (so
 *   are points and lines); %NULL when no area is left
 */
WgGeometry *
wg_topology_make_valid (const WgGeometry *self)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  GEOSGeometry *geometry, *valid;
  WgGeometry *result;

  if (wg_topology_is_valid (self, NULL, NULL, NULL))
    return wg_geometry_ref ((WgGeometry *) self);

  geometry = wg_geos_from_geometry (geos, self);
  valid = wg_geos_make_valid (geos, geometry);
  result = wg_geos_to_polygons (geos, valid);
  GEOSGeom_destroy_r (geos, valid);
  GEOSGeom_destroy_r (geos, geometry);

  return result;
}

/**
 * wg_topology_intersection:
 * @a: a geometry
 * @b: a geometry
 *
 * Returns: (transfer full) (nullable): the area both have; %NULL when they share none, also when
 *   they only touch
 */
WgGeometry *
wg_topology_intersection (const WgGeometry *a,
                          const WgGeometry *b)
{
  WgBBox bounds_a = wg_geometry_get_bounds (a);
  WgBBox bounds_b = wg_geometry_get_bounds (b);

  if (!is_polygons (a) || !is_polygons (b) || !wg_bbox_intersects (&bounds_a, &bounds_b))
    return NULL;

  return wg_geos_overlay (GEOSIntersectionPrec_r, a, b);
}

/**
 * wg_topology_difference:
 * @a: a geometry
 * @b: a geometry
 *
 * Returns: (transfer full) (nullable): the area of @a without that of @b; %NULL when none is left
 */
WgGeometry *
wg_topology_difference (const WgGeometry *a,
                        const WgGeometry *b)
{
  WgBBox bounds_a = wg_geometry_get_bounds (a);
  WgBBox bounds_b = wg_geometry_get_bounds (b);

  if (!is_polygons (a))
    return NULL;
  if (!is_polygons (b) || !wg_bbox_intersects (&bounds_a, &bounds_b))
    return wg_geometry_ref ((WgGeometry *) a);

  return wg_geos_overlay (GEOSDifferencePrec_r, a, b);
}

static GEOSGeometry *
collect (GEOSContextHandle_t geos,
         GPtrArray          *geometries,
         gboolean            repair)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < geometries->len; i++)
    {
      const WgGeometry *geometry = g_ptr_array_index (geometries, i);
      GEOSGeometry *member;

      if (geometry == NULL || !is_polygons (geometry))
        continue;

      member = wg_geos_from_geometry (geos, geometry);
      if (member != NULL && repair)
        {
          GEOSGeometry *valid = wg_geos_make_valid (geos, member);

          GEOSGeom_destroy_r (geos, member);
          member = valid;
        }
      if (member != NULL)
        g_ptr_array_add (members, member);
    }

  return GEOSGeom_createCollection_r (geos, GEOS_GEOMETRYCOLLECTION,
                                      (GEOSGeometry **) members->pdata, members->len);
}

/**
 * wg_topology_union:
 * @geometries: (element-type WgGeometry): geometries; %NULL entries, points and lines are skipped
 *
 * Returns: (transfer full) (nullable): the area that any of them has, shared borders dissolved;
 *   %NULL when there is none
 */
WgGeometry *
wg_topology_union (GPtrArray *geometries)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  WgGeometry *result = NULL;

  /* Invalid members are rare and repairs dear, so first without. */
  for (guint repair = 0; repair < 2 && result == NULL; repair++)
    {
      GEOSGeometry *collection = collect (geos, geometries, repair == 1);
      GEOSGeometry *whole = NULL;

      if (collection != NULL)
        whole = GEOSUnaryUnion_r (geos, collection);
      if (whole == NULL && collection != NULL)
        whole = GEOSUnaryUnionPrec_r (geos, collection, WG_GEOS_GRID);
      result = wg_geos_to_polygons (geos, whole);
      GEOSGeom_destroy_r (geos, whole);
      GEOSGeom_destroy_r (geos, collection);
    }

  return result;
}

/**
 * wg_topology_overlap_m2:
 * @a: a geometry
 * @b: a geometry
 *
 * Returns: the area both have, m² in the 3-degree zone of @a; 0 when they share none
 */
double
wg_topology_overlap_m2 (const WgGeometry *a,
                        const WgGeometry *b)
{
  g_autoptr (WgGeometry) both = wg_topology_intersection (a, b);
  WgBBox bounds = wg_geometry_get_bounds (a);

  if (both == NULL)
    return 0.0;

  return wg_zone_area_in_m2 (both, (bounds.x_min + bounds.x_max) / 2.0);
}

/* The centre of the largest circle that fits, on a plane where a degree of longitude is as long as
 * it is on the ground. */
static gboolean
find_centre (const WgGeometry *self,
             double           *lon,
             double           *lat)
{
  GEOSContextHandle_t geos = wg_geos_get_context ();
  WgBBox bounds = wg_geometry_get_bounds (self);
  double squeeze = MAX (cos ((bounds.y_min + bounds.y_max) / 2.0 * G_PI / 180.0), 1e-3);
  double width = (bounds.x_max - bounds.x_min) * squeeze;
  double height = bounds.y_max - bounds.y_min;
  double size = MAX (width, height);
  GEOSGeometry *plane = wg_geos_from_geometry_scaled (geos, self, squeeze);
  GEOSGeometry *radius = NULL, *centre = NULL;
  gboolean found;

  /* A hundredth of the size: a label is not placed more exactly than that. GEOS begins with squares
   * of the shorter side, so a sliver would keep it busy for minutes; any place in it will do. */
  if (plane != NULL && MIN (width, height) > size / 200.0)
    radius = GEOSMaximumInscribedCircle_r (geos, plane, size / 100.0);
  if (radius != NULL)
    centre = GEOSGeomGetStartPoint_r (geos, radius);
  if (plane != NULL && centre == NULL)
    centre = GEOSPointOnSurface_r (geos, plane);

  found = centre != NULL && GEOSisEmpty_r (geos, centre) == 0
          && GEOSGeomGetX_r (geos, centre, lon) == 1 && GEOSGeomGetY_r (geos, centre, lat) == 1;
  *lon /= squeeze;

  GEOSGeom_destroy_r (geos, centre);
  GEOSGeom_destroy_r (geos, radius);
  GEOSGeom_destroy_r (geos, plane);

  return found && wg_geometry_contains (self, *lon, *lat);
}

/**
 * wg_topology_label_point:
 * @self: a geometry
 * @lon: (out): longitude, degrees
 * @lat: (out): latitude, degrees
 *
 * Where a label stands best: the middle of the widest place of the polygons, never outside them.
 * Of points and lines, the first point.
 *
 * Returns: whether there is such a place; the out parameters are untouched if not
 */
gboolean
wg_topology_label_point (const WgGeometry *self,
                         double           *lon,
                         double           *lat)
{
  g_autoptr (WgGeometry) valid = NULL;
  double x = 0.0, y = 0.0;
  gboolean found;

  if (!is_polygons (self))
    {
      guint n;
      const double *first = wg_geometry_get_part (self, 0, &n);

      *lon = first[0];
      *lat = first[1];
      return TRUE;
    }

  found = find_centre (self, &x, &y);
  if (!found)
    {
      /* Crossing outlines: the circle may lie in a piece that counts as outside. */
      valid = wg_topology_make_valid (self);
      found = valid != NULL && find_centre (valid, &x, &y);
    }

  if (found)
    {
      *lon = x;
      *lat = y;
    }

  return found;
}
