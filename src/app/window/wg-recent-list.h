/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_RECENT_LIST (wg_recent_list_get_type ())
G_DECLARE_FINAL_TYPE (WgRecentList, wg_recent_list, WG, RECENT_LIST, GtkWidget)

/**
 * WgRecentList:
 *
 * The files opened lately that still exist, newest first; activating one opens it in the window.
 * Properties: empty (there is none).
 */
#define WG_MIME_TYPE "application/x-wangge"

/* Remembers a file that was opened. */
void wg_recent_list_add_file (GFile *file, const char *name);

G_END_DECLS
