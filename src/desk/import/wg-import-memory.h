/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-edit.h"
#include "wg-import-kind.h"
#include "wg-table.h"

G_BEGIN_DECLS

/* What the user once said about the columns of such a table, and after it @said, which wins; each
 * COL=FIELD. The table gets a note when something was known. @settings: (element-type WgRow): of
 * the file. (transfer full) */
GStrv wg_import_memory_words (GPtrArray *settings, const WgImportKind *kind, WgTable *table,
                              const char *const *said);
/* Adds to @edit what is to be known of the tables' columns the next time: @said, as far as it is
 * about columns that they have. @tables: (element-type WgTable) */
void  wg_import_memory_keep  (WgEdit *edit, GPtrArray *settings, const WgImportKind *kind,
                              GPtrArray *tables, const char *const *said);

G_END_DECLS
