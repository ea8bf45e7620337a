/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-map-view.h"

#include <math.h>

static void
test_there_and_back (void)
{
  WgMapView view = wg_map_view_new_centred (0.8, 0.42, 13.7, 1280, 800);
  double x, y, px, py;

  wg_map_view_to_pixel (&view, 0.8, 0.42, &px, &py);
  g_assert_cmpfloat_with_epsilon (px, 640, 1e-6);
  g_assert_cmpfloat_with_epsilon (py, 400, 1e-6);
  wg_map_view_to_world (&view, 100, 700, &x, &y);
  wg_map_view_to_pixel (&view, x, y, &px, &py);
  g_assert_cmpfloat_with_epsilon (px, 100, 1e-6);
  g_assert_cmpfloat_with_epsilon (py, 700, 1e-6);
}

static void
test_tile (void)
{
  WgMapView view = wg_map_view_new_tile (3, 5, 2);
  WgBBox box = wg_map_view_get_box (&view);

  g_assert_cmpfloat (wg_map_view_get_scale (&view), ==, 512 * 8);
  g_assert_cmpfloat (box.x_min, ==, 5 / 8.0);
  g_assert_cmpfloat (box.x_max, ==, 6 / 8.0);
  g_assert_cmpfloat (box.y_min, ==, 2 / 8.0);
  g_assert_cmpfloat (box.y_max, ==, 3 / 8.0);
}

static void
test_fit (void)
{
  const WgBBox wide = { 0.5, 0.5, 0.52, 0.501 };
  const WgBBox point = { 0.5, 0.5, 0.5, 0.5 };
  const WgBBox nothing = WG_BBOX_EMPTY;
  WgMapView view = wg_map_view_new_fit (&wide, 800, 600, 50);
  double px, py;

  wg_map_view_to_pixel (&view, 0.5, 0.5005, &px, &py);
  g_assert_cmpfloat_with_epsilon (px, 50, 1e-6);
  g_assert_cmpfloat_with_epsilon (py, 300, 1e-6);
  view = wg_map_view_new_fit (&point, 800, 600, 50);
  g_assert_cmpfloat (view.zoom, ==, 20);
  view = wg_map_view_new_fit (&nothing, 800, 600, 0);
  g_assert_cmpfloat_with_epsilon (view.zoom, log2 (600 / 512.0), 1e-9);
  view = wg_map_view_new_fit (&wide, 10, 10, 50);
  g_assert_true (isfinite (view.zoom));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-view/there-and-back", test_there_and_back);
  g_test_add_func ("/map-view/tile", test_tile);
  g_test_add_func ("/map-view/fit", test_fit);
  return g_test_run ();
}
