/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A map package for the painter threads of the window, which may not see the store. */

#include "wg-base-tiles.h"

#include "wg-tile-package.h"

struct _WgBaseTiles
{
  gatomicrefcount ref_count;
  GMutex          lock; /* the package belongs to one thread at a time */
  WgTilePackage  *package;
  char           *complaint; /* the last failure, so that a damaged package is told of once */
};

G_DEFINE_BOXED_TYPE (WgBaseTiles, wg_base_tiles, wg_base_tiles_ref, wg_base_tiles_unref)

/**
 * wg_base_tiles_open:
 * @path: an .mbtiles file
 *
 * Returns: (transfer full): the package, or NULL with a sentence why it cannot be shown
 */
WgBaseTiles *
wg_base_tiles_open (const char *path,
                    GError    **error)
{
  WgTilePackage *package = wg_tile_package_open (path, error);
  WgBaseTiles *self;

  if (package == NULL)
    return NULL;
  self = g_new0 (WgBaseTiles, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->package = package;
  return self;
}

WgBaseTiles *
wg_base_tiles_ref (WgBaseTiles *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_base_tiles_unref (WgBaseTiles *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  wg_tile_package_free (self->package);
  g_mutex_clear (&self->lock);
  g_free (self->complaint);
  g_free (self);
}

const char *
wg_base_tiles_get_name (WgBaseTiles *self)
{
  return wg_tile_package_get_name (self->package);
}

guint
wg_base_tiles_get_max_zoom (WgBaseTiles *self)
{
  return wg_tile_package_get_max_zoom (self->package);
}

WgBBox
wg_base_tiles_get_bounds (WgBaseTiles *self)
{
  return wg_tile_package_get_bounds (self->package);
}

GBytes *
wg_base_tiles_load (WgBaseTiles *self,
                    guint        zoom,
                    guint        x,
                    guint        y)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GError) error = NULL;
  GBytes *tile = NULL;

  if (wg_tile_package_load (self->package, zoom, x, y, &tile, &error))
    return tile;
  if (g_strcmp0 (self->complaint, error->message) != 0)
    {
      g_message ("%s", error->message);
      g_free (self->complaint);
      self->complaint = g_strdup (error->message);
    }
  return NULL;
}
