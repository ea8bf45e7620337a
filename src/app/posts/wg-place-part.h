/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-form-part.h"

G_BEGIN_DECLS

#define WG_TYPE_PLACE_PART (wg_place_part_get_type ())
G_DECLARE_FINAL_TYPE (WgPlacePart, wg_place_part, WG, PLACE_PART, GtkWidget)

/**
 * WgPlacePart:
 *
 * Where a post stands: by typed coordinates, by the middle of a grid or unit that is searched, by
 * a click on a map that somebody else has. Signal "pick" (gboolean): a click is waited for, or no
 * more.
 */
WgFormPart *wg_place_part_new         (void);
/* In degrees: what was clicked; ends the waiting. */
void        wg_place_part_take        (WgPlacePart *self, double lon, double lat);
void        wg_place_part_end_picking (WgPlacePart *self);

G_END_DECLS
