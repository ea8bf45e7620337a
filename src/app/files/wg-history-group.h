/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-district.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_HISTORY_GROUP (wg_history_group_get_type ())
G_DECLARE_FINAL_TYPE (WgHistoryGroup, wg_history_group, WG, HISTORY_GROUP, AdwPreferencesGroup)

/**
 * WgHistoryGroup:
 *
 * How long a file keeps old values: shown, and changed after a question where something goes.
 */
/* @district: (nullable): nothing is shown where the file could not be opened. */
void wg_history_group_set_district (WgHistoryGroup *self, WgDistrict *district);

G_END_DECLS
