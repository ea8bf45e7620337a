/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit-node.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define WG_TYPE_UNIT_LIST (wg_unit_list_get_type ())
G_DECLARE_FINAL_TYPE (WgUnitList, wg_unit_list, WG, UNIT_LIST, GObject)

/* (transfer full): the node of a unit, when a row wants to be shown. */
typedef WgUnitNode *(*WgUnitNodeMaker) (gint64 id, gpointer data);

/**
 * WgUnitList:
 *
 * The units directly below one, as a GListModel of WgUnitNode: it keeps numbers, and makes a node
 * only when it is asked for one.
 */
WgUnitList *wg_unit_list_new     (gint64           parent,
                                  WgUnitNodeMaker  make_node,
                                  gpointer         data);
gint64      wg_unit_list_get_parent_id (WgUnitList *self); /* 0: the roots */
/* Where a unit stands; G_MAXUINT: it is not there. */
guint       wg_unit_list_find    (WgUnitList *self, gint64 id);
/* For the tree. @entries: row ids; negative where the unit has none below it: a row that changes
 * between the two is told as replaced, because an expander asks only once. */
void        wg_unit_list_set     (WgUnitList      *self,
                                  const gint64    *entries,
                                  guint            n);
/* For the tree that is gone: no nodes any more. */
void        wg_unit_list_close   (WgUnitList      *self);

G_END_DECLS
