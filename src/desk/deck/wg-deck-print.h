/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-builder.h"
#include "wg-room.h"

G_BEGIN_DECLS

/* Writes a deck to a file by the ending of @path: .pdf: all pages, vector, with text that can be
 * selected; .png: one picture for each page, "deck-01.png" for "deck.png". @room: its pixels are
 * the size of the pictures, and the shape of the pages. Blocks. */
gboolean wg_deck_print (WgDeckBuilder *builder, const WgRoom *room, const char *path,
                        GError **error);

G_END_DECLS
