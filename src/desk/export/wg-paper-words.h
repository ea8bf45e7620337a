/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-row.h"

G_BEGIN_DECLS

/**
 * WgPaperWords:
 *
 * What an office calls the words that a file keeps: "red_post" of a post is 红色驿站, and
 * "Mo-Fr 08:30-17:30" 周一至周五 08:30–17:30. With the names that the open file brings itself.
 */
typedef struct _WgPaperWords WgPaperWords;

/* On the main thread; read from any. */
WgPaperWords *wg_paper_words_new  (WgDistrict *district);
void          wg_paper_words_free (WgPaperWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPaperWords, wg_paper_words_free)

/* (transfer full) (nullable): what a field of a row says on paper; NULL: as everywhere. "" for what
 * is of no use to a reader. */
char         *wg_paper_words_dup  (WgPaperWords *self, const WgRow *row, guint field);

G_END_DECLS
