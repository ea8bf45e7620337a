/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-body-type.h"
#include "wg-district.h"
#include "wg-level-template.h"

G_BEGIN_DECLS

/**
 * WgTemplates:
 *
 * The level templates that a file can use, which one it uses, and what follows from it for each of
 * its levels: name, duty, bodies that may stand there, levels that may stand below. Levels are
 * those of the file (1 … 7 as in a unit's row); a template's words are put on them by their place,
 * so a file whose tree begins higher or lower than the template still has its words.
 *
 * Immutable; made anew after "changed". Reads nothing from the disk.
 */
typedef struct _WgTemplates WgTemplates;

/* @district: (nullable): NULL for a file that is not there yet. */
WgTemplates           *wg_templates_new             (WgDistrict *district, GError **error);
void                   wg_templates_free            (WgTemplates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTemplates, wg_templates_free)

/* Arrays are (transfer none) unless said otherwise and live as long as the object. */
GPtrArray             *wg_templates_list            (WgTemplates *self); /* WgLevelTemplate */
const WgLevelTemplate *wg_templates_find            (WgTemplates *self, const char *id);
const WgLevelTemplate *wg_templates_get_default     (WgTemplates *self);
const WgLevelTemplate *wg_templates_get_current     (WgTemplates *self); /* (nullable) */
/* (element-type WgRow): the levels of the file from the top down. */
GPtrArray             *wg_templates_get_levels      (WgTemplates *self);
/* "" where the file has no word. */
const char            *wg_templates_get_level_name  (WgTemplates *self, guint level);
const char            *wg_templates_get_duty        (WgTemplates *self, guint level);
WgLevelPlace           wg_templates_get_place       (WgTemplates *self, guint level);
/* Units may not stand on a level that is only counted (M06). */
gboolean               wg_templates_is_count_only   (WgTemplates *self, guint level);
/* (transfer container) (element-type WgBodyType): what may stand at a level, the usual one first;
 * every type where the file's template does not say. */
GPtrArray             *wg_templates_list_body_types (WgTemplates *self, guint level);
/* (transfer container) (element-type guint): levels on which a unit may stand right under one of
 * @level; 0: at the top. The usual one first. */
GArray                *wg_templates_list_child_levels (WgTemplates *self, guint level);
/* Whether a unit of @child may stand right under one of @level (M01); 0: at the top. */
gboolean               wg_templates_allows_child    (WgTemplates *self, guint level, guint child);

G_END_DECLS
