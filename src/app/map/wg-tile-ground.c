/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The base layer of one tile: the file's own streets and water, or a plain sheet. It paints only
 * what lies under the grids. */

#include "wg-tile-ground.h"

#include "wg-base-painter.h"
#include "wg-tile.h"

struct _WgTileGround
{
  gatomicrefcount ref_count;
  WgGroundKind    kind;
  WgMapSnapshot  *snapshot;
};

WgTileGround *
wg_tile_ground_new (WgGroundKind kind, WgMapSnapshot *snapshot)
{
  WgTileGround *self = g_new0 (WgTileGround, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  if (snapshot != NULL)
    self->snapshot = wg_map_snapshot_ref (snapshot);
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
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return g_bytes_new_take (pixels, stride * size);
}
