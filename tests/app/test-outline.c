/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-outline.h"

#include "wg-mercator.h"

static void
add_ring (WgGeometryBuilder *builder, gboolean hole, double x, double y, double side)
{
  const double corners[][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 }, { 0, 0 } };

  wg_geometry_builder_add_part (builder, hole);
  for (guint i = 0; i < G_N_ELEMENTS (corners); i++)
    wg_geometry_builder_add_point (builder, x + side * corners[i][0], y + side * corners[i][1]);
}

static WgGeometry *
make_square_with_hole (void)
{
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);

  add_ring (builder, FALSE, 110, 30, 0.01);
  add_ring (builder, TRUE, 110.0025, 30.0025, 0.005);
  return wg_geometry_builder_end (builder, NULL);
}

static void
test_path (void)
{
  g_autoptr (WgGeometry) geometry = make_square_with_hole ();
  g_autoptr (WgOutline) outline = wg_outline_new (geometry);
  WgBBox box = wg_outline_get_bounds (outline);
  WgMapView view = wg_map_view_new_fit (&box, 400, 400, 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 400);
  cairo_t *cr = cairo_create (surface);
  double x, y, px, py;

  wg_mercator_project (110, 30, &x, &y);
  g_assert_cmpfloat_with_epsilon (box.x_min, x, 1e-12);
  g_assert_cmpfloat_with_epsilon (box.y_max, y, 1e-12);

  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  wg_outline_add_path (outline, cr, &view);
  wg_mercator_project (110.001, 30.001, &x, &y);
  wg_map_view_to_pixel (&view, x, y, &px, &py);
  g_assert_true (cairo_in_fill (cr, px, py));
  wg_mercator_project (110.005, 30.005, &x, &y);
  wg_map_view_to_pixel (&view, x, y, &px, &py);
  g_assert_false (cairo_in_fill (cr, px, py));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_only_polygons (void)
{
  g_autoptr (WgGeometry) point = wg_geometry_new_point (110, 30);

  g_assert_null (wg_outline_new (point));
  g_assert_null (wg_outline_new (NULL));
  wg_outline_free (NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outline/path", test_path);
  g_test_add_func ("/outline/only-polygons", test_only_polygons);
  return g_test_run ();
}
