/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-kind-export.h"
#include "wg-paper-words.h"
#include "wg-place-set.h"
#include "wg-row-names.h"
#include "wg-store.h"

G_BEGIN_DECLS

/**
 * WgExportWork:
 *
 * One export on its way: what was asked of the open file on the main thread, and the rows as they
 * leave. Only for the files of this folder.
 */
typedef struct
{
  WgKindExport  what;
  WgStore      *store;
  WgTime        made;
  WgPlaceSet   *places;
  char         *path;   /* (nullable) */
  char         *unit_name;
  WgPaperWords *for_people; /* (nullable): paper, with references by name and no stored words */
  const WgKind *kind;   /* the columns */
  const WgKind *source; /* the rows; has every field of @kind */
  GPtrArray    *rows;   /* WgRow */
  WgRowNames   *names;
  int           shape;  /* field of @kind, −1: none */
  GPtrArray    *columns, *files; /* char *, for the report */
  guint         n_shapes;
} WgExportWork;

const WgValue *wg_export_work_get  (const WgExportWork *self, const WgRow *row, guint field);
/* (transfer full) (nullable): a reference, a day or a time as text */
char          *wg_export_work_text (const WgExportWork *self, const WgRow *row, guint field);
/* .gpkg, .shp or .zip */
gboolean       wg_export_layer_write (WgExportWork *self, const char *format,
                                      GCancellable *cancellable, GError **error);

G_END_DECLS
