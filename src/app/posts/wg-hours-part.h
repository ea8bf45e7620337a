/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-form-part.h"

G_BEGIN_DECLS

#define WG_TYPE_HOURS_PART (wg_hours_part_get_type ())
G_DECLARE_FINAL_TYPE (WgHoursPart, wg_hours_part, WG, HOURS_PART, GtkWidget)

/**
 * WgHoursPart:
 *
 * Opening hours per weekday and on public holidays, with duty outside of them (P-04).
 */
WgFormPart *wg_hours_part_new (void);

G_END_DECLS
