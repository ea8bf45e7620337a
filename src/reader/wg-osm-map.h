/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/**
 * WgOsmMap:
 *
 * What of an OpenStreetMap extract belongs on a base map, whatever the extract's form: nodes first,
 * then ways that name them, then relations that name ways. Streets and streams go out as lines,
 * waters, greens and compounds as areas, with their holes; an outline that the extract's border or
 * a mistake left open goes out as the line that it is. Of a street's nodes those that are not in
 * the extract are left out.
 */
typedef struct _WgOsmMap WgOsmMap;

/* @name: of the file; the layer is told of at once. */
WgOsmMap *wg_osm_map_new            (WgReaderOutput *output, const char *name);
void      wg_osm_map_free           (WgOsmMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOsmMap, wg_osm_map_free)

/* Degrees, EPSG:4326. */
void      wg_osm_map_add_node       (WgOsmMap *self, gint64 id, double lon, double lat);
/* A node, a way or a relation; tags come in between. @line: of the file where it begins, or 0 */
void      wg_osm_map_begin          (WgOsmMap *self, gint64 id, gint64 line);
void      wg_osm_map_add_tag        (WgOsmMap *self, const char *key, const char *value);
/* A node whose place may carry a name; wg_osm_map_add_node() is called of it, too. */
void      wg_osm_map_end_node       (WgOsmMap *self, double lon, double lat);
void      wg_osm_map_add_place      (WgOsmMap *self, gint64 node);
void      wg_osm_map_end_way        (WgOsmMap *self);
/* @inner: the way bounds a hole */
void      wg_osm_map_add_member     (WgOsmMap *self, gint64 way, gboolean inner);
void      wg_osm_map_end_relation   (WgOsmMap *self);

G_END_DECLS
