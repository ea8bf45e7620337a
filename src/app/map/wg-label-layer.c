/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of grids, communities and streets above the map: one picture, kept and moved. Which
 * name stands where is decided by draw/. */

#include "wg-label-layer.h"

#include "wg-label-placer.h"
#include "wg-pixmap.h"
#include "wg-viewport.h"

#include <math.h>

#define MARGIN 192.0       /* drawn beyond each side of the window, logical pixels */
#define MAX_STRETCH 0.35   /* zoom levels the names may be stretched by while the map moves */

struct _WgLabelLayer
{
  ShumateLayer parent_instance;

  WgLabelPlacer *placer;
  const WgTheme *theme;
  WgPixmap      *picture;
  WgMapView      drawn; /* what the picture shows */
  int            scale;
  gboolean       moving;
};

G_DEFINE_FINAL_TYPE (WgLabelLayer, wg_label_layer, SHUMATE_TYPE_LAYER)

static gboolean
covers (const WgMapView *drawn, const WgMapView *view)
{
  WgBBox outer = wg_map_view_get_box (drawn), inner = wg_map_view_get_box (view);

  return outer.x_min <= inner.x_min && outer.y_min <= inner.y_min
         && outer.x_max >= inner.x_max && outer.y_max >= inner.y_max;
}

static gboolean
is_fresh (WgLabelLayer *self, const WgMapView *view)
{
  if (self->picture == NULL || self->scale != gtk_widget_get_scale_factor (GTK_WIDGET (self)))
    return FALSE;
  if (self->drawn.zoom == view->zoom)
    return covers (&self->drawn, view);
  return self->moving && fabs (self->drawn.zoom - view->zoom) < MAX_STRETCH;
}

static void
draw_names (WgLabelLayer *self, const WgMapView *view)
{
  double per_pixel = 1 / wg_map_view_get_scale (view);
  int width, height, stride;
  g_autoptr (GBytes) bytes = NULL;
  guchar *pixels;
  cairo_surface_t *surface;
  cairo_t *cr;

  self->scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  self->drawn = *view;
  self->drawn.x -= MARGIN * per_pixel;
  self->drawn.y -= MARGIN * per_pixel;
  self->drawn.width += 2 * MARGIN;
  self->drawn.height += 2 * MARGIN;

  width = (int) ceil (self->drawn.width) * self->scale;
  height = (int) ceil (self->drawn.height) * self->scale;
  stride = width * 4;
  pixels = g_malloc0 ((gsize) stride * height);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, width, height,
                                                 stride);
  cr = cairo_create (surface);
  cairo_scale (cr, self->scale, self->scale);
  wg_label_placer_place (self->placer, &self->drawn);
  wg_label_placer_paint (self->placer, cr, &self->drawn, self->theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);

  bytes = g_bytes_new_take (pixels, (gsize) stride * height);
  g_clear_pointer (&self->picture, wg_pixmap_unref);
  self->picture = wg_pixmap_new (bytes, (guint) width, (guint) height);
}

static void
wg_label_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgLabelLayer *self = WG_LABEL_LAYER (widget);
  WgMapView view = wg_viewport_get_view (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                                         gtk_widget_get_width (widget),
                                         gtk_widget_get_height (widget));
  double x, y, stretch;

  if (self->placer == NULL || view.width < 1 || view.height < 1)
    return;
  if (!is_fresh (self, &view))
    draw_names (self, &view);

  wg_map_view_to_pixel (&view, self->drawn.x, self->drawn.y, &x, &y);
  stretch = exp2 (view.zoom - self->drawn.zoom);
  if (stretch == 1)
    {
      /* On whole pixels the picture is copied, not blurred. */
      x = round (x * self->scale) / self->scale;
      y = round (y * self->scale) / self->scale;
    }
  wg_pixmap_snapshot (
    self->picture, snapshot,
    &GRAPHENE_RECT_INIT ((float) x, (float) y,
                         (float) (wg_pixmap_get_width (self->picture) * stretch / self->scale),
                         (float) (wg_pixmap_get_height (self->picture) * stretch / self->scale)),
    wg_pixmap_wants_cairo (widget));
}

static void
wg_label_layer_constructed (GObject *object)
{
  WgLabelLayer *self = WG_LABEL_LAYER (object);

  G_OBJECT_CLASS (wg_label_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
wg_label_layer_dispose (GObject *object)
{
  WgLabelLayer *self = WG_LABEL_LAYER (object);

  g_clear_pointer (&self->placer, wg_label_placer_free);
  g_clear_pointer (&self->picture, wg_pixmap_unref);

  G_OBJECT_CLASS (wg_label_layer_parent_class)->dispose (object);
}

static void
wg_label_layer_class_init (WgLabelLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wg_label_layer_constructed;
  object_class->dispose = wg_label_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = wg_label_layer_snapshot;
}

static void
wg_label_layer_init (WgLabelLayer *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
}

WgLabelLayer *
wg_label_layer_new (ShumateViewport *viewport)
{
  return g_object_new (WG_TYPE_LABEL_LAYER, "viewport", viewport, NULL);
}

void
wg_label_layer_set_snapshot (WgLabelLayer *self, WgMapSnapshot *snapshot)
{
  g_return_if_fail (WG_IS_LABEL_LAYER (self));

  g_clear_pointer (&self->placer, wg_label_placer_free);
  if (snapshot != NULL)
    self->placer = wg_label_placer_new (snapshot);
  g_clear_pointer (&self->picture, wg_pixmap_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_label_layer_set_theme (WgLabelLayer *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_LABEL_LAYER (self));

  self->theme = theme;
  g_clear_pointer (&self->picture, wg_pixmap_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_label_layer_set_moving (WgLabelLayer *self, gboolean moving)
{
  g_return_if_fail (WG_IS_LABEL_LAYER (self));

  if (self->moving == moving)
    return;
  self->moving = moving;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
