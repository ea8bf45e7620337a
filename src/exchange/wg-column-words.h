/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-kind.h"

G_BEGIN_DECLS

/* (transfer full): small letters without blanks and marks, so that "Grid Code" is "grid_code". */
char       *wg_column_fold      (const char *name);
/* (transfer full) (element-type utf8): what the columns of @kind are called, folded: names, labels
 * and the synonyms of data/templates/column-synonyms.json. */
GHashTable *wg_column_words_new (const WgKind *kind);

G_END_DECLS
