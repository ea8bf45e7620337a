/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-datum.h"
#include "wg-district.h"
#include "wg-import-plan.h"

G_BEGIN_DECLS

#define WG_TYPE_IMPORT (wg_import_get_type ())
G_DECLARE_FINAL_TYPE (WgImport, wg_import, WG, IMPORT, GObject)

typedef enum
{
  WG_IMPORT_READING,  /* the files */
  WG_IMPORT_CHECKING, /* rows, levels, units above */
  WG_IMPORT_WRITING   /* the one edit */
} WgImportStage;

/**
 * WgImportProgress:
 * @stage: what goes on
 * @file: (nullable): the file being read
 * @fraction: of this stage, 0 … 1; -1 when unknown
 *
 * Of an async call in the main context of the caller, else on the caller's thread; at most some
 * twenty times a second.
 */
typedef void (*WgImportProgress) (WgImportStage stage, const char *file, double fraction,
                                  gpointer user_data);

/* One import: files, what they hold, and how. Set it up, prepare a plan (the dry run), show it,
 * apply it. @kind is a KIND of the command line. */
WgImport     *wg_import_new             (const char *kind, GError **error);
gboolean      wg_import_reads           (const char *path); /* by its ending */
void          wg_import_add_source      (WgImport *self, const char *path);
void          wg_import_add_text        (WgImport *self, const char *name, const char *text);
/* What the coordinates of the files are in; not set: what the files say. */
void          wg_import_set_datum       (WgImport *self, const WgDatum *datum);
void          wg_import_set_encoding    (WgImport *self, const char *encoding);  /* (nullable) */
void          wg_import_set_level       (WgImport *self, guint level);           /* 0: find it */
void          wg_import_set_entered     (WgImport *self, WgTime entered);        /* of records */
/* "COL=FIELD"; "COL=" leaves the column out. A later word about the same column wins. */
void          wg_import_add_mapping     (WgImport *self, const char *said);
void          wg_import_clear_mappings  (WgImport *self);
/* "FIELD=VALUE": what a new post has where its table says nothing, such as opening hours. */
void          wg_import_add_default     (WgImport *self, const char *said);
/* See wg_import_plan_get_matches(); (nullable): NULL for all. Not called: none. */
void          wg_import_match_names     (WgImport *self, const char *const *codes);
/* The fields that columns may fill; a record's have coordinates, too. */
const WgKind *wg_import_get_kind        (WgImport *self);

/* @district: (nullable): NULL prepares for a file that does not exist yet. Writes nothing. */
WgImportPlan *wg_import_prepare         (WgImport *self, WgDistrict *district,
                                         WgImportProgress progress, gpointer progress_data,
                                         GCancellable *cancellable, GError **error);
void          wg_import_prepare_async   (WgImport *self, WgDistrict *district,
                                         WgImportProgress progress, gpointer progress_data,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
WgImportPlan *wg_import_prepare_finish  (WgImport *self, GAsyncResult *result, GError **error);

/* One edit; the district then announces "changed". Does nothing when the plan has no edit. */
gboolean      wg_import_apply           (WgImportPlan *plan, WgDistrict *district,
                                         WgImportProgress progress, gpointer progress_data,
                                         GCancellable *cancellable, GError **error);
void          wg_import_apply_async     (WgImportPlan *plan, WgDistrict *district,
                                         WgImportProgress progress, gpointer progress_data,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean      wg_import_apply_finish    (WgImportPlan *plan, GAsyncResult *result,
                                         GError **error);

G_END_DECLS
