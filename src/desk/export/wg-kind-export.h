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
 * @dry_run: only say what would be written
 */
typedef struct
{
  const WgKind *kind;
  gint64        unit;
  gboolean      gb18030;
  gboolean      dry_run;
} WgKindExport;

/**
 * WgKindExportReport:
 * @n_rows: rows written
 * @n_shapes: of them with a shape in the file
 * @columns: (array zero-terminated=1): as the file calls them
 * @files: (array zero-terminated=1): names of all files, that which was asked for first
 * @bytes: of all of them; 0 of a dry run
 *
 * What an export wrote, or would write.
 */
typedef struct
{
  guint    n_rows;
  guint    n_shapes;
  char   **columns;
  char   **files;
  guint64  bytes;
} WgKindExportReport;

void          wg_kind_export_report_free (WgKindExportReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgKindExportReport, wg_kind_export_report_free)

/* (nullable) (transfer none): what `export --kind` calls @word and an import of the same word
 * reads again. */
const WgKind *wg_kind_export_find  (const char *word);
/* (transfer full): "units, grids, …" */
char         *wg_kind_export_list  (void);
/* By the ending of @path: .csv, .xlsx, .geojson, .gpkg, .shp, .zip, .pdf. What was at @path stays
 * untouched when it fails. Blocks. (transfer full) (nullable) */
WgKindExportReport *wg_kind_export_write (WgDistrict *district, const WgKindExport *what,
                                          const char *path, GError **error);
/* The same without waiting. */
void          wg_kind_export_write_async  (WgDistrict          *district,
                                           const WgKindExport  *what,
                                           const char          *path,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
WgKindExportReport *wg_kind_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
