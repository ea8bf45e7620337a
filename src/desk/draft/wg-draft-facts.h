/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"
#include "wg-rule-facts.h"

G_BEGIN_DECLS

/* What rules look at. The texts belong to the rows. Positions are not counted. */
WgBodyFacts wg_draft_facts_get_body   (WgDraft *draft, WgDistrict *district, WgRow *unit);
WgGridFacts wg_draft_facts_get_grid   (WgDraft *draft, WgDistrict *district, WgRow *grid);

G_END_DECLS
