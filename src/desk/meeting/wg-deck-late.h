/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_TYPE_DECK_LATE (wg_deck_late_get_type ())
G_DECLARE_FINAL_TYPE (WgDeckLate, wg_deck_late, WG, DECK_LATE, GObject)

/**
 * WgDeckLate:
 *
 * How many records came after the cut-off of a deck: one that changes several figures counts once.
 * Signal "changed": the number is known, or another.
 */
WgDeckLate *wg_deck_late_new     (WgDistrict *district);
/* @questions: (element-type utf8): of the figures that changed. Reads in the background. */
void        wg_deck_late_ask     (WgDeckLate *self, GPtrArray *questions);
guint       wg_deck_late_get_n   (WgDeckLate *self);

G_END_DECLS
