/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_POSITIONS_SECTION (wg_positions_section_get_type ())
G_DECLARE_FINAL_TYPE (WgPositionsSection, wg_positions_section, WG, POSITIONS_SECTION,
                      AdwPreferencesGroup)

/**
 * WgPositionsSection:
 *
 * The positions of a unit in its form: who holds them, vacancies outlined, and every step in place.
 * It changes rows of kind position and holding in the draft and nothing else.
 */
/* Both (nullable): nothing is shown. @unit: row id, also of a unit that is new in the draft. */
void     wg_positions_section_set_draft   (WgPositionsSection *self, WgDistrict *district,
                                           WgDraft *draft, gint64 unit);
/* Something typed is refused and not in the draft: the form may not be saved yet. */
gboolean wg_positions_section_has_problem (WgPositionsSection *self);
/* Opens the first vacancy, else the first position, for a finding that points at positions. */
void     wg_positions_section_start       (WgPositionsSection *self);

G_END_DECLS
