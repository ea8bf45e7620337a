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
  gint64             awaited;   /* to be selected once the tree has it; 0: none */
  GArray              *cut;       /* (nullable) gint64: waits for its new superior */
  GHashTable          *superiors; /* gint64 → gint64: of what was to be moved, as last seen */
  GtkWidget           *drop_row;  /* (nullable): lies under what is dragged */
  gboolean             was_filtered;
  gboolean             is_changing;
};

void _wg_unit_tree_view_update_footer  (WgUnitTreeView *self);

/* wg-unit-tree-view-actions.c: actions "tree.*", keys and the context menu. */
void _wg_unit_tree_view_add_actions    (WgUnitTreeView *self);
void _wg_unit_tree_view_update_actions (WgUnitTreeView *self);
/* The position of the row at a place in the list, and its widget; GTK_INVALID_LIST_POSITION where
 * there is none. */
guint _wg_unit_tree_view_pick          (WgUnitTreeView *self, double x, double y, GtkWidget **row);
/* Gives the focus to the selected row, or to the first. */
void _wg_unit_tree_view_focus_rows     (WgUnitTreeView *self);

/* wg-unit-tree-view-moves.c: dragging, cutting and pasting. */
void _wg_unit_tree_view_add_moves      (WgUnitTreeView *self);
void _wg_unit_tree_view_update_moves   (WgUnitTreeView *self);
gboolean _wg_unit_tree_view_is_writable (WgUnitTreeView *self);
void _wg_unit_tree_view_forget_cut     (WgUnitTreeView *self);
/* (transfer full) (nullable): the units that came under another superior since the last call, by a
 * move or because one was undone. */
GArray *_wg_unit_tree_view_take_moved  (WgUnitTreeView *self);

G_END_DECLS
