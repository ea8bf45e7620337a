/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tiles of a map service in memory. It knows neither the disk (wg-web-cache.c) nor the service,
 * and it does not judge whether a tile has expired. */

#include "wg-web-memory.h"

typedef struct
{
  GBytes *tile;    /* (nullable): known to be not there */
  gint64  expires; /* seconds since 1970 */
  guint64 used;
} Held;

struct _WgWebMemory
{
  GHashTable *held; /* guint64 → Held */
  gsize       bytes, max_bytes;
  guint64     clock;
};

static void
held_free (gpointer data)
{
  Held *held = data;

  g_clear_pointer (&held->tile, g_bytes_unref);
  g_free (held);
}

static gsize
held_size (const Held *held)
{
  return held->tile != NULL ? g_bytes_get_size (held->tile) : 0;
}

WgWebMemory *
wg_web_memory_new (gsize max_bytes)
{
  WgWebMemory *self = g_new0 (WgWebMemory, 1);

  self->held = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, held_free);
  self->max_bytes = max_bytes;
  return self;
}

void
wg_web_memory_free (WgWebMemory *self)
{
  g_hash_table_unref (self->held);
  g_free (self);
}

gboolean
wg_web_memory_lookup (WgWebMemory *self, guint64 key, GBytes **tile, gint64 *expires)
{
  Held *held = g_hash_table_lookup (self->held, &key);

  if (held == NULL)
    return FALSE;
  held->used = ++self->clock;
  *tile = held->tile != NULL ? g_bytes_ref (held->tile) : NULL;
  if (expires != NULL)
    *expires = held->expires;
  return TRUE;
}

static void
trim (WgWebMemory *self)
{
  while (self->bytes > self->max_bytes)
    {
      GHashTableIter iter;
      gpointer key, value, oldest = NULL;
      const Held *leaving = NULL;

      g_hash_table_iter_init (&iter, self->held);
      while (g_hash_table_iter_next (&iter, &key, &value))
        if (((Held *) value)->tile != NULL
            && (leaving == NULL || ((Held *) value)->used < leaving->used))
          {
            leaving = value;
            oldest = key;
          }
      if (leaving == NULL)
        return;
      self->bytes -= held_size (leaving);
      g_hash_table_remove (self->held, oldest);
    }
}

void
wg_web_memory_hold (WgWebMemory *self, guint64 key, GBytes *tile, gint64 expires)
{
  const Held *before = g_hash_table_lookup (self->held, &key);
  Held *held = g_new0 (Held, 1);

  held->tile = tile != NULL ? g_bytes_ref (tile) : NULL;
  held->expires = expires;
  held->used = ++self->clock;
  if (before != NULL)
    self->bytes -= held_size (before);
  self->bytes += held_size (held);
  g_hash_table_insert (self->held, g_memdup2 (&key, sizeof key), held);
  trim (self);
}
