/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit-tree.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_FILTER_BAR (wg_unit_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitFilterBar, wg_unit_filter_bar, WG, UNIT_FILTER_BAR, GtkWidget)

/**
 * WgUnitFilterBar:
 *
 * What is looked for in the organisation tree: text, level, body type, findings. Sets the filter
 * of its tree.
 *
 * Signal "left": Escape or the arrow down in the entry: on to the rows.
 */
void     wg_unit_filter_bar_set_tree (WgUnitFilterBar *self, WgUnitTree *tree); /* (nullable) */
void     wg_unit_filter_bar_clear    (WgUnitFilterBar *self);
/* Keys typed in @widget begin a search. */
void     wg_unit_filter_bar_capture  (WgUnitFilterBar *self, GtkWidget *widget);

G_END_DECLS
