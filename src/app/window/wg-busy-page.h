/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_BUSY_PAGE (wg_busy_page_get_type ())
G_DECLARE_FINAL_TYPE (WgBusyPage, wg_busy_page, WG, BUSY_PAGE, GtkWidget)

/**
 * WgBusyPage:
 *
 * Work under way: nothing for 0.3 s, then a bar, after 1 s a way to cancel.
 */
void wg_busy_page_start        (WgBusyPage *self, const char *what);
void wg_busy_page_stop         (WgBusyPage *self);

G_END_DECLS
