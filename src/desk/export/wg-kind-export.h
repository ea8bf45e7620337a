/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-sheet.h"

G_BEGIN_DECLS

/**
 * WgKindExport:
 * @kind: whose rows leave the program
 * @unit: those of its subtree only; 0: all
 * @gb18030: of a CSV, instead of UTF-8 with a byte order mark
 */
typedef struct
{
  const WgKind *kind;
  gint64        unit;
  gboolean      gb18030;
} WgKindExport;

/* (nullable) (transfer none): what `export --kind` calls @word and an import of the same word
 * reads again: units, grids, posts, teams, activities, cases. */
const WgKind *wg_kind_export_find  (const char *word);
/* One row a row, references by code or name; shapes are left out, a place is two columns.
 * (transfer full) (nullable) */
WgSheet      *wg_kind_export_sheet (WgDistrict *district, const WgKindExport *what,
                                    GError **error);
/* By the ending of @path: .csv, .xlsx, .geojson. What was at @path stays untouched when it fails.
 * Blocks. */
gboolean      wg_kind_export_write (WgDistrict *district, const WgKindExport *what,
                                    const char *path, guint *n_rows, GError **error);
/* The same without waiting; how many rows were written, −1 with the error. */
void          wg_kind_export_write_async  (WgDistrict          *district,
                                           const WgKindExport  *what,
                                           const char          *path,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gssize        wg_kind_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
