/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-registry.h"

G_BEGIN_DECLS

/* What lies nowhere in the file, or at a unit that nobody knows. */
#define WG_PLACE_NOWHERE 0

/**
 * WgPlaceRange:
 *
 * A unit with all below it: slots from … before @to, units from … before @unit_to.
 */
typedef struct
{
  guint from, to;
  guint unit_from, unit_to;
} WgPlaceRange;

/**
 * WgPlaceOrder:
 *
 * Numbers for all places that records can lie at, so that every unit with its grids is a range:
 * first the unit itself, then its grids, then the units below it. Also of units and grids that are
 * closed: their records keep counting where they were. Units without any grid below them have a
 * number only when they are asked for. Immutable, any thread.
 */
typedef struct _WgPlaceOrder WgPlaceOrder;

/* @also: (nullable) (element-type gint64): units that need a number though they have no grids. */
WgPlaceOrder *wg_place_order_new         (WgRegistry *registry, GArray *also);
WgPlaceOrder *wg_place_order_ref         (WgPlaceOrder *self);
void          wg_place_order_unref       (WgPlaceOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPlaceOrder, wg_place_order_unref)

gboolean      wg_place_order_equal       (const WgPlaceOrder *a, const WgPlaceOrder *b);
guint         wg_place_order_get_n_slots (const WgPlaceOrder *self);
guint         wg_place_order_get_n_units (const WgPlaceOrder *self);
/* WG_PLACE_NOWHERE for 0 and what is not in the file; @known: (out) (optional). */
guint         wg_place_order_find_slot   (const WgPlaceOrder *self, gint64 place, gboolean *known);
/* The unit that a slot belongs to: of a grid its community. */
guint         wg_place_order_get_unit    (const WgPlaceOrder *self, guint slot);
gint64        wg_place_order_get_id      (const WgPlaceOrder *self, guint slot); /* 0: nowhere */
gboolean      wg_place_order_is_grid     (const WgPlaceOrder *self, guint slot);
/* Everything below a unit, itself included; 0: the whole file. Empty when it has no number. */
WgPlaceRange  wg_place_order_find_range  (const WgPlaceOrder *self, gint64 unit);

G_END_DECLS
