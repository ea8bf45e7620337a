/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-bbox.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_GEOMETRY (wg_geometry_get_type ())
#define WG_GEOMETRY_ERROR (wg_geometry_error_quark ())

typedef enum
{
  WG_GEOMETRY_ERROR_FORMAT,      /* not WKB, or cut short */
  WG_GEOMETRY_ERROR_UNSUPPORTED, /* a kind of geometry we do not keep */
  WG_GEOMETRY_ERROR_RANGE,       /* NaN, infinite, or outside −180…180 / −90…90 */
  WG_GEOMETRY_ERROR_EMPTY        /* no coordinates */
} WgGeometryError;

typedef enum
{
  WG_GEOMETRY_POINTS,   /* (multi)point: every part is one point */
  WG_GEOMETRY_LINES,    /* (multi)linestring: every part is one line */
  WG_GEOMETRY_POLYGONS  /* (multi)polygon: every part is one closed ring, last point = first */
} WgGeometryKind;

/**
 * WgGeometry:
 *
 * An immutable, reference-counted (multi)point, (multi)line or (multi)polygon in degrees,
 * x = longitude, y = latitude, CGCS2000 (EPSG:4490). Z and M are dropped on reading.
 */
typedef struct _WgGeometry WgGeometry;

GType           wg_geometry_get_type      (void);
GQuark          wg_geometry_error_quark   (void);

/* Building: begin a part with add_part(), then its points with add_point(); end() leaves the
 * builder with its owner. */
typedef struct _WgGeometryBuilder WgGeometryBuilder;

WgGeometryBuilder *wg_geometry_builder_new       (WgGeometryKind kind);
void               wg_geometry_builder_add_part  (WgGeometryBuilder *self, gboolean hole);
void               wg_geometry_builder_add_point (WgGeometryBuilder *self, double lon, double lat);
WgGeometry        *wg_geometry_builder_end       (WgGeometryBuilder *self, GError **error);
void               wg_geometry_builder_free      (WgGeometryBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgGeometryBuilder, wg_geometry_builder_free)

WgGeometry     *wg_geometry_new_point     (double lon, double lat);
WgGeometry     *wg_geometry_new_from_wkb  (gconstpointer data, gsize length, GError **error);
GBytes         *wg_geometry_to_wkb        (const WgGeometry *self);

WgGeometry     *wg_geometry_ref           (WgGeometry *self);
void            wg_geometry_unref         (WgGeometry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgGeometry, wg_geometry_unref)

WgGeometryKind  wg_geometry_get_kind      (const WgGeometry *self);
guint           wg_geometry_get_n_parts   (const WgGeometry *self);
guint           wg_geometry_get_n_points  (const WgGeometry *self);
const double   *wg_geometry_get_part      (const WgGeometry *self,
                                           guint             part,
                                           guint            *n_points);
gboolean        wg_geometry_is_hole       (const WgGeometry *self, guint part);
gboolean        wg_geometry_is_same       (const WgGeometry *a, const WgGeometry *b);
WgBBox          wg_geometry_get_bounds    (const WgGeometry *self);
gboolean        wg_geometry_contains      (const WgGeometry *self, double lon, double lat);

G_END_DECLS
