/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_RECORD_HISTORY (wg_record_history_get_type ())
G_DECLARE_FINAL_TYPE (WgRecordHistory, wg_record_history, WG, RECORD_HISTORY, AdwPreferencesGroup)

/**
 * WgRecordHistory:
 *
 * Who changed a record, when, and each field old and new, the last edit first. It is not to be seen
 * before there is something to tell.
 */
/* @row: (nullable): as it is stored; NULL for a new one. Reads anew each time. */
void wg_record_history_set_row (WgRecordHistory *self, WgDistrict *district, WgRow *row);

G_END_DECLS
