/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-grid.h"

#include "wg-test.h"

static void
test_view (void)
{
  g_autoptr (WgRow) row = wg_row_new (&wg_kind_grid, 0);
  WgGrid *grid;

  wg_row_set_text (row, WG_GRID_CODE, "990101001002009");
  wg_row_set_int (row, WG_GRID_COMMUNITY, 12);
  wg_row_set_int (row, WG_GRID_HOUSEHOLDS, 412);
  grid = wg_grid_new (row);
  g_assert_cmpstr (wg_grid_get_code (grid), ==, "990101001002009");
  g_assert_cmpstr (wg_grid_get_name (grid), ==, "990101001002009");
  g_assert_cmpint (wg_grid_get_community_id (grid), ==, 12);
  g_assert_cmpint (wg_grid_get_count (grid, WG_GRID_HOUSEHOLDS), ==, 412);
  g_assert_cmpint (wg_grid_get_count (grid, WG_GRID_RESIDENTS), ==, -1);
  g_assert_null (wg_grid_get_geometry (grid));
  g_assert_true (wg_grid_is_open_on (grid, "2026-10-12"));
  g_assert_true (wg_grid_get_row (grid) == row);
  g_assert_cmpint (wg_grid_get_id (grid), ==, wg_row_get_id (row));
  g_assert_finalize_object (grid);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/grid/view", test_view);
  return g_test_run ();
}
