/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_DECK_EDITOR (wg_deck_editor_get_type ())
G_DECLARE_FINAL_TYPE (WgDeckEditor, wg_deck_editor, WG, DECK_EDITOR, GtkWidget)

/**
 * WgDeckEditor:
 *
 * A deck while it is prepared: its pages in their order, one of them as it will be on the wall, the
 * speaker's notes, what came after the cut-off, texts that are too small for the room.
 */
void   wg_deck_editor_set_deck (WgDeckEditor *self, WgDistrict *district, gint64 deck);
/* Shows anew what the file holds. */
void   wg_deck_editor_refresh  (WgDeckEditor *self);

G_END_DECLS
