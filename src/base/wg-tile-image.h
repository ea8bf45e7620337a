/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  WG_TILE_IMAGE_UNKNOWN,
  WG_TILE_IMAGE_PNG,
  WG_TILE_IMAGE_JPEG
} WgTileImage;

WgTileImage wg_tile_image_measure (gconstpointer data,
                                   gsize         length,
                                   guint        *width,
                                   guint        *height);

G_END_DECLS
