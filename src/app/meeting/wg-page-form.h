/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck.h"
#include "wg-page-picture.h"

G_BEGIN_DECLS

#define WG_TYPE_PAGE_FORM (wg_page_form_get_type ())
G_DECLARE_FINAL_TYPE (WgPageForm, wg_page_form, WG, PAGE_FORM, GtkWidget)

/**
 * WgPageForm:
 *
 * One page of a deck: its picture, title, layout and the speaker's notes. Signal "left": a field
 * was left, or something chosen.
 */
void           wg_page_form_set_page    (WgPageForm *self, const WgDeckPage *page,
                                         gboolean writable);
/* Puts what stands in the fields into a page of its own; FALSE: it was the same. */
gboolean       wg_page_form_read        (WgPageForm *self, WgDeckPage *page);
WgPagePicture *wg_page_form_get_picture (WgPageForm *self);

G_END_DECLS
