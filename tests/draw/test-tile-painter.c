/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-tile-painter.h"

#include "wg-golden.h"
#include "wg-map-geometry.h"
#include "wg-ramp.h"
#include "wg-test-map.h"

#include <math.h>

#define ZOOM 11

static WgMapColours *
make_colours (const WgMapSnapshot *snapshot,
              guint                n_classes)
{
  WgMapColours *colours = wg_map_colours_new (wg_map_snapshot_get_n_areas (snapshot));

  colours->n_classes = n_classes;
  wg_ramp_fill ("blue", n_classes, FALSE, FALSE, colours->class_rgba);
  for (guint i = 0; i < colours->n_areas; i++)
    {
      guint h = (i * 2654435761u) >> 20;

      if (wg_map_snapshot_get_area (snapshot, i)->level == 0)
        colours->class_of_area[i] = h % 11 == 0 ? WG_CLASS_NO_DATA
                                    : h % 13 == 1 ? WG_CLASS_UNTOUCHED
                                                  : h % n_classes;
    }
  return colours;
}

/* The tile in which the middle of the snapshot lies. */
static void
middle_tile (const WgMapSnapshot *snapshot,
             guint                zoom,
             guint               *x,
             guint               *y)
{
  WgBBox bounds = wg_map_snapshot_get_bounds (snapshot);

  *x = (guint) ldexp ((bounds.x_min + bounds.x_max) / 2, (int) zoom);
  *y = (guint) ldexp ((bounds.y_min + bounds.y_max) / 2, (int) zoom);
}

static cairo_surface_t *
colour_tile (const WgTile       *tile,
             const WgMapColours *colours,
             const WgTheme      *theme,
             guint32             ground)
{
  int size = (int) wg_tile_get_size (tile);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, size, size);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  cairo_surface_flush (surface);
  if (ground != 0)
    for (gsize i = 0; i < stride * (gsize) size / 4; i++)
      ((guint32 *) (gpointer) data)[i] = ground;
  wg_tile_colourise (tile, colours, theme, ground != 0 ? data : NULL, stride, data, stride);
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Every pixel has the area that lies under its centre, asked of the full geometry. */
static void
test_areas (gconstpointer data)
{
  guint pixels = GPOINTER_TO_UINT (data);
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (12, 12, 3);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  g_autoptr (WgTile) tile = NULL;
  guint x, y, wrong = 0, n = 0;
  double side;

  middle_tile (snapshot, ZOOM, &x, &y);
  tile = wg_tile_painter_rasterise (painter, ZOOM, x, y, pixels, 1, NULL);
  side = ldexp (pixels, ZOOM);
  g_assert_cmpuint (wg_tile_get_size (tile), ==, pixels);
  g_assert_false (wg_tile_is_empty (tile));
  for (guint py = 0; py < pixels; py += 3)
    for (guint px = 0; px < pixels; px += 3, n++)
      wrong += wg_tile_get_area (tile, px, py) !=
               wg_map_snapshot_hit (snapshot, (x * (double) pixels + px + 0.5) / side,
                                    (y * (double) pixels + py + 0.5) / side, 0);
  /* Simplified lines are off by up to a third of a pixel, so some at a border differ. */
  g_assert_cmpfloat ((double) wrong / n, <, 0.02);
}

/* Close up no line is simplified: then not one pixel differs. */
static void
test_areas_exact (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (4, 4, 2);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  const guint zoom = 20;
  const double side = ldexp (512, 20);
  guint borders = 0;

  for (guint i = 0; i < 16; i++)
    {
      guint grid = wg_map_snapshot_find (snapshot, 1000000 + i);
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, grid);
      guint x = (guint) ldexp (area->bounds.x_max, (int) zoom);
      guint y = (guint) ldexp (area->anchor_y, (int) zoom);
      g_autoptr (WgTile) tile = wg_tile_painter_rasterise (painter, zoom, x, y, 512, 1, NULL);

      for (guint p = 0; p < 512; p++)
        {
          borders += p > 0 &&
                     wg_tile_get_area (tile, p, p) != wg_tile_get_area (tile, p - 1, p - 1);
          g_assert_cmpuint (wg_tile_get_area (tile, p, p), ==,
                            wg_map_snapshot_hit (snapshot, (x * 512.0 + p + 0.5) / side,
                                                 (y * 512.0 + p + 0.5) / side, 0));
        }
    }
  g_assert_cmpuint (borders, >, 0);
}

/* A large tile and the four that make it up have the same pixels: no seams, and stripes run on. */
static void
test_seams (gconstpointer data)
{
  guint half = GPOINTER_TO_UINT (data);
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (16, 16, 3);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  g_autoptr (WgMapColours) colours = make_colours (snapshot, 5);
  const WgTheme *theme = wg_theme_get (WG_THEME_LIGHT);
  g_autoptr (WgTile) whole = NULL;
  cairo_surface_t *large;
  guint x, y;

  colours->hatch_classes = TRUE;
  middle_tile (snapshot, ZOOM, &x, &y);
  whole = wg_tile_painter_rasterise (painter, ZOOM, x, y, 2 * half, 1, NULL);
  large = colour_tile (whole, colours, theme, 0xfff4f2ed);
  for (guint k = 0; k < 4; k++)
    {
      guint left = k % 2 * half, top = k / 2 * half;
      g_autoptr (WgTile) tile = NULL;
      cairo_surface_t *small;

      tile = wg_tile_painter_rasterise (painter, ZOOM + 1, 2 * x + k % 2, 2 * y + k / 2, half, 1,
                                        NULL);
      small = colour_tile (tile, colours, theme, 0xfff4f2ed);
      for (guint py = 0; py < half; py++)
        for (guint px = 0; px < half; px++)
          {
            const guchar *a = cairo_image_surface_get_data (large) +
                              (top + py) * (guint) cairo_image_surface_get_stride (large) +
                              4 * (left + px);
            const guchar *b = cairo_image_surface_get_data (small) +
                              py * (guint) cairo_image_surface_get_stride (small) + 4 * px;

            g_assert_cmpuint (wg_tile_get_area (whole, left + px, top + py), ==,
                              wg_tile_get_area (tile, px, py));
            for (guint c = 0; c < 4; c++)
              g_assert_cmpint (ABS (a[c] - b[c]), <=, 1);
          }
      cairo_surface_destroy (small);
    }
  cairo_surface_destroy (large);
}

/* A tile that lies wholly within a grid has one area and no line. */
static void
test_inside (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (3, 3, 3);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  guint grid = wg_map_snapshot_find (snapshot, 1000004);
  const WgMapArea *area = wg_map_snapshot_get_area (snapshot, grid);
  g_autoptr (WgTile) tile = NULL;

  tile = wg_tile_painter_rasterise (painter, 19, (guint) ldexp (area->anchor_x, 19),
                                    (guint) ldexp (area->anchor_y, 19), 512, 1, NULL);
  for (guint p = 0; p < 512; p++)
    g_assert_cmpuint (wg_tile_get_area (tile, p, 511 - p), ==, grid);
  g_assert_cmpuint (wg_tile_get_bytes (tile), <, 16384);
}

static void
test_far_away (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (3, 3, 3);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  g_autoptr (WgTile) tile = wg_tile_painter_rasterise (painter, ZOOM, 0, 0, 512, 1, NULL);
  g_autoptr (WgTile) world = wg_tile_painter_rasterise (painter, 0, 0, 0, 512, 1, NULL);

  g_assert_true (wg_tile_is_empty (tile));
  g_assert_cmpuint (wg_tile_get_area (tile, 100, 100), ==, WG_MAP_NO_AREA);
  g_assert_nonnull (world);
}

static void
test_cancelled (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (6, 6, 3);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  guint x, y;

  middle_tile (snapshot, ZOOM, &x, &y);
  g_cancellable_cancel (cancellable);
  g_assert_null (wg_tile_painter_rasterise (painter, ZOOM, x, y, 512, 1, cancellable));
}

static gpointer
rasterise_many (gpointer data)
{
  WgTilePainter *painter = data;
  WgTile *last = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_clear_pointer (&last, wg_tile_unref);
      last = wg_tile_painter_rasterise (painter, 6, 51, 27, 512, 1, NULL);
    }
  return last;
}

static void
test_threads (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (20, 20, 3);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  GThread *thread = g_thread_new ("second", rasterise_many, wg_tile_painter_ref (painter));
  g_autoptr (WgTile) here = rasterise_many (painter);
  g_autoptr (WgTile) there = g_thread_join (thread);

  wg_tile_painter_unref (painter);
  g_assert_cmpuint (wg_tile_get_bytes (here), ==, wg_tile_get_bytes (there));
}

/* Overlaps, gaps, bow-ties and the same grid twice: the later grid is on top, everywhere alike. */
static void
test_broken (void)
{
  const double bow[] = { 108.2, 22.1, 108.4, 22.3, 108.4, 22.1, 108.2, 22.3 };
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (WgGeometry) below = wg_test_map_box (108.0, 22.0, 108.3, 22.3);
  g_autoptr (WgGeometry) above = wg_test_map_box (108.1, 22.1, 108.5, 22.2);
  g_autoptr (WgGeometry) bow_tie = wg_test_map_polygon (bow, 4);
  g_autoptr (WgMapSnapshot) snapshot = NULL;
  g_autoptr (WgTilePainter) painter = NULL;
  guint x, y, wrong = 0, seen = 0;

  wg_map_snapshot_builder_add_area (builder, 1, 0, WG_MAP_NO_AREA, "1", "", below);
  wg_map_snapshot_builder_add_area (builder, 2, 0, WG_MAP_NO_AREA, "2", "", above);
  wg_map_snapshot_builder_add_area (builder, 3, 0, WG_MAP_NO_AREA, "3", "", bow_tie);
  wg_map_snapshot_builder_add_area (builder, 4, 0, WG_MAP_NO_AREA, "4", "", below);
  snapshot = wg_map_snapshot_builder_end (builder);
  painter = wg_tile_painter_new (snapshot);
  middle_tile (snapshot, 9, &x, &y);
  for (guint ty = y - 1; ty <= y + 1; ty++)
    for (guint tx = x - 1; tx <= x + 1; tx++)
      {
        g_autoptr (WgTile) tile = wg_tile_painter_rasterise (painter, 9, tx, ty, 512, 1, NULL);

        for (guint py = 1; py < 512; py += 5)
          for (guint px = 1; px < 512; px += 5)
            {
              guint area = wg_tile_get_area (tile, px, py);
              guint hit = wg_map_snapshot_hit (snapshot, (tx + (px + 0.5) / 512) / 512,
                                               (ty + (py + 0.5) / 512) / 512, 0);

              wrong += area != hit;
              seen |= area == WG_MAP_NO_AREA ? 1u << 31 : 1u << area;
            }
      }
  g_assert_cmpuint (wrong, <=, 12); /* on the very border */
  g_assert_cmpuint (seen, ==, 1u << 31 | 1u << 3 | 1u << 2 | 1u << 1);
}

/* Rings of random points: crossing themselves and each other, reaching far beyond the tile, with
 * points and edges in common, no matter which way round. The tile has to agree with the question
 * asked of each polygon. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 40; round++)
    {
      WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
      g_autoptr (WgMapSnapshot) snapshot = NULL;
      g_autoptr (WgTilePainter) painter = NULL;
      g_autoptr (WgTile) tile = NULL;
      guint x, y, wrong = 0;

      for (guint i = 0; i < 6; i++)
        {
          double ring[2 * 9];
          guint n = 3 + (guint) g_rand_int_range (random, 0, 6);
          g_autoptr (WgGeometry) polygon = NULL;

          /* On a coarse lattice, so that points and whole edges coincide now and then. */
          for (guint k = 0; k < n; k++)
            {
              ring[2 * k] = 100 + 0.02 * g_rand_int_range (random, 0, 12);
              ring[2 * k + 1] = 20 + 0.02 * g_rand_int_range (random, 0, 12);
            }
          polygon = wg_test_map_polygon (ring, n);
          if (polygon != NULL)
            wg_map_snapshot_builder_add_area (builder, i, 0, WG_MAP_NO_AREA, "", "", polygon);
        }
      snapshot = wg_map_snapshot_builder_end (builder);
      painter = wg_tile_painter_new (snapshot);
      middle_tile (snapshot, 14, &x, &y);
      x += round % 5 - 2;
      tile = wg_tile_painter_rasterise (painter, 14, x, y, 512, 1, NULL);
      for (guint py = 0; py < 512; py += 7)
        for (guint px = 0; px < 512; px += 7)
          wrong += wg_tile_get_area (tile, px, py) !=
                   wg_map_snapshot_hit (snapshot, ldexp (x + (px + 0.5) / 512, -14),
                                        ldexp (y + (py + 0.5) / 512, -14), 0);
      /* Rows and columns of pixel centres may run along an edge. */
      g_assert_cmpuint (wrong, <=, 8);
    }
}

static void
test_golden (void)
{
  g_autoptr (WgMapSnapshot) snapshot = wg_test_map_new (14, 14, 3);
  g_autoptr (WgTilePainter) painter = wg_tile_painter_new (snapshot);
  g_autoptr (WgMapColours) colours = make_colours (snapshot, 5);
  g_autoptr (WgTile) tile = NULL;
  g_autoptr (WgTile) fine = NULL;
  cairo_surface_t *surface;
  guint x, y;

  middle_tile (snapshot, ZOOM, &x, &y);
  tile = wg_tile_painter_rasterise (painter, ZOOM, x, y, 512, 1, NULL);
  surface = colour_tile (tile, colours, wg_theme_get (WG_THEME_LIGHT), 0xfff4f2ed);
  wg_golden_compare (surface, "tile-light");
  cairo_surface_destroy (surface);

  surface = colour_tile (tile, NULL, wg_theme_get (WG_THEME_LIGHT), 0);
  wg_golden_compare (surface, "tile-borders");
  cairo_surface_destroy (surface);

  colours->hatch_classes = TRUE;
  wg_ramp_fill ("grey", 5, TRUE, FALSE, colours->class_rgba);
  fine = wg_tile_painter_rasterise (painter, ZOOM, x, y, 724, 1.5, NULL);
  surface = colour_tile (fine, colours, wg_theme_get (WG_THEME_DARK), 0xff26292b);
  wg_golden_compare (surface, "tile-dark-hatched");
  cairo_surface_destroy (surface);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/tile-painter/areas-512", GUINT_TO_POINTER (512), test_areas);
  g_test_add_data_func ("/tile-painter/areas-731", GUINT_TO_POINTER (731), test_areas);
  g_test_add_func ("/tile-painter/areas-exact", test_areas_exact);
  g_test_add_data_func ("/tile-painter/seams-256", GUINT_TO_POINTER (256), test_seams);
  g_test_add_data_func ("/tile-painter/seams-391", GUINT_TO_POINTER (391), test_seams);
  g_test_add_func ("/tile-painter/inside", test_inside);
  g_test_add_func ("/tile-painter/far-away", test_far_away);
  g_test_add_func ("/tile-painter/cancelled", test_cancelled);
  g_test_add_func ("/tile-painter/threads", test_threads);
  g_test_add_func ("/tile-painter/broken", test_broken);
  g_test_add_func ("/tile-painter/random", test_random);
  g_test_add_func ("/tile-painter/golden", test_golden);
  return g_test_run ();
}
