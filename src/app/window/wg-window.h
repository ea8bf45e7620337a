/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-application.h"

G_BEGIN_DECLS

#define WG_TYPE_WINDOW (wg_window_get_type ())
G_DECLARE_FINAL_TYPE (WgWindow, wg_window, WG, WINDOW, AdwApplicationWindow)

/**
 * WgWindow:
 *
 * One window, one file: the welcome page, or the pages of an opened district under one scope.
 */
WgWindow *wg_window_new       (WgApplication *application);
/* (nullable): the file shown or being opened. */
GFile    *wg_window_get_file  (WgWindow *self);
void      wg_window_open_file (WgWindow *self, GFile *file);

G_END_DECLS
