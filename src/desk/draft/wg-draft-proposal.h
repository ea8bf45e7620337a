/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/* What a form need not ask because it can be computed (rules.md 2.7, B-03). */

/* A new unit under a superior (0: at the top), with level, code, body type, day of its setting up
 * filled in. (transfer none): belongs to the draft. */
WgRow *wg_draft_propose_unit       (WgDraft *draft, WgDistrict *district, gint64 parent);
/* A new grid of a community. */
WgRow *wg_draft_propose_grid       (WgDraft *draft, WgDistrict *district, gint64 community);
/* (transfer full) (nullable): the next code under the row's superior that was never used. */
char  *wg_draft_propose_unit_code  (WgDraft *draft, WgDistrict *district, WgRow *unit);
char  *wg_draft_propose_grid_code  (WgDraft *draft, WgDistrict *district, gint64 community);
/* (transfer full) (nullable): R-08: 2026-08-31 for a start on 2021-09-01 and five years. */
char  *wg_draft_propose_term_end   (WgDraft *draft, WgDistrict *district, WgRow *unit);
/* (transfer full) (nullable): 新渡社区 → 新渡. */
char  *wg_draft_propose_short_name (const char *name);

G_END_DECLS
