/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a row of the file to the deck that it keeps. It reads only. */

#include "wg-deck-row.h"

#include "wg-deck-book.h"

#include <glib/gi18n-lib.h>

WgDeck *
wg_deck_of_row (WgDistrict *district, const WgRow *row, WgRoom *room, GError **error)
{
  const char *content = wg_row_get_text (row, WG_DECK_CONTENT);
  const char *type = wg_row_get_text (row, WG_DECK_DECK_TYPE);
  const char *name = wg_row_get_text (row, WG_DECK_NAME);
  const char *period_text = wg_row_get_text (row, WG_DECK_PERIOD);
  g_autoptr (WgDeck) pages = NULL;
  WgPeriod period;

  if (room != NULL)
    wg_deck_book_get_room (district, row, room);
  if (!wg_period_parse (period_text != NULL ? period_text : "", &period))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("The deck “%s” has no period that can be read: “%s”."), name,
                   period_text != NULL ? period_text : "");
      return NULL;
    }
  pages = content != NULL && content[0] != '\0' ? wg_deck_new_from_json (content, type, name, error)
                                                : wg_deck_find_template (district, type, error);
  if (pages == NULL)
    {
      /* Translators: %s is the name of a deck; what is wrong with it follows. */
      g_prefix_error (error, _("The deck “%s” cannot be shown: "), name);
      return NULL;
    }
  return wg_deck_bind (pages, wg_row_get_int (row, WG_DECK_UNIT, 0), period,
                       wg_row_get_int (row, WG_DECK_CUT_AT, WG_TIME_NONE),
                       wg_row_get_int (row, WG_DECK_MEETING, 0));
}
