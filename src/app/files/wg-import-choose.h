/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_IMPORT_CHOOSE (wg_import_choose_get_type ())
G_DECLARE_FINAL_TYPE (WgImportChoose, wg_import_choose, WG, IMPORT_CHOOSE, GtkWidget)

/**
 * WgImportChoose:
 *
 * The first step of an import: which files, and what they hold.
 *
 * Property ready: there is something to read.
 */
void      wg_import_choose_set_district (WgImportChoose *self, WgDistrict *district);
void      wg_import_choose_add_file     (WgImportChoose *self, GFile *file);
gboolean  wg_import_choose_get_ready    (WgImportChoose *self);
/* (nullable): to be found. */
const char *wg_import_choose_get_encoding (WgImportChoose *self);
WgDatum   wg_import_choose_get_system   (WgImportChoose *self);
/* The same choices a second time, elsewhere. */
void      wg_import_choose_share        (WgImportChoose *self, GtkDropDown *encoding,
                                         GtkDropDown *system);
/* (transfer full): with the files, kind and level said here. */
WgImport *wg_import_choose_make_import  (WgImportChoose *self, GError **error);
/* Takes the table, or the files, that the clipboard holds; says so when it holds none. */
void        wg_import_choose_paste       (WgImportChoose *self);

G_END_DECLS
