/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Posts on a map: marks of one zoom never touch, none is lost in a group, a changed hour changes
 * counts and not groups; shapes, states and gaps are told apart in grey. */

#include "wg-gap-painter.h"
#include "wg-golden.h"
#include "wg-mercator.h"
#include "wg-post-painter.h"

#include <math.h>

#define SIZE   18.0
#define BOX    64
#define N_MANY 10000

static WgPostSpots *
make_many (guint n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261012);
  WgPostSpots *spots = wg_post_spots_new (SIZE);

  for (guint i = 0; i < n; i++)
    {
      WgPostSpot spot = { .id = i + 1, .name = "A" };

      wg_mercator_project (108.2 + g_rand_double (rand) * 0.3, 22.7 + g_rand_double (rand) * 0.2,
                           &spot.x, &spot.y);
      spot.mark.shape = (guint8) (i % WG_POST_N_SHAPES);
      spot.mark.rank = (guint8) (i % WG_POST_N_RANKS);
      spot.mark.flags = i % 3 == 0 ? WG_POST_MARK_OPEN : 0;
      wg_post_spots_add (spots, &spot);
    }
  return spots;
}

static void
assert_level (WgPostSpots *spots,
              double       zoom)
{
  const GArray *clusters = wg_post_spots_cluster (spots, zoom);
  double scale = 512 * exp2 (zoom);
  guint n = 0, n_open = 0, open = 0;

  for (guint i = 0; i < clusters->len; i++)
    {
      const WgPostCluster *a = &g_array_index (clusters, WgPostCluster, i);

      n += a->n;
      n_open += a->n_open;
      for (guint k = 0; k < i; k++)
        {
          const WgPostCluster *b = &g_array_index (clusters, WgPostCluster, k);

          g_assert_true (fabs (a->x - b->x) * scale >= 1.2 * SIZE
                         || fabs (a->y - b->y) * scale >= 1.2 * SIZE);
        }
    }
  for (guint i = 0; i < wg_post_spots_get_n (spots); i++)
    open += (wg_post_spots_get (spots, i)->mark.flags & WG_POST_MARK_OPEN) != 0;
  g_assert_cmpuint (n, ==, wg_post_spots_get_n (spots));
  g_assert_cmpuint (n_open, ==, open);
}

static void
test_groups (void)
{
  g_autoptr (WgPostSpots) spots = make_many (1500);
  guint before = G_MAXUINT;

  for (double zoom = 17; zoom >= 7; zoom -= 0.7)
    {
      guint n;

      assert_level (spots, zoom);
      n = wg_post_spots_cluster (spots, zoom)->len;
      g_assert_cmpuint (n, <=, before);
      before = n;
    }
  g_assert_cmpuint (before, <, 20);
}

static void
test_hour (void)
{
  g_autoptr (WgPostSpots) spots = make_many (600);
  guint n = wg_post_spots_cluster (spots, 11)->len;

  for (guint i = 0; i < wg_post_spots_get_n (spots); i += 2)
    {
      WgPostMark mark = wg_post_spots_get (spots, i)->mark;

      mark.flags ^= WG_POST_MARK_OPEN;
      wg_post_spots_set_mark (spots, i, &mark);
    }
  g_assert_cmpuint (wg_post_spots_cluster (spots, 11)->len, ==, n);
  assert_level (spots, 11);
  assert_level (spots, 13);
}

/* A trial stands alone, also on top of another. */
static void
test_trial (void)
{
  g_autoptr (WgPostSpots) spots = wg_post_spots_new (SIZE);
  const WgPostSpot post = { .id = 7, .x = 0.5, .y = 0.5 }, trial = { .id = -1, .x = 0.5, .y = 0.5 };

  wg_post_spots_add (spots, &post);
  wg_post_spots_add (spots, &trial);
  g_assert_cmpuint (wg_post_spots_cluster (spots, 3)->len, ==, 2);
  g_assert_cmpuint (wg_post_spots_find (spots, -1), ==, 1);
  g_assert_cmpuint (wg_post_spots_find (spots, 8), ==, WG_POST_NONE);
}

static void
test_hit (void)
{
  g_autoptr (WgPostSpots) spots = wg_post_spots_new (SIZE);
  WgMapView view = wg_map_view_new_centred (0.5, 0.5, 12, 400, 300);
  WgPostSpot spot = { .id = 3, .x = 0.5, .y = 0.5, .name = "A" };
  g_autoptr (GArray) seen = NULL;
  g_autoptr (GArray) names = NULL;

  wg_post_spots_add (spots, &spot);
  spot.id = 4;
  spot.x += 0.25;
  wg_post_spots_add (spots, &spot);
  g_assert_cmpuint (wg_post_spots_hit (spots, &view, 200, 150 - SIZE), ==, 0);
  g_assert_cmpuint (wg_post_spots_hit (spots, &view, 200, 150 + SIZE), ==, WG_POST_NONE);
  g_assert_cmpuint (wg_post_spots_hit (spots, &view, 250, 150), ==, WG_POST_NONE);
  seen = wg_post_spots_list (spots, &view);
  g_assert_cmpuint (seen->len, ==, 1);
  names = wg_post_painter_place_names (spots, &view, seen, 12, 100);
  g_assert_cmpuint (names->len, ==, 1);
}

/* How dark each pixel is. */
static void
draw_mark (guint8  shape,
           guint8  rank,
           guint8  flags,
           guchar *grey)
{
  const WgPostMark mark = { shape, rank, flags };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, BOX, BOX);
  cairo_t *cr = cairo_create (surface);
  const guchar *pixels;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  wg_post_mark_draw (cr, wg_theme_get (WG_THEME_PRINT), &mark, BOX / 2, BOX - 6, 30);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (guint i = 0; i < BOX * BOX; i++)
    {
      const guchar *pixel = pixels + i / BOX * (guint) cairo_image_surface_get_stride (surface)
                            + i % BOX * 4;

      grey[i] = (guchar) ((pixel[0] + pixel[1] * 6 + pixel[2] * 3) / 10);
    }
  cairo_surface_destroy (surface);
}

static void
test_grey (void)
{
  static const struct
  {
    guint8 shape, rank, flags;
  } looks[] = {
    { WG_POST_SHAPE_ROUND, 1, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE },
    { WG_POST_SHAPE_ROUND, 1, WG_POST_MARK_OPEN },
    { WG_POST_SHAPE_ROUND, 1, WG_POST_MARK_COMPLETE },
    { WG_POST_SHAPE_ROUND, 1, WG_POST_MARK_DASHED },
    { WG_POST_SHAPE_ROUND, 1, WG_POST_MARK_ENDED },
    { WG_POST_SHAPE_ROUND, 0, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE },
    { WG_POST_SHAPE_ROUND, 2, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE },
    { WG_POST_SHAPE_SQUARE, 1, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE },
    { WG_POST_SHAPE_KITE, 1, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE },
    { WG_POST_SHAPE_HEXAGON, 1, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE },
    { WG_POST_SHAPE_ROOF, 1, WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE },
  };
  guchar grey[G_N_ELEMENTS (looks)][BOX * BOX];

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    draw_mark (looks[i].shape, looks[i].rank, looks[i].flags, grey[i]);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    for (guint k = 0; k < i; k++)
      {
        guint different = 0;

        for (guint p = 0; p < BOX * BOX; p++)
          different += ABS (grey[i][p] - grey[k][p]) > 60;
        g_test_message ("%u and %u differ in %u pixels", i, k, different);
        g_assert_cmpuint (different, >, 40);
      }
}

/* Everything a map of posts can show, to be looked at. */
static void
test_picture (void)
{
  static const guint8 flags[] = {
    WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE, WG_POST_MARK_OPEN, WG_POST_MARK_COMPLETE, 0,
    WG_POST_MARK_DASHED, WG_POST_MARK_ENDED,
    WG_POST_MARK_OPEN | WG_POST_MARK_COMPLETE | WG_POST_MARK_SELECTED
  };
  const double width = 420, height = 400;
  const WgTheme *theme = wg_theme_get (WG_THEME_PRINT);
  const WgMapView view = { 0.5, 0.5, 14, width, height };
  double scale = wg_map_view_get_scale (&view);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width,
                                                         (int) height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (WgPostSpots) spots = wg_post_spots_new (26);
  const WgBBox frame = { 0, 0, width, height };

  cairo_set_source_rgb (cr, 0.97, 0.96, 0.94);
  cairo_paint (cr);
  cairo_rectangle (cr, 200, 20, 160, 90);
  wg_gap_painter_hatch (cr, &view, &frame, theme);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    for (guint8 shape = 0; shape < WG_POST_N_SHAPES; shape++)
      {
        const WgPostSpot spot = { i * 10 + shape + 1, 0.5 + (40 + 54 * i) / scale,
                                  0.5 + (70 + 70 * shape) / scale,
                                  { shape, (guint8) (shape % 3), flags[i] }, NULL };

        wg_post_spots_add (spots, &spot);
      }
  wg_post_painter_paint (cr, spots, &view, theme, 12);
  wg_post_mark_draw_cluster (cr, theme, 12, 5, 30, 380, 26);
  wg_post_mark_draw_cluster (cr, theme, 4321, 4000, 90, 374, 26);
  cairo_destroy (cr);
  wg_golden_compare (surface, "post-marks");
  cairo_surface_destroy (surface);
}

/* A gap with a hole is hatched outside of the hole only, wherever the map is moved to. */
static void
test_gap (void)
{
  static const double outer[] = { 0, 0, 0.001, 0, 0.001, 0.001, 0, 0.001, 0, 0 };
  static const double inner[] = { 0.0004, 0.0004, 0.0006, 0.0004, 0.0006, 0.0006, 0.0004, 0.0006,
                                  0.0004, 0.0004 };
  g_autoptr (WgGeometryBuilder) builder = wg_geometry_builder_new (WG_GEOMETRY_POLYGONS);
  g_autoptr (GPtrArray) gaps = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_geometry_unref);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 200, 200);
  cairo_t *cr = cairo_create (surface);
  WgMapView view;
  WgBBox box = WG_BBOX_EMPTY;
  const guchar *pixels;
  guint dark = 0, dark_in_hole = 0;

  wg_geometry_builder_add_part (builder, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (outer); i += 2)
    wg_geometry_builder_add_point (builder, outer[i], outer[i + 1]);
  wg_geometry_builder_add_part (builder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (inner); i += 2)
    wg_geometry_builder_add_point (builder, inner[i], inner[i + 1]);
  g_ptr_array_add (gaps, wg_geometry_builder_end (builder, NULL));
  for (guint i = 0; i < 2; i++)
    {
      double x, y;

      wg_mercator_project (0.001 * i, 0.001 * i, &x, &y);
      wg_bbox_add_point (&box, x, y);
    }
  view = wg_map_view_new_fit (&box, 200, 200, 0);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  wg_gap_painter_paint (cr, gaps, &view, wg_theme_get (WG_THEME_PRINT));
  wg_gap_painter_paint_sample (cr, wg_theme_get (WG_THEME_PRINT), 1, 1);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 10; y < 190; y++)
    for (int x = 10; x < 190; x++)
      {
        gboolean is_dark = pixels[y * cairo_image_surface_get_stride (surface) + 4 * x] < 200;

        dark += is_dark;
        dark_in_hole += is_dark && ABS (x - 100) < 17 && ABS (y - 100) < 17;
      }
  g_assert_cmpuint (dark, >, 3000);
  g_assert_cmpuint (dark_in_hole, ==, 0);
  cairo_surface_destroy (surface);
}

/* Ten thousand are grouped as a small multiple of the work of ten times fewer. */
static void
test_many (void)
{
  g_autoptr (WgPostSpots) spots = make_many (N_MANY);
  WgMapView view = wg_map_view_new_centred (0.8, 0.434, 8, 1280, 800);
  const GArray *clusters = wg_post_spots_cluster (spots, 8);
  g_autoptr (GArray) seen = NULL;

  g_assert_cmpuint (clusters->len, <, 200);
  g_assert_true (wg_post_spots_cluster (spots, 8.3) == clusters);
  view.x = g_array_index (clusters, WgPostCluster, 0).x;
  view.y = g_array_index (clusters, WgPostCluster, 0).y;
  seen = wg_post_spots_list (spots, &view);
  g_assert_cmpuint (seen->len, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/post-painter/groups", test_groups);
  g_test_add_func ("/post-painter/hour", test_hour);
  g_test_add_func ("/post-painter/trial", test_trial);
  g_test_add_func ("/post-painter/hit", test_hit);
  g_test_add_func ("/post-painter/grey", test_grey);
  g_test_add_func ("/post-painter/picture", test_picture);
  g_test_add_func ("/post-painter/gap", test_gap);
  g_test_add_func ("/post-painter/many", test_many);
  return g_test_run ();
}
