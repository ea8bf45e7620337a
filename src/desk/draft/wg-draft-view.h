/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/* The file as it would be with the draft: a row of the draft stands for the stored one. */

/* (nullable) (transfer none): a unit or grid that exists today, or is in the draft. */
WgRow     *wg_draft_view_find_unit   (WgDraft *draft, WgDistrict *district, gint64 id);
WgRow     *wg_draft_view_find_grid   (WgDraft *draft, WgDistrict *district, gint64 id);
/* (transfer container) (element-type WgRow): of kind branch_grid, what a branch covers today. */
GPtrArray *wg_draft_view_list_covers (WgDraft *draft, WgDistrict *district, gint64 unit);
/* How many digits an administrative code of the level has; 0: codes of its units are free. */
guint      wg_draft_view_code_length (WgDistrict *district, gint64 level);
/* How often units (or grids) use a code, over all time. */
guint      wg_draft_view_count_code  (WgDraft *draft, WgDistrict *district, const WgKind *kind,
                                      const char *code);

G_END_DECLS
