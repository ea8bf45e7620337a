/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-show-wish.h"
#include "wg-slide.h"

G_BEGIN_DECLS

#define WG_TYPE_DECK_BUILDER (wg_deck_builder_get_type ())
G_DECLARE_FINAL_TYPE (WgDeckBuilder, wg_deck_builder, WG, DECK_BUILDER, GObject)

/**
 * WgDeckBuilder:
 *
 * Evaluates the pages of a deck and keeps those it has. Lives on the thread of its district.
 *
 * Signal "changed": the file or the deck changed; slides asked for from now on may differ, those
 * that somebody holds stay as they are.
 */
WgDeckBuilder *wg_deck_builder_new      (WgDistrict *district, WgDeck *deck);
WgDistrict    *wg_deck_builder_get_district (WgDeckBuilder *self);
WgDeck        *wg_deck_builder_get_deck (WgDeckBuilder *self); /* (transfer none) */
/* Another deck: pages that are the same object keep their slide where the scope is the same. */
void           wg_deck_builder_set_deck (WgDeckBuilder *self, WgDeck *deck);
/* @page: from 0. (transfer full) (nullable): NULL with an error. At once where it was built
 * before. */
WgSlide       *wg_deck_builder_get      (WgDeckBuilder *self, guint page, GError **error);
/* A page with something thought otherwise; it is built anew and not kept. (transfer full)
 * (nullable): NULL with an error. */
WgSlide       *wg_deck_builder_think    (WgDeckBuilder *self, guint page, const WgShowWish *wish,
                                         GError **error);

/* (transfer full) (element-type WgDeck): the templates that come with the program, and those the
 * file has of its own. */
GPtrArray     *wg_deck_list_templates   (WgDistrict *district, GError **error);
/* The template of a deck type. (transfer full) (nullable): with %G_IO_ERROR_NOT_FOUND */
WgDeck        *wg_deck_find_template    (WgDistrict *district, const char *type, GError **error);

G_END_DECLS
