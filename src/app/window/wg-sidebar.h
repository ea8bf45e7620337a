/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-rule-card.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_SIDEBAR (wg_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (WgSidebar, wg_sidebar, WG, SIDEBAR, GtkWidget)

/**
 * WgSidebar:
 *
 * The pages of an opened file, at the left. Only pages that there are have a button.
 */
/* Findings under the scope's unit, shown on their page's button. */
void wg_sidebar_set_counts (WgSidebar *self, const guint counts[WG_N_SEVERITIES]);

G_END_DECLS
