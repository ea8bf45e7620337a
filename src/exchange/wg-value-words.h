/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgValueWords:
 *
 * What other programs and offices write for the few words that a field may hold: 已举办 is "held".
 * Data: the "values" of templates/column-synonyms.json.
 */
typedef struct _WgValueWords WgValueWords;

WgValueWords *wg_value_words_new  (void);
void          wg_value_words_free (WgValueWords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgValueWords, wg_value_words_free)

/* Whether the field's words are listed at all. */
gboolean      wg_value_words_has  (WgValueWords *self, const char *kind, const char *field);
/* (nullable) (transfer none): the stored word for a cell. */
const char   *wg_value_words_find (WgValueWords *self, const char *kind, const char *field,
                                   const char *text);

G_END_DECLS
