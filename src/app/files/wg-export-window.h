/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_EXPORT_WINDOW (wg_export_window_get_type ())
G_DECLARE_FINAL_TYPE (WgExportWindow, wg_export_window, WG, EXPORT_WINDOW, AdwWindow)

/**
 * WgExportWindow:
 *
 * Which rows leave the program, of where, and as what kind of file.
 */

/* @unit: whose rows are proposed; 0: all. */
GtkWindow *wg_export_window_new (GtkWindow *parent, WgDistrict *district, gint64 unit);

G_END_DECLS
