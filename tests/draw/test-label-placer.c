/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-label-placer.h"

#include "wg-finding-spots.h"
#include "wg-map-geometry.h"
#include "wg-mercator.h"
#include "wg-test-map.h"

#include <math.h>

#define MARK 15.0

static void
assert_no_overlap (const GArray    *labels,
                   const WgMapView *view)
{
  double scale = wg_map_view_get_scale (view);

  for (guint i = 0; i < labels->len; i++)
    for (guint k = 0; k < i; k++)
      {
        const WgLabel *a = &g_array_index (labels, WgLabel, i);
        const WgLabel *b = &g_array_index (labels, WgLabel, k);

        g_assert_true (fabs (a->x - b->x) * scale >= (a->width + b->width) / 2 - 6.5 ||
                       fabs (a->y - b->y) * scale >= (a->height + b->height) / 2 * 0.7);
      }
}

static guint
count_level (const GArray *labels,
             guint         level)
{
  guint n = 0;

  for (guint i = 0; i < labels->len; i++)
    n += g_array_index (labels, WgLabel, i).level == level;
  return n;
}

/* Returns how many names there are. The halo of a name and the cut corners of a sign may meet. */
static guint
assert_none_on (const GArray    *labels,
                const GArray    *boxes,
                const WgMapView *view)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);
      double x, y, half_width = label->width / 2 - 4, half_height = label->height / 2 - 4;
      WgBBox box;

      wg_map_view_to_pixel (view, label->x, label->y, &x, &y);
      box = (WgBBox) { x - half_width, y - half_height, x + half_width, y + half_height };
      for (guint k = 0; label->angle == 0 && k < boxes->len; k++)
        g_assert_false (wg_bbox_intersects (&box, &g_array_index (boxes, WgBBox, k)));
    }
  return labels->len;
}

/* From far away to close by: no two names meet, and levels come one after the other. */
static void
test_zooms (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (30, 20, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  gboolean grids_seen = FALSE, communities_seen = FALSE;

  for (double zoom = 4; zoom < 19; zoom += 0.3)
    {
      WgMapView view = wg_map_view_new_centred ((bounds.x_min + bounds.x_max) / 2,
                                                (bounds.y_min + bounds.y_max) / 2, zoom, 1280, 800);
      const GArray *labels = wg_label_placer_place (placer, &view);

      assert_no_overlap (labels, &view);
      grids_seen |= count_level (labels, 0) > 0;
      communities_seen |= count_level (labels, 3) > 0;
      g_assert_true (!grids_seen || communities_seen);
      if (zoom < 6)
        g_assert_cmpuint (count_level (labels, 0), ==, 0);
    }
  g_assert_true (grids_seen);
}

/* Marks on the names of communities and on some grids: no name stands on a mark, at no zoom, and
 * taking the marks away gives the names their places back. */
static void
test_marks (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (20, 15, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  g_autoptr (GArray) spots = g_array_new (FALSE, TRUE, sizeof (WgFindingSpot));
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  guint n_moved = 0;

  for (guint i = 0; i < wg_map_snapshot_get_n_areas (snapshot); i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, i);
      WgFindingSpot spot = { .area = i, .x = area->anchor_x, .y = area->anchor_y,
                             .counts = { 1 + i % 12 } };

      if (area->level > 0 || i % 7 == 0)
        g_array_append_val (spots, spot);
    }
  for (double zoom = 8; zoom < 18; zoom += 0.2)
    {
      WgMapView view = wg_map_view_new_centred ((bounds.x_min + bounds.x_max) / 2,
                                                (bounds.y_min + bounds.y_max) / 2, zoom, 1280, 800);
      g_autoptr (GArray) clusters = NULL, boxes = NULL, before = NULL;
      const GArray *labels = wg_label_placer_place (placer, &view);

      before = g_array_sized_new (FALSE, FALSE, sizeof (WgLabel), labels->len);
      g_array_append_vals (before, labels->data, labels->len);
      wg_label_placer_set_marks (placer, spots, MARK, NULL);
      labels = wg_label_placer_place (placer, &view);
      clusters = wg_finding_spots_cluster (
        spots, 512 * exp2 (wg_label_placer_get_step_zoom (zoom)), MARK);
      boxes = wg_finding_spots_boxes (clusters, &view, MARK);
      assert_no_overlap (labels, &view);
      n_moved += assert_none_on (labels, boxes, &view);
      wg_label_placer_set_marks (placer, NULL, 0, NULL);
      labels = wg_label_placer_place (placer, &view);
      g_assert_cmpmem (labels->data, labels->len * sizeof (WgLabel), before->data,
                       before->len * sizeof (WgLabel));
    }
  g_assert_cmpuint (n_moved, >, 100);
}

/* Names of grids lie within their grids. */
static void
test_grids_fit (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (10, 10, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 1280, 800, 0);
  double scale = wg_map_view_get_scale (&view);
  const GArray *labels = wg_label_placer_place (placer, &view);

  g_assert_cmpuint (count_level (labels, 0), >, 50);
  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);

      if (label->level != 0)
        continue;
      for (int corner = 0; corner < 4; corner++)
        g_assert_cmpuint (wg_map_snapshot_hit (snapshot,
                                               label->x + (corner % 2 ? 0.5 : -0.5) *
                                                            (label->width - 6) / scale,
                                               label->y + (corner / 2 ? 0.5 : -0.5) * 0.65 *
                                                            label->height / scale,
                                               0),
                          ==, label->area);
    }
}

/* A community shows the names of its grids or their numbers, never some of both; numbers first,
 * names when the map is closer. */
static void
test_names_or_numbers (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (20, 15, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  guint n_names = 0, n_numbers = 0;

  for (double zoom = 9; zoom < 14; zoom += 0.25)
    {
      WgMapView view = wg_map_view_new_centred ((bounds.x_min + bounds.x_max) / 2,
                                                (bounds.y_min + bounds.y_max) / 2, zoom, 1280, 800);
      g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
      g_autoptr (GHashTable) numbered = g_hash_table_new (NULL, NULL);
      const GArray *labels = wg_label_placer_place (placer, &view);
      GHashTableIter iter;
      gpointer parent;

      for (guint i = 0; i < labels->len; i++)
        {
          const WgLabel *label = &g_array_index (labels, WgLabel, i);

          if (label->level == 0)
            g_hash_table_add (g_ascii_isdigit (label->text[0]) ? numbered : named,
                              GUINT_TO_POINTER (wg_map_snapshot_get_area (snapshot, label->area)
                                                  ->parent));
        }
      g_hash_table_iter_init (&iter, named);
      while (g_hash_table_iter_next (&iter, &parent, NULL))
        g_assert_false (g_hash_table_contains (numbered, parent));
      g_assert_true (n_names == 0 || g_hash_table_size (numbered) == 0);
      n_names += g_hash_table_size (named);
      n_numbers += g_hash_table_size (numbered);
    }
  g_assert_cmpuint (n_names, >, 0);
  g_assert_cmpuint (n_numbers, >, 0);
}

/* Panning by any step shows the same names where both views overlap. */
static void
test_panning (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (30, 20, 4);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_centred ((bounds.x_min + bounds.x_max) / 2,
                                            (bounds.y_min + bounds.y_max) / 2, 11.6, 900, 700);
  double scale = wg_map_view_get_scale (&view);
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  const GArray *labels = wg_label_placer_place (placer, &view);
  guint n_before = labels->len;
  guint kept = 0;

  g_assert_cmpuint (n_before, >, 20);
  for (guint i = 0; i < labels->len; i++)
    g_hash_table_add (before, GUINT_TO_POINTER (g_array_index (labels, WgLabel, i).area));
  view.x += 137 / scale;
  view.y -= 61 / scale;
  labels = wg_label_placer_place (placer, &view);
  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);
      double px, py;

      wg_map_view_to_pixel (&view, label->x, label->y, &px, &py);
      /* Well inside both views. */
      if (px + 137 > 60 && px + 137 < 840 && py - 61 > 30 && py - 61 < 670)
        {
          g_assert_true (g_hash_table_contains (before, GUINT_TO_POINTER (label->area)));
          kept++;
        }
    }
  g_assert_cmpuint (kept, >, n_before / 2);
}

static guint
count_inked (cairo_surface_t *surface)
{
  guint n = 0;

  cairo_surface_flush (surface);
  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      {
        const guchar *row = cairo_image_surface_get_data (surface) +
                            y * cairo_image_surface_get_stride (surface);

        n += row[4 * x + 3] > 0;
      }
  return n;
}

/* A map with a straight street, a ring road too tight for its name, a stream, and no grids. */
static WgMapSnapshot *
make_streets (void)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometryBuilder) straight = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometryBuilder) ring = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometryBuilder) stream = wg_geometry_builder_new (WG_GEOMETRY_LINES);
  g_autoptr (WgGeometry) street = NULL;
  g_autoptr (WgGeometry) roundabout = NULL;
  g_autoptr (WgGeometry) water = NULL;

  /* From east to west: the name must not stand on its head. */
  wg_geometry_builder_add_part (straight, FALSE);
  wg_geometry_builder_add_point (straight, 108.40, 22.80);
  wg_geometry_builder_add_point (straight, 108.30, 22.80);
  street = wg_geometry_builder_end (straight, NULL);
  wg_geometry_builder_add_part (ring, FALSE);
  for (guint i = 0; i <= 36; i++)
    wg_geometry_builder_add_point (ring, 108.35 + 0.0004 * cos (i * G_PI / 18),
                                   22.81 + 0.0004 * sin (i * G_PI / 18));
  roundabout = wg_geometry_builder_end (ring, NULL);
  wg_geometry_builder_add_part (stream, FALSE);
  wg_geometry_builder_add_point (stream, 108.32, 22.83);
  wg_geometry_builder_add_point (stream, 108.38, 22.77);
  water = wg_geometry_builder_end (stream, NULL);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_STREET, 1, "滨江北路", street);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_STREET, 1, "环城路环城路", roundabout);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_WATER, 1, "竹溪", water);
  wg_map_snapshot_builder_add_base (builder, WG_BASE_STREET, 1, NULL, street);
  return wg_map_snapshot_builder_end (builder);
}

static void
test_lines (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_streets ();
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 1900, 1000, 10);
  const GArray *labels = wg_label_placer_place (placer, &view);
  double scale = wg_map_view_get_scale (&view);
  double last = 0;
  guint n_streets = 0, n_streams = 0;

  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);

      g_assert_cmpuint (label->area, ==, WG_MAP_NO_AREA);
      if (g_str_equal (label->text, "竹溪"))
        {
          g_assert_cmpfloat (label->angle, >, 0.6);
          g_assert_cmpfloat (label->angle, <, 1);
          n_streams++;
          continue;
        }
      g_assert_cmpstr (label->text, ==, "滨江北路");
      g_assert_cmpfloat_with_epsilon (label->angle, 0, 1e-6);
      g_assert_true (n_streets == 0 || fabs (label->x - last) * scale > 500);
      last = label->x;
      n_streets++;
    }
  g_assert_cmpuint (n_streets, >=, 2);
  g_assert_cmpuint (n_streams, >=, 1);
  /* Far away the streets are hairs without names. */
  view = wg_map_view_new_centred (bounds.x_min, bounds.y_min, 9, 1900, 1000);
  g_assert_cmpuint (wg_label_placer_place (placer, &view)->len, ==, 0);
}

/* A lake has its name once, in its middle; one with an island there has none, nor has one that is
 * narrower than its name; and a grid's own name comes first. */
static void
test_areas (void)
{
  static const char *const names[] = { "镜湖", "环形湖", "一条很长很长的沟", "网格公园" };
  static const double sides[][4] = { { 0, 0, 0.02, 0.02 }, { 0.04, 0, 0.06, 0.02 },
                                     { 0.08, 0, 0.081, 0.02 }, { 0.1, 0, 0.12, 0.02 } };
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  g_autoptr (WgLabelPlacer) placer = NULL;
  g_autoptr (WgGeometry) grid = NULL;
  const GArray *labels;
  WgMapView view;
  WgBBox bounds;
  guint n_lakes = 0, n_grids = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (WgGeometryBuilder) shape = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
      g_autoptr (WgGeometry) area = NULL;

      for (guint hole = 0; hole < (i == 1 ? 2 : 1); hole++)
        {
          double in = hole * 0.005;
          double x0 = 114 + sides[i][0] + in, x1 = 114 + sides[i][2] - in;
          double y0 = 30 + sides[i][1] + in, y1 = 30 + sides[i][3] - in;

          wg_geometry_builder_add_part (shape, hole > 0);
          wg_geometry_builder_add_point (shape, x0, y0);
          wg_geometry_builder_add_point (shape, x1, y0);
          wg_geometry_builder_add_point (shape, x1, y1);
          wg_geometry_builder_add_point (shape, x0, y1);
          wg_geometry_builder_add_point (shape, x0, y0);
        }
      area = wg_geometry_builder_end (shape, NULL);
      wg_map_snapshot_builder_add_base (builder, i < 3 ? WG_BASE_WATER : WG_BASE_GREEN, 0, names[i],
                                        area);
      if (i == 3)
        grid = g_steal_pointer (&area);
    }
  wg_map_snapshot_builder_add_area (builder, 1, 0, WG_MAP_NO_AREA, "990101001001001", "网格", grid);
  snapshot = wg_map_snapshot_builder_end (builder);
  placer = wg_label_placer_new (snapshot);
  bounds = (WgBBox) WG_BBOX_EMPTY;
  wg_mercator_project (114, 30.02, &bounds.x_min, &bounds.y_min);
  wg_mercator_project (114.12, 30, &bounds.x_max, &bounds.y_max);
  view = wg_map_view_new_fit (&bounds, 2800, 1000, 10);
  labels = wg_label_placer_place (placer, &view);
  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);
      double x, y;

      if (label->area != WG_MAP_NO_AREA)
        {
          n_grids++;
          continue;
        }
      n_lakes++;
      g_assert_cmpstr (label->text, ==, "镜湖");
      wg_mercator_project (114.01, 30.01, &x, &y);
      g_assert_cmpfloat_with_epsilon (label->x, x, 1e-6);
      g_assert_cmpfloat_with_epsilon (label->y, y, 1e-6);
    }
  g_assert_cmpuint (n_lakes, ==, 1);
  g_assert_cmpuint (n_grids, ==, 1);
}

static void
test_lines_painted (void)
{
  g_autoptr (WgMapSnapshot) snapshot = make_streets ();
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 1000, 600, 10);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 600);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < 8; i++)
    {
      wg_label_placer_paint (placer, cr, &view, wg_theme_get (WG_THEME_LIGHT));
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      view = wg_map_view_new_centred ((bounds.x_min + bounds.x_max) / 2,
                                      (bounds.y_min + bounds.y_max) / 2, 12 + i, 1000, 600);
    }
  g_assert_cmpuint (count_inked (surface), >, 300);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_taken (void)
{
  const WgBBox all = { 0, 0, 1280, 800 };
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (10, 10, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 1280, 800, 20);

  g_assert_cmpuint (wg_label_placer_place (placer, &view)->len, >, 0);
  wg_label_placer_set_taken (placer, &all, 1);
  g_assert_cmpuint (wg_label_placer_place (placer, &view)->len, ==, 0);
}

/* Larger text: fewer names. */
static void
test_text_size (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (24, 14, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 1280, 800, 20);
  guint small = wg_label_placer_place (placer, &view)->len;

  wg_label_placer_set_text_size (placer, 24);
  g_assert_cmpuint (wg_label_placer_place (placer, &view)->len, <, small);
}

static guint
count_dark (WgLabelPlacer *placer, const WgMapView *view)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1280, 800);
  cairo_t *cr = cairo_create (surface);
  const guint32 *pixels;
  guint n = 0;

  wg_label_placer_paint (placer, cr, view, wg_theme_get (WG_THEME_LIGHT));
  cairo_surface_flush (surface);
  pixels = (const guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  for (guint i = 0; i < 1280 * 800; i++)
    n += pixels[i] >> 24 == 0xff && (pixels[i] & 0xff) < 0x50;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

/* With one unit asked about, the names of the others step back. */
static void
test_focus (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (10, 10, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 1280, 800, 20);
  guint all = count_dark (placer, &view);
  guint one;

  wg_label_placer_set_focus (placer, wg_map_snapshot_find (snapshot, 10000));
  one = count_dark (placer, &view);
  g_assert_cmpuint (one, >, 0);
  g_assert_cmpuint (one, <, all / 2);
  wg_label_placer_set_focus (placer, WG_MAP_NO_AREA);
  g_assert_cmpuint (count_dark (placer, &view), ==, all);
}

/* What is drawn stays within the places promised. */
static void
test_paint (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (10, 10, 5);
  g_autoptr (WgLabelPlacer) placer = wg_label_placer_new (snapshot);
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);
  WgMapView view = wg_map_view_new_fit (&bounds, 600, 400, 0);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1200, 800);
  const GArray *labels;
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, 2, 2);
  cr = cairo_create (surface);
  wg_label_placer_set_scale (placer, 2);
  for (guint i = 0; i < 2; i++)
    wg_label_placer_paint (placer, cr, &view,
                           wg_theme_get (i == 0 ? WG_THEME_DARK : WG_THEME_LIGHT));
  g_assert_cmpuint (count_inked (surface), >, 1000);
  labels = wg_label_placer_place (placer, &view);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  for (guint i = 0; i < labels->len; i++)
    {
      const WgLabel *label = &g_array_index (labels, WgLabel, i);
      double px, py;

      wg_map_view_to_pixel (&view, label->x, label->y, &px, &py);
      cairo_rectangle (cr, px - label->width / 2 - 3, py - label->height / 2 - 3,
                       label->width + 6, label->height + 6);
      cairo_fill (cr);
    }
  g_assert_cmpuint (count_inked (surface), ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* A name of ten thousand characters, one that is no UTF-8, one with markup in it. */
static void
test_hostile_names (void)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometry) left = wg_test_map_box (0, 0, 10, 10);
  g_autoptr (WgGeometry) middle = wg_test_map_box (10, 0, 20, 10);
  g_autoptr (WgGeometry) right = wg_test_map_box (20, 0, 30, 10);
  g_autofree char *endless = g_strnfill (10000, 'W');
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  g_autoptr (WgLabelPlacer) placer = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1000, 400);
  cairo_t *cr = cairo_create (surface);
  WgBBox bounds;
  WgMapView view;

  wg_map_snapshot_builder_add_area (builder, 1, 2, WG_MAP_NO_AREA, "a", endless, left);
  wg_map_snapshot_builder_add_area (builder, 2, 2, WG_MAP_NO_AREA, "b", "\xff\xfe bad", middle);
  wg_map_snapshot_builder_add_area (builder, 3, 2, WG_MAP_NO_AREA, "c", "<b>&amp;", right);
  snapshot = wg_map_snapshot_builder_end (builder);
  placer = wg_label_placer_new (snapshot);
  bounds = wg_map_snapshot_get_bounds (snapshot);
  view = wg_map_view_new_fit (&bounds, 1000, 400, 0);
  wg_label_placer_paint (placer, cr, &view, wg_theme_get (WG_THEME_LIGHT));
  g_assert_cmpuint (wg_label_placer_place (placer, &view)->len, ==, 3);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/label-placer/marks", test_marks);
  g_test_add_func ("/label-placer/zooms", test_zooms);
  g_test_add_func ("/label-placer/grids-fit", test_grids_fit);
  g_test_add_func ("/label-placer/names-or-numbers", test_names_or_numbers);
  g_test_add_func ("/label-placer/focus", test_focus);
  g_test_add_func ("/label-placer/panning", test_panning);
  g_test_add_func ("/label-placer/lines", test_lines);
  g_test_add_func ("/label-placer/areas", test_areas);
  g_test_add_func ("/label-placer/lines-painted", test_lines_painted);
  g_test_add_func ("/label-placer/taken", test_taken);
  g_test_add_func ("/label-placer/text-size", test_text_size);
  g_test_add_func ("/label-placer/paint", test_paint);
  g_test_add_func ("/label-placer/hostile-names", test_hostile_names);
  return g_test_run ();
}
