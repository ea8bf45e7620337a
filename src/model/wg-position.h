/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-row.h"

G_BEGIN_DECLS

#define WG_TYPE_POSITION (wg_position_get_type ())
G_DECLARE_FINAL_TYPE (WgPosition, wg_position, WG, POSITION, GObject)

/**
 * WgPosition:
 *
 * An office in a unit and whoever held it. Immutable: a change of it or of a holding is another
 * object. Property "title".
 */
WgPosition *wg_position_new            (WgRow      *row,
                                        GPtrArray  *holdings);
WgRow      *wg_position_get_row        (WgPosition *self);
gint64      wg_position_get_id         (WgPosition *self);
gint64      wg_position_get_unit_id    (WgPosition *self);
const char *wg_position_get_title      (WgPosition *self); /* as the row has it; "" for none */
GPtrArray  *wg_position_get_holdings   (WgPosition *self); /* WgRow, by their first day */
/* (nullable) (transfer none): who held it on a day; NULL: the office was vacant. */
WgRow      *wg_position_get_holding_on (WgPosition *self,
                                        const char *date);
gboolean    wg_position_is_open_on     (WgPosition *self,
                                        const char *date);

G_END_DECLS
