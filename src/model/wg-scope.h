/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-period.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define WG_TYPE_SCOPE (wg_scope_get_type ())
G_DECLARE_FINAL_TYPE (WgScope, wg_scope, WG, SCOPE, GObject)

/**
 * WgScope:
 *
 * The question on the table. Map, charts, posts and pages bind to the same scope; every change is
 * a property notification. Properties: unit (row id, 0: the whole file), indicator (id),
 * service-class (row id, 0: all), period, cutoff, at (texts), selected-grid and selected-unit
 * (row ids or 0).
 */
WgScope    *wg_scope_new               (void);
gint64      wg_scope_get_unit          (WgScope *self);
void        wg_scope_set_unit          (WgScope *self, gint64 unit);
const char *wg_scope_get_indicator     (WgScope *self);
void        wg_scope_set_indicator     (WgScope *self, const char *id);
gint64      wg_scope_get_service_class (WgScope *self);
void        wg_scope_set_service_class (WgScope *self, gint64 service_class);
gint64      wg_scope_get_selected_grid (WgScope *self);
void        wg_scope_set_selected_grid (WgScope *self, gint64 grid);
gint64      wg_scope_get_selected_unit (WgScope *self); /* in the tree, a form, the chart */
void        wg_scope_set_selected_unit (WgScope *self, gint64 unit);
WgPeriod    wg_scope_get_period        (WgScope *self);
void        wg_scope_set_period        (WgScope *self, WgPeriod period);
WgTime      wg_scope_get_cutoff        (WgScope *self); /* WG_TIME_NONE: live */
void        wg_scope_set_cutoff        (WgScope *self, WgTime cutoff);
WgTime      wg_scope_get_at            (WgScope *self); /* for stocks; WG_TIME_NONE: now */
void        wg_scope_set_at            (WgScope *self, WgTime at);

G_END_DECLS
