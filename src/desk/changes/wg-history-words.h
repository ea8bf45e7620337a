/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-history.h"
#include "wg-registry.h"
#include "wg-store.h"

G_BEGIN_DECLS

/**
 * WgHistoryWords:
 *
 * Puts what the journal keeps into words: names instead of row ids, "yes" instead of 1, the titles
 * and types of the templates. It may be used on any one thread; it asks the store, which answers
 * while the caller waits.
 */
typedef struct _WgHistoryWords WgHistoryWords;

WgHistoryWords *wg_history_words_new          (WgStore *store, WgRegistry *registry);
void            wg_history_words_free         (WgHistoryWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgHistoryWords, wg_history_words_free)

/* (transfer full): "" for an empty value. */
char           *wg_history_words_dup_value    (WgHistoryWords *self, const WgField *field,
                                               const WgValue *value);
/* (transfer full): what a row is called: "Position “书记”". */
char           *wg_history_words_dup_row      (WgHistoryWords *self, const WgRowEntry *entry);
/* (transfer full): the facts of a row that came or went, on one line. */
char           *wg_history_words_dup_summary  (WgHistoryWords *self, const WgRowEntry *entry);

G_END_DECLS
