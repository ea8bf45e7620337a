/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-watch.h"
#include "wg-scope.h"
#include "wg-unit-tree.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_TREE_VIEW (wg_unit_tree_view_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitTreeView, wg_unit_tree_view, WG, UNIT_TREE_VIEW, GtkWidget)

/**
 * WgUnitTreeView:
 *
 * The organisation tree with its filter, columns and footer. What is selected in it and the
 * scope's selected unit are the same.
 *
 * Signal "opened": the user wants to work on the selected unit (Enter, double click).
 */
/* All (nullable). */
void        wg_unit_tree_view_set_district (WgUnitTreeView *self, WgDistrict *district,
                                            WgScope *scope, WgFindingWatch *watch);
/* Another day's units; NULL: today's. */
void        wg_unit_tree_view_set_registry (WgUnitTreeView *self, WgRegistry *registry);
void        wg_unit_tree_view_start_search (WgUnitTreeView *self);
/* (transfer full) (element-type gint64): row ids of the selected units. */
GArray     *wg_unit_tree_view_list_selected (WgUnitTreeView *self);

G_END_DECLS
