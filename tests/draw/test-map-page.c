/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page and what it is made of: base layer, legend, scale bar, pictures as files. */

#include "wg-map-page.h"

#include "wg-base-painter.h"
#include "wg-golden.h"
#include "wg-legend-painter.h"
#include "wg-map-painter.h"
#include "wg-picture.h"
#include "wg-ramp.h"
#include "wg-test-map.h"
#include "wg-test.h"
#include "wg-text.h"

#include <math.h>
#include <string.h>

/* A small town: a park, a river, two streets, grids. */
static WgMapSnapshot *
make_town (void)
{
  WgCoverage coverage = { 8, 6, 108.30, 22.80, 0.08, 0.06 };
  WgMapSnapshotBuilder *builder = wg_test_map_builder (&coverage, 2);
  g_autoptr (WgGeometry) park = wg_test_map_box (108.31, 22.81, 108.33, 22.83);
  g_autoptr (WgGeometry) river = wg_test_map_box (108.29, 22.845, 108.39, 22.852);
  g_autoptr (WgGeometryBuilder) lines = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometry) street = NULL;

  wg_geometry_builder_add_part (lines, FALSE);
  wg_geometry_builder_add_point (lines, 108.28, 22.84);
  wg_geometry_builder_add_point (lines, 108.345, 22.838);
  wg_geometry_builder_add_point (lines, 108.40, 22.84);
  wg_geometry_builder_add_part (lines, FALSE);
  wg_geometry_builder_add_point (lines, 108.345, 22.79);
  wg_geometry_builder_add_point (lines, 108.345, 22.87);
  street = wg_geometry_builder_end (lines, NULL);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_STREET, 1, "Main Street", street);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_GREEN, 0, "Park", park);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_WATER, 1, "River", river);
  return wg_map_snapshot_builder_end (builder);
}

static WgMapColours *
make_colours (const WgMapSnapshot *snapshot)
{
  WgMapColours *colours = wg_map_colours_new (wg_map_snapshot_get_n_areas (snapshot));

  colours->n_classes = 5;
  wg_ramp_fill ("orange", 5, FALSE, FALSE, colours->class_rgba);
  for (guint i = 0; i < colours->n_areas; i++)
    if (wg_map_snapshot_get_area (snapshot, i)->level == 0 && i % 9 != 0)
      colours->class_of_area[i] = i % 7 == 6 ? WG_CLASS_NO_DATA : i % 7 % 5;
  return colours;
}

static WgLegend
make_legend (const WgMapColours *colours)
{
  WgLegend legend = { .title = "Households", .unit_of_count = "户", .n_classes = 5, .n_no_data = 6,
                      .no_data_rgba = colours->no_data_rgba };

  for (guint i = 0; i < 5; i++)
    legend.classes[i] = (WgLegendClass) { 100 * i, 100 * (i + 1), 3 * i, colours->class_rgba[i] };
  return legend;
}

static WgMapPage
make_page (WgMapSnapshot      *snapshot,
           const WgMapColours *colours,
           const WgLegend     *legend)
{
  return (WgMapPage) {
    .snapshot = snapshot, .colours = colours, .legend = legend, .title = "青禾街道户数",
    .scope = "临江区 ▸ 青禾街道 · 2026-09-30", .cut_off = "2026-10-12 08:30", .focus = WG_BBOX_EMPTY,
    .focus_area = WG_MAP_NO_AREA, .theme = wg_theme_get (WG_THEME_LIGHT)
  };
}

static void
paint_page (cairo_t *cr,
            double   width,
            double   height,
            gpointer data)
{
  wg_map_page_paint (data, cr, width, height);
}

static void
test_base_golden (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_town ();
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 400, 300, 10);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);
  cairo_t *cr = cairo_create (surface);

  wg_base_painter_paint (cr, snapshot, &view, wg_theme_get (WG_THEME_LIGHT));
  cairo_destroy (cr);
  wg_golden_compare (surface, "base-light");
  cairo_surface_destroy (surface);
}

static cairo_surface_t *
paint_map (WgMapSnapshot      *snapshot,
           const WgMapColours *colours,
           double              scale)
{
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 400, 300, 10);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (400 * scale),
                                                         (int) (300 * scale));
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  view = wg_map_painter_snap (cr, &view);
  wg_map_painter_paint (cr, snapshot, colours, &view, wg_theme_get (WG_THEME_LIGHT));
  cairo_destroy (cr);
  return surface;
}

static void
test_map_golden (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_town ();
  g_autoptr (WgMapColours) colours = make_colours (snapshot);
  cairo_surface_t *surface = paint_map (snapshot, colours, 1);

  wg_golden_compare (surface, "map-light");
  cairo_surface_destroy (surface);
  colours->hatch_classes = TRUE;
  surface = paint_map (snapshot, colours, 1.25);
  wg_golden_compare (surface, "map-hatched");
  cairo_surface_destroy (surface);
}

/* Paths for paper and tiles for the screen show the same map. */
static void
test_paper_like_screen (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_town ();
  g_autoptr (WgMapColours) colours = make_colours (snapshot);
  cairo_surface_t *screen = paint_map (snapshot, colours, 1);
  cairo_surface_t *paper = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 300);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 400, 300, 10);
  cairo_t *cr = cairo_create (screen);
  guint far = 0;

  view = wg_map_painter_snap (cr, &view);
  cairo_destroy (cr);
  cr = cairo_create (paper);
  wg_map_painter_paint_paths (cr, snapshot, colours, &view, wg_theme_get (WG_THEME_LIGHT));
  cairo_destroy (cr);
  cairo_surface_flush (paper);
  cairo_surface_flush (screen);
  for (int i = 0; i < 300 * cairo_image_surface_get_stride (paper); i++)
    far += ABS (cairo_image_surface_get_data (paper)[i] -
                cairo_image_surface_get_data (screen)[i]) > 40;
  /* The ends of lines are round on paper. */
  g_assert_cmpfloat ((double) far / (300 * 1600), <, 0.012);
  cairo_surface_destroy (paper);
  cairo_surface_destroy (screen);
}

static void
test_add_area (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_town ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 300);
  cairo_t *cr = cairo_create (surface);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 400, 300, 10);

  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  for (guint i = 0; i < wg_map_snapshot_get_n_areas (snapshot); i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, i);
      double px, py;

      cairo_new_path (cr);
      wg_map_painter_add_area (cr, snapshot, i, &view);
      wg_map_view_to_pixel (&view, area->anchor_x, area->anchor_y, &px, &py);
      g_assert_true (cairo_in_fill (cr, px, py));
      g_assert_false (cairo_in_fill (cr, 2, 2));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_page_files (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autoptr (WgMapSnapshot) snapshot = make_town ();
  g_autoptr (WgMapColours) colours = make_colours (snapshot);
  WgLegend legend = make_legend (colours);
  WgMapPage page = make_page (snapshot, colours, &legend);
  const char *const names[] = { "page.png", "page.PDF", "page.svg" };
  const char *const starts[] = { "\211PNG", "%PDF-1", "<?xml" };

  page.focus_area = wg_map_snapshot_find (snapshot, 100);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = wg_test_dir_file (dir, names[i]);
      g_autofree char *content = NULL;
      g_autoptr (GError) error = NULL;
      WgPictureFormat format;
      gsize length;

      g_assert_true (wg_picture_format_for_path (path, &format, &error));
      g_assert_no_error (error);
      wg_picture_write (path, format, 800, 500, 1.5, paint_page, &page, &error);
      g_assert_no_error (error);
      g_file_get_contents (path, &content, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (length, >, 5000);
      g_assert_cmpint (memcmp (content, starts[i], strlen (starts[i])), ==, 0);
      if (format == WG_PICTURE_PNG)
        {
          cairo_surface_t *picture = cairo_image_surface_create_from_png (path);

          g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 1200);
          g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 750);
          cairo_surface_destroy (picture);
        }
    }
}

/* Very small, very tall, without legend, colours, texts. */
static void
test_page_extremes (void)
{
  static const double sizes[][2] = {
    { 1, 1 }, { 60, 40 }, { 200, 1500 }, { 3000, 120 }, { 1123, 794 }
  };
  g_autoptr (WgMapSnapshot) snapshot = make_town ();
  g_autoptr (WgMapSnapshot) nothing = wg_map_snapshot_builder_end (wg_map_snapshot_builder_new ());
  g_autoptr (WgMapColours) colours = make_colours (snapshot);
  WgLegend legend = make_legend (colours);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint k = 0; k < 3; k++)
      {
        cairo_surface_t *surface;
        cairo_t *cr;
        WgMapPage page = make_page (k == 2 ? nothing : snapshot, k == 0 ? colours : NULL,
                                    k == 1 ? NULL : &legend);

        surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) sizes[i][0],
                                              (int) sizes[i][1]);
        cr = cairo_create (surface);
        if (k == 1)
          page.title = page.scope = page.cut_off = NULL;
        if (k == 2)
          page.approval = "GS(2026)0001";
        wg_map_page_paint (&page, cr, sizes[i][0], sizes[i][1]);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

static void
test_picture_errors (void)
{
  g_autoptr (WgTestDir) dir = wg_test_dir_new ();
  g_autofree char *path = wg_test_dir_write (dir, "old.png", "what was there", -1);
  g_autofree char *nowhere = wg_test_dir_file (dir, "none/x.png");
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgMapSnapshot) snapshot = make_town ();
  WgMapPage page = make_page (snapshot, NULL, NULL);
  WgPictureFormat format;

  g_assert_false (wg_picture_format_for_path ("map.gif", &format, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_nonnull (strstr (error->message, "map.gif"));
  g_clear_error (&error);
  g_assert_false (wg_picture_write (path, WG_PICTURE_PNG, 0, 100, 1, paint_page, &page, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (wg_picture_write (path, WG_PICTURE_PNG, 20000, 100, 2, paint_page, &page,
                                    &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (wg_picture_write (nowhere, WG_PICTURE_PNG, 80, 50, 1, paint_page, &page, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_file_get_contents (path, &content, NULL, NULL);
  g_assert_cmpstr (content, ==, "what was there");
}

static void
test_legend (void)
{
  g_autoptr (WgMapColours) colours = wg_map_colours_new (0);
  WgLegend legend = make_legend (colours);
  double width, height, wide, high;

  wg_legend_painter_measure (&legend, 12, &width, &height);
  g_assert_cmpfloat (width, >, 80);
  g_assert_cmpfloat (height, >, 6 * 12);
  legend.n_no_data = 0;
  wg_legend_painter_measure (&legend, 12, &wide, &high);
  g_assert_cmpfloat (high, <, height);
  wg_legend_painter_measure (&legend, 24, &wide, &high);
  g_assert_cmpfloat (wide, >, 1.7 * width);
  legend.title = NULL;
  legend.n_classes = 0;
  wg_legend_painter_measure (&legend, 12, &wide, &high);
  g_assert_cmpfloat (high, >, 0);
}

static void
test_text (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 10, 10);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *endless = g_strnfill (5000, 'm');
  g_autoptr (PangoLayout) long_text = wg_text_new (cr, endless, 12, WG_TEXT_BOLD, 0);
  g_autoptr (PangoLayout) narrow = wg_text_new (cr, endless, 12, WG_TEXT_NORMAL, 80);
  g_autoptr (PangoLayout) markup = wg_text_new (cr, "<b>&", 12, WG_TEXT_NORMAL, 0);
  g_autoptr (PangoLayout) broken = wg_text_new (cr, "\xff", 12, WG_TEXT_NORMAL, 0);
  double width;

  g_assert_cmpuint (strlen (pango_layout_get_text (long_text)), ==, WG_TEXT_MAX_LENGTH);
  wg_text_measure (narrow, &width, NULL);
  g_assert_cmpfloat (width, <=, 81);
  g_assert_cmpstr (pango_layout_get_text (markup), ==, "<b>&");
  g_assert_true (g_utf8_validate (pango_layout_get_text (broken), -1, NULL));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-page/base-golden", test_base_golden);
  g_test_add_func ("/map-page/map-golden", test_map_golden);
  g_test_add_func ("/map-page/paper-like-screen", test_paper_like_screen);
  g_test_add_func ("/map-page/add-area", test_add_area);
  g_test_add_func ("/map-page/files", test_page_files);
  g_test_add_func ("/map-page/extremes", test_page_extremes);
  g_test_add_func ("/map-page/picture-errors", test_picture_errors);
  g_test_add_func ("/map-page/legend", test_legend);
  g_test_add_func ("/map-page/text", test_text);
  return g_test_run ();
}
