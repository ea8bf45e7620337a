/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-reader-protocol.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * WgLayerWriter:
 *
 * Rows with shapes as GeoPackage or shapefile, written by the locked child. Columns first, then
 * rows, each with as many values as there are columns.
 */
typedef struct _WgLayerWriter WgLayerWriter;

WgLayerWriter *wg_layer_writer_new        (void);
void           wg_layer_writer_free       (WgLayerWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgLayerWriter, wg_layer_writer_free)

/* @name: as the format knows it; of a shapefile at most 10 letters, digits and "_". */
void           wg_layer_writer_add_column (WgLayerWriter *self, const char *name,
                                           WgReaderColumn type);
void           wg_layer_writer_begin_row  (WgLayerWriter *self);
void           wg_layer_writer_add_int    (WgLayerWriter *self, gint64 value);
void           wg_layer_writer_add_real   (WgLayerWriter *self, double value);
/* Also days and times. @text: (nullable): nothing */
void           wg_layer_writer_add_text   (WgLayerWriter *self, const char *text);
/* @wkb: (nullable): longitude and latitude */
void           wg_layer_writer_end_row    (WgLayerWriter *self, GBytes *wkb);
/* One that goes along, such as what the columns mean; @name without a folder. */
void           wg_layer_writer_add_file   (WgLayerWriter *self, const char *name, GBytes *content);
/* What shapes the rows have so far. */
WgReaderShape  wg_layer_writer_get_shape  (WgLayerWriter *self);
guint          wg_layer_writer_get_widest (WgLayerWriter *self, guint column); /* bytes */

/* By the ending of @path: .gpkg, .shp with the files that belong to it, .zip of them. @made:
 * 2026-10-12 08:30. What was there stays untouched when it fails. Blocks. @files: (out) (optional)
 * (element-type utf8) (transfer full): the names of all that was written */
gboolean       wg_layer_writer_write      (WgLayerWriter *self, const char *path, const char *made,
                                           GCancellable *cancellable, GPtrArray **files,
                                           GError **error);

G_END_DECLS
