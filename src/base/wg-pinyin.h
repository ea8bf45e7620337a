/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Search and order in Chinese, through ICU. Results are lower-case ASCII for Han text. */

char    *wg_pinyin_full     (const char *text);   /* 青禾 → "qinghe" */
char    *wg_pinyin_initials (const char *text);   /* 青禾 → "qh" */
/* One string to look a query up in: folded text, full pinyin and initials, newline-separated. */
char    *wg_search_key      (const char *text);
void     wg_search_key_append (GString *keys, const char *text);  /* the same, behind others */
char    *wg_search_fold     (const char *query);  /* a query as it stands in keys */
gboolean wg_search_match    (const char *search_key, const char *query);
/* Order keys to compare with strcmp(): by pinyin, and by stroke (姓氏笔画). */
char    *wg_collate_pinyin  (const char *text);
char    *wg_collate_stroke  (const char *text);

G_END_DECLS
