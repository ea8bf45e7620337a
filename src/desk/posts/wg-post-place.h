/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-grid-finder.h"
#include "wg-unit.h"

G_BEGIN_DECLS

typedef struct _WgRegistry WgRegistry;

/* Where a post may stand: in the street of its host unit. All (nullable) (transfer none). */

/* The street or town that a unit is or lies in; the unit itself where there is none above it. */
WgUnit  *wg_post_place_find_street (WgRegistry *registry, gint64 unit);
/* Whether a point lies outside the street of @host. @grid (nullable): the grid it lies in. Where
 * nothing is known of the street's ground, no point is outside. */
gboolean wg_post_place_is_outside  (WgRegistry *registry, gint64 host, WgGrid *grid, double lon,
                                    double lat);

G_END_DECLS
