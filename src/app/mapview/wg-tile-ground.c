/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base layer of one tile: the file's own streets and water, a raster map package, a map service
 * in the web, or a plain sheet. It paints only what lies under the grids, and asks nobody. */

#include "wg-tile-ground.h"

#include "wg-base-painter.h"
#include "wg-tile-image.h"
#include "wg-tile.h"

#include <gdk/gdk.h>

struct _WgTileGround
{
  gatomicrefcount ref_count;
  WgGroundKind    kind;
  WgMapSnapshot  *snapshot;
  WgBaseTiles    *tiles;
  WgWebTiles     *web;
};

/* A picture of a place: of the package, or of one layer of the service. */
typedef GBytes *(*LoadTile) (gpointer from, guint layer, guint zoom, guint x, guint y);

WgTileGround *
wg_tile_ground_new (WgGroundKind kind, WgMapSnapshot *snapshot, WgBaseTiles *tiles,
                    WgWebTiles *web)
{
  WgTileGround *self = g_new0 (WgTileGround, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  if (snapshot != NULL)
    self->snapshot = wg_map_snapshot_ref (snapshot);
  if (tiles != NULL)
    self->tiles = wg_base_tiles_ref (tiles);
  g_set_object (&self->web, web);
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
  g_clear_object (&self->web);
  g_free (self);
}

static void
paint_sheet (cairo_t *cr, const WgTheme *theme, double alpha)
{
  guint32 c = theme->paper;

  cairo_set_source_rgba (cr, (c >> 24) / 255.0, ((c >> 16) & 0xff) / 255.0,
                         ((c >> 8) & 0xff) / 255.0, alpha);
  cairo_paint (cr);
}

/* The size of the picture was checked when it was read, so decoding is bounded; and the decoder is
 * the one of that check, never one that guesses. */
static GdkPixbuf *
decode (GBytes *tile)
{
  guint width, height;
  WgTileImage image = wg_tile_image_measure (g_bytes_get_data (tile, NULL), g_bytes_get_size (tile),
                                             &width, &height);
  g_autoptr (GdkPixbufLoader) loader = NULL;
  GdkPixbuf *picture;

  if (image != WG_TILE_IMAGE_UNKNOWN)
    loader = gdk_pixbuf_loader_new_with_type (image == WG_TILE_IMAGE_PNG ? "png" : "jpeg", NULL);
  if (loader == NULL)
    return NULL;
  /* A picture that breaks off is shown as far as it goes; a write that fails closes by itself. */
  if (gdk_pixbuf_loader_write_bytes (loader, tile, NULL))
    gdk_pixbuf_loader_close (loader, NULL);
  picture = gdk_pixbuf_loader_get_pixbuf (loader);
  return picture != NULL ? g_object_ref (picture) : NULL;
}

/* Draws one picture of the package into a square, whatever its own size. */
static void
paint_picture (cairo_t *cr, GBytes *tile, double x, double y, double side)
{
  g_autoptr (GdkPixbuf) picture = decode (tile);

  if (picture == NULL)
    return;
  cairo_save (cr);
  /* At half a pixel each of two neighbours would leave the sheet half in sight. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
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
paint_tiles (cairo_t *cr, LoadTile load, gpointer from, guint layer, guint deepest, guint zoom,
             guint x, guint y, guint size)
{
  guint level = MIN (zoom + 1, deepest);
  guint across = level > zoom ? 2 : 1;
  guint up = zoom > level ? zoom - level : 0;
  double side = (double) size / across * (1u << up);

  for (guint i = 0; i < across * across; i++)
    {
      guint column = across == 2 ? 2 * x + i % 2 : x >> up;
      guint row = across == 2 ? 2 * y + i / 2 : y >> up;
      g_autoptr (GBytes) tile = load (from, layer, level, column, row);
      double left = across == 2 ? (i % 2) * side : -(double) (x - (column << up)) * size;
      double top = across == 2 ? (i / 2) * side : -(double) (y - (row << up)) * size;

      if (tile != NULL)
        paint_picture (cr, tile, left, top, side);
    }
}

static GBytes *
load_package (gpointer from, guint layer, guint zoom, guint x, guint y)
{
  return wg_base_tiles_load (from, zoom, x, y);
}

static GBytes *
load_web (gpointer from, guint layer, guint zoom, guint x, guint y)
{
  return wg_web_tiles_load (from, layer, zoom, x, y);
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
  if ((self->kind == WG_GROUND_OWN || self->kind == WG_GROUND_WEB) && self->snapshot != NULL)
    {
      WgMapView view = wg_map_view_new_tile (zoom, x, y);

      cairo_save (cr);
      cairo_scale (cr, size / view.width, size / view.height);
      wg_base_painter_paint (cr, self->snapshot, &view, theme);
      cairo_restore (cr);
    }
  else
    paint_sheet (cr, theme, 1);
  if (self->kind == WG_GROUND_PACKAGE && self->tiles != NULL)
    paint_tiles (cr, load_package, self->tiles, 0, wg_base_tiles_get_max_zoom (self->tiles), zoom,
                 x, y, size);
  for (guint i = 0; self->kind == WG_GROUND_WEB && self->web != NULL
                    && i < wg_web_tiles_get_n_layers (self->web); i++)
    paint_tiles (cr, load_web, self->web, i, wg_web_tiles_get_max_zoom (self->web), zoom, x, y,
                 size);
  /* Strangers' pictures are made for a light desk: on a dark one they would shine through the
   * grids, whose colours would no longer be those of the legend. */
  if (self->kind >= WG_GROUND_PACKAGE && theme == wg_theme_get (WG_THEME_DARK))
    paint_sheet (cr, theme, 0.65);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return g_bytes_new_take (pixels, stride * size);
}
