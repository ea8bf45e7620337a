/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-departure.h"
#include "wg-show-wish.h"
#include "wg-slide-card.h"

G_BEGIN_DECLS

/* Cards with lists to choose from, and what a choice brings. All are (transfer full). */

/* Grids of a unit (0: all) by name, code, pinyin or initials; @typed "": the first of them. */
WgSlideCard *wg_show_list_grids     (WgDistrict *district, gint64 unit, const char *typed);
/* The classes of service that an indicator can be divided by, all of them first with id 0. */
WgSlideCard *wg_show_list_classes   (WgDistrict *district, const char *indicator);
/* Who holds positions in a unit's subtree; those with most of them first. */
WgSlideCard *wg_show_list_holders   (WgDistrict *district, gint64 unit, const char *typed);
/* Where one more post would reach most, with those that are thought already. @places: (out)
 * (transfer full) (element-type WgShowTrial): of the rows. */
WgSlideCard *wg_show_list_places    (WgDistrict *district, gint64 unit, const WgShowWish *wish,
                                     GArray **places);
/* What a departure would bring. */
WgSlideCard *wg_show_card_departure (const char *holder, const WgDeparture *departure);

G_END_DECLS
