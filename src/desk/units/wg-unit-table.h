/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit.h"

G_BEGIN_DECLS

#define WG_UNIT_TABLE_NONE G_MAXUINT32

/**
 * WgUnitTable:
 *
 * The units that exist on a day, in the order of the tree: superiors before those below them, and
 * those by level, code and name. A place is a position in this order. Made of plain arrays, because
 * a national tree has 620,000 units: a WgUnit and a list exist once somebody asked for them.
 * Immutable to whoever looks; any thread.
 */
typedef struct _WgUnitTable WgUnitTable;

WgUnitTable   *wg_unit_table_new             (GPtrArray *rows, const char *day);
void           wg_unit_table_free            (WgUnitTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgUnitTable, wg_unit_table_free)

guint          wg_unit_table_get_n           (WgUnitTable *self);
guint32        wg_unit_table_find            (WgUnitTable *self, gint64 id);
WgRow         *wg_unit_table_get_row         (WgUnitTable *self, guint32 place);
int            wg_unit_table_get_members     (WgUnitTable *self, guint32 place); /* −1: unknown */
WgUnit        *wg_unit_table_get_unit        (WgUnitTable *self, guint32 place);
GPtrArray     *wg_unit_table_get_all         (WgUnitTable *self); /* WgUnit, by place */
WgUnit        *wg_unit_table_find_by_code    (WgUnitTable *self, const char *code);
/* Places directly below one; WG_UNIT_TABLE_NONE: the roots. (transfer none) */
const guint32 *wg_unit_table_get_children    (WgUnitTable *self, guint32 place, guint *n);
/* The same as units; (nullable): NULL for none, but never for the roots. (transfer none) */
GPtrArray     *wg_unit_table_list_children   (WgUnitTable *self, guint32 place);

G_END_DECLS
