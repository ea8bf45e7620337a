/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-ask.h"
#include "wg-post-plan.h"
#include "wg-show-wish.h"
#include "wg-slide.h"

G_BEGIN_DECLS

/**
 * WgSlideContext:
 * @page: the page being evaluated
 * @wish: (nullable): what is thought otherwise, while the page is shown
 *
 * @terms: how many terms are over, extended and due, once they were listed
 *
 * What the parts of one page are asked with. Nothing in it is owned but @figures.
 */
typedef struct
{
  WgDistrict *district;
  WgDeck     *deck;
  WgDeckPage *page;
  const WgShowWish *wish;
  gboolean    waiting; /* a count is still being read */
  GHashTable *figures; /* question as text → WgFigure */
  struct
  {
    guint over, extended, due;
  } terms;
} WgSlideContext;

void        wg_slide_context_init   (WgSlideContext *self, WgDistrict *district, WgDeck *deck,
                                     WgDeckPage *page);
void        wg_slide_context_clear  (WgSlideContext *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WgSlideContext, wg_slide_context_clear)
/* Narrows a question to what is thought: one class alone, where its figure has classes. */
void        wg_slide_wish_narrow    (WgSlideContext *self, WgQuestion *question);
/* The part of the map that is shown and the grid that was gone to. */
void        wg_slide_wish_apply     (WgSlideContext *self, WgSlide *slide);
/* The marks of the deck's posts on another map. */
void        wg_slide_add_posts      (WgSlideContext *self, WgSlide *slide);
/* Whom posts reach at the hour of a wish, with its trials. (transfer full) */
WgPostPlan *wg_slide_plan_posts     (WgDistrict *district, gint64 unit, const WgShowWish *wish);
/* The posts of a unit at an hour on the slide's map, and whom they reach. */
gboolean    wg_slide_put_posts      (WgSlideContext *self, WgSlide *slide,
                                     const WgQuestion *question, GError **error);
/* The question of a part; FALSE with a sentence where its unit or period is none. */
gboolean    wg_slide_context_question (WgSlideContext *self, const WgDeckPart *part,
                                       WgQuestion *out, GError **error);
/* The last day before the deck's cut-off; %WG_DATE_NONE: live. */
WgDate      wg_slide_context_get_day (WgSlideContext *self);
/* (transfer none) (nullable): a figure of the page's scope, asked once. */
WgFigure   *wg_slide_context_ask    (WgSlideContext *self, const WgQuestion *question,
                                     GError **error);
/* The value of an indicator at the deck's scope; NaN where there is none to show. */
double      wg_slide_context_value  (WgSlideContext *self, const char *indicator);
/* The same as a whole number; 0 where there is none. */
guint       wg_slide_context_count  (WgSlideContext *self, const char *indicator);

/* A sentence that says what one sees on a page whose headline nobody typed. (transfer full) */
char       *wg_slide_make_headline  (WgSlideContext *self, const WgSlide *slide);
/* "东园社区 ▸ … · 2026年第3季度" (transfer full) */
char       *wg_slide_make_scope     (WgSlideContext *self);
/* "数据截止 2026-09-30 24:00" (transfer full) */
char       *wg_slide_make_cutoff    (WgSlideContext *self);
/* The table of a list part. (transfer full) (nullable): NULL with an error. */
WgSlideTable *wg_slide_make_list    (WgSlideContext *self, const WgDeckPart *part,
                                     GError **error);

/* The meeting that the deck is for, and the one before it. (transfer none) (nullable) */
WgRow      *wg_slide_context_this_meeting (WgSlideContext *self);
WgRow      *wg_slide_context_last_meeting (WgSlideContext *self);
/* Decisions of "last" or "this" meeting. (transfer full) */
WgSlideTable *wg_slide_make_decisions (WgSlideContext *self, const WgDeckPart *part);
/* Lines that somebody typed, without the numbers that they typed too: pages number them.
 * (transfer full) */
char      **wg_slide_split_agenda   (const char *agenda);
/* Whether a page is what is decided now, of which no report can speak yet. */
gboolean    wg_slide_is_of_today    (const WgSlide *slide);
/* What the page says of them. (transfer full) */
char       *wg_slide_say_decisions  (WgSlideContext *self, const WgDeckPart *part);

G_END_DECLS
