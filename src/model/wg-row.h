/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-fields.h"
#include "wg-geometry.h"
#include "wg-kind.h"
#include "wg-spill.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_ROW (wg_row_get_type ())

/**
 * WgRow:
 *
 * One row of a kind: id, version and a value per field. Reference-counted. A row that came from
 * the store is shared and must not be changed: copy it, change the copy, and put both into an edit.
 */
typedef struct _WgRow WgRow;

GType          wg_row_get_type (void);
WgRow         *wg_row_new      (const WgKind *kind, gint64 id);   /* id 0: a new random 63-bit id */
/* A row for reading only, in one small block of memory: what a store loads by the 100,000. */
WgRow         *wg_row_new_packed (const WgKind *kind, gint64 id, gint64 version,
                                  const WgValue *values);
/* The same, in memory that is not its own: what an import makes by the 1,000,000. */
gboolean       wg_row_can_be_kept (const WgKind *kind);
WgRow         *wg_row_new_kept (const WgRow *from, WgSpill *spill);
WgRow         *wg_row_new_kept_values (const WgRow *from, const WgValue *values, WgSpill *spill);
WgRow         *wg_row_copy     (const WgRow *self);
WgRow         *wg_row_ref      (WgRow *self);
void           wg_row_unref    (WgRow *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRow, wg_row_unref)

const WgKind  *wg_row_get_kind    (const WgRow *self);
gint64         wg_row_get_id      (const WgRow *self);
gint64         wg_row_get_version (const WgRow *self);            /* 0: not in the store yet */
void           wg_row_set_version (WgRow *self, gint64 version);  /* for the store only */

const WgValue *wg_row_get         (const WgRow *self, guint field);
WgValue       *wg_row_edit        (WgRow *self, guint field);     /* (transfer none) to fill in */
gint64         wg_row_get_int     (const WgRow *self, guint field, gint64 if_null);
double         wg_row_get_real    (const WgRow *self, guint field, double if_null);
const char    *wg_row_get_text    (const WgRow *self, guint field); /* (nullable) */
GBytes        *wg_row_get_blob    (const WgRow *self, guint field); /* (nullable) (transfer none) */
void           wg_row_set_int     (WgRow *self, guint field, gint64 value);
void           wg_row_set_real    (WgRow *self, guint field, double value);
void           wg_row_set_text    (WgRow *self, guint field, const char *value);
void           wg_row_set_blob    (WgRow *self, guint field, GBytes *value);
void           wg_row_set_null    (WgRow *self, guint field);

/* (transfer full) (nullable): a field of WKB read anew; NULL where it is empty or damaged. */
WgGeometry    *wg_row_get_geometry (const WgRow *self, guint field);
/* Whether the row's validity, between two date fields, covers a day; an open end is no limit. */
gboolean       wg_row_is_valid_on  (const WgRow *self, guint from_field, guint until_field,
                                    const char *date);

/* Never 0; from the system's random source, so that two offices never clash. */
gint64         wg_row_new_id      (void);

G_END_DECLS
