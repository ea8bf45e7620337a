/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base layer of one tile: the file's own streets and water, a raster map package, or a plain
 * sheet. It paints only what lies under the grids. */

#include "wg-tile-ground.h"

#include "wg-base-painter.h"
#include "wg-tile.h"

#include <gdk/gdk.h>

struct _WgTileGround
{
  gatomicrefcount ref_count;
  WgGroundKind    kind;
  WgMapSnapshot  *snapshot;
  WgBaseTiles    *tiles;
};

WgTileGround *
wg_tile_ground_new (WgGroundKind kind, WgMapSnapshot *snapshot, WgBaseTiles *tiles)
{
  WgTileGround *self = g_new0 (WgTileGround, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  if (snapshot != NULL)
    self->snapshot = wg_map_snapshot_ref (snapshot);
  if (tiles != NULL)
    self->tiles = wg_base_tiles_ref (tiles);
  return self;
}

WgTileGround *
wg_tile_ground_ref (WgTileGround *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_tile_ground_unref (WgTileGround *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->snapshot, wg_map_snapshot_unref);
  g_clear_pointer (&self->tiles, wg_base_tiles_unref);
  g_free (self);
}

static void
paint_sheet (cairo_t *cr, const WgTheme *theme)
{
  guint32 c = theme->paper;

  cairo_set_source_rgb (cr, (c >> 24) / 255.0, ((c >> 16) & 0xff) / 255.0,
                        ((c >> 8) & 0xff) / 255.0);
  cairo_paint (cr);
}

/* The size of the picture was checked when it was read, so decoding is bounded. */
static GdkPixbuf *
decode (GBytes *tile)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (tile);

  return gdk_pixbuf_new_from_stream (stream, NULL, NULL);
}

/* Draws one picture of the package into a square, whatever its own size. */
static void
paint_picture (cairo_t *cr, GBytes *tile, double x, double y, double side)
{
  g_autoptr (GdkPixbuf) picture = decode (tile);

  if (picture == NULL)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, y, side, side);
  cairo_clip (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, side / gdk_pixbuf_get_width (picture), side / gdk_pixbuf_get_height (picture));
  gdk_cairo_set_source_pixbuf (cr, picture, 0, 0);
  /* Without this the edges of neighbouring pictures fade into the sheet. */
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Our tiles are of 512 pixels, those of packages mostly of 256: one level deeper is their own
 * size, and beyond the package's last level its pictures are stretched. */
static void
paint_package (WgTileGround *self, cairo_t *cr, guint zoom, guint x, guint y, guint size)
{
  guint deepest = wg_base_tiles_get_max_zoom (self->tiles);
  guint level = MIN (zoom + 1, deepest);
  guint across = level > zoom ? 2 : 1;
  guint up = zoom > level ? zoom - level : 0;
  double side = (double) size / across * (1u << up);

  for (guint i = 0; i < across * across; i++)
    {
      guint column = across == 2 ? 2 * x + i % 2 : x >> up;
      guint row = across == 2 ? 2 * y + i / 2 : y >> up;
      g_autoptr (GBytes) tile = wg_base_tiles_load (self->tiles, level, column, row);
      double left = across == 2 ? (i % 2) * side : -(double) (x - (column << up)) * size;
      double top = across == 2 ? (i / 2) * side : -(double) (y - (row << up)) * size;

      if (tile != NULL)
        paint_picture (cr, tile, left, top, side);
    }
}

GBytes *
wg_tile_ground_paint (WgTileGround  *self,
                      guint          zoom,
                      guint          x,
                      guint          y,
                      guint          size,
                      const WgTheme *theme)
{
  gsize stride = (gsize) size * 4;
  guchar *pixels = g_malloc (stride * size);
  cairo_surface_t *surface;
  cairo_t *cr;

  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, (int) size,
                                                 (int) size, (int) stride);
  cr = cairo_create (surface);
  if (self->kind == WG_GROUND_OWN && self->snapshot != NULL)
    {
      WgMapView view = wg_map_view_new_tile (zoom, x, y);

      cairo_scale (cr, size / view.width, size / view.height);
      wg_base_painter_paint (cr, self->snapshot, &view, theme);
    }
  else
    paint_sheet (cr, theme);
  if (self->kind == WG_GROUND_PACKAGE && self->tiles != NULL)
    paint_package (self, cr, zoom, x, y, size);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return g_bytes_new_take (pixels, stride * size);
}
