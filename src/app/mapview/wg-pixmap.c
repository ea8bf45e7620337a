/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pixels on their way to the screen. It paints nothing; it only chooses the cheapest way. */

#include "wg-pixmap.h"

#include "wg-pixel-runs.h"

#include <math.h>

struct _WgPixmap
{
  grefcount      ref_count;
  GBytes          *pixels;  /* (nullable): still packed */
  GBytes          *runs;    /* (nullable): the same, packed */
  guint            width, height;
  GdkTexture      *texture; /* made when GL first shows it */
  GskRenderNode   *node;    /* made when cairo first shows it; its own size is in pixels */
  cairo_surface_t *surface; /* of the node: cairo copies the pixels of one that goes before it */
};

WgPixmap *
wg_pixmap_new (GBytes *pixels, guint width, guint height)
{
  WgPixmap *self;

  g_return_val_if_fail (g_bytes_get_size (pixels) >= (gsize) width * height * 4, NULL);

  self = g_new0 (WgPixmap, 1);
  g_ref_count_init (&self->ref_count);
  self->pixels = g_bytes_ref (pixels);
  self->width = width;
  self->height = height;
  return self;
}

WgPixmap *
wg_pixmap_new_packed (GBytes *runs, guint width, guint height)
{
  WgPixmap *self = g_new0 (WgPixmap, 1);

  g_ref_count_init (&self->ref_count);
  self->runs = g_bytes_ref (runs);
  self->width = width;
  self->height = height;
  return self;
}

static GBytes *
get_pixels (WgPixmap *self)
{
  if (self->pixels == NULL)
    self->pixels = wg_pixel_runs_unpack (self->runs);
  return self->pixels;
}

/* The node first: it refers to the surface. */
static void
drop_pixels (WgPixmap *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->pixels, g_bytes_unref);
}

WgPixmap *
wg_pixmap_ref (WgPixmap *self)
{
  g_ref_count_inc (&self->ref_count);
  return self;
}

void
wg_pixmap_unref (WgPixmap *self)
{
  if (!g_ref_count_dec (&self->ref_count))
    return;
  drop_pixels (self);
  g_clear_pointer (&self->runs, g_bytes_unref);
  g_free (self);
}

gboolean
wg_pixmap_is_packed (const WgPixmap *self)
{
  return self->runs != NULL;
}

void
wg_pixmap_pack (WgPixmap *self, GBytes *runs)
{
  if (self->runs == NULL)
    self->runs = g_bytes_ref (runs);
}

void
wg_pixmap_rest (WgPixmap *self)
{
  if (self->runs != NULL)
    drop_pixels (self);
}

guint
wg_pixmap_get_width (const WgPixmap *self)
{
  return self->width;
}

guint
wg_pixmap_get_height (const WgPixmap *self)
{
  return self->height;
}

const guint8 *
wg_pixmap_get_pixels (WgPixmap *self)
{
  return g_bytes_get_data (get_pixels (self), NULL);
}

GBytes *
wg_pixmap_ref_pixels (WgPixmap *self)
{
  return g_bytes_ref (get_pixels (self));
}

gsize
wg_pixmap_get_bytes (const WgPixmap *self)
{
  gsize pixels = self->pixels != NULL ? g_bytes_get_size (self->pixels) : 0;

  return sizeof *self + pixels + (self->runs != NULL ? g_bytes_get_size (self->runs) : 0);
}

static void
unref_pixels (gpointer data)
{
  g_bytes_unref (data);
}

/* The surface refers to the pixels; the node records one paint of it, without a copy as long as
 * the surface lives. */
static GskRenderNode *
make_node (WgPixmap *self)
{
  static const cairo_user_data_key_t key = { 0 };
  GskRenderNode *node
    = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  self->surface
    = cairo_image_surface_create_for_data ((guchar *) wg_pixmap_get_pixels (self),
                                           CAIRO_FORMAT_ARGB32, (int) self->width,
                                           (int) self->height, (int) self->width * 4);
  cairo_surface_set_user_data (self->surface, &key, g_bytes_ref (self->pixels), unref_pixels);
  cairo_set_source_surface (cr, self->surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

/* libshumate computes the sides of tiles in floats: a hundredth of a pixel too much would make
 * cairo mix each pixel of four instead of copying it. 1/n: n pixels for each logical one. */
static float
snap_ratio (float ratio, guint pixels)
{
  float n = roundf (1 / ratio);

  return n >= 1 && fabsf (ratio * n - 1) * (float) pixels < 0.05f ? 1 / n : ratio;
}

void
wg_pixmap_snapshot (WgPixmap *self, GtkSnapshot *snapshot, const graphene_rect_t *into,
                    gboolean cairo)
{
  float ratio_x, ratio_y;

  if (!cairo)
    {
      if (self->texture == NULL)
        self->texture = gdk_memory_texture_new ((int) self->width, (int) self->height,
                                                GDK_MEMORY_DEFAULT, get_pixels (self),
                                                (gsize) self->width * 4);
      gtk_snapshot_append_texture (snapshot, self->texture, into);
      return;
    }

  if (self->node == NULL)
    self->node = make_node (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &into->origin);
  ratio_x = snap_ratio (into->size.width / self->width, self->width);
  ratio_y = snap_ratio (into->size.height / self->height, self->height);
  if (ratio_x != 1 || ratio_y != 1)
    gtk_snapshot_scale (snapshot, ratio_x, ratio_y);
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

gboolean
wg_pixmap_wants_cairo (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GskRenderer *renderer = native != NULL ? gtk_native_get_renderer (native) : NULL;

  return renderer != NULL && GSK_IS_CAIRO_RENDERER (renderer);
}
