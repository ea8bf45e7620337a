/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-deck-builder.h"
#include "wg-paper.h"

G_BEGIN_DECLS

typedef enum
{
  WG_DECK_PAPER_AGENDA,  /* 议程 */
  WG_DECK_PAPER_BRIEF,   /* 一页纸 */
  WG_DECK_PAPER_SIGN_IN, /* 签到 */
  WG_DECK_PAPER_MINUTES, /* 会议纪要, a draft */
  WG_DECK_N_PAPERS
} WgDeckPaper;

const char *wg_deck_paper_get_name (WgDeckPaper paper); /* in the user's language */
/* @id: "agenda", "brief", "signin", "minutes". FALSE: there is no such paper. */
gboolean    wg_deck_paper_find     (const char *id, WgDeckPaper *paper);

/* What the paper says of the deck's meeting and figures. All but the brief need a meeting that is
 * called: %G_IO_ERROR_NOT_FOUND with a sentence without. (transfer full) */
WgPaper    *wg_deck_paper_make     (WgDeckBuilder *builder, WgDeckPaper paper, GError **error);
/* Writes it to a .pdf. Blocks. */
gboolean    wg_deck_paper_print    (WgDeckBuilder *builder, WgDeckPaper paper, const char *path,
                                    GError **error);

G_END_DECLS
