/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hatched gaps above the map: one render node, kept while the map is panned within what was
 * drawn. It must not compute any gap. */

#include "wg-gap-layer.h"

#include "wg-gap-painter.h"
#include "wg-outline.h"
#include "wg-viewport.h"

#include <math.h>

#define MORE 160.0 /* logical pixels drawn beyond each edge of the window */

struct _WgGapLayer
{
  ShumateLayer parent_instance;

  const WgTheme *theme;
  GPtrArray     *outlines; /* WgOutline */
  GskRenderNode *node;     /* (nullable) */
  WgMapView      drawn;    /* the view of the node */
};

G_DEFINE_FINAL_TYPE (WgGapLayer, wg_gap_layer, SHUMATE_TYPE_LAYER)

static void
clear_node (WgGapLayer *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
}

/* How far the window was moved since, logical pixels. */
static void
get_offset (WgGapLayer *self, const WgMapView *view, double *x, double *y)
{
  double scale = wg_map_view_get_scale (view);

  *x = (self->drawn.x - view->x) * scale;
  *y = (self->drawn.y - view->y) * scale;
}

static gboolean
is_fresh (WgGapLayer *self, const WgMapView *view)
{
  double x, y;

  if (self->node == NULL || self->drawn.zoom != view->zoom || self->drawn.width != view->width
      || self->drawn.height != view->height)
    return FALSE;
  get_offset (self, view, &x, &y);
  return fabs (x) <= MORE && fabs (y) <= MORE;
}

static void
draw (WgGapLayer *self, const WgMapView *view)
{
  const WgBBox frame = { -MORE, -MORE, view->width + MORE, view->height + MORE };
  cairo_t *cr;

  clear_node (self);
  self->drawn = *view;
  self->node = gsk_cairo_node_new (
    &GRAPHENE_RECT_INIT ((float) frame.x_min, (float) frame.y_min,
                         (float) (frame.x_max - frame.x_min), (float) (frame.y_max - frame.y_min)));
  cr = gsk_cairo_node_get_draw_context (self->node);
  for (guint i = 0; i < self->outlines->len; i++)
    wg_outline_add_path (g_ptr_array_index (self->outlines, i), cr, view);
  wg_gap_painter_hatch (cr, view, &frame, self->theme);
  cairo_destroy (cr);
}

static void
wg_gap_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgGapLayer *self = WG_GAP_LAYER (widget);
  WgMapView view;
  double x, y;

  if (self->outlines->len == 0)
    return;
  view = wg_viewport_get_view (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                               gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (!is_fresh (self, &view))
    draw (self, &view);
  get_offset (self, &view, &x, &y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_node (snapshot, self->node);
  gtk_snapshot_restore (snapshot);
}

static void
on_viewport_changed (WgGapLayer *self)
{
  if (self->outlines->len > 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wg_gap_layer_constructed (GObject *object)
{
  WgGapLayer *self = WG_GAP_LAYER (object);

  G_OBJECT_CLASS (wg_gap_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
}

static void
wg_gap_layer_finalize (GObject *object)
{
  WgGapLayer *self = WG_GAP_LAYER (object);

  clear_node (self);
  g_ptr_array_unref (self->outlines);

  G_OBJECT_CLASS (wg_gap_layer_parent_class)->finalize (object);
}

static void
wg_gap_layer_class_init (WgGapLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wg_gap_layer_constructed;
  object_class->finalize = wg_gap_layer_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = wg_gap_layer_snapshot;
}

static void
wg_gap_layer_init (WgGapLayer *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
  self->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) wg_outline_free);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

WgGapLayer *
wg_gap_layer_new (ShumateViewport *viewport)
{
  return g_object_new (WG_TYPE_GAP_LAYER, "viewport", viewport, NULL);
}

void
wg_gap_layer_set_theme (WgGapLayer *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_GAP_LAYER (self));

  self->theme = theme;
  clear_node (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_gap_layer_set_gaps (WgGapLayer *self, GPtrArray *gaps)
{
  g_return_if_fail (WG_IS_GAP_LAYER (self));

  clear_node (self);
  g_ptr_array_set_size (self->outlines, 0);
  for (guint i = 0; gaps != NULL && i < gaps->len; i++)
    {
      WgOutline *outline = wg_outline_new (g_ptr_array_index (gaps, i));

      if (outline != NULL)
        g_ptr_array_add (self->outlines, outline);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
