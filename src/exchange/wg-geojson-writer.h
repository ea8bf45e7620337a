/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgGeojsonWriter:
 *
 * A GeoJSON FeatureCollection (RFC 7946) in the making. Coordinates are written as they are kept,
 * CGCS2000 degrees, which differ from the format's WGS 84 by centimetres; the collection says so.
 */
typedef struct _WgGeojsonWriter WgGeojsonWriter;

WgGeojsonWriter *wg_geojson_writer_new          (const char *name);
void             wg_geojson_writer_free         (WgGeojsonWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgGeojsonWriter, wg_geojson_writer_free)

/* @geometry: (nullable): a feature without a place. Its properties follow. */
void             wg_geojson_writer_begin        (WgGeojsonWriter *self,
                                                 const WgGeometry *geometry);
/* @value: (nullable): null, as is a value of shapes. */
void             wg_geojson_writer_add_text     (WgGeojsonWriter *self, const char *name,
                                                 const char *value);
void             wg_geojson_writer_add_value    (WgGeojsonWriter *self, const char *name,
                                                 const WgValue *value);
/* (transfer full): the text; nothing can be added after it. */
GBytes          *wg_geojson_writer_end          (WgGeojsonWriter *self);

G_END_DECLS
