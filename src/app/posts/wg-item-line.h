/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_ITEM_LINE (wg_item_line_get_type ())
G_DECLARE_FINAL_TYPE (WgItemLine, wg_item_line, WG, ITEM_LINE, GtkWidget)

/**
 * WgItemLine:
 *
 * One item of a checklist: whether it is there, until when it is good, how many there are. Signal
 * "edited".
 */
/* @found: (nullable): what the post has of it. */
GtkWidget  *wg_item_line_new    (const WgChecklistItem *item, const WgPostItem *found);
void        wg_item_line_show   (WgItemLine *self, const WgChecklistItem *item,
                                 const WgPostItem *found);
const char *wg_item_line_get_id (WgItemLine *self);
/* Appends a WgPostItem to @items when it is there. FALSE: what is typed is no date or number, and
 * the line says so. */
gboolean    wg_item_line_read   (WgItemLine *self, GArray *items);

G_END_DECLS
