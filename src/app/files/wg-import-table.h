/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_IMPORT_TABLE (wg_import_table_get_type ())
G_DECLARE_FINAL_TYPE (WgImportTable, wg_import_table, WG, IMPORT_TABLE, GtkWidget)

/**
 * WgImportTable:
 *
 * One file of an import: its columns, the field that each fills, and its first rows.
 *
 * Signal "mapped" (word): the user chose a field; the word is "COLUMN=FIELD".
 */
GtkWidget *wg_import_table_new (const WgImportPreview *preview, const WgKind *kind);

G_END_DECLS
