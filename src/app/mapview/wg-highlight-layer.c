/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hover and selection above the map. One render node for each, kept until the area or the zoom
 * changes and moved in between; never a picture of the whole widget (codebase habit 7.5). */

#include "wg-highlight-layer.h"

#include "wg-outline.h"
#include "wg-viewport.h"

#include <adwaita.h>
#include <math.h>

#define MARGIN 6.0 /* room for the border's width, logical pixels */

typedef struct
{
  WgOutline     *outline;
  GskRenderNode *node;
  double         zoom;      /* for which the node was drawn */
  double         x, y;      /* where its corner was then */
  gboolean       cut;       /* it was larger than the window: moving is not enough */
} Mark;

struct _WgHighlightLayer
{
  ShumateLayer parent_instance;

  const WgTheme *theme;
  Mark           hover;
  Mark           selection;
  gboolean       lifted; /* the border of what is under the pointer is drawn */
  PangoLayout   *label;
  double         pointer_x, pointer_y;
};

G_DEFINE_FINAL_TYPE (WgHighlightLayer, wg_highlight_layer, SHUMATE_TYPE_LAYER)

static GdkRGBA
to_rgba (guint32 c, double opacity)
{
  return (GdkRGBA) { (float) ((c >> 24) / 255.0), (float) (((c >> 16) & 0xff) / 255.0),
                     (float) (((c >> 8) & 0xff) / 255.0), (float) opacity };
}

static void
set_source (cairo_t *cr, guint32 c, double opacity)
{
  GdkRGBA rgba = to_rgba (c, opacity);

  gdk_cairo_set_source_rgba (cr, &rgba);
}

static void
mark_clear_node (Mark *mark)
{
  g_clear_pointer (&mark->node, gsk_render_node_unref);
}

static void
mark_set (Mark *mark, const WgGeometry *geometry)
{
  mark_clear_node (mark);
  g_clear_pointer (&mark->outline, wg_outline_free);
  mark->outline = wg_outline_new (geometry);
}

/* The part of the mark that can be seen, with some room to move, logical pixels. */
static graphene_rect_t
mark_get_frame (const Mark *mark, const WgMapView *view, gboolean *cut)
{
  WgBBox bounds = wg_outline_get_bounds (mark->outline);
  double x0, y0, x1, y1;
  double left, top, right, bottom;

  wg_map_view_to_pixel (view, bounds.x_min, bounds.y_min, &x0, &y0);
  wg_map_view_to_pixel (view, bounds.x_max, bounds.y_max, &x1, &y1);
  x0 = floor (x0) - MARGIN;
  y0 = floor (y0) - MARGIN;
  x1 = ceil (x1) + MARGIN;
  y1 = ceil (y1) + MARGIN;
  left = MAX (x0, -64);
  top = MAX (y0, -64);
  right = MIN (x1, view->width + 64);
  bottom = MIN (y1, view->height + 64);
  *cut = left > x0 || top > y0 || right < x1 || bottom < y1;
  return GRAPHENE_RECT_INIT ((float) left, (float) top, (float) MAX (0, right - left),
                             (float) MAX (0, bottom - top));
}

static void
draw_hover (WgHighlightLayer *self, cairo_t *cr, const WgMapView *view)
{
  wg_outline_add_path (self->hover.outline, cr, view);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_source (cr, self->theme->halo, 0.95);
  cairo_set_line_width (cr, 5);
  cairo_stroke_preserve (cr);
  set_source (cr, self->theme->text, 0.85);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

/* What is not selected steps back; not for those who asked for more contrast. */
static gboolean
wants_dim (void)
{
  return !adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

static void
draw_selection (WgHighlightLayer *self, cairo_t *cr, const WgMapView *view,
                const graphene_rect_t *frame)
{
  if (wants_dim ())
    {
      /* Even-odd: the frame less the area is dimmed. */
      cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
      cairo_rectangle (cr, frame->origin.x, frame->origin.y, frame->size.width,
                       frame->size.height);
      wg_outline_add_path (self->selection.outline, cr, view);
      set_source (cr, self->theme->paper, 0.3);
      cairo_fill (cr);
    }

  wg_outline_add_path (self->selection.outline, cr, view);
  set_source (cr, self->theme->text, 0.12);
  cairo_fill_preserve (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  set_source (cr, self->theme->halo, 0.95);
  cairo_set_line_width (cr, 6);
  cairo_stroke_preserve (cr);
  set_source (cr, self->theme->accent, 1.0);
  cairo_set_line_width (cr, 3);
  cairo_stroke (cr);
}

/* Whether the kept node can be moved to where the mark is now. */
static gboolean
mark_is_fresh (Mark *mark, const WgMapView *view, const graphene_rect_t *frame)
{
  if (mark->node == NULL || mark->zoom != view->zoom)
    return FALSE;
  return !mark->cut || (mark->x == frame->origin.x && mark->y == frame->origin.y);
}

static void
snapshot_mark (WgHighlightLayer *self, Mark *mark, GtkSnapshot *snapshot, const WgMapView *view,
               const graphene_rect_t *frame, gboolean cut)
{
  if (!mark_is_fresh (mark, view, frame) || cut != mark->cut)
    {
      cairo_t *cr;

      mark_clear_node (mark);
      mark->node = gsk_cairo_node_new (frame);
      mark->zoom = view->zoom;
      mark->x = frame->origin.x;
      mark->y = frame->origin.y;
      mark->cut = cut;
      cr = gsk_cairo_node_get_draw_context (mark->node);
      if (mark == &self->selection)
        draw_selection (self, cr, view, frame);
      else
        draw_hover (self, cr, view);
      cairo_destroy (cr);
    }

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (frame->origin.x - mark->x),
                                                (float) (frame->origin.y - mark->y)));
  gtk_snapshot_append_node (snapshot, mark->node);
  gtk_snapshot_restore (snapshot);
}

/* Four plain rectangles round the frame: cheap at any size. */
static void
snapshot_dim (WgHighlightLayer *self, GtkSnapshot *snapshot, const WgMapView *view,
              const graphene_rect_t *frame)
{
  GdkRGBA dim = to_rgba (self->theme->paper, 0.3);
  float w = (float) view->width, h = (float) view->height;
  float left = CLAMP (frame->origin.x, 0, w), top = CLAMP (frame->origin.y, 0, h);
  float right = CLAMP (frame->origin.x + frame->size.width, left, w);
  float bottom = CLAMP (frame->origin.y + frame->size.height, top, h);
  const graphene_rect_t parts[] = {
    GRAPHENE_RECT_INIT (0, 0, w, top),
    GRAPHENE_RECT_INIT (0, bottom, w, h - bottom),
    GRAPHENE_RECT_INIT (0, top, left, bottom - top),
    GRAPHENE_RECT_INIT (right, top, w - right, bottom - top),
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].size.width > 0 && parts[i].size.height > 0)
      gtk_snapshot_append_color (snapshot, &dim, &parts[i]);
}

static void
snapshot_label (WgHighlightLayer *self, GtkSnapshot *snapshot, const WgMapView *view)
{
  GdkRGBA card = to_rgba (self->theme->card, 0.97);
  GdkRGBA line = to_rgba (self->theme->card_border, (self->theme->card_border & 0xff) / 255.0);
  GdkRGBA text = to_rgba (self->theme->text, 1);
  GskRoundedRect box;
  int width, height;
  double x, y;

  pango_layout_get_pixel_size (self->label, &width, &height);
  width += 20;
  height += 12;
  x = self->pointer_x + 14;
  y = self->pointer_y + 18;
  if (x + width > view->width - 4)
    x = self->pointer_x - width - 10;
  if (y + height > view->height - 4)
    y = self->pointer_y - height - 10;
  x = round (MAX (4, x));
  y = round (MAX (4, y));

  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width,
                                                        (float) height),
                                   6);
  gtk_snapshot_append_outset_shadow (snapshot, &box, &(GdkRGBA) { 0, 0, 0, 0.25f }, 0, 1, 0, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &card, &box.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &box, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { line, line, line, line });
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x + 10, (float) y + 6));
  gtk_snapshot_append_layout (snapshot, self->label, &text);
  gtk_snapshot_restore (snapshot);
}

static void
wg_highlight_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgHighlightLayer *self = WG_HIGHLIGHT_LAYER (widget);
  WgMapView view = wg_viewport_get_view (shumate_layer_get_viewport (SHUMATE_LAYER (self)),
                                         gtk_widget_get_width (widget),
                                         gtk_widget_get_height (widget));
  graphene_rect_t frame;
  gboolean cut;

  if (self->selection.outline != NULL)
    {
      frame = mark_get_frame (&self->selection, &view, &cut);
      if (wants_dim ())
        snapshot_dim (self, snapshot, &view, &frame);
      if (frame.size.width > 0 && frame.size.height > 0)
        snapshot_mark (self, &self->selection, snapshot, &view, &frame, cut);
    }
  if (self->hover.outline != NULL)
    {
      frame = mark_get_frame (&self->hover, &view, &cut);
      if (self->lifted && frame.size.width > 0 && frame.size.height > 0)
        snapshot_mark (self, &self->hover, snapshot, &view, &frame, cut);
    }
  if (self->label != NULL && self->pointer_x >= 0)
    snapshot_label (self, snapshot, &view);
}

static void
on_viewport_changed (WgHighlightLayer *self)
{
  if (self->selection.outline != NULL || self->hover.outline != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_contrast_changed (WgHighlightLayer *self)
{
  mark_clear_node (&self->selection);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
wg_highlight_layer_constructed (GObject *object)
{
  WgHighlightLayer *self = WG_HIGHLIGHT_LAYER (object);

  G_OBJECT_CLASS (wg_highlight_layer_parent_class)->constructed (object);

  g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), "notify",
                           G_CALLBACK (on_viewport_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (on_contrast_changed), self, G_CONNECT_SWAPPED);
}

static void
wg_highlight_layer_dispose (GObject *object)
{
  WgHighlightLayer *self = WG_HIGHLIGHT_LAYER (object);

  mark_set (&self->hover, NULL);
  mark_set (&self->selection, NULL);
  g_clear_object (&self->label);

  G_OBJECT_CLASS (wg_highlight_layer_parent_class)->dispose (object);
}

static void
wg_highlight_layer_class_init (WgHighlightLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = wg_highlight_layer_constructed;
  object_class->dispose = wg_highlight_layer_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = wg_highlight_layer_snapshot;
}

static void
wg_highlight_layer_init (WgHighlightLayer *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
  self->pointer_x = self->pointer_y = -1;
}

WgHighlightLayer *
wg_highlight_layer_new (ShumateViewport *viewport)
{
  return g_object_new (WG_TYPE_HIGHLIGHT_LAYER, "viewport", viewport, NULL);
}

void
wg_highlight_layer_set_theme (WgHighlightLayer *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_HIGHLIGHT_LAYER (self));

  self->theme = theme;
  mark_clear_node (&self->hover);
  mark_clear_node (&self->selection);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The first line is bold by an attribute, not by markup: names are data. */
static PangoLayout *
make_label (WgHighlightLayer *self, const char *title, const char *text)
{
  g_autofree char *both = g_strdup_printf ("%s\n%s", title, text);
  PangoLayout *layout;
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text[0] != '\0' ? both : title);
  bold->end_index = (guint) strlen (title);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

void
wg_highlight_layer_set_hover (WgHighlightLayer *self, const WgGeometry *geometry,
                              gboolean lifted, const char *title, const char *text)
{
  g_return_if_fail (WG_IS_HIGHLIGHT_LAYER (self));

  self->lifted = lifted;
  mark_set (&self->hover, geometry);
  g_clear_object (&self->label);
  if (title != NULL)
    self->label = make_label (self, title, text != NULL ? text : "");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_highlight_layer_set_pointer (WgHighlightLayer *self, double x, double y)
{
  g_return_if_fail (WG_IS_HIGHLIGHT_LAYER (self));

  self->pointer_x = x;
  self->pointer_y = y;
  if (self->hover.outline != NULL || self->label != NULL)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_highlight_layer_set_selection (WgHighlightLayer *self, const WgGeometry *geometry)
{
  g_return_if_fail (WG_IS_HIGHLIGHT_LAYER (self));

  mark_set (&self->selection, geometry);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
