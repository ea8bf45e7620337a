/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names shared by the threads that write them. Which name stands where is decided by draw/; here
 * is only the lock. Names are written into the tiles: a second picture above them would be blended
 * over the whole window in every frame. */

#include "wg-tile-names.h"

#include "wg-label-placer.h"

#include <string.h>

struct _WgTileNames
{
  gatomicrefcount ref_count;
  GMutex          mutex;
  WgLabelPlacer  *placer; /* under the mutex */
};

WgTileNames *
wg_tile_names_new (WgMapSnapshot *snapshot)
{
  WgTileNames *self = g_new0 (WgTileNames, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->placer = wg_label_placer_new (snapshot);
  return self;
}

WgTileNames *
wg_tile_names_ref (WgTileNames *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_tile_names_unref (WgTileNames *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  wg_label_placer_free (self->placer);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
wg_tile_names_set_text_size (WgTileNames *self, double size)
{
  g_mutex_lock (&self->mutex);
  wg_label_placer_set_text_size (self->placer, size);
  g_mutex_unlock (&self->mutex);
}

void
wg_tile_names_set_marks (WgTileNames *self, GArray *findings, double mark, WgPostSpots *posts)
{
  g_mutex_lock (&self->mutex);
  wg_label_placer_set_marks (self->placer, findings, mark, posts);
  g_mutex_unlock (&self->mutex);
}

void
wg_tile_names_paint (WgTileNames *self, cairo_t *cr, const WgMapView *view, const WgTheme *theme)
{
  g_mutex_lock (&self->mutex);
  wg_label_placer_paint (self->placer, cr, view, theme);
  g_mutex_unlock (&self->mutex);
}

GBytes *
wg_tile_names_write (WgTileNames     *self,
                     GBytes          *pixels,
                     guint            width,
                     guint            height,
                     double           scale,
                     const WgMapView *view,
                     const WgTheme   *theme)
{
  gsize stride = (gsize) width * 4;
  guchar *copy = g_memdup2 (g_bytes_get_data (pixels, NULL), stride * height);
  cairo_surface_t *surface
    = cairo_image_surface_create_for_data (copy, CAIRO_FORMAT_ARGB32, (int) width, (int) height,
                                           (int) stride);
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  wg_tile_names_paint (self, cr, view, theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  return g_bytes_new_take (copy, stride * height);
}
