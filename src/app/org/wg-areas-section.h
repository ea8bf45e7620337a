/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_AREAS_SECTION (wg_areas_section_get_type ())
G_DECLARE_FINAL_TYPE (WgAreasSection, wg_areas_section, WG, AREAS_SECTION, AdwPreferencesGroup)

/**
 * WgAreasSection:
 *
 * Which grids a branch covers: one, or several of a joint branch. It changes rows of kind
 * branch_grid in the draft; a grid that is covered no longer gets an end, nothing is deleted.
 * Of a community it shows its grids instead. Signal "grid-activated" (int64 id).
 */
/* Both (nullable): nothing is shown. @unit: row id, also of a unit that is new in the draft. */
void wg_areas_section_set_draft     (WgAreasSection *self, WgDistrict *district, WgDraft *draft,
                                     gint64 unit);
/* Shows the grids that belong to the unit, and how many; nothing can be added. */
void wg_areas_section_set_community (WgAreasSection *self, gboolean community);
/* @problems: (element-type WgFieldProblem): shows those of "branch_grid"; returns how many. */
guint wg_areas_section_show_problems (WgAreasSection *self, GPtrArray *problems);

G_END_DECLS
