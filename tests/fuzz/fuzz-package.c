/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package of map pictures, which is opened in our own process: MBTiles or GeoPackage, any bytes
 * of it. And the heads of pictures. */
#include "wg-tile-image.h"
#include "wg-tile-package.h"

#include <glib/gstdio.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
look (WgTilePackage *package)
{
  const WgBBox bounds = wg_tile_package_get_bounds (package);
  guint low = wg_tile_package_get_min_zoom (package);
  guint high = wg_tile_package_get_max_zoom (package);

  g_assert_true (g_utf8_validate (wg_tile_package_get_name (package), -1, NULL));
  g_assert_cmpuint (low, <=, high);
  g_assert_cmpuint (high, <=, 22);
  g_assert_true (bounds.x_min <= bounds.x_max && bounds.y_min <= bounds.y_max);
  for (guint zoom = low; zoom <= high; zoom++)
    {
      g_autoptr (GBytes) tile = NULL;
      guint middle = zoom > 0 ? 1u << (zoom - 1) : 0;

      wg_tile_package_load (package, zoom, middle, middle, &tile, NULL);
      if (tile != NULL)
        g_assert_cmpuint (g_bytes_get_size (tile), <=, 1 << 20);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (WgTilePackage) package = NULL;
  g_autofree char *path = NULL;
  guint width = 0, height = 0;
  int fd;

  if (size > 1 << 16)
    return 0;
  wg_tile_image_measure (data, size, &width, &height);
  fd = g_file_open_tmp ("fuzz-package-XXXXXX.mbtiles", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, data, size), ==, (gssize) size);
  close (fd);
  package = wg_tile_package_open (path, NULL);
  if (package != NULL)
    look (package);
  g_clear_pointer (&package, wg_tile_package_free);
  g_unlink (path);
  return 0;
}
