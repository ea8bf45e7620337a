/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WgMapPlace:
 * @unit: row id of the unit asked about
 * @grid: row id of the selected grid, or 0
 * @card_unit: row id of the unit whose card is open, or 0
 * @x, @y: middle of the map, world units
 *
 * Where the map was.
 */
typedef struct
{
  gint64 unit, grid, card_unit;
  double x, y, zoom;
} WgMapPlace;

/**
 * WgPlaceHistory:
 *
 * The places looked at, to go back and forward as in a browser. The present place is not in it.
 */
typedef struct _WgPlaceHistory WgPlaceHistory;

WgPlaceHistory *wg_place_history_new         (void);
void            wg_place_history_free        (WgPlaceHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPlaceHistory, wg_place_history_free)
void            wg_place_history_clear       (WgPlaceHistory *self);
/* Before leaving @from for somewhere new; what lay ahead is forgotten. */
void            wg_place_history_leave       (WgPlaceHistory *self, const WgMapPlace *from);
gboolean        wg_place_history_can_back    (WgPlaceHistory *self);
gboolean        wg_place_history_can_forward (WgPlaceHistory *self);
/* @present is kept so that one can return to it. */
gboolean        wg_place_history_back        (WgPlaceHistory *self, const WgMapPlace *present,
                                              WgMapPlace *to);
gboolean        wg_place_history_forward     (WgPlaceHistory *self, const WgMapPlace *present,
                                              WgMapPlace *to);

G_END_DECLS
