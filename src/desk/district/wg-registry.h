/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-body-type.h"
#include "wg-evaluation.h"
#include "wg-grid.h"
#include "wg-position.h"
#include "wg-registry-rows.h"
#include "wg-unit-table.h"
#include "wg-unit.h"

G_BEGIN_DECLS

/**
 * WgRegistry:
 *
 * The units and grids of a file that exist on one day, in memory and indexed: the tree, who lies
 * under whom, which branch covers which grid, the measures of every grid. Immutable once built, so
 * it may be built on a worker thread and read from any.
 */
typedef struct _WgRegistry WgRegistry;

/* @rows: (transfer none). @today: 2026-10-12. */
WgRegistry       *wg_registry_new              (const WgRegistryRows *rows, const char *today);
/* The same rows on another day. (transfer full) */
WgRegistry       *wg_registry_new_on           (WgRegistry *self, const char *day);
/* The same day with other rows: what a change would make of the file. (transfer full) */
WgRegistry       *wg_registry_new_with         (WgRegistry *self, GPtrArray *changed,
                                                GPtrArray *dropped);
/* All rows it was made of, also of what does not exist on its day: for another day's registry. */
const WgRegistryRows *wg_registry_get_rows     (WgRegistry *self);
const char       *wg_registry_get_day          (WgRegistry *self);
WgRegistry       *wg_registry_ref              (WgRegistry *self);
void              wg_registry_unref            (WgRegistry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgRegistry, wg_registry_unref)

GPtrArray        *wg_registry_get_units        (WgRegistry *self); /* WgUnit, parents first */
WgUnitTable      *wg_registry_get_unit_table   (WgRegistry *self); /* the same without objects */
GPtrArray        *wg_registry_get_grids        (WgRegistry *self); /* WgGrid, by code */
GPtrArray        *wg_registry_get_children     (WgRegistry *self, gint64 unit); /* 0: roots */
WgUnit           *wg_registry_find_unit        (WgRegistry *self, gint64 id);
WgUnit           *wg_registry_find_unit_by_code (WgRegistry *self, const char *code);
WgGrid           *wg_registry_find_grid        (WgRegistry *self, gint64 id);
guint             wg_registry_find_grid_index  (WgRegistry *self, gint64 id); /* G_MAXUINT: none */
GPtrArray        *wg_registry_get_branches     (WgRegistry *self, gint64 grid); /* (nullable) */
/* Whether a unit is another one or lies under it; everything lies under 0. */
gboolean          wg_registry_is_within        (WgRegistry *self, gint64 unit, gint64 above);
/* Positions established on the day: of a unit in committee order, and those a person holds.
 * (nullable) (transfer none) (element-type WgPosition) */
GPtrArray        *wg_registry_get_positions    (WgRegistry *self, gint64 unit);
GPtrArray        *wg_registry_list_holdings_of (WgRegistry *self, const char *holder);
GPtrArray        *wg_registry_get_all_positions (WgRegistry *self); /* by row id */
WgPosition       *wg_registry_find_position    (WgRegistry *self, gint64 id); /* (nullable) */
const char       *wg_registry_get_level_name   (WgRegistry *self, guint level);
/* (nullable): what kind of body the unit is. */
const WgBodyType *wg_registry_get_body_type    (WgRegistry *self, WgUnit *unit);
gboolean          wg_registry_is_branch        (WgRegistry *self, WgUnit *unit);
void              wg_registry_measure_areas    (WgRegistry *self); /* takes long; any thread */
/* Takes over the areas that are known of grids whose border is the same. */
void              wg_registry_inherit_areas    (WgRegistry *self, WgRegistry *from);
void              wg_registry_get_measures     (WgRegistry *self, guint grid, gboolean with_area,
                                                WgMeasures *measures);
/* All grids under a unit (0: every grid), branches counted once. */
void              wg_registry_sum              (WgRegistry *self, gint64 unit, gboolean with_area,
                                                WgMeasures *sum);
/* (transfer container) (element-type guint): indices of the grids under a unit; 0: all. */
GArray           *wg_registry_list_grids       (WgRegistry *self, gint64 unit);
/* (transfer container) (element-type WgUnit): a set: the unit and all under it; 0: empty. */
GHashTable       *wg_registry_collect_units    (WgRegistry *self, gint64 unit);
GPtrArray        *wg_registry_get_base_features (WgRegistry *self); /* WgRow */

G_END_DECLS
