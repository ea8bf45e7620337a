/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-slide-card.h"

G_BEGIN_DECLS

#define WG_TYPE_SHOW_ASK (wg_show_ask_get_type ())
G_DECLARE_FINAL_TYPE (WgShowAsk, wg_show_ask, WG, SHOW_ASK, GObject)

/**
 * WgShowAsk:
 *
 * A number of a slide, asked: its definition with its parts by place and by class, then a place of
 * them, then the records. It asks the district as the statistics page does; here it becomes a card.
 *
 * Signal "changed": records have come.
 */
WgShowAsk         *wg_show_ask_new      (WgDistrict *district);
/* @questions: (element-type utf8): those of the page, as wg_question_format() writes them; one that
 * cannot be read is left out. Returns whether there is anything to ask. */
gboolean           wg_show_ask_begin    (WgShowAsk *self, GPtrArray *questions, guint first);
/* The next number of the page, the first after the last. */
void               wg_show_ask_next     (WgShowAsk *self);
void               wg_show_ask_end      (WgShowAsk *self);
/* (transfer none) (nullable): until the next call of any of these. */
const WgSlideCard *wg_show_ask_get_card (WgShowAsk *self);
/* The row to begin with: the part with most. */
guint              wg_show_ask_get_start (WgShowAsk *self, guint column);
/* Down into a row. Returns whether there was a way. */
gboolean           wg_show_ask_choose   (WgShowAsk *self, guint column, guint row);
/* One level up; FALSE at the top. */
gboolean           wg_show_ask_up       (WgShowAsk *self);

G_END_DECLS
