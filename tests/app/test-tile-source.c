/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map's tiles without any widget: each fill ends DONE, or cancelled; nothing blinks. */

#include "wg-tile-source.h"

#include "wg-choropleth.h"
#include "wg-sample.h"
#include "wg-test.h"

#include <gtk/gtk.h>
#include <math.h>

#define ZOOM 13

typedef struct
{
  WgTestDir    *dir;
  WgDistrict   *district;
  WgTileSource *source;
  guint         n_done, n_cancelled, n_refreshed;
} Fixture;

static void
on_refreshed (Fixture *fixture)
{
  fixture->n_refreshed++;
}

static WgChoropleth *
make_colours (Fixture *fixture, const char *indicator)
{
  WgChoroplethOptions options = { .n_classes = 5, .ramp = "blue" };
  g_autoptr (GError) error = NULL;
  WgChoropleth *choropleth = wg_choropleth_new (fixture->district, indicator, 0, &options, &error);

  g_assert_no_error (error);
  return choropleth;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (WgChoropleth) choropleth = NULL;

  fixture->dir = wg_test_dir_new ();
  path = wg_test_dir_file (fixture->dir, "sample.wangge");
  g_assert_true (wg_desk_sample_create (path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  fixture->district = wg_district_open (path, WG_DISTRICT_READ_ONLY, &error);
  g_assert_no_error (error);
  fixture->source = wg_tile_source_new ();
  g_signal_connect_swapped (fixture->source, "refreshed", G_CALLBACK (on_refreshed), fixture);
  wg_tile_source_set_snapshot (fixture->source, wg_district_get_snapshot (fixture->district));
  choropleth = make_colours (fixture, "households");
  wg_tile_source_set_colours (fixture->source, choropleth->colours);
}

static void
spin_until_complete (Fixture *fixture)
{
  while (!wg_tile_source_is_complete (fixture->source))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  wg_tile_source_shutdown (fixture->source);
  spin_until_complete (fixture);
  g_signal_handlers_disconnect_by_data (fixture->source, fixture);
  g_assert_finalize_object (fixture->source);
  wg_district_close (fixture->district);
  g_clear_object (&fixture->district);
  wg_test_dir_free (fixture->dir);
}

/* The tile under the middle of the map, and its neighbours. */
static void
find_middle (Fixture *fixture, guint *x, guint *y)
{
  WgBBox box = wg_map_snapshot_get_bounds (wg_district_get_snapshot (fixture->district));

  *x = (guint) ((box.x_min + box.x_max) / 2 * (1 << ZOOM));
  *y = (guint) ((box.y_min + box.y_max) / 2 * (1 << ZOOM));
}

static void
on_filled (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GError) error = NULL;

  if (shumate_map_source_fill_tile_finish (SHUMATE_MAP_SOURCE (source), result, &error))
    fixture->n_done++;
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      fixture->n_cancelled++;
    }
}

#define N_SIDE 3
#define N_TILES (N_SIDE * N_SIDE)

static void
fill_all (Fixture *fixture, ShumateTile **tiles, GCancellable **cancellables)
{
  guint x, y;

  find_middle (fixture, &x, &y);
  for (guint i = 0; i < N_TILES; i++)
    {
      tiles[i] = shumate_tile_new_full ((int) (x + i % N_SIDE) - 1, (int) (y + i / N_SIDE) - 1,
                                        WG_TILE_SIZE, ZOOM);
      cancellables[i] = g_cancellable_new ();
      shumate_map_source_fill_tile_async (SHUMATE_MAP_SOURCE (fixture->source), tiles[i],
                                          cancellables[i], on_filled, fixture);
    }
}

static void
spin_until_answered (Fixture *fixture)
{
  while (fixture->n_done + fixture->n_cancelled < N_TILES)
    g_main_context_iteration (NULL, TRUE);
}

static void
unref_all (ShumateTile **tiles, GCancellable **cancellables)
{
  for (guint i = 0; i < N_TILES; i++)
    {
      g_object_unref (tiles[i]);
      g_object_unref (cancellables[i]);
    }
}

static void
test_every_fill_ends_done (Fixture *fixture, gconstpointer data)
{
  ShumateTile *tiles[N_TILES];
  GCancellable *cancellables[N_TILES];

  fill_all (fixture, tiles, cancellables);
  spin_until_answered (fixture);
  g_assert_cmpuint (fixture->n_done, ==, N_TILES);
  for (guint i = 0; i < N_TILES; i++)
    {
      WgPixmap *picture
        = wg_tile_source_peek (fixture->source, ZOOM, shumate_tile_get_x (tiles[i]),
                               shumate_tile_get_y (tiles[i]));

      g_assert_cmpint (shumate_tile_get_state (tiles[i]), ==, SHUMATE_STATE_DONE);
      g_assert_nonnull (shumate_tile_get_paintable (tiles[i]));
      g_assert_nonnull (picture);
      g_assert_cmpuint (wg_pixmap_get_width (picture), ==, WG_TILE_SIZE);
    }
  unref_all (tiles, cancellables);
}

static void
test_cancel_half (Fixture *fixture, gconstpointer data)
{
  ShumateTile *tiles[N_TILES];
  GCancellable *cancellables[N_TILES];

  fill_all (fixture, tiles, cancellables);
  for (guint i = 0; i < N_TILES; i += 2)
    g_cancellable_cancel (cancellables[i]);
  spin_until_answered (fixture);
  g_assert_cmpuint (fixture->n_cancelled, ==, (N_TILES + 1) / 2);
  for (guint i = 0; i < N_TILES; i++)
    g_assert_cmpint (shumate_tile_get_state (tiles[i]), ==,
                     i % 2 == 0 ? SHUMATE_STATE_NONE : SHUMATE_STATE_DONE);
  unref_all (tiles, cancellables);
}

static guint32
middle_pixel (WgPixmap *picture)
{
  guint size = wg_pixmap_get_width (picture);

  return ((const guint32 *) wg_pixmap_get_pixels (picture))[size / 2 * size + size / 2];
}

static void
test_recolour_without_blinking (Fixture *fixture, gconstpointer data)
{
  ShumateTile *tiles[N_TILES];
  GCancellable *cancellables[N_TILES];
  g_autoptr (WgChoropleth) other = make_colours (fixture, "density");
  g_autoptr (WgPixmap) before = NULL;
  guint x, y;

  fill_all (fixture, tiles, cancellables);
  spin_until_answered (fixture);
  find_middle (fixture, &x, &y);
  before = wg_pixmap_ref (wg_tile_source_peek (fixture->source, ZOOM, x, y));

  for (guint i = 0; i < WG_MAX_CLASSES; i++)
    other->colours->class_rgba[i] = 0xff0000ff;
  wg_tile_source_set_colours (fixture->source, other->colours);
  /* A view is what makes a zoom level the present one. */
  {
    WgBBox box = wg_map_snapshot_get_bounds (wg_district_get_snapshot (fixture->district));
    WgMapView view = wg_map_view_new_centred ((box.x_min + box.x_max) / 2,
                                              (box.y_min + box.y_max) / 2, ZOOM, 1024, 768);

    wg_tile_source_set_view (fixture->source, &view, 1, FALSE);
  }
  g_assert_true (wg_tile_source_lookup (fixture->source, ZOOM, x, y) == before);
  g_assert_false (wg_tile_source_is_crisp (fixture->source));
  while (!wg_tile_source_is_complete (fixture->source))
    {
      g_assert_nonnull (wg_tile_source_peek (fixture->source, ZOOM, x, y));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_true (wg_tile_source_lookup (fixture->source, ZOOM, x, y) != before);
  g_assert_cmphex (middle_pixel (wg_tile_source_peek (fixture->source, ZOOM, x, y)), !=,
                   middle_pixel (before));
  g_assert_cmpuint (fixture->n_refreshed, >, 0);
  unref_all (tiles, cancellables);
}

static void
test_size_follows_zoom_at_rest (Fixture *fixture, gconstpointer data)
{
  WgBBox box = wg_map_snapshot_get_bounds (wg_district_get_snapshot (fixture->district));
  WgMapView view = wg_map_view_new_centred ((box.x_min + box.x_max) / 2,
                                            (box.y_min + box.y_max) / 2, ZOOM + 0.5, 900, 700);
  WgPixmap *picture;
  guint x, y;

  find_middle (fixture, &x, &y);
  wg_tile_source_set_view (fixture->source, &view, 2, TRUE);
  g_assert_null (wg_tile_source_lookup (fixture->source, ZOOM, x, y));
  spin_until_complete (fixture);
  picture = wg_tile_source_peek (fixture->source, ZOOM, x, y);
  g_assert_cmpuint (wg_pixmap_get_width (picture), ==, WG_TILE_SIZE * 2);

  wg_tile_source_set_view (fixture->source, &view, 2, FALSE);
  wg_tile_source_lookup (fixture->source, ZOOM, x, y);
  spin_until_complete (fixture);
  picture = wg_tile_source_peek (fixture->source, ZOOM, x, y);
  g_assert_cmpuint (wg_pixmap_get_width (picture), ==, (int) lround (WG_TILE_SIZE * 2 * M_SQRT2));
}

static void
test_out_of_sight_is_not_painted (Fixture *fixture, gconstpointer data)
{
  WgMapView view = wg_map_view_new_centred (0.1, 0.1, ZOOM, 900, 700);
  ShumateTile *tiles[N_TILES];
  GCancellable *cancellables[N_TILES];
  guint x, y;

  wg_tile_source_set_view (fixture->source, &view, 1, FALSE);
  fill_all (fixture, tiles, cancellables);
  g_assert_true (wg_tile_source_is_complete (fixture->source));
  spin_until_answered (fixture);
  g_assert_cmpuint (fixture->n_done, ==, N_TILES);
  find_middle (fixture, &x, &y);
  g_assert_null (wg_tile_source_peek (fixture->source, ZOOM, x, y));
  unref_all (tiles, cancellables);
}

/* Looks at all tiles of the window until none is wanting, as the map does when it is drawn. */
static void
look_until_complete (Fixture *fixture, guint x, guint y)
{
  do
    {
      spin_until_complete (fixture);
      for (guint i = 0; i < N_TILES; i++)
        wg_tile_source_lookup (fixture->source, ZOOM, x + i % N_SIDE - 1, y + i / N_SIDE - 1);
    }
  while (!wg_tile_source_is_complete (fixture->source));
}

static void
test_names_are_in_the_tiles (Fixture *fixture, gconstpointer data)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (fixture->district);
  g_autoptr (WgTileNames) names = wg_tile_names_new (snapshot);
  g_autoptr (WgPixmap) plain = NULL;
  WgMapView view;
  WgPixmap *named;
  guint x, y;

  find_middle (fixture, &x, &y);
  view = wg_map_view_new_centred ((x + 0.5) / (1 << ZOOM), (y + 0.5) / (1 << ZOOM), ZOOM, 500, 500);
  wg_tile_source_set_names (fixture->source, names);
  wg_tile_source_set_view (fixture->source, &view, 1, FALSE);
  g_assert_cmpfloat (wg_tile_source_get_name_zoom (fixture->source), ==, ZOOM);
  g_assert_false (wg_tile_source_has_names (fixture->source));
  look_until_complete (fixture, x, y);
  g_assert_true (wg_tile_source_has_names (fixture->source));

  plain = wg_pixmap_ref (wg_tile_source_peek (fixture->source, ZOOM, x, y));
  named = wg_tile_source_lookup (fixture->source, ZOOM, x, y);
  g_assert_true (named != plain);
  g_assert_cmpint (memcmp (wg_pixmap_get_pixels (named), wg_pixmap_get_pixels (plain),
                           (gsize) WG_TILE_SIZE * WG_TILE_SIZE * 4), !=, 0);

  /* Panned, it stays; zoomed, somebody else draws names; switched off, there are none. */
  view.x += 20 / wg_map_view_get_scale (&view);
  wg_tile_source_set_view (fixture->source, &view, 1, TRUE);
  g_assert_true (wg_tile_source_lookup (fixture->source, ZOOM, x, y) == named);
  wg_tile_source_set_names_apart (fixture->source, TRUE, TRUE);
  g_assert_true (wg_tile_source_lookup (fixture->source, ZOOM, x, y) == plain);
  wg_tile_source_set_names_apart (fixture->source, FALSE, FALSE);
  g_assert_true (wg_tile_source_lookup (fixture->source, ZOOM, x, y) == named);
  wg_tile_source_set_names (fixture->source, NULL);
  g_assert_true (wg_tile_source_lookup (fixture->source, ZOOM, x, y) == plain);
  g_assert_true (wg_tile_source_is_complete (fixture->source));
}

/* The names of two neighbours are one picture cut in two. */
static void
test_names_meet_between_tiles (Fixture *fixture, gconstpointer data)
{
  static const double parts[] = { 0, 0.3 };
  WgMapSnapshot *snapshot = wg_district_get_snapshot (fixture->district);
  g_autoptr (WgTileNames) names = wg_tile_names_new (snapshot);
  const WgTheme *theme = wg_theme_get (WG_THEME_LIGHT);
  guint x, y;

  find_middle (fixture, &x, &y);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint side = (guint) lround (WG_TILE_SIZE * exp2 (parts[i]));
      gsize bytes = (gsize) side * side * 4;
      g_autoptr (GBytes) none = g_bytes_new_take (g_malloc0 (2 * bytes), 2 * bytes);
      g_autoptr (GBytes) left = NULL, right = NULL, both = NULL;
      WgMapView view = wg_map_view_new_tile (ZOOM, x, y), wide, next;
      const guint8 *one, *two, *all;

      view.zoom = ZOOM + log2 ((double) side / WG_TILE_SIZE);
      view.width = view.height = side;
      wide = next = view;
      wide.width = 2 * side;
      next.x = wg_map_view_new_tile (ZOOM, x + 1, y).x;
      left = wg_tile_names_write (names, none, side, side, 1, &view, theme);
      right = wg_tile_names_write (names, none, side, side, 1, &next, theme);
      both = wg_tile_names_write (names, none, 2 * side, side, 1, &wide, theme);
      one = g_bytes_get_data (left, NULL);
      two = g_bytes_get_data (right, NULL);
      all = g_bytes_get_data (both, NULL);
      for (guint row = 0; row < side; row++)
        {
          gsize stride = (gsize) side * 4;

          g_assert_cmpmem (one + row * stride, stride, all + 2 * row * stride, stride);
          g_assert_cmpmem (two + row * stride, stride, all + (2 * row + 1) * stride, stride);
        }
      g_assert_cmpmem (g_bytes_get_data (none, NULL), 4, all, 4);
      g_assert_cmpint (memcmp (all, g_bytes_get_data (none, NULL), 2 * bytes), !=, 0);
    }
}

static guint
count_named (Fixture *fixture, guint x, guint y, WgPixmap **before)
{
  guint n = 0;

  for (guint i = 0; i < N_TILES; i++)
    n += wg_tile_source_lookup (fixture->source, ZOOM, x + i % N_SIDE - 1, y + i / N_SIDE - 1)
         == before[i];
  return n;
}

/* Names that make room for a mark come all together, and the map below them is not painted. */
static void
test_new_names_at_once (Fixture *fixture, gconstpointer data)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (fixture->district);
  g_autoptr (WgTileNames) names = wg_tile_names_new (snapshot);
  g_autoptr (WgTileNames) others = wg_tile_names_new (snapshot);
  WgPixmap *before[N_TILES], *plain[N_TILES];
  WgMapView view;
  guint x, y, n;

  find_middle (fixture, &x, &y);
  view = wg_map_view_new_centred ((x + 0.5) / (1 << ZOOM), (y + 0.5) / (1 << ZOOM), ZOOM, 1400,
                                  1400);
  wg_tile_source_set_names (fixture->source, names);
  wg_tile_source_set_view (fixture->source, &view, 1, FALSE);
  look_until_complete (fixture, x, y);
  for (guint i = 0; i < N_TILES; i++)
    {
      guint at_x = x + i % N_SIDE - 1, at_y = y + i / N_SIDE - 1;

      before[i] = wg_pixmap_ref (wg_tile_source_lookup (fixture->source, ZOOM, at_x, at_y));
      plain[i] = wg_pixmap_ref (wg_tile_source_peek (fixture->source, ZOOM, at_x, at_y));
      g_assert_true (before[i] != plain[i]);
    }

  wg_tile_names_set_text_size (others, 17);
  wg_tile_source_set_names (fixture->source, others);
  g_assert_cmpuint (count_named (fixture, x, y, before), ==, N_TILES);
  g_assert_false (wg_tile_source_is_complete (fixture->source));
  do
    {
      n = count_named (fixture, x, y, before);
      g_assert_true (n == N_TILES || n == 0);
      g_assert_true (wg_tile_source_is_crisp (fixture->source));
      g_main_context_iteration (NULL, n > 0);
    }
  while (n > 0);
  for (guint i = 0; i < N_TILES; i++)
    {
      g_assert_true (wg_tile_source_peek (fixture->source, ZOOM, x + i % N_SIDE - 1,
                                          y + i / N_SIDE - 1) == plain[i]);
      wg_pixmap_unref (before[i]);
      wg_pixmap_unref (plain[i]);
    }
}

/* After a zoom the map does not wait for its names, which somebody else shows meanwhile. */
static void
test_map_before_names (Fixture *fixture, gconstpointer data)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (fixture->district);
  g_autoptr (WgTileNames) names = wg_tile_names_new (snapshot);
  WgMapView view;
  guint x, y;

  find_middle (fixture, &x, &y);
  view = wg_map_view_new_centred ((x + 0.5) / (1 << ZOOM), (y + 0.5) / (1 << ZOOM), ZOOM, 1400,
                                  1400);
  wg_tile_source_set_names (fixture->source, names);
  wg_tile_source_set_names_apart (fixture->source, FALSE, TRUE);
  wg_tile_source_set_view (fixture->source, &view, 1, FALSE);
  for (guint i = 0; i < N_TILES; i++)
    g_assert_null (wg_tile_source_lookup (fixture->source, ZOOM, x + i % N_SIDE - 1,
                                          y + i / N_SIDE - 1));
  spin_until_complete (fixture);
  g_assert_true (wg_tile_source_is_crisp (fixture->source));
  g_assert_false (wg_tile_source_has_names (fixture->source));
  look_until_complete (fixture, x, y);
  g_assert_true (wg_tile_source_has_names (fixture->source));
  g_assert_true (wg_tile_source_lookup (fixture->source, ZOOM, x, y)
                 != wg_tile_source_peek (fixture->source, ZOOM, x, y));
}

static void
test_shutdown (Fixture *fixture, gconstpointer data)
{
  ShumateTile *tiles[N_TILES];
  GCancellable *cancellables[N_TILES];

  fill_all (fixture, tiles, cancellables);
  wg_tile_source_shutdown (fixture->source);
  spin_until_answered (fixture);
  g_assert_cmpuint (fixture->n_cancelled, ==, N_TILES);
  shumate_map_source_fill_tile_async (SHUMATE_MAP_SOURCE (fixture->source), tiles[0], NULL,
                                      on_filled, fixture);
  while (fixture->n_cancelled == N_TILES)
    g_main_context_iteration (NULL, TRUE);
  unref_all (tiles, cancellables);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/tile-source/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("done", test_every_fill_ends_done);
  ADD ("cancel-half", test_cancel_half);
  ADD ("recolour", test_recolour_without_blinking);
  ADD ("size", test_size_follows_zoom_at_rest);
  ADD ("out-of-sight", test_out_of_sight_is_not_painted);
  ADD ("names", test_names_are_in_the_tiles);
  ADD ("names-anew", test_new_names_at_once);
  ADD ("names-after-the-map", test_map_before_names);
  ADD ("names-meet", test_names_meet_between_tiles);
  ADD ("shutdown", test_shutdown);
#undef ADD
  return g_test_run ();
}
