/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-positions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define WG_TYPE_HOLDING_ROW (wg_holding_row_get_type ())
G_DECLARE_FINAL_TYPE (WgHoldingRow, wg_holding_row, WG, HOLDING_ROW, GtkGrid)

/**
 * WgHoldingRow:
 *
 * Somebody who holds a position: full or part-time, work phone, the last day. It changes the draft
 * as one types and says in words what is refused.
 */
GtkWidget *wg_holding_row_new         (gint64 holding);
gint64     wg_holding_row_get_holding (WgHoldingRow *self);
/* What the draft says now. @positions: valid until the next call. @today: what is proposed as a
 * last day. */
void       wg_holding_row_update      (WgHoldingRow *self, WgPositions *positions, WgRow *row,
                                       const char *today);
gboolean   wg_holding_row_has_problem (WgHoldingRow *self);

G_END_DECLS
