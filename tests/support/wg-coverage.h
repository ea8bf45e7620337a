/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define WG_COVERAGE_RING_POINTS 23 /* 22 vertices, and the first again */

/**
 * WgCoverage:
 * @columns, @rows: how many polygons lie side by side
 * @lon, @lat: south-western corner, degrees
 * @width, @height: degrees
 *
 * A made-up plane coverage: crooked quadrangles that share their borders point by point.
 */
typedef struct
{
  guint  columns, rows;
  double lon, lat, width, height;
} WgCoverage;

/* Writes the closed ring of one polygon: WG_COVERAGE_RING_POINTS pairs of longitude and
 * latitude. */
void wg_coverage_ring (const WgCoverage *self,
                       guint             column,
                       guint             row,
                       double           *lonlat);

G_END_DECLS
