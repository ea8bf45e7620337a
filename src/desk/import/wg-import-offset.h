/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-draft.h"
#include "wg-shift.h"

G_BEGIN_DECLS

/* How far the drafts' areas lie east and north of those that the file has: the middle of what areas
 * of the same code differ by. FALSE when too few are in both, or when they do not all lie off
 * alike. */
gboolean wg_import_offset_find (const WgImportDrafts *drafts, WgShift *shift);

G_END_DECLS
