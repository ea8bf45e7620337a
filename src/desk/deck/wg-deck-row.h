/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-deck.h"
#include "wg-room.h"

G_BEGIN_DECLS

/* The deck that a row of the file keeps: its own pages, or where it has none those of its template,
 * bound to its unit, period and cut-off. @room: (out) (optional): as the row says, else
 * the file's last one, else #WG_ROOM_INIT. (transfer full) (nullable): NULL with an error that
 * names the deck. */
WgDeck *wg_deck_of_row (WgDistrict *district, const WgRow *row, WgRoom *room, GError **error);

G_END_DECLS
