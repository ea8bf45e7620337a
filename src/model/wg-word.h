/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-kind.h"

G_BEGIN_DECLS

/* What people call a word that files keep in a fixed form: "held" of the field status; for yes
 * and no "1" and "0". The word itself where the field has none of its own. */
const char *wg_word_get_label (const WgField *field, const char *word);

G_END_DECLS
