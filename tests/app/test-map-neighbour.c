/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-map-neighbour.h"

#define N 3 /* a board of N × N squares of 0.01 degrees */

static WgGeometry *
make_square (double lon, double lat)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  const double d = 0.01;

  wg_geometry_builder_add_part (builder, FALSE);
  wg_geometry_builder_add_point (builder, lon, lat);
  wg_geometry_builder_add_point (builder, lon + d, lat);
  wg_geometry_builder_add_point (builder, lon + d, lat + d);
  wg_geometry_builder_add_point (builder, lon, lat + d);
  wg_geometry_builder_add_point (builder, lon, lat);
  return wg_geometry_builder_end (builder, NULL);
}

/* Row ids: 1 + column + N × row, the first row in the north. */
static WgMapSnapshot *
make_board (void)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();

  for (guint row = 0; row < N; row++)
    for (guint column = 0; column < N; column++)
      {
        g_autoptr (WgGeometry) square = make_square (110 + 0.01 * column, 30 - 0.01 * row);
        g_autofree char *code = g_strdup_printf ("%u%u", row, column);

        wg_map_snapshot_builder_add_area (builder, 1 + column + N * row, 0, WG_MAP_NO_AREA, code,
                                          code, square);
      }
  return wg_map_snapshot_builder_end (builder);
}

static gint64
go (WgMapSnapshot *snapshot, gint64 from, double dx, double dy)
{
  guint area = wg_map_find_neighbour (snapshot, wg_map_snapshot_find (snapshot, from), dx, dy);

  return area == WG_MAP_NO_AREA ? 0 : wg_map_snapshot_get_area (snapshot, area)->id;
}

static void
test_board (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_board ();

  g_assert_cmpint (go (snapshot, 5, 1, 0), ==, 6);
  g_assert_cmpint (go (snapshot, 5, -1, 0), ==, 4);
  g_assert_cmpint (go (snapshot, 5, 0, -1), ==, 2);
  g_assert_cmpint (go (snapshot, 5, 0, 1), ==, 8);
  /* At the edge there is nothing that way, not something round the corner. */
  g_assert_cmpint (go (snapshot, 3, 1, 0), ==, 0);
  g_assert_cmpint (go (snapshot, 3, 0, -1), ==, 0);
  g_assert_cmpint (go (snapshot, 7, 0, 1), ==, 0);
  g_assert_cmpint (go (snapshot, 7, -1, 0), ==, 0);
}

static void
test_nearest (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_board ();

  for (guint i = 0; i < wg_map_snapshot_get_n_areas (snapshot); i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, i);

      g_assert_cmpuint (wg_map_find_nearest (snapshot, area->anchor_x, area->anchor_y), ==, i);
    }
  g_assert_cmpint (wg_map_snapshot_get_area (snapshot,
                                             wg_map_find_nearest (snapshot, 0, 0))->id, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-neighbour/board", test_board);
  g_test_add_func ("/map-neighbour/nearest", test_nearest);
  return g_test_run ();
}
