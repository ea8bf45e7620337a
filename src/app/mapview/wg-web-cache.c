/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The folder of a map service's tiles: FOLDER/LAYER/ZOOM/X-Y, whose time of change is the time when
 * it expires. It is the user's disk, which somebody may have changed: what is read is looked at as
 * if it had just come. */

#include "wg-web-cache.h"

#include "wg-web-fetch.h"

#include <glib/gstdio.h>

#include <fcntl.h>
#include <sys/stat.h>

/* Down to here, so that not every tile trims. */
#define TRIM_TO(limit) ((limit) / 10 * 9)

struct _WgWebCache
{
  gatomicrefcount ref_count;
  char           *folder;
  guint64         max_bytes;
};

typedef struct
{
  char   *path;
  gint64  expires;
  guint64 size;
} Kept;

WgWebCache *
wg_web_cache_new (const char *folder, guint64 max_bytes)
{
  WgWebCache *self = g_new0 (WgWebCache, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->folder = g_strdup (folder);
  self->max_bytes = max_bytes;
  return self;
}

WgWebCache *
wg_web_cache_ref (WgWebCache *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_web_cache_unref (WgWebCache *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->folder);
  g_free (self);
}

static char *
make_path (const WgWebCache *self, const char *layer, guint zoom, guint x, guint y)
{
  g_autofree char *level = g_strdup_printf ("%u", zoom);
  g_autofree char *name = g_strdup_printf ("%u-%u", x, y);

  return g_build_filename (self->folder, layer, level, name, NULL);
}

GBytes *
wg_web_cache_load (WgWebCache *self, const char *layer, guint zoom, guint x, guint y,
                   gint64 *expires)
{
  g_autofree char *path = make_path (self, layer, zoom, x, y);
  g_autoptr (GBytes) tile = NULL;
  struct stat status;
  char *text;
  gsize length;

  *expires = 0;
  if (g_stat (path, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size < 0
      || (gsize) status.st_size > WG_WEB_MAX_TILE
      || !g_file_get_contents (path, &text, &length, NULL))
    return NULL;
  tile = g_bytes_new_take (text, length);
  if (!wg_web_is_tile (tile))
    {
      g_unlink (path);
      return NULL;
    }
  *expires = status.st_mtime;
  return g_steal_pointer (&tile);
}

void
wg_web_cache_keep (WgWebCache *self, const char *layer, guint zoom, guint x, guint y, GBytes *tile,
                   gint64 expires)
{
  g_autofree char *path = make_path (self, layer, zoom, x, y);
  g_autofree char *folder = g_path_get_dirname (path);
  struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = expires } };
  gsize length;
  const char *data = g_bytes_get_data (tile, &length);

  if (g_mkdir_with_parents (folder, 0700) != 0
      || !g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                    0600, NULL))
    return;
  /* Without its time it would count as fresh. */
  if (utimensat (AT_FDCWD, path, times, 0) != 0)
    g_unlink (path);
}

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

/* FOLDER/LAYER/ZOOM/X-Y and no deeper, and never through a link. */
static void
list_kept (const char *folder, guint depth, GArray *kept, guint64 *total)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      struct stat status;

      if (g_lstat (path, &status) != 0)
        continue;
      if (S_ISDIR (status.st_mode) && depth < 2)
        list_kept (path, depth + 1, kept, total);
      else if (S_ISREG (status.st_mode) && depth == 2)
        {
          Kept tile = { g_steal_pointer (&path), status.st_mtime, (guint64) status.st_size };

          *total += tile.size;
          g_array_append_val (kept, tile);
        }
    }
}

static int
compare_expires (gconstpointer a, gconstpointer b)
{
  const Kept *one = a, *two = b;

  return one->expires < two->expires ? -1 : one->expires > two->expires;
}

void
wg_web_cache_trim (WgWebCache *self)
{
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  guint64 total = 0;

  g_array_set_clear_func (kept, kept_clear);
  list_kept (self->folder, 0, kept, &total);
  if (total <= self->max_bytes)
    return;
  g_array_sort (kept, compare_expires);
  for (guint i = 0; i < kept->len && total > TRIM_TO (self->max_bytes); i++)
    {
      const Kept *tile = &g_array_index (kept, Kept, i);

      if (g_unlink (tile->path) == 0)
        total -= tile->size;
    }
}
