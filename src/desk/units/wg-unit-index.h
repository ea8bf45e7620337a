/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-unit.h"

G_BEGIN_DECLS

/* wg-registry.h, which the window does not see. */
typedef struct _WgRegistry WgRegistry;

/* Instead of a place in the arrays: no such unit; as a superior: none, the unit is a root. */
#define WG_UNIT_INDEX_NONE G_MAXUINT32

/**
 * WgUnitIndex:
 *
 * The tree of a registry as plain arrays: who lies under whom, and what is added up from below.
 * Units are named by their place in wg_registry_get_units(), superiors before those below.
 * Immutable once built, so it may be built on a worker thread and read from any.
 */
typedef struct _WgUnitIndex WgUnitIndex;

WgUnitIndex   *wg_unit_index_new          (WgRegistry *registry);
WgUnitIndex   *wg_unit_index_ref          (WgUnitIndex *self);
void           wg_unit_index_unref        (WgUnitIndex *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgUnitIndex, wg_unit_index_unref)

WgRegistry    *wg_unit_index_get_registry (WgUnitIndex *self);
guint          wg_unit_index_get_n_units  (WgUnitIndex *self);
/* Without making an object of it. */
gint64         wg_unit_index_get_id       (WgUnitIndex *self, guint32 place);
WgRow         *wg_unit_index_get_row      (WgUnitIndex *self, guint32 place);
WgUnit        *wg_unit_index_get_unit     (WgUnitIndex *self, guint32 place);
guint32        wg_unit_index_find         (WgUnitIndex *self, gint64 id);
guint32        wg_unit_index_get_parent   (WgUnitIndex *self, guint32 place);
/* Directly below, by code; WG_UNIT_INDEX_NONE: the roots. (transfer none) */
const guint32 *wg_unit_index_get_children (WgUnitIndex *self, guint32 place, guint *n);
/* −1: nobody counted. @is_sum: the unit has no count of its own, this is that of those below. */
int            wg_unit_index_get_members  (WgUnitIndex *self, guint32 place, gboolean *is_sum);
/* Grids that belong to the unit or to units below it; of a branch: the grids it covers. */
guint          wg_unit_index_get_grids    (WgUnitIndex *self, guint32 place);

G_END_DECLS
