/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-positions.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define WG_TYPE_POSITION_ROW (wg_position_row_get_type ())
G_DECLARE_FINAL_TYPE (WgPositionRow, wg_position_row, WG, POSITION_ROW, AdwExpanderRow)

/**
 * WgPositionRow:
 *
 * One position: title and holder in the line, a vacancy outlined; opened, everything that can be
 * done with it: whoever holds it, a successor, the past, its end.
 */
GtkWidget *wg_position_row_new         (WgDistrict *district, gint64 position);
gint64     wg_position_row_get_id      (WgPositionRow *self);
/* What the draft says now. @positions: valid until the next call. */
void       wg_position_row_update      (WgPositionRow *self, WgPositions *positions,
                                        WgPosition *position, const char *today);
gboolean   wg_position_row_has_problem (WgPositionRow *self);
/* Opens it and puts the focus where a name is entered. */
void       wg_position_row_start       (WgPositionRow *self);

G_END_DECLS
