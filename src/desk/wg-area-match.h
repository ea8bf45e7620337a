/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-geometry.h"

G_BEGIN_DECLS

/**
 * WgAreaMatch:
 *
 * Finds for an area the one of many that it shares most ground with. Keeps references to the
 * shapes; may be asked from one thread at a time.
 */
typedef struct _WgAreaMatch WgAreaMatch;

/* @areas: (element-type WgGeometry) (nullable elements): an element without shape is never found */
WgAreaMatch *wg_area_match_new  (GPtrArray *areas);
void         wg_area_match_free (WgAreaMatch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgAreaMatch, wg_area_match_free)

/* The index into @areas, or -1. @share: (out): how much of @area lies in it, 0 … 1. */
int          wg_area_match_find (WgAreaMatch *self, const WgGeometry *area, double *share);

G_END_DECLS
