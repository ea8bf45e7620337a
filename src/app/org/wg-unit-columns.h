/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit-cell.h"
#include "wg-unit-sorting.h"

G_BEGIN_DECLS

/* The columns that the organisation tree can have. */

const char *wg_unit_column_get_name  (WgUnitColumn column); /* "code": for settings and actions */
const char *wg_unit_column_get_title (WgUnitColumn column);
WgUnitSort  wg_unit_column_get_sort  (WgUnitColumn column);
/* (transfer full): hidden */
GtkColumnViewColumn *wg_unit_column_new  (WgUnitColumn column);
void        wg_unit_column_set_shown (WgUnitColumn column, GtkColumnViewColumn *made,
                                      gboolean shown);
/* By what the user wants rows sorted; FALSE: the tree's own order. */
gboolean    wg_unit_columns_get_sort (GtkColumnView *view, WgUnitSort *sort, gboolean *descending);

G_END_DECLS
