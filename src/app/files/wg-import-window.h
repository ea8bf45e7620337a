/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_IMPORT_WINDOW (wg_import_window_get_type ())
G_DECLARE_FINAL_TYPE (WgImportWindow, wg_import_window, WG, IMPORT_WINDOW, AdwWindow)

/**
 * WgImportWindow:
 *
 * Import in steps: files, a preview of what would change, the import with progress and a way to
 * stop, the result with undo. Nothing is written before the user has seen the preview.
 */
GtkWindow *wg_import_window_new      (GtkWindow *parent, WgDistrict *district);
void       wg_import_window_add_file (WgImportWindow *self, GFile *file);

G_END_DECLS
