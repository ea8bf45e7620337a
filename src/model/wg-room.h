/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgRoom:
 * @distance_mm: from the picture to the last row
 * @picture_width_mm: of the picture on the wall
 * @width_px, @height_px: what the projector shows
 *
 * The room a deck is shown in. A plain value. All zero: nobody measured it, nothing is demanded.
 */
typedef struct
{
  guint distance_mm, picture_width_mm, width_px, height_px;
} WgRoom;

/* The room of a street's committee: 8 m, 2.4 m, 1280 × 800. */
#define WG_ROOM_INIT ((WgRoom) { 8000, 2400, 1280, 800 })

/* The least size of text in pixels of the picture, so that the last row can read it: its distance
 * divided by 200 (rule D-03), rounded up. 0 where the room is not known. */
guint    wg_room_get_least_text (const WgRoom *self);
/* The same on the wall, millimetres. */
guint    wg_room_get_least_mm   (const WgRoom *self);
/* As a deck keeps it: "8000 2400 1280x800". */
char    *wg_room_format         (const WgRoom *self);
/* FALSE and nothing changed where the text is no room that can be. */
gboolean wg_room_parse          (const char *text, WgRoom *out);
/* From 0.5 m to 100 m, a picture of 0.2 m to 30 m, 320 × 240 to 16384 × 16384 pixels. */
gboolean wg_room_is_possible    (const WgRoom *self);

G_END_DECLS
