/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"
#include "wg-draft.h"

G_BEGIN_DECLS

/* What the forms of service need not ask because it can be computed (rules.md 2.7, B-03). The rows
 * belong to the draft. */

/* Held today by @unit (0: not known); grid, class and organiser of @last (nullable), the record
 * that was entered last. */
WgRow  *wg_service_propose_activity (WgDraft *draft, WgDistrict *district, gint64 unit,
                                     WgRow *last);
WgRow  *wg_service_propose_team     (WgDraft *draft, WgDistrict *district, gint64 unit);
/* The same once more today: all but the day and the numbers. */
WgRow  *wg_service_repeat_activity  (WgDraft *draft, WgDistrict *district, WgRow *activity);

/* A team gives its class, grid and unit. Returns whether it gave anything. */
gboolean wg_service_take_team       (WgDistrict *district, WgRow *activity);
/* A grid gives its community, where none or only a unit above it is named. */
gboolean wg_service_take_grid       (WgDistrict *district, WgRow *record);
/* V-03: as many hours as the person-times may have; NULL value: none can be told. */
void     wg_service_propose_hours   (WgRow *activity, WgValue *hours);
/* Says when the office knew: to be called before a draft is written. A record that is held is
 * known from the moment on which somebody said so, not from its planning. */
void     wg_service_set_entered     (WgDraft *draft, WgDistrict *district);

G_END_DECLS
