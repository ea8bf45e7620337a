/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-cover-method.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_COVER_WINDOW (wg_cover_window_get_type ())
G_DECLARE_FINAL_TYPE (WgCoverWindow, wg_cover_window, WG, COVER_WINDOW, AdwWindow)

/* What "within reach of a post" means in a file: radius, minutes and speed on foot. Saved as one
 * edit of the file, which can be undone. */
GtkWindow *wg_cover_window_new (GtkWindow *parent, WgDistrict *district);

G_END_DECLS
