/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit-node.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The rows of a GtkTreeListModel of WgUnitNode by the row ids of their units. */

/* (transfer container) (element-type gint64): a set of the units that are expanded. */
GHashTable *wg_unit_rows_list_expanded (GtkTreeListModel *rows);
void        wg_unit_rows_expand        (GtkTreeListModel *rows, GHashTable *units);
/* From the top down, as long as there are no more than @most rows. */
void        wg_unit_rows_expand_all    (GtkTreeListModel *rows, guint most);
void        wg_unit_rows_collapse_all  (GtkTreeListModel *rows);
/* Expands the way to a unit. @path: (element-type gint64) from the root to it.
 * GTK_INVALID_LIST_POSITION where it is not there. */
guint       wg_unit_rows_reveal        (GtkTreeListModel *rows, GArray *path);
/* (transfer full) (nullable): the unit at a position. */
WgUnitNode *wg_unit_rows_get_node      (GtkTreeListModel *rows, guint position);

G_END_DECLS
