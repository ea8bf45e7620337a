/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_WELCOME_PAGE (wg_welcome_page_get_type ())
G_DECLARE_FINAL_TYPE (WgWelcomePage, wg_welcome_page, WG, WELCOME_PAGE, GtkWidget)

/**
 * WgWelcomePage:
 *
 * What a window without a file shows: three doors and the recent files.
 */

G_END_DECLS
