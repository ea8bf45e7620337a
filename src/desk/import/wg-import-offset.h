/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-draft.h"

G_BEGIN_DECLS

/* A note where a whole layer lies 200–700 m off in one direction: shifted degrees that
 * nobody declared. (nullable): the note. */
const char *wg_import_offset_hint (WgImportDrafts *drafts);

G_END_DECLS
