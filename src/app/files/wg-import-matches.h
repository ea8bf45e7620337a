/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_IMPORT_MATCHES (wg_import_matches_get_type ())
G_DECLARE_FINAL_TYPE (WgImportMatches, wg_import_matches, WG, IMPORT_MATCHES, GtkWidget)

/* Rows that have the name of one that is there, under the same unit above, and another code: a
 * list to tick which are the same. Hidden when there are none. Emits "changed". */
void wg_import_matches_show (WgImportMatches *self, GPtrArray *matches);
/* Tells the import what is ticked. */
void wg_import_matches_tell (WgImportMatches *self, WgImport *import);

G_END_DECLS
