/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-service-record.h"

G_BEGIN_DECLS

#define WG_TYPE_SERVICE_LIST (wg_service_list_get_type ())
G_DECLARE_FINAL_TYPE (WgServiceList, wg_service_list, WG, SERVICE_LIST, GObject)

/**
 * WgServiceList:
 *
 * The activities of a unit and a period, the latest first, or its teams by name. Follows the file
 * and the scope. Signal "changed": it was filled anew, or what it counts is another.
 */
WgServiceList *wg_service_list_new        (WgDistrict *district, WgScope *scope);
/* "activity" or "team". */
void           wg_service_list_set_kind   (WgServiceList *self, const WgKind *kind);
const WgKind  *wg_service_list_get_kind   (WgServiceList *self);
/* @text: (nullable); @status: (nullable) "planned"; @service_class, @team: 0: all. A class stands
 * for those below it too. */
void           wg_service_list_set_filter (WgServiceList *self, const char *text,
                                           const char *status, gint64 service_class, gint64 team);
GListModel    *wg_service_list_get_model  (WgServiceList *self); /* WgServiceRecord */
gboolean       wg_service_list_is_busy    (WgServiceList *self);
const char    *wg_service_list_get_error  (WgServiceList *self); /* (nullable) */
/* Before the filter. */
guint          wg_service_list_get_total  (WgServiceList *self);
/* G_MAXUINT: not in the list. */
guint          wg_service_list_find       (WgServiceList *self, gint64 id);
/* (nullable): of the activities listed, the one that was entered last. */
WgRow         *wg_service_list_get_last   (WgServiceList *self);

G_END_DECLS
