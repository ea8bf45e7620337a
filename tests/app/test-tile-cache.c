/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wg-tile-cache.h"

#define SIDE 64
#define BYTES (SIDE * SIDE * 4)

static WgPixmap *
make_picture (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (BYTES), BYTES);

  return wg_pixmap_new (bytes, SIDE, SIDE);
}

static WgTileEntry *
fill (WgTileCache *cache, guint zoom, guint x, guint y)
{
  WgTileEntry *entry = wg_tile_cache_ensure (cache, zoom, x, y);

  g_clear_pointer (&entry->picture, wg_pixmap_unref);
  entry->picture = make_picture ();
  entry->size = SIDE;
  wg_tile_cache_trim (cache, NULL, NULL);
  return entry;
}

static void
test_places_differ (void)
{
  g_autoptr (WgTileCache) cache = wg_tile_cache_new (64 * BYTES);

  /* The largest numbers there are at zoom 20, and neighbours that a careless key mixes up. */
  WgTileEntry *a = fill (cache, 20, (1 << 20) - 1, (1 << 20) - 1);
  WgTileEntry *b = fill (cache, 20, (1 << 20) - 1, 0);
  WgTileEntry *c = fill (cache, 19, 0, (1 << 19) - 1);

  g_assert_true (a != b && b != c && a != c);
  g_assert_true (wg_tile_cache_lookup (cache, 20, (1 << 20) - 1, 0) == b);
  g_assert_null (wg_tile_cache_lookup (cache, 20, 0, 0));
  g_assert_cmpuint (wg_tile_cache_get_bytes (cache), >=, 3 * BYTES);
}

static void
test_oldest_leaves (void)
{
  g_autoptr (WgTileCache) cache = wg_tile_cache_new (4 * BYTES);
  WgTileEntry *first;

  fill (cache, 10, 0, 0);
  fill (cache, 10, 1, 0);
  fill (cache, 10, 2, 0);
  first = wg_tile_cache_lookup (cache, 10, 0, 0);
  wg_tile_cache_touch (cache, first);
  fill (cache, 10, 3, 0);

  g_assert_true (wg_tile_cache_lookup (cache, 10, 0, 0) == first);
  g_assert_null (wg_tile_cache_lookup (cache, 10, 1, 0));
  g_assert_nonnull (wg_tile_cache_lookup (cache, 10, 3, 0));
  g_assert_cmpuint (wg_tile_cache_get_bytes (cache), <=, 4 * BYTES);
}

static void
test_waiting_stays (void)
{
  g_autoptr (WgTileCache) cache = wg_tile_cache_new (2 * BYTES);

  fill (cache, 10, 0, 0)->waiting = 1;
  fill (cache, 10, 1, 0);
  fill (cache, 10, 2, 0);
  g_assert_nonnull (wg_tile_cache_lookup (cache, 10, 0, 0));
}

static gboolean
is_first (const WgTileEntry *entry, gpointer user_data)
{
  return entry->x == 0;
}

static void
test_needed_keeps_its_picture (void)
{
  g_autoptr (WgTileCache) cache = wg_tile_cache_new (BYTES / 2);
  WgTileEntry *entry = wg_tile_cache_ensure (cache, 10, 0, 0);
  g_autofree guint8 *ground = g_malloc0 (BYTES);

  entry->picture = make_picture ();
  entry->ground = g_bytes_new (ground, BYTES);
  wg_tile_cache_ensure (cache, 10, 1, 0)->picture = make_picture ();
  wg_tile_cache_trim (cache, is_first, NULL);
  g_assert_true (wg_tile_cache_lookup (cache, 10, 0, 0) == entry);
  g_assert_nonnull (entry->picture);
  g_assert_null (entry->ground);
  g_assert_null (wg_tile_cache_lookup (cache, 10, 1, 0));
}

static void
test_swap (void)
{
  g_autoptr (WgTileCache) cache = wg_tile_cache_new (64 * BYTES);
  WgTileEntry *with = fill (cache, 10, 0, 0), *without = fill (cache, 10, 1, 0);
  WgPixmap *old = without->picture, *next = make_picture ();

  with->next = next;
  wg_tile_cache_swap (cache, 7, 1);
  g_assert_true (with->picture == next);
  g_assert_null (with->next);
  g_assert_cmpint (with->look, ==, 7);
  g_assert_cmpint (with->names_look, ==, 1);
  g_assert_true (without->picture == old);
  g_assert_cmpint (without->look, ==, 0);

  without->next = make_picture ();
  wg_tile_cache_drop_next (cache);
  g_assert_null (without->next);
}

static void
test_clear (void)
{
  g_autoptr (WgTileCache) cache = wg_tile_cache_new (64 * BYTES);
  WgTileEntry *entry = fill (cache, 10, 0, 0);

  entry->ground = g_bytes_new_static ("", 1);
  wg_tile_cache_clear (cache, TRUE);
  entry = wg_tile_cache_lookup (cache, 10, 0, 0);
  g_assert_nonnull (entry->picture);
  g_assert_null (entry->ground);
  wg_tile_cache_clear (cache, FALSE);
  g_assert_null (wg_tile_cache_lookup (cache, 10, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tile-cache/places-differ", test_places_differ);
  g_test_add_func ("/tile-cache/oldest-leaves", test_oldest_leaves);
  g_test_add_func ("/tile-cache/waiting-stays", test_waiting_stays);
  g_test_add_func ("/tile-cache/needed", test_needed_keeps_its_picture);
  g_test_add_func ("/tile-cache/swap", test_swap);
  g_test_add_func ("/tile-cache/clear", test_clear);
  return g_test_run ();
}
