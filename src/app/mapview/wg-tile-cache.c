/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painted tiles by place, the longest unused leaving first. It must not paint and must not know
 * the map widget. */

#include "wg-tile-cache.h"

struct _WgTileCache
{
  GHashTable *entries; /* key of the place → WgTileEntry */
  gsize       max_bytes;
  guint64     clock;
};

/* 21 zoom levels with 20 bits for each direction fit into 64. */
static gint64
make_key (guint zoom, guint x, guint y)
{
  return ((gint64) zoom << 48) | ((gint64) x << 24) | (gint64) y;
}

static void
clear_painted (WgTileEntry *entry)
{
  g_clear_pointer (&entry->next, wg_pixmap_unref);
  g_clear_pointer (&entry->next_named, wg_pixmap_unref);
  g_clear_pointer (&entry->tile, wg_tile_unref);
  g_clear_pointer (&entry->ground, g_bytes_unref);
}

static void
entry_free (WgTileEntry *entry)
{
  clear_painted (entry);
  g_clear_pointer (&entry->picture, wg_pixmap_unref);
  g_clear_pointer (&entry->named, wg_pixmap_unref);
  g_free (entry);
}

static gsize
picture_bytes (WgPixmap *picture)
{
  return picture != NULL ? wg_pixmap_get_bytes (picture) : 0;
}

static gsize
entry_bytes (const WgTileEntry *entry)
{
  return sizeof *entry + picture_bytes (entry->picture) + picture_bytes (entry->named)
         + picture_bytes (entry->next) + picture_bytes (entry->next_named)
         + (entry->tile != NULL ? wg_tile_get_bytes (entry->tile) : 0)
         + (entry->ground != NULL ? g_bytes_get_size (entry->ground) : 0);
}

static int
compare_used (gconstpointer a, gconstpointer b)
{
  const WgTileEntry *one = *(WgTileEntry *const *) a, *two = *(WgTileEntry *const *) b;

  return one->used < two->used ? -1 : one->used > two->used;
}

WgTileCache *
wg_tile_cache_new (gsize max_bytes)
{
  WgTileCache *self = g_new0 (WgTileCache, 1);

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                         (GDestroyNotify) entry_free);
  self->max_bytes = max_bytes;
  return self;
}

void
wg_tile_cache_free (WgTileCache *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

WgTileEntry *
wg_tile_cache_lookup (WgTileCache *self, guint zoom, guint x, guint y)
{
  gint64 key = make_key (zoom, x, y);

  return g_hash_table_lookup (self->entries, &key);
}

WgTileEntry *
wg_tile_cache_ensure (WgTileCache *self, guint zoom, guint x, guint y)
{
  WgTileEntry *entry = wg_tile_cache_lookup (self, zoom, x, y);

  if (entry == NULL)
    {
      gint64 *key = g_new (gint64, 1);

      *key = make_key (zoom, x, y);
      entry = g_new0 (WgTileEntry, 1);
      entry->zoom = zoom;
      entry->x = x;
      entry->y = y;
      g_hash_table_insert (self->entries, key, entry);
    }
  wg_tile_cache_touch (self, entry);
  return entry;
}

void
wg_tile_cache_touch (WgTileCache *self, WgTileEntry *entry)
{
  entry->used = ++self->clock;
}

gsize
wg_tile_cache_get_bytes (WgTileCache *self)
{
  GHashTableIter iter;
  gpointer value;
  gsize bytes = 0;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    bytes += entry_bytes (value);
  return bytes;
}

void
wg_tile_cache_trim (WgTileCache *self, WgTileNeeded needed, gpointer user_data)
{
  g_autoptr (GPtrArray) oldest = NULL;
  gsize bytes = wg_tile_cache_get_bytes (self);
  GHashTableIter iter;
  gpointer value;

  if (bytes <= self->max_bytes)
    return;

  oldest = g_ptr_array_sized_new (g_hash_table_size (self->entries));
  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((WgTileEntry *) value)->waiting == 0)
      g_ptr_array_add (oldest, value);
  g_ptr_array_sort (oldest, compare_used);
  for (guint i = 0; i < oldest->len && bytes > self->max_bytes; i++)
    {
      WgTileEntry *entry = g_ptr_array_index (oldest, i);
      gint64 key = make_key (entry->zoom, entry->x, entry->y);

      if (needed != NULL && needed (entry, user_data))
        continue;
      bytes -= entry_bytes (entry);
      g_hash_table_remove (self->entries, &key);
      oldest->pdata[i] = NULL;
    }
  /* A large screen at a high scale: without the rasters a recolouring paints anew, which is slow,
   * but dropping pictures would paint them for ever. */
  for (guint i = 0; i < oldest->len && bytes > self->max_bytes; i++)
    {
      WgTileEntry *entry = g_ptr_array_index (oldest, i);

      if (entry == NULL || entry->next != NULL)
        continue;
      bytes -= entry_bytes (entry);
      clear_painted (entry);
      bytes += entry_bytes (entry);
    }
}

void
wg_tile_cache_swap (WgTileCache *self, int look, int names_look)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      WgTileEntry *entry = value;

      if (entry->next == NULL)
        continue;
      g_clear_pointer (&entry->picture, wg_pixmap_unref);
      entry->picture = g_steal_pointer (&entry->next);
      g_clear_pointer (&entry->named, wg_pixmap_unref);
      entry->named = g_steal_pointer (&entry->next_named);
      entry->name_zoom = entry->next_name_zoom;
      entry->look = look;
      entry->names_look = names_look;
      entry->size = wg_pixmap_get_width (entry->picture);
    }
}

void
wg_tile_cache_drop_next (WgTileCache *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_clear_pointer (&((WgTileEntry *) value)->next, wg_pixmap_unref);
      g_clear_pointer (&((WgTileEntry *) value)->next_named, wg_pixmap_unref);
    }
}

void
wg_tile_cache_drop_named (WgTileCache *self, double zoom)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((WgTileEntry *) value)->name_zoom != zoom)
      g_clear_pointer (&((WgTileEntry *) value)->named, wg_pixmap_unref);
}

void
wg_tile_cache_clear (WgTileCache *self, gboolean keep_pictures)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      clear_painted (value);
      if (!keep_pictures)
        g_hash_table_iter_remove (&iter);
    }
}
