/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immutable geometry value: parts of points in degrees, and how one is built and asked.
 * It refuses what no screen could draw (NaN, rings without area to enclose), but does not judge
 * topology: a self-crossing polygon is kept as it came (see wg-topology.h). */

#include "wg-geometry.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  double lon, lat;
} Point;

typedef struct
{
  guint first; /* index of the part's first point */
  guint n_points;
  gboolean hole;
} Part;

struct _WgGeometry
{
  gatomicrefcount references;
  WgGeometryKind kind;
  guint n_parts;
  guint n_points;
  Part *parts;
  Point *points;
  WgBBox bounds;
};

struct _WgGeometryBuilder
{
  WgGeometryKind kind;
  GArray *parts;  /* Part */
  GArray *points; /* Point */
};

G_DEFINE_BOXED_TYPE (WgGeometry, wg_geometry, wg_geometry_ref, wg_geometry_unref)
G_DEFINE_QUARK (wg-geometry-error-quark, wg_geometry_error)

/**
 * wg_geometry_builder_new:
 * @kind: what the parts will be
 *
 * Returns: (transfer full): a builder without parts
 */
WgGeometryBuilder *
wg_geometry_builder_new (WgGeometryKind kind)
{
  WgGeometryBuilder *self = g_new0 (WgGeometryBuilder, 1);

  self->kind = kind;
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));

  return self;
}

/**
 * wg_geometry_builder_free:
 * @self: (transfer full): a builder
 */
void
wg_geometry_builder_free (WgGeometryBuilder *self)
{
  g_array_unref (self->parts);
  g_array_unref (self->points);
  g_free (self);
}

/**
 * wg_geometry_builder_add_part:
 * @self: a builder
 * @hole: whether the part is a hole of the last part that is none; only in polygons
 *
 * Begins a point, a line or a ring.
 */
void
wg_geometry_builder_add_part (WgGeometryBuilder *self,
                              gboolean           hole)
{
  Part part = { self->points->len, 0, hole && self->kind == WG_GEOMETRY_POLYGONS };

  g_array_append_val (self->parts, part);
}

/**
 * wg_geometry_builder_add_point:
 * @self: a builder with at least one part
 * @lon: longitude, degrees
 * @lat: latitude, degrees
 *
 * Adds a point to the part begun last. It is checked in wg_geometry_builder_end().
 */
void
wg_geometry_builder_add_point (WgGeometryBuilder *self,
                               double             lon,
                               double             lat)
{
  Point point = { lon, lat };

  g_return_if_fail (self->parts->len > 0);

  g_array_append_val (self->points, point);
  g_array_index (self->parts, Part, self->parts->len - 1).n_points++;
}

static gboolean
check_points (const GArray *points,
              GError      **error)
{
  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      /* A comparison with NaN is false, so this refuses NaN too. */
      if (!(fabs (point->lon) <= 180.0 && fabs (point->lat) <= 90.0))
        {
          g_set_error (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_RANGE,
                       _("Point %u is not on the earth (longitude %g, latitude %g): expected "
                         "degrees, longitude −180 to 180 and latitude −90 to 90"),
                       i + 1, point->lon, point->lat);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_closed (const Point *ring,
           guint        n)
{
  /* Exact on purpose: "closed" means the same point written twice. */
  return memcmp (&ring[0], &ring[n - 1], sizeof (Point)) == 0
         || (ring[0].lon == ring[n - 1].lon && ring[0].lat == ring[n - 1].lat);
}

static gboolean
check_part (WgGeometryKind kind,
            guint          number,
            guint          n_points,
            GError       **error)
{
  switch (kind)
    {
    case WG_GEOMETRY_POINTS:
      if (n_points == 1)
        return TRUE;
      g_set_error (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                   ngettext ("Part %u is to be one point but has %u",
                             "Part %u is to be one point but has %u", n_points),
                   number, n_points);
      return FALSE;

    case WG_GEOMETRY_LINES:
      if (n_points >= 2)
        return TRUE;
      g_set_error (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                   ngettext ("Line %u has %u point: a line needs two or more",
                             "Line %u has %u points: a line needs two or more", n_points),
                   number, n_points);
      return FALSE;

    case WG_GEOMETRY_POLYGONS:
    default:
      if (n_points >= 4)
        return TRUE;
      g_set_error (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                   ngettext ("Ring %u has %u point: a closed ring needs four or more",
                             "Ring %u has %u points: a closed ring needs four or more", n_points),
                   number, n_points);
      return FALSE;
    }
}

/* Copies the points into the geometry, closing rings that are open. */
static gboolean
fill_parts (WgGeometry              *geometry,
            const WgGeometryBuilder *self,
            GError                 **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *source = &g_array_index (self->parts, Part, i);
      const Point *points = &g_array_index (self->points, Point, source->first);
      Part *part = &geometry->parts[i];

      *part = (Part) { geometry->n_points, source->n_points, source->hole };
      memcpy (geometry->points + part->first, points, source->n_points * sizeof (Point));

      if (self->kind == WG_GEOMETRY_POLYGONS && part->n_points > 0
          && !is_closed (points, part->n_points))
        geometry->points[part->first + part->n_points++] = points[0];

      if (!check_part (self->kind, i + 1, part->n_points, error))
        return FALSE;

      geometry->n_points += part->n_points;
    }

  for (guint i = 0; i < geometry->n_points; i++)
    wg_bbox_add_point (&geometry->bounds, geometry->points[i].lon, geometry->points[i].lat);

  return TRUE;
}

/**
 * wg_geometry_builder_end:
 * @self: a builder; it stays with the caller and can be asked again
 * @error: return location for an error in #WG_GEOMETRY_ERROR
 *
 * Makes the geometry of the parts so far. An open ring is closed; rings that stay below four
 * points, lines below two, a hole before any outer ring and points off the earth are refused.
 *
 * Returns: (transfer full): the geometry, or %NULL with @error set
 */
WgGeometry *
wg_geometry_builder_end (WgGeometryBuilder *self,
                         GError           **error)
{
  g_autoptr (WgGeometry) geometry = NULL;

  if (self->points->len == 0)
    {
      g_set_error_literal (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_EMPTY,
                           _("The geometry has no coordinates"));
      return NULL;
    }

  if (!check_points (self->points, error))
    return NULL;

  if (g_array_index (self->parts, Part, 0).hole)
    {
      g_set_error_literal (error, WG_GEOMETRY_ERROR, WG_GEOMETRY_ERROR_FORMAT,
                           _("The geometry begins with a hole: an outer ring must come first"));
      return NULL;
    }

  geometry = g_new0 (WgGeometry, 1);
  g_atomic_ref_count_init (&geometry->references);
  geometry->kind = self->kind;
  geometry->bounds = WG_BBOX_EMPTY;
  geometry->n_parts = self->parts->len;
  geometry->parts = g_new0 (Part, self->parts->len);
  /* One more per part: every ring may have to be closed. */
  geometry->points = g_new (Point, (gsize) self->points->len + self->parts->len);

  if (!fill_parts (geometry, self, error))
    return NULL;

  return g_steal_pointer (&geometry);
}

/**
 * wg_geometry_new_point:
 * @lon: longitude, degrees
 * @lat: latitude, degrees
 *
 * Returns: (transfer full) (nullable): a geometry of one point; %NULL when it is not on the earth
 */
WgGeometry *
wg_geometry_new_point (double lon,
                       double lat)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POINTS);

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, lon, lat);

  return wg_geometry_builder_end (builder, NULL);
}

/**
 * wg_geometry_ref:
 * @self: a geometry
 *
 * Returns: (transfer full): @self
 */
WgGeometry *
wg_geometry_ref (WgGeometry *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

/**
 * wg_geometry_unref:
 * @self: (transfer full): a geometry
 */
void
wg_geometry_unref (WgGeometry *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_free (self->parts);
  g_free (self->points);
  g_free (self);
}

/**
 * wg_geometry_get_kind:
 * @self: a geometry
 *
 * Returns: what its parts are
 */
WgGeometryKind
wg_geometry_get_kind (const WgGeometry *self)
{
  return self->kind;
}

/**
 * wg_geometry_get_n_parts:
 * @self: a geometry
 *
 * Returns: how many points, lines or rings (holes included) it has; at least 1
 */
guint
wg_geometry_get_n_parts (const WgGeometry *self)
{
  return self->n_parts;
}

/**
 * wg_geometry_get_n_points:
 * @self: a geometry
 *
 * Returns: the points of all parts, the closing points of rings included
 */
guint
wg_geometry_get_n_points (const WgGeometry *self)
{
  return self->n_points;
}

/**
 * wg_geometry_get_part:
 * @self: a geometry
 * @part: number of the part, from 0
 * @n_points: (out): its points
 *
 * Returns: (transfer none): longitude and latitude in turn, 2 × @n_points numbers in degrees
 */
const double *
wg_geometry_get_part (const WgGeometry *self,
                      guint             part,
                      guint            *n_points)
{
  g_return_val_if_fail (part < self->n_parts, NULL);

  *n_points = self->parts[part].n_points;

  return &self->points[self->parts[part].first].lon;
}

/**
 * wg_geometry_is_hole:
 * @self: a geometry
 * @part: number of the part, from 0
 *
 * Returns: whether the part is a hole of the last part before it that is none
 */
gboolean
wg_geometry_is_hole (const WgGeometry *self,
                     guint             part)
{
  g_return_val_if_fail (part < self->n_parts, FALSE);

  return self->parts[part].hole;
}

static gboolean
is_same_part (const WgGeometry *a,
              const WgGeometry *b,
              guint             part)
{
  guint n, m;
  const double *p = wg_geometry_get_part (a, part, &n);
  const double *q = wg_geometry_get_part (b, part, &m);
  gboolean forwards = n == m, backwards = n == m;

  for (guint i = 0; i < n && (forwards || backwards); i++)
    {
      guint k = n - 1 - i;

      forwards = forwards && p[2 * i] == q[2 * i] && p[2 * i + 1] == q[2 * i + 1];
      backwards = backwards && p[2 * i] == q[2 * k] && p[2 * i + 1] == q[2 * k + 1];
    }
  return wg_geometry_is_hole (a, part) == wg_geometry_is_hole (b, part)
         && (forwards || (backwards && a->kind == WG_GEOMETRY_POLYGONS));
}

/**
 * wg_geometry_is_same:
 * @a: a geometry
 * @b: another
 *
 * Returns: whether they have the same parts in the same order; the way round in which a ring is
 *   written does not count, because formats differ in it
 */
gboolean
wg_geometry_is_same (const WgGeometry *a,
                     const WgGeometry *b)
{
  if (a->kind != b->kind || a->n_parts != b->n_parts || a->n_points != b->n_points)
    return FALSE;
  for (guint part = 0; part < a->n_parts; part++)
    if (!is_same_part (a, b, part))
      return FALSE;
  return TRUE;
}

/**
 * wg_geometry_get_bounds:
 * @self: a geometry
 *
 * Returns: the smallest box around it, degrees; never empty
 */
WgBBox
wg_geometry_get_bounds (const WgGeometry *self)
{
  return self->bounds;
}

/* Whether the ring crosses the ray that goes from the point to the east an odd number of times. */
static gboolean
crosses_oddly (const Point *ring,
               guint        n,
               double       lon,
               double       lat)
{
  gboolean odd = FALSE;

  for (guint i = 1; i < n; i++)
    {
      const Point *a = &ring[i - 1];
      const Point *b = &ring[i];

      /* Half open in latitude: a corner on the ray belongs to one of its two sides only. */
      if ((a->lat > lat) != (b->lat > lat)
          && lon < a->lon + (b->lon - a->lon) * (lat - a->lat) / (b->lat - a->lat))
        odd = !odd;
    }

  return odd;
}

/**
 * wg_geometry_contains:
 * @self: a geometry
 * @lon: longitude, degrees
 * @lat: latitude, degrees
 *
 * The even-odd rule over all rings, so that a place in a hole is outside. Of polygons that share a
 * border exactly one holds a place on it, save the rounding of the last digit.
 *
 * Returns: whether the place lies in the polygons; %FALSE for points and lines
 */
gboolean
wg_geometry_contains (const WgGeometry *self,
                      double            lon,
                      double            lat)
{
  gboolean inside = FALSE;

  if (self->kind != WG_GEOMETRY_POLYGONS || !wg_bbox_contains (&self->bounds, lon, lat))
    return FALSE;

  for (guint i = 0; i < self->n_parts; i++)
    if (crosses_oddly (self->points + self->parts[i].first, self->parts[i].n_points, lon, lat))
      inside = !inside;

  return inside;
}
