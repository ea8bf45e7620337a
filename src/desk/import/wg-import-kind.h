/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-kind.h"

G_BEGIN_DECLS

typedef enum
{
  WG_IMPORT_AREAS,   /* units and grids: matched by code, placed by area */
  WG_IMPORT_RECORDS, /* what happened: placed by name, code or coordinates */
  WG_IMPORT_COUNTS   /* numbers of grids that are there */
} WgImportManner;

/**
 * WgImportKind:
 * @word: KIND of the command line
 * @rows: what the rows become
 * @columns: what a table's columns may fill: the fields of @rows in their order, and after them
 *   what says where a record belongs
 * @linked: records that name other rows as an export calls them (wg-import-linked.h)
 *
 * Something that can be imported.
 */
typedef struct
{
  const char    *word;
  WgImportManner manner;
  const WgKind  *rows;
  const WgKind  *columns;
  gboolean       linked;
} WgImportKind;

/* (nullable) (transfer none): @word, or the name of the rows */
const WgImportKind *wg_import_kind_find (const char *word);

G_END_DECLS
