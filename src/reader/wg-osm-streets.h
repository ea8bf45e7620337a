/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-output.h"

G_BEGIN_DECLS

/**
 * WgOsmStreets:
 *
 * The streets of an OpenStreetMap extract, whatever its form: nodes first, then ways that name
 * them. Ways with a "highway" go out as lines; nodes that are not in the extract are left out of
 * their way, as an extract's border leaves them.
 */
typedef struct _WgOsmStreets WgOsmStreets;

/* @name: of the file; the layer is told of at once. */
WgOsmStreets *wg_osm_streets_new       (WgReaderOutput *output, const char *name);
void          wg_osm_streets_free      (WgOsmStreets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgOsmStreets, wg_osm_streets_free)

/* Degrees, EPSG:4326. */
void          wg_osm_streets_add_node  (WgOsmStreets *self, gint64 id, double lon, double lat);
/* @line: of the file where the way begins, 0 where it has none */
void          wg_osm_streets_begin     (WgOsmStreets *self, const char *id, gint64 line);
void          wg_osm_streets_add_tag   (WgOsmStreets *self, const char *key, const char *value);
void          wg_osm_streets_add_place (WgOsmStreets *self, gint64 node);
void          wg_osm_streets_end       (WgOsmStreets *self);

G_END_DECLS
