/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-datum.h"
#include "wg-reader-protocol.h"
#include "wg-refusal.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_TABLE (wg_table_get_type ())

/**
 * WgTable:
 *
 * What a foreign file says: columns and rows of texts, and a shape per row where it has any.
 * Filled by one thread, then read by any; reference-counted. Every value is text as the file
 * wrote it, numbers included, so that no leading zero and no digit is lost; NULL is an empty one.
 */
typedef struct _WgTable WgTable;

GType        wg_table_get_type        (void);
WgTable     *wg_table_new             (const char *file);
WgTable     *wg_table_ref             (WgTable *self);
void         wg_table_unref           (WgTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTable, wg_table_unref)

/* Filling. */
void         wg_table_set_source      (WgTable *self, const char *encoding, const char *system,
                                       gboolean has_geometry);
void         wg_table_add_column      (WgTable *self, const char *name, WgReaderType type);
void         wg_table_begin_row       (WgTable *self, gint64 row, gint64 line);
void         wg_table_add_cell        (WgTable *self, const char *text);
void         wg_table_end_row         (WgTable *self, WgGeometry *geometry);
void         wg_table_drop_row        (WgTable *self);
void         wg_table_refuse          (WgTable *self, WgRefusal *refusal);
void         wg_table_add_note        (WgTable *self, const char *note);

/* Changing what was filled. @keep: a flag per row or column; @names: as many as columns. */
void         wg_table_keep_rows       (WgTable *self, const gboolean *keep);
void         wg_table_keep_columns    (WgTable *self, const gboolean *keep);
void         wg_table_rename_columns  (WgTable *self, const char *const *names);

/* The shapes are in shifted degrees: they become CGCS2000, and so must coordinates in columns. */
gboolean     wg_table_unshift         (WgTable *self, WgDatumKind kind, GError **error);

WgDatumKind  wg_table_get_datum       (const WgTable *self);
const char  *wg_table_get_file        (const WgTable *self);
const char  *wg_table_get_encoding    (const WgTable *self);
const char  *wg_table_get_system      (const WgTable *self);
void         wg_table_set_converted   (WgTable *self, const char *from);
const char  *wg_table_get_converted   (const WgTable *self);
gboolean     wg_table_has_geometry    (const WgTable *self);
guint        wg_table_get_n_columns   (const WgTable *self);
const char  *wg_table_get_column      (const WgTable *self, guint column);
WgReaderType wg_table_get_type_of     (const WgTable *self, guint column);
int          wg_table_find_column     (const WgTable *self, const char *name);
guint        wg_table_get_n_rows      (const WgTable *self);
gint64       wg_table_get_row         (const WgTable *self, guint i);
gint64       wg_table_get_line        (const WgTable *self, guint i);
const char  *wg_table_get_cell        (const WgTable *self, guint i, guint column);
WgGeometry  *wg_table_get_geometry    (const WgTable *self, guint i);
GPtrArray   *wg_table_get_refusals    (const WgTable *self);
GPtrArray   *wg_table_get_notes       (const WgTable *self);

G_END_DECLS
