/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-backup-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_APPLICATION (wg_application_get_type ())
G_DECLARE_FINAL_TYPE (WgApplication, wg_application, WG, APPLICATION, AdwApplication)

/* Before anything is translated: locale and message catalogue (WANGGE_LOCALEDIR overrides). */
void           wg_application_init_language (void);
WgApplication *wg_application_new           (void);
/* Opens a file in @window when that shows none, else in a window of its own, or brings forward the
 * window that has it already. @window may be NULL. */
void           wg_application_open_file     (WgApplication *self, GtkWindow *window, GFile *file);

/* Makes a last backup of a file that its window has closed, then closes it. The program does not
 * end before. */
void           wg_application_finish_file   (WgApplication *self, WgDistrict *district,
                                             WgBackupKeeper *keeper);
/* Whoever wants to open the file again need not wait for that. */
void           wg_application_release_file  (WgApplication *self, const char *path);

G_END_DECLS
