/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-builder.h"
#include "wg-room.h"

G_BEGIN_DECLS

/* Decks as rows of the file: their room, and the edits that make and change one, one each; its
 * pages wg_deck_of_row() reads. Edits are (transfer full). */

/**
 * WgDeckWish:
 * @type: id of a template: "quarterly"
 * @unit: row id; 0: the whole file
 * @period: what is looked back on
 * @cutoff: what the office knew by then; %WG_TIME_NONE: live
 * @starts_at: when its meeting begins; %WG_TIME_NONE: no meeting
 * @room: (nullable): where it is shown, kept for the next deck
 *
 * What a new deck is asked for.
 */
typedef struct
{
  const char   *type;
  gint64        unit;
  WgPeriod      period;
  WgTime        cutoff;
  WgTime        starts_at;
  const WgRoom *room;
} WgDeckWish;

/* Where it is shown: the deck's own room, else the file's last one, else a usual one.
 * @deck: (nullable) */
void     wg_deck_book_get_room      (WgDistrict *district, const WgRow *deck,
                                     WgRoom *room);
/* Whether its texts were fitted to the room: it has one of its own. */
gboolean wg_deck_book_is_fitted     (WgRow *deck);

/* The deck, the meeting where none of that unit and type is called for that hour, and the room.
 * @id: (out): row id of the deck. (nullable) with an error where there is no such template or
 * unit. */
WgEdit  *wg_deck_book_make          (WgDistrict *district, const WgDeckWish *wish, gint64 *id,
                                     GError **error);
/* Other pages, in words: "Move a page". (nullable) with %G_IO_ERROR_INVALID_DATA where a page names
 * a person. */
WgEdit  *wg_deck_book_edit_pages    (WgDistrict *district, WgRow *deck, WgDeck *pages,
                                     const char *label, GError **error);
/* @room: (nullable): NULL: no longer fitted. Kept for the next deck too. */
WgEdit  *wg_deck_book_edit_room     (WgDistrict *district, WgRow *deck, const WgRoom *room);
/* The room of the file alone. */
WgEdit  *wg_deck_book_edit_file_room (WgDistrict *district, const WgRoom *room);
WgEdit  *wg_deck_book_delete        (WgRow *deck);
/* A decision about what came after a cut-off, logged: @now is @question's cut-off again (kept), or
 * a later one, which the decks of the unit and period that were frozen at the old one take too. */
WgEdit  *wg_deck_book_edit_cutoff   (WgDistrict *district, gint64 unit, const WgPeriod *period,
                                     WgTime cutoff, WgTime now);
/* The deck's pages as a template of the file under a name; one of the same name is replaced. */
WgEdit  *wg_deck_book_keep_template (WgDistrict *district, WgDeck *deck, const char *name,
                                     GError **error);
/* (transfer none) (nullable): the file's own template of this id; those that ship are no rows. */
WgRow   *wg_deck_book_find_template (WgDistrict *district, const char *type);
/* (transfer full) (nullable): the type of meeting that decks of @type are for: what an own template
 * was made from, else the type itself. @type: (nullable) */
char    *wg_deck_book_dup_meeting_type (WgDistrict *district, const char *type);
/* Its decks stay its decks. (nullable) with %G_IO_ERROR_EXISTS where another is called so. */
WgEdit  *wg_deck_book_rename_template (WgDistrict *district, WgRow *template, const char *name,
                                       GError **error);
/* Decks that were made of it keep their pages. */
WgEdit  *wg_deck_book_delete_template (WgRow *template);

G_END_DECLS
