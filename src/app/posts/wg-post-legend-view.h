/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_POST_LEGEND_VIEW (wg_post_legend_view_get_type ())
G_DECLARE_FINAL_TYPE (WgPostLegendView, wg_post_legend_view, WG, POST_LEGEND_VIEW, GtkWidget)

/**
 * WgPostLegendView:
 *
 * What the marks of posts say, in words; drawn by the painter that draws it on paper.
 */
void wg_post_legend_view_set_book (WgPostLegendView *self, WgPostBook *book); /* (nullable) */

G_END_DECLS
