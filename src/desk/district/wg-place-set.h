/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-registry.h"

G_BEGIN_DECLS

/**
 * WgPlaceSet:
 *
 * A unit with all under it, and the grids in them: for whoever goes through rows of any kind and
 * wants those of one unit. Immutable; any thread may ask it.
 */
typedef struct _WgPlaceSet WgPlaceSet;

/* @unit: row id; 0: everything. */
WgPlaceSet *wg_place_set_new  (WgRegistry *registry, gint64 unit);
void        wg_place_set_free (WgPlaceSet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgPlaceSet, wg_place_set_free)

/* Whether a row lies there: itself, or by the unit or the grid that it names. */
gboolean    wg_place_set_has  (const WgPlaceSet *self, const WgRow *row);

G_END_DECLS
