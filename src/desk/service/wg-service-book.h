/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/* What records of service refer to: the teams and classes of a file, as it would be with a draft.
 * Rows are (transfer none) and stay valid until the district's "changed". */

/* (nullable): @draft (nullable) stands before the file. */
WgRow     *wg_service_find_class   (WgDistrict *district, WgDraft *draft, gint64 id);
WgRow     *wg_service_find_team    (WgDistrict *district, WgDraft *draft, gint64 id);

/* (transfer container) (element-type WgRow): classes for "activity", "case" or "wish" in the order
 * of the tree, a class right before those below it. @day: only those that are open on it; NULL:
 * all. */
GPtrArray *wg_service_list_classes (WgDistrict *district, const char *use, const char *day);
/* (transfer container) (element-type WgRow): teams of a unit and of the units below it, by name. */
GPtrArray *wg_service_list_teams   (WgDistrict *district, gint64 unit, const char *day);
/* (transfer full): "property / lighting", or the name of a class at the top. */
char      *wg_service_name_class   (WgDistrict *district, WgRow *service_class);

/* A record as it is stored; blocks for one row. (transfer full) */
WgRow     *wg_service_load_record  (WgDistrict *district, const WgKind *kind, gint64 id,
                                    GError **error);

/* Whether a record of this unit and grid (0: not named) lies in the scope of @above. */
gboolean   wg_service_is_in        (WgDistrict *district, WgRow *record, gint64 above);

G_END_DECLS
