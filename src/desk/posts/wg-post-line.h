/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-post-book.h"
#include "wg-post-spots.h"

G_BEGIN_DECLS

/* An item that ends within this many days is worth a look. */
#define WG_POST_SOON_DAYS 60

#define WG_TYPE_POST_LINE (wg_post_line_get_type ())
G_DECLARE_FINAL_TYPE (WgPostLine, wg_post_line, WG, POST_LINE, GObject)

/**
 * WgPostLine:
 *
 * A post at a moment, as lists, maps and prints show it: its mark and what is said of it. The
 * words are the user's. It never changes; lives on one thread.
 */
WgPostLine       *wg_post_line_new       (WgPostBook *book, WgPost *post, WgTime at);
WgPost           *wg_post_line_get_post  (WgPostLine *self);
gint64            wg_post_line_get_id    (WgPostLine *self);
const char       *wg_post_line_get_name  (WgPostLine *self); /* the code, where it has none */
const char       *wg_post_line_get_kind  (WgPostLine *self); /* "红色驿站 · 标准型" */
const char       *wg_post_line_get_hours (WgPostLine *self); /* "开放至 21:30" */
const char       *wg_post_line_get_score (WgPostLine *self); /* "7/8", "" without a standard */
/* What is missing, past its date or near it; "" for nothing. */
const char       *wg_post_line_get_gaps  (WgPostLine *self);
const WgPostMark *wg_post_line_get_mark  (WgPostLine *self);
WgPostStatus      wg_post_line_get_status (WgPostLine *self);
gboolean          wg_post_line_is_open     (WgPostLine *self);
gboolean          wg_post_line_is_complete (WgPostLine *self);
gboolean          wg_post_line_is_expiring (WgPostLine *self); /* past its date, or soon */
/* What stands below its name in a card. (transfer full) */
char             *wg_post_line_dup_card    (WgPostLine *self);
/* All of it in one sentence, for a screen reader. (transfer full) */
char             *wg_post_line_dup_text    (WgPostLine *self);

G_END_DECLS
