/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-draft.h"

G_BEGIN_DECLS

/**
 * wg_import_offset_find:
 * @east_m: (out): how far east the drafts' areas lie of those that the file has, metres
 * @north_m: (out): how far north
 *
 * The middle of what areas of the same code differ by.
 *
 * Returns: %FALSE when too few are in both, or when they do not all lie off alike
 */
gboolean wg_import_offset_find (const WgImportDrafts *drafts, double *east_m, double *north_m);

/* A note where a whole layer lies 200–700 m off in one direction: shifted degrees that
 * nobody declared. */
void     wg_import_offset_hint (WgImportDrafts *drafts);

G_END_DECLS
