/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-builder.h"
#include "wg-rehearsal.h"
#include "wg-show.h"
#include "wg-slide-card.h"

G_BEGIN_DECLS

#define WG_TYPE_SHOW_GUIDE (wg_show_guide_get_type ())
G_DECLARE_FINAL_TYPE (WgShowGuide, wg_show_guide, WG, SHOW_GUIDE, GObject)

/**
 * WgShowGuide:
 *
 * Answers what a show asks: the slide of its page, thought otherwise where somebody wished so, and
 * the card that is laid over it. It reads the file and writes nothing. Lives on the thread of its
 * district.
 *
 * Signal "changed": slide or card are others.
 */
WgShowGuide       *wg_show_guide_new         (WgDeckBuilder *builder, WgShow *show);
WgShow            *wg_show_guide_get_show    (WgShowGuide *self); /* (transfer none) */
WgDeckBuilder     *wg_show_guide_get_builder (WgShowGuide *self); /* (transfer none) */
/* (transfer none): the page that is shown, until "changed"; one that cannot be evaluated
 * says so. */
WgSlide           *wg_show_guide_get_slide   (WgShowGuide *self);
/* The meeting that decisions can be recorded for; 0: none, or the file is read only. */
gint64             wg_show_guide_get_meeting (WgShowGuide *self);
/* (nullable): what is thought on the page, as a decision to be (J1 22). */
WgRehearsal       *wg_show_guide_dup_rehearsal (WgShowGuide *self);
/* (transfer full): another page as it was frozen, to be painted ahead. */
WgSlide           *wg_show_guide_dup_page    (WgShowGuide *self, guint page);
/* (transfer none) (nullable): until "changed". */
const WgSlideCard *wg_show_guide_get_card    (WgShowGuide *self);
/* Asks a figure of the page that somebody pointed at. @question: wg_question_format()'s. */
void               wg_show_guide_ask         (WgShowGuide *self, const char *question);
/* What a screen reader says: the card, or the page with its texts. (transfer full) */
char              *wg_show_guide_describe    (WgShowGuide *self);

G_END_DECLS
