/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Painting one tile on a thread: base layer, areas, colours. Painting touches nothing but the job,
 * so that any number may run at once; what goes to and from the cache is the main thread's. */

#include "wg-tile-job.h"

#include "wg-pixel-runs.h"

void
wg_tile_job_free (WgTileJob *self)
{
  g_clear_pointer (&self->painter, wg_tile_painter_unref);
  g_clear_pointer (&self->colours, wg_map_colours_unref);
  g_clear_pointer (&self->ground, wg_tile_ground_unref);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tile, wg_tile_unref);
  g_clear_pointer (&self->ground_runs, g_bytes_unref);
  g_clear_pointer (&self->names, wg_tile_names_unref);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_clear_pointer (&self->picture_runs, g_bytes_unref);
  g_clear_pointer (&self->named_pixels, g_bytes_unref);
  g_clear_object (&self->task);
  g_clear_object (&self->owner);
  g_free (self);
}

static GBytes *
colourise (WgTileJob *self, GBytes *ground)
{
  gsize stride = (gsize) self->size * 4;
  guchar *pixels = g_malloc (stride * self->size);

  wg_tile_colourise (self->tile, self->colours, self->theme, g_bytes_get_data (ground, NULL),
                     stride, pixels, stride);
  return g_bytes_new_take (pixels, stride * self->size);
}

static GBytes *
get_ground (WgTileJob *self)
{
  GBytes *pixels;

  if (self->ground_runs != NULL)
    return wg_pixel_runs_unpack (self->ground_runs);
  pixels = wg_tile_ground_paint (self->ground, self->zoom, self->x, self->y, self->size,
                                 self->theme);
  self->ground_runs = wg_pixel_runs_pack (pixels);
  return pixels;
}

static void
paint_picture (WgTileJob *self)
{
  g_autoptr (GBytes) ground = NULL;

  if (self->tile == NULL)
    self->tile = wg_tile_painter_rasterise (self->painter, self->zoom, self->x, self->y,
                                            self->size, self->scale, self->cancellable);
  if (self->tile == NULL)
    return;

  ground = get_ground (self);
  if (self->is_outdated || g_cancellable_is_cancelled (self->cancellable))
    return;

  /* An empty tile shows the base alone. */
  self->pixels = wg_tile_is_empty (self->tile) ? g_bytes_ref (ground) : colourise (self, ground);
}

/* Between two whole zoom levels a tile is stretched, and the names are not. */
static WgMapView
get_name_view (const WgTileJob *self)
{
  WgMapView view = wg_map_view_new_tile (self->zoom, self->x, self->y);

  view.zoom = self->name_zoom;
  view.width = view.height = self->size / self->scale;
  return view;
}

void
wg_tile_job_paint (WgTileJob *self)
{
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (self->pixels == NULL)
    paint_picture (self);
  if (self->pixels != NULL && self->names != NULL && !self->is_outdated
      && !g_cancellable_is_cancelled (self->cancellable))
    {
      WgMapView view = get_name_view (self);

      self->named_pixels = wg_tile_names_write (self->names, self->pixels, self->size, self->size,
                                                self->scale, &view, self->theme);
      if (!self->is_packed)
        self->picture_runs = wg_pixel_runs_pack (self->pixels);
    }
}

void
wg_tile_job_reuse (WgTileJob *self, const WgTileEntry *entry)
{
  if (entry->picture != NULL && entry->look == self->look && entry->size == self->size)
    {
      self->pixels = wg_pixmap_ref_pixels (entry->picture);
      self->has_picture = TRUE;
      self->is_packed = wg_pixmap_is_packed (entry->picture);
    }
  if (entry->tile != NULL && wg_tile_get_size (entry->tile) == self->size)
    {
      self->tile = wg_tile_ref (entry->tile);
      if (entry->ground != NULL && entry->ground_look == self->ground_look)
        self->ground_runs = g_bytes_ref (entry->ground);
    }
}

/* Without names it is only shown while the zoom changes: until then it waits packed. */
static WgPixmap *
make_picture (const WgTileJob *self)
{
  if (self->picture_runs != NULL)
    return wg_pixmap_new_packed (self->picture_runs, self->size, self->size);
  return wg_pixmap_new (self->pixels, self->size, self->size);
}

static WgPixmap *
make_named (const WgTileJob *self)
{
  return self->named_pixels != NULL ? wg_pixmap_new (self->named_pixels, self->size, self->size)
                                    : NULL;
}

/* What it can be coloured from again. */
static void
keep_parts (const WgTileJob *self, WgTileEntry *entry)
{
  g_clear_pointer (&entry->tile, wg_tile_unref);
  entry->tile = wg_tile_ref (self->tile);
  g_clear_pointer (&entry->ground, g_bytes_unref);
  if (self->ground_runs != NULL)
    entry->ground = g_bytes_ref (self->ground_runs);
  entry->ground_look = self->ground_look;
}

static void
keep_for_later (const WgTileJob *self, WgTileEntry *entry)
{
  g_clear_pointer (&entry->next, wg_pixmap_unref);
  g_clear_pointer (&entry->next_named, wg_pixmap_unref);
  entry->next = self->has_picture ? wg_pixmap_ref (entry->picture) : make_picture (self);
  entry->next_named = make_named (self);
  entry->next_name_zoom = self->name_zoom;
}

void
wg_tile_job_keep (const WgTileJob *self, WgTileEntry *entry, const WgTilePainter *painter,
                  gboolean is_of_now)
{
  if (self->painter == painter && !self->has_picture && self->tile != NULL)
    keep_parts (self, entry);
  if (!is_of_now || self->pixels == NULL)
    return;
  if (self->has_picture && self->picture_runs != NULL)
    wg_pixmap_pack (entry->picture, self->picture_runs);
  if (self->refresh)
    {
      keep_for_later (self, entry);
      return;
    }
  /* One that is shown already is kept: GL would have to be given the same pixels again. */
  if (!self->has_picture)
    {
      g_clear_pointer (&entry->picture, wg_pixmap_unref);
      entry->picture = make_picture (self);
      entry->look = self->look;
      entry->size = self->size;
    }
  g_clear_pointer (&entry->named, wg_pixmap_unref);
  entry->named = make_named (self);
  entry->name_zoom = self->name_zoom;
  entry->names_look = self->names_look;
  if (entry->named != NULL)
    wg_pixmap_rest (entry->picture);
}
