/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_ROOM_LINE (wg_room_line_get_type ())
G_DECLARE_FINAL_TYPE (WgRoomLine, wg_room_line, WG, ROOM_LINE, GtkWidget)

/**
 * WgRoomLine:
 *
 * One function room of a post: its name and its area. Signals "edited", "removed".
 */
GtkWidget *wg_room_line_new  (const WgPostRoom *room); /* (nullable): a new one */
void       wg_room_line_show (WgRoomLine *self, const WgPostRoom *room); /* (nullable) */
/* Appends a WgPostRoom to @rooms when it has a name. FALSE: the area is no number, and the line
 * says so. */
gboolean   wg_room_line_read (WgRoomLine *self, GArray *rooms);

G_END_DECLS
