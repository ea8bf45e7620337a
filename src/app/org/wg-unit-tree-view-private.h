/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit-cell.h"
#include "wg-unit-filter-bar.h"
#include "wg-unit-tree-view.h"

G_BEGIN_DECLS

struct _WgUnitTreeView
{
  GtkWidget parent_instance;

  GtkWidget           *content;
  WgUnitFilterBar     *filter;
  GtkMenuButton       *columns_button;
  GtkStack            *pages;
  GtkColumnView       *view;
  GtkWidget           *list;      /* the rows inside the view, without the headers */
  GtkLabel            *count;
  GtkLabel            *duty;
  GtkWidget           *menu;      /* (nullable): the context menu, once it was asked for */
  GtkColumnViewColumn *columns[WG_N_UNIT_COLUMNS];

  GSettings           *settings;
  GSimpleActionGroup  *actions;
  WgUnitTree          *tree;
  GtkTreeListModel    *rows;
  GtkMultiSelection   *selection;
  WgDistrict          *district;  /* (nullable) */
  WgScope             *scope;     /* (nullable) */

  GHashTable          *expanded;  /* gint64 set: what the user opened, before any filter */
  GArray              *chosen;    /* gint64: selected before the change that is going on */
  gboolean             was_filtered;
  gboolean             is_changing;
};

/* wg-unit-tree-view-actions.c: actions "tree.*", keys and the context menu. */
void _wg_unit_tree_view_add_actions    (WgUnitTreeView *self);
void _wg_unit_tree_view_update_actions (WgUnitTreeView *self);
/* Gives the focus to the selected row, or to the first. */
void _wg_unit_tree_view_focus_rows     (WgUnitTreeView *self);

G_END_DECLS
