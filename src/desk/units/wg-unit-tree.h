/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-unit-filter.h"
#include "wg-unit-sorting.h"

G_BEGIN_DECLS

#define WG_TYPE_UNIT_TREE (wg_unit_tree_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitTree, wg_unit_tree, WG, UNIT_TREE, GObject)

/**
 * WgUnitTree:
 *
 * The organisation tree of a file as lazy lists for GtkTreeListModel: the roots, and the units
 * below one when somebody expands it. Sorted among siblings and filtered; a filtered tree holds
 * what was looked for and the superiors through which it is reached.
 *
 * Signals "changing" and "changed" stand around every change of the lists, for a view that wants
 * to keep what is expanded and selected. Signal "rebuilt": other units, levels or findings.
 */
WgUnitTree   *wg_unit_tree_new           (void);
/* (nullable): follows it, showing its today. */
void          wg_unit_tree_set_district  (WgUnitTree *self, WgDistrict *district);
/* (nullable): shows another day's units instead, without findings; NULL: back to today. */
void          wg_unit_tree_set_registry  (WgUnitTree *self, WgRegistry *registry);
/* (nullable) (element-type WgFinding): followed. */
void          wg_unit_tree_set_findings  (WgUnitTree *self, GListModel *findings);
void          wg_unit_tree_set_filter    (WgUnitTree *self, const WgUnitFilter *filter);
void          wg_unit_tree_set_sort      (WgUnitTree *self, WgUnitSort sort, gboolean descending);

gboolean      wg_unit_tree_is_today      (WgUnitTree *self); /* what is shown can be changed */
const WgUnitFilter *wg_unit_tree_get_filter (WgUnitTree *self);
/* (nullable) (transfer none): those that are shown: none of another day. */
GListModel   *wg_unit_tree_get_findings  (WgUnitTree *self);
/* (nullable) (transfer none): rows of kind level; WgBodyType: what can be looked for. */
GPtrArray    *wg_unit_tree_get_levels    (WgUnitTree *self);
GPtrArray    *wg_unit_tree_get_body_types (WgUnitTree *self);
/* (nullable) (transfer none): the one line that says what units of a level are for (M12). */
const char   *wg_unit_tree_get_duty      (WgUnitTree *self, guint level);
WgUnitIndex  *wg_unit_tree_get_index     (WgUnitTree *self); /* (nullable) (transfer none) */
guint         wg_unit_tree_get_n_units   (WgUnitTree *self);
guint         wg_unit_tree_get_n_matches (WgUnitTree *self); /* all units without a filter */
gboolean      wg_unit_tree_shows         (WgUnitTree *self, gint64 unit);
GListModel   *wg_unit_tree_get_roots     (WgUnitTree *self); /* (transfer none) */
/* (transfer full) (nullable): what lies below; NULL where nothing does. */
GListModel   *wg_unit_tree_make_children (WgUnitTree *self, gint64 unit);
/* (transfer full) (element-type gint64): row ids from the root to the unit, itself last; empty
 * where the tree does not show it. */
GArray       *wg_unit_tree_list_path     (WgUnitTree *self, gint64 unit);

G_END_DECLS
