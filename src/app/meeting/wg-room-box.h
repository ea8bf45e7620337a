/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-room.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_ROOM_BOX (wg_room_box_get_type ())
G_DECLARE_FINAL_TYPE (WgRoomBox, wg_room_box, WG, ROOM_BOX, GtkWidget)

/**
 * WgRoomBox:
 *
 * Asks for a room: how far the last row is, how wide the picture, how many pixels; and says the
 * least size of text at once. Signal "changed": what stands there is another possible room.
 */
void     wg_room_box_set (WgRoomBox *self, const WgRoom *room);
/* FALSE: what stands there is no room. */
gboolean wg_room_box_get (WgRoomBox *self, WgRoom *room);
/* "Least text 22 pixels (40 mm)". (transfer full) */
char    *wg_room_describe_least (const WgRoom *room);
/* "8 m · 2.4 m · 1280×800". (transfer full) */
char    *wg_room_describe (const WgRoom *room);

G_END_DECLS
