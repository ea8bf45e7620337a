/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_MAP_SNAPSHOT (wg_map_snapshot_get_type ())
#define WG_MAP_NO_AREA ((guint) G_MAXUINT)
#define WG_MAP_MAX_LEVELS 7

/**
 * WgMapArea:
 * @id: row id of the grid or unit
 * @level: 0 for a grid, else the unit's level in the template (1 the highest)
 * @parent: index of the area one level up, or WG_MAP_NO_AREA
 * @bounds: world units (wg-mercator.h)
 * @anchor_x, @anchor_y: where the name stands, world units
 * @anchor_radius: clear room round the anchor, world units
 *
 * One drawn area of the snapshot.
 */
typedef struct
{
  gint64      id;
  guint       level;
  guint       parent;
  const char *code;
  const char *name;
  WgBBox      bounds;
  double      anchor_x, anchor_y, anchor_radius;
} WgMapArea;

typedef enum
{
  WG_BASE_LAND, WG_BASE_WATER, WG_BASE_GREEN, WG_BASE_COMPOUND, WG_BASE_STREET,
  WG_BASE_PLACE /* a point with a name and nothing else to draw */
} WgBaseLayer;

/**
 * WgMapSnapshot:
 *
 * All that painter threads need to know of the map's geometry, immutable after building and shared
 * by reference: areas of grids and units in world units, their shared borders as arcs stored once,
 * simplified per zoom, a spatial index, and the own base layer. Values (colours) are not in it:
 * a recolouring needs no new snapshot.
 */
typedef struct _WgMapSnapshot        WgMapSnapshot;
typedef struct _WgMapSnapshotBuilder WgMapSnapshotBuilder;

GType                 wg_map_snapshot_get_type     (void);
WgMapSnapshot        *wg_map_snapshot_ref          (WgMapSnapshot *self);
void                  wg_map_snapshot_unref        (WgMapSnapshot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgMapSnapshot, wg_map_snapshot_unref)

WgMapSnapshotBuilder *wg_map_snapshot_builder_new      (void);
/* Returns the area's index. A unit without a geometry of its own (NULL) gets the union of the
 * areas that name it as parent: its outline is drawn from their shared arcs. Parents first. */
guint                 wg_map_snapshot_builder_add_area (WgMapSnapshotBuilder *self,
                                                        gint64                id,
                                                        guint                 level,
                                                        guint                 parent,
                                                        const char           *code,
                                                        const char           *name,
                                                        const WgGeometry     *geometry);
/* @rank: 1 for the widest streets, rising; only lines and polygons are drawn. */
void                  wg_map_snapshot_builder_add_base (WgMapSnapshotBuilder *self,
                                                        WgBaseLayer           layer,
                                                        guint                 rank,
                                                        const char           *name,
                                                        const WgGeometry     *geometry);
/* (transfer full); frees the builder. May take long: call it on a worker thread. */
WgMapSnapshot        *wg_map_snapshot_builder_end      (WgMapSnapshotBuilder *self);
void                  wg_map_snapshot_builder_free     (WgMapSnapshotBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgMapSnapshotBuilder, wg_map_snapshot_builder_free)

guint                 wg_map_snapshot_get_n_areas  (const WgMapSnapshot *self);
guint                 wg_map_snapshot_get_n_grids  (const WgMapSnapshot *self);
const WgMapArea      *wg_map_snapshot_get_area     (const WgMapSnapshot *self, guint area);
guint                 wg_map_snapshot_find         (const WgMapSnapshot *self, gint64 id);
WgBBox                wg_map_snapshot_get_bounds   (const WgMapSnapshot *self);
/* What a map of an area should show; WG_MAP_NO_AREA: of all. */
WgBBox                wg_map_snapshot_get_frame    (const WgMapSnapshot *self, guint area);
/* The grid under a point (world units), or WG_MAP_NO_AREA; level > 0 asks for a unit. */
guint                 wg_map_snapshot_hit          (const WgMapSnapshot *self,
                                                    double               x,
                                                    double               y,
                                                    guint                level);

G_END_DECLS
