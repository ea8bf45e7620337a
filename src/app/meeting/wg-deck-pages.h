/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-builder.h"
#include "wg-room.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DECK_PAGES (wg_deck_pages_get_type ())
G_DECLARE_FINAL_TYPE (WgDeckPages, wg_deck_pages, WG, DECK_PAGES, GtkWidget)

/**
 * WgDeckPages:
 *
 * The pages of a deck as small pictures, one under the other; Ctrl+Up and Ctrl+Down or the pointer
 * move one, Delete takes one away. Signals: "selected"; "moved" (uint, uint): from, to; "removed"
 * (uint); "measured": texts were counted anew; "evaluated": every page has its slide.
 */

/* @builder: (nullable). Pages with the same id keep their picture until the new one is there. */
void     wg_deck_pages_set         (WgDeckPages *self, WgDeckBuilder *builder,
                                    const WgRoom *room, gboolean fitted, gboolean writable);
/* What the button for more pages offers. */
void     wg_deck_pages_set_additions (WgDeckPages *self, GMenuModel *menu);
guint    wg_deck_pages_get_page    (WgDeckPages *self); /* G_MAXUINT: none */
void     wg_deck_pages_select      (WgDeckPages *self, guint page);
/* (transfer none) (nullable): once it was evaluated. */
WgSlide *wg_deck_pages_get_slide   (WgDeckPages *self, guint page);
/* (transfer none) (nullable): why it could not be. */
const char *wg_deck_pages_get_error (WgDeckPages *self, guint page);
/* Pages with texts smaller than the room demands. */
guint    wg_deck_pages_count_small (WgDeckPages *self);

G_END_DECLS
