/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-plan.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_COVER_CARD (wg_cover_card_get_type ())
G_DECLARE_FINAL_TYPE (WgCoverCard, wg_cover_card, WG, COVER_CARD, GtkWidget)

/**
 * WgCoverCard:
 *
 * Whom the open posts reach, by which method, and what trials would add.
 *
 * Signals: "picking" (gboolean): places for trials are, or no longer are, to be chosen on the map;
 * "gaps" (gboolean): gaps are to be shown or not; "go-to" (lon, lat): somebody asks where it is;
 * "keep" (id): a trial is to become a planned post.
 */
void     wg_cover_card_set_plan     (WgCoverCard *self, WgPostPlan *plan);
void     wg_cover_card_set_writable (WgCoverCard *self, gboolean writable);
void     wg_cover_card_set_picking  (WgCoverCard *self, gboolean picking);
gboolean wg_cover_card_shows_gaps   (WgCoverCard *self);

G_END_DECLS
