/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Snapshots for tests and benches. In a header, because the support library
 * knows GLib only and these need the model. */

#include "wg-coverage.h"
#include "wg-map-snapshot.h"

G_BEGIN_DECLS

/* A polygon from pairs of longitude and latitude; the ring is closed here. */
static inline WgGeometry *
wg_test_map_polygon (const double *lonlat,
                     guint         n_points)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < n_points; i++)
    wg_geometry_builder_add_point (builder, lonlat[2 * i], lonlat[2 * i + 1]);
  if (lonlat[0] != lonlat[2 * n_points - 2] || lonlat[1] != lonlat[2 * n_points - 1])
    wg_geometry_builder_add_point (builder, lonlat[0], lonlat[1]);
  return wg_geometry_builder_end (builder, NULL);
}

static inline WgGeometry *
wg_test_map_box (double x_min,
                 double y_min,
                 double x_max,
                 double y_max)
{
  const double ring[] = { x_min, y_min, x_max, y_min, x_max, y_max, x_min, y_max };

  return wg_test_map_polygon (ring, 4);
}

/* Grids of a coverage in communities of @block × @block, those in streets of 3 × 3, all under one
 * district (levels 1, 2, 3); ids: 1, 100…, 10000…, 1000000 + number. No unit has a polygon. */
static inline WgMapSnapshotBuilder *
wg_test_map_builder (const WgCoverage *coverage,
                     guint             block)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  guint columns = (coverage->columns + block - 1) / block;
  guint rows = (coverage->rows + block - 1) / block;
  guint streets_across = (columns + 2) / 3;
  guint n_streets = streets_across * ((rows + 2) / 3);
  guint district = wg_map_snapshot_builder_add_area (builder, 1, 1, WG_MAP_NO_AREA, "99",
                                                     "District", NULL);
  guint first_street = district + 1;
  guint first_community = first_street + n_streets;

  for (guint i = 0; i < n_streets; i++)
    wg_map_snapshot_builder_add_area (builder, 100 + i, 2, district, "9901", "Street", NULL);
  for (guint i = 0; i < columns * rows; i++)
    wg_map_snapshot_builder_add_area (builder, 10000 + i, 3,
                                      first_street + i / columns / 3 * streets_across +
                                        i % columns / 3,
                                      "990101", "Community", NULL);
  for (guint i = 0; i < coverage->columns * coverage->rows; i++)
    {
      guint column = i % coverage->columns;
      guint row = i / coverage->columns;
      double ring[2 * WG_COVERAGE_RING_POINTS];
      g_autofree char *code = g_strdup_printf ("990101G%03u", i % 1000);
      g_autoptr (WgGeometry) geometry = NULL;

      wg_coverage_ring (coverage, column, row, ring);
      geometry = wg_test_map_polygon (ring, WG_COVERAGE_RING_POINTS);
      wg_map_snapshot_builder_add_area (builder, 1000000 + i, 0,
                                        first_community + row / block * columns + column / block,
                                        code, "Grid", geometry);
    }
  return builder;
}

static inline WgMapSnapshot *
wg_test_map_new (guint columns,
                 guint rows,
                 guint block)
{
  WgCoverage coverage = { columns, rows, 108.30, 22.80, 0.02 * columns, 0.02 * rows };

  return wg_map_snapshot_builder_end (wg_test_map_builder (&coverage, block));
}

G_END_DECLS
