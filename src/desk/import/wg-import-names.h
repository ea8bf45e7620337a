/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-import-plan.h"
#include "wg-import-tree.h"

G_BEGIN_DECLS

/**
 * wg_import_names_match:
 * @drafts: units or grids, not placed yet
 * @ground: what the file has
 * @present: (element-type WgRow): the rows of the kind that the file has
 * @accepted: (nullable): codes of rows that the user wants joined; %NULL for all
 *
 * Rows whose code the file does not have, but whose name it has under the same unit above: codes
 * drift between sources. Only where one row and one row alone fit each other. Those accepted are
 * joined to the row that is there, which keeps its code.
 *
 * Returns: (transfer full) (element-type WgImportMatch): all that were found
 */
GPtrArray *wg_import_names_match (WgImportDrafts *drafts, const WgImportGround *ground,
                                  GPtrArray *present, const char *const *accepted);

G_END_DECLS
