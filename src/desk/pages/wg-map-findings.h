/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-finding-spots.h"
#include "wg-finding.h"
#include "wg-map-snapshot.h"

G_BEGIN_DECLS

/* (transfer full) (element-type WgFindingSpot): where findings (element-type WgFinding) stand on
 * the map; those without a grid of their own on the area of their unit. @unit: row id; only what
 * lies under it; 0: all. */
GArray *wg_map_findings_locate (WgMapSnapshot *snapshot, GPtrArray *findings, gint64 unit);

G_END_DECLS
