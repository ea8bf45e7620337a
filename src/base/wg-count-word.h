/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Counts as reports write them: "100余", "约100". The number is what is counted with, the word is
 * kept and printed as it was written. The words: 余 and 多 after the number, 约 and 超 before it. */

/* "100余人次" → 100, "余"; a count without a word gives NULL. @word: static. */
gboolean wg_count_word_parse  (const char *text, gint64 *number, const char **word);
char    *wg_count_word_format (gint64 number, const char *word); /* (nullable) @word */

G_END_DECLS
