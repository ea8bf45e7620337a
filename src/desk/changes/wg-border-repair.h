/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-mend.h"

G_BEGIN_DECLS

/**
 * WgBorderFault:
 * @keeps: the grid that has the area afterwards; of a crossing the grid or unit itself; NULL for a
 *   gap that no grid lies along
 * @gives: (nullable): the grid that gives it up
 * @fault: what is wrong and where
 *
 * Something wrong with borders, in the file's words.
 */
typedef struct
{
  WgRow       *keeps;
  WgRow       *gives;
  WgMendFault *fault;
} WgBorderFault;

/* A border before and after; areas in m². */
typedef struct
{
  WgRow      *row;
  WgGeometry *before, *after;
  double      before_m2, after_m2;
} WgBorderChange;

/**
 * WgBorderPlan:
 * @changes: (element-type WgBorderChange): the borders that become others
 * @edit: (nullable): what would write them; NULL when nothing changes
 * @n_left: what a look at the result finds still
 */
typedef struct
{
  GPtrArray *changes;
  WgEdit    *edit;
  guint      n_left;
} WgBorderPlan;

void       wg_border_plan_free (WgBorderPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgBorderPlan, wg_border_plan_free)

#define WG_TYPE_BORDER_REPAIR (wg_border_repair_get_type ())
G_DECLARE_FINAL_TYPE (WgBorderRepair, wg_border_repair, WG, BORDER_REPAIR, GObject)

/**
 * WgBorderRepair:
 *
 * The borders of a unit's grids as they were at one moment, what is wrong with them (G-05), and
 * what would repair it. It writes nothing. An overlap goes to the smaller grid, of equals to the
 * lower code; a gap or a sliver to the neighbour with the longest border along it; a border that
 * crosses itself is rebuilt from its own corners. Nothing else moves.
 */
/* @unit: row id of the unit whose grids are looked at; 0: the whole file. Reads no border yet. */
WgBorderRepair *wg_border_repair_new         (WgDistrict *district, gint64 unit);
/* Looks for faults; about a second for 3,000 grids. Any thread, one at a time. */
gboolean        wg_border_repair_look        (WgBorderRepair *self, GCancellable *cancellable,
                                              GError **error);
guint           wg_border_repair_get_n_checked (WgBorderRepair *self);
GPtrArray      *wg_border_repair_get_faults  (WgBorderRepair *self); /* WgBorderFault */
/* What would repair one of the faults, or (@one NULL) all of some kinds (WG_MEND_ALL) but those
 * that are to be asked for one by one. (transfer full); as slow as the look. */
WgBorderPlan   *wg_border_repair_plan        (WgBorderRepair *self, const WgBorderFault *one,
                                              guint kinds, GCancellable *cancellable,
                                              GError **error);
/* The borders around a place as they are, for the preview. (transfer full) of WgGeometry. */
GPtrArray      *wg_border_repair_list_near   (WgBorderRepair *self, const WgBBox *box);
/* Both for the window, on a thread. @self is not to be asked meanwhile. */
void            wg_border_repair_look_async  (WgBorderRepair *self, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean        wg_border_repair_look_finish (WgBorderRepair *self, GAsyncResult *result,
                                              GError **error);
void            wg_border_repair_plan_async  (WgBorderRepair *self, const WgBorderFault *one,
                                              guint kinds, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
WgBorderPlan   *wg_border_repair_plan_finish (WgBorderRepair *self, GAsyncResult *result,
                                              GError **error);

/* (transfer full): "Overlap"; "甲 and 乙 both have 12.3 m²"; what the repair does. */
const char     *wg_border_fault_get_title    (const WgBorderFault *self);
char           *wg_border_fault_dup_text     (const WgBorderFault *self);
char           *wg_border_fault_dup_remedy   (const WgBorderFault *self);
/* Row's name, else its code. */
const char     *wg_border_fault_get_name     (const WgRow *row);
/* Writes a plan, as one step that can be undone. Blocks; for the command line. */
gboolean        wg_border_plan_apply         (const WgBorderPlan *self, WgDistrict *district,
                                              GError **error);

G_END_DECLS
