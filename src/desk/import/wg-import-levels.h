/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-tree.h"

G_BEGIN_DECLS

/* (transfer full): a level of the file for codes of an administrative level, as in wg-code.h; 0 for
 * one that has none. */
WgRow *wg_import_level_new  (guint number, guint code_level);

/* Makes room in the levels of @ground for the codes of @drafts: see the .c. */
void   wg_import_fit_levels (WgImportDrafts *drafts, WgImportGround *ground);

G_END_DECLS
