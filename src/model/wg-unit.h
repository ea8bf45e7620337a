/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

#define WG_TYPE_UNIT (wg_unit_get_type ())
G_DECLARE_FINAL_TYPE (WgUnit, wg_unit, WG, UNIT, GObject)

/**
 * WgUnit:
 *
 * A body in the tree as lists and forms show it: an immutable view of its row, with its place in
 * the tree. A change of the row makes a new WgUnit.
 */
WgUnit     *wg_unit_new            (WgRow *row);
WgRow      *wg_unit_get_row        (WgUnit *self);
gint64      wg_unit_get_id         (WgUnit *self);
gint64      wg_unit_get_parent_id  (WgUnit *self);
const char *wg_unit_get_code       (WgUnit *self);
const char *wg_unit_get_name       (WgUnit *self);
const char *wg_unit_get_short_name (WgUnit *self); /* the name where there is no shorter one */
const char *wg_unit_get_body_type  (WgUnit *self);
guint       wg_unit_get_level      (WgUnit *self);
gboolean    wg_unit_is_open_on     (WgUnit *self, const char *date);

G_END_DECLS
