/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-builder.h"
#include "wg-paper-painter.h"
#include "wg-room.h"

G_BEGIN_DECLS

/**
 * WgDeckSheets:
 *
 * A deck, or one of its papers, as sheets for a printer: evaluated once, then painted as often as
 * preview and printer ask for it.
 */
typedef struct _WgDeckSheets WgDeckSheets;

/* @paper: (nullable): id of a paper; NULL: the pages of the deck, in the shape of @room. The same
 * errors as wg_deck_paper_make() has. (transfer full) */
WgDeckSheets *wg_deck_sheets_new          (WgDeckBuilder *builder, const WgRoom *room,
                                           const char *paper, GError **error);
void          wg_deck_sheets_free         (WgDeckSheets *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgDeckSheets, wg_deck_sheets_free)
guint         wg_deck_sheets_get_n        (WgDeckSheets *self);
const char   *wg_deck_sheets_get_name     (WgDeckSheets *self);
/* Whether they lie: pages of a deck do, papers of an office stand. */
gboolean      wg_deck_sheets_is_landscape (WgDeckSheets *self);
/* As large as fits into @width × @height, in the middle, its shape kept. @sheet: from 0 */
void          wg_deck_sheets_paint        (WgDeckSheets *self, guint sheet, cairo_t *cr,
                                           double width, double height);

G_END_DECLS
