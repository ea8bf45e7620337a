/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_POST_LINE_ROW (wg_post_line_row_get_type ())
G_DECLARE_FINAL_TYPE (WgPostLineRow, wg_post_line_row, WG, POST_LINE_ROW, GtkWidget)

/**
 * WgPostLineRow:
 *
 * A post in the list beside the map: its mark, name and score, type, hours, and what is missing.
 */
GtkWidget *wg_post_line_row_new      (void);
void       wg_post_line_row_set_line (WgPostLineRow *self, WgPostLine *line); /* (nullable) */

G_END_DECLS
