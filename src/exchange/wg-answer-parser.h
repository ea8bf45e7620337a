/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-table.h"

G_BEGIN_DECLS

/**
 * WgAnswerParser:
 *
 * Turns the bytes that the reader sends into a table. The reader has met a foreign file, so nothing
 * it says is trusted: lengths, types, order and texts are checked, and the first frame that is not
 * allowed ends it.
 */
typedef struct _WgAnswerParser WgAnswerParser;

WgAnswerParser *wg_answer_parser_new          (const char *file, gsize max_bytes);
void            wg_answer_parser_free         (WgAnswerParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgAnswerParser, wg_answer_parser_free)

gboolean        wg_answer_parser_feed         (WgAnswerParser *self, const guint8 *bytes,
                                               gsize length, GError **error);
gboolean        wg_answer_parser_is_done      (const WgAnswerParser *self);
void            wg_answer_parser_get_progress (const WgAnswerParser *self, gint64 *done,
                                               gint64 *of);
WgTable        *wg_answer_parser_steal_table  (WgAnswerParser *self);

G_END_DECLS
