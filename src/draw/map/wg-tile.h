/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-colours.h"
#include "wg-theme.h"

G_BEGIN_DECLS

#define WG_TILE_SIZE     512
#define WG_TILE_MAX_SIZE 2048

/**
 * WgTile:
 *
 * A tile without colours: per pixel the number of its area and how much of it borders cover.
 * Immutable, reference-counted, safe to colourise from several threads.
 */
typedef struct _WgTile WgTile;

WgTile *wg_tile_ref         (WgTile *self);
void    wg_tile_unref       (WgTile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgTile, wg_tile_unref)

guint   wg_tile_get_size    (const WgTile *self); /* pixels of a side */
gsize   wg_tile_get_bytes   (const WgTile *self); /* memory it holds, for a cache's limit */
/* No area and no border in it: the base alone shows. */
gboolean wg_tile_is_empty   (const WgTile *self);
/* The area at a pixel, or WG_MAP_NO_AREA. */
guint   wg_tile_get_area    (const WgTile *self, guint px, guint py);

/* Writes size × size pixels of CAIRO_FORMAT_ARGB32 (premultiplied, native byte order).
 * @base: (nullable): opaque pixels of the base layer in the same format, which show through;
 *   NULL leaves the result transparent where nothing is drawn. May be @argb itself.
 * @colours: (nullable): NULL draws the borders alone. */
void    wg_tile_colourise   (const WgTile       *self,
                             const WgMapColours *colours,
                             const WgTheme      *theme,
                             const guchar       *base,
                             gsize               base_stride,
                             guchar             *argb,
                             gsize               stride);

G_END_DECLS
