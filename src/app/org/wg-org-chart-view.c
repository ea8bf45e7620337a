/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation chart on screen. It is laid out for a page as large as the view times the zoom,
 * so that the same rules choose the detail as on paper; what was painted is kept and moved about
 * until the view leaves it. */

#include "wg-org-chart-view-private.h"

#include "wg-org-painter.h"
#include "wg-tooltip.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MARGIN 18.0    /* pixels round the chart */
#define MAX_ZOOM 12.0
#define SMALL_TEXT 0.75 /* of the user's own text: the smallest worth showing */
#define LARGE_TEXT 1.35

enum
{
  SELECTED, OPENED, DRAWN, N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (WgOrgChartView, wg_org_chart_view, GTK_TYPE_WIDGET)

static const WgTheme *
get_theme (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return wg_theme_get (adw_style_manager_get_dark (style) ? WG_THEME_DARK : WG_THEME_LIGHT);
}

static double
get_text_size (WgOrgChartView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return CLAMP (size, 8, 60);
}

static void
forget_drawing (WgOrgChartView *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lay_out (WgOrgChartView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double text = get_text_size (self);
  WgOrgLayoutOptions options = { width * self->zoom - 2 * MARGIN, height * self->zoom - 2 * MARGIN,
                                 SMALL_TEXT * text, LARGE_TEXT * text * MAX (self->zoom, 1), TRUE };

  g_clear_pointer (&self->layout, wg_org_layout_free);
  forget_drawing (self);
  if (self->sketch == NULL || width < 100 || height < 100)
    return;
  self->layout = wg_org_layout_new (self->sketch, &options);
  g_signal_emit (self, signals[DRAWN], 0);
}

/* The chart never leaves the view further than its margin. */
static void
keep_inside (WgOrgChartView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  self->x = CLAMP (self->x, -MARGIN, MAX (width * (self->zoom - 1) - MARGIN, -MARGIN));
  self->y = CLAMP (self->y, -MARGIN, MAX (height * (self->zoom - 1) - MARGIN, -MARGIN));
}

void
_wg_org_chart_view_move_to (WgOrgChartView *self, double x, double y)
{
  self->x = x;
  self->y = y;
  keep_inside (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Moves the view just so far that a box is seen whole. */
static void
reveal (WgOrgChartView *self, guint node)
{
  const WgOrgBox *box = self->layout != NULL && node != WG_ORG_NO_NODE
                            ? wg_org_layout_find (self->layout, node) : NULL;
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double x = self->x, y = self->y;

  if (box == NULL)
    return;
  x = MIN (MAX (x, box->x + box->width + MARGIN - width), box->x - MARGIN);
  y = MIN (MAX (y, box->y + box->height + MARGIN - height), box->y - MARGIN);
  if (x != self->x || y != self->y)
    _wg_org_chart_view_move_to (self, x, y);
}

void
_wg_org_chart_view_zoom_at (WgOrgChartView *self, double zoom, double x, double y)
{
  double old = self->zoom;
  guint node = _wg_org_chart_view_pick (self, x, y);
  const WgOrgBox *box;

  self->zoom = CLAMP (zoom, 1, MAX_ZOOM);
  if (self->zoom == old)
    return;
  self->x = (self->x + MARGIN + x) * self->zoom / old - MARGIN - x;
  self->y = (self->y + MARGIN + y) * self->zoom / old - MARGIN - y;
  lay_out (self);
  /* More detail moves boxes; the one that was looked at stays under the eye. */
  box = self->layout != NULL && node != WG_ORG_NO_NODE ? wg_org_layout_find (self->layout, node)
                                                       : NULL;
  if (box != NULL)
    {
      self->x = box->x + box->width / 2 - x;
      self->y = box->y + box->height / 2 - y;
    }
  keep_inside (self);
  if (node == self->selected)
    reveal (self, node);
}

double
wg_org_chart_view_get_zoom (WgOrgChartView *self)
{
  return self->zoom;
}

void
wg_org_chart_view_set_zoom (WgOrgChartView *self, double zoom)
{
  const WgOrgBox *box = self->layout != NULL && self->selected != WG_ORG_NO_NODE
                            ? wg_org_layout_find (self->layout, self->selected) : NULL;
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  /* What is selected is what the user wants to see larger. */
  if (box != NULL && box->x >= self->x && box->y >= self->y && box->x < self->x + 2 * x
      && box->y < self->y + 2 * y)
    {
      x = box->x + box->width / 2 - self->x;
      y = box->y + box->height / 2 - self->y;
    }
  _wg_org_chart_view_zoom_at (self, zoom, x, y);
}

guint
_wg_org_chart_view_pick (WgOrgChartView *self, double x, double y)
{
  const WgOrgBox *box = self->layout != NULL
                            ? wg_org_layout_pick (self->layout, x + self->x, y + self->y) : NULL;

  return box != NULL ? box->node : WG_ORG_NO_NODE;
}

/* What a screen reader says: the selected box, else the whole in a sentence. */
static void
update_description (WgOrgChartView *self)
{
  g_autofree char *text = NULL;

  if (self->sheet != NULL && self->selected != WG_ORG_NO_NODE)
    text = wg_org_sheet_describe (self->sheet, self->selected);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text
                                               : self->sheet != NULL ? self->sheet->title : "",
                                  -1);
}

static void
set_selected (WgOrgChartView *self, guint node)
{
  if (self->selected == node)
    return;
  self->selected = node;
  reveal (self, node);
  update_description (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
_wg_org_chart_view_choose (WgOrgChartView *self, guint node)
{
  set_selected (self, node);
  g_signal_emit (self, signals[SELECTED], 0);
}

void
_wg_org_chart_view_set_hover (WgOrgChartView *self, guint node)
{
  if (self->hover == node)
    return;
  self->hover = node;
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gint64
wg_org_chart_view_get_selected (WgOrgChartView *self)
{
  if (self->sheet == NULL || self->selected == WG_ORG_NO_NODE)
    return 0;
  return wg_org_chart_get_node (self->sheet->chart, self->selected)->id;
}

void
wg_org_chart_view_select (WgOrgChartView *self, gint64 unit)
{
  set_selected (self, self->sheet != NULL && unit != 0
                          ? wg_org_chart_find (self->sheet->chart, unit) : WG_ORG_NO_NODE);
}

void
wg_org_chart_view_set_sheet (WgOrgChartView *self, WgOrgSheet *sheet)
{
  self->sheet = sheet;
  self->selected = self->hover = WG_ORG_NO_NODE;
  g_clear_pointer (&self->sketch, wg_org_sketch_unref);
  if (sheet != NULL)
    self->sketch = wg_org_sketch_new (sheet->chart);
  lay_out (self);
  keep_inside (self);
  update_description (self);
}

const WgOrgLayout *
wg_org_chart_view_get_layout (WgOrgChartView *self)
{
  return self->layout;
}

/* Paints what is seen and half as much round it. */
static void
draw_part (WgOrgChartView *self, double width, double height)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr;

  self->drawn = GRAPHENE_RECT_INIT ((float) (self->x - width / 2), (float) (self->y - height / 2),
                                    (float) (2 * width), (float) (2 * height));
  cr = gtk_snapshot_append_cairo (snapshot, &self->drawn);
  wg_org_painter_paint (cr, self->sheet->chart, self->layout, get_theme ());
  cairo_destroy (cr);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gtk_snapshot_free_to_node (snapshot);
}

static void
draw_mark (WgOrgChartView *self, GtkSnapshot *snapshot, guint node, gboolean strong)
{
  const WgOrgBox *box = node != WG_ORG_NO_NODE ? wg_org_layout_find (self->layout, node) : NULL;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (box == NULL)
    return;
  bounds = GRAPHENE_RECT_INIT ((float) box->x - 10, (float) box->y - 10, (float) box->width + 20,
                               (float) box->height + 20);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  wg_org_painter_paint_mark (cr, get_theme (), box, self->layout->em, strong,
                             gtk_widget_has_focus (GTK_WIDGET (self)));
  cairo_destroy (cr);
}

static void
wg_org_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgOrgChartView *self = WG_ORG_CHART_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  guint32 paper = get_theme ()->paper;
  graphene_rect_t view = GRAPHENE_RECT_INIT ((float) self->x, (float) self->y, (float) width,
                                             (float) height);
  const GdkRGBA colour = { (paper >> 24) / 255.0f, (paper >> 16 & 0xff) / 255.0f,
                           (paper >> 8 & 0xff) / 255.0f, 1 };

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (self->layout == NULL)
    return;
  if (self->node == NULL || !graphene_rect_contains_rect (&self->drawn, &view))
    draw_part (self, width, height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -self->x, (float) -self->y));
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
  if (self->hover != self->selected)
    draw_mark (self, snapshot, self->hover, FALSE);
  draw_mark (self, snapshot, self->selected, TRUE);
  gtk_snapshot_restore (snapshot);
}

static void
wg_org_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WgOrgChartView *self = WG_ORG_CHART_VIEW (widget);

  if (self->layout == NULL || self->layout->width != width * self->zoom - 2 * MARGIN
      || self->layout->height != height * self->zoom - 2 * MARGIN)
    lay_out (self);
  keep_inside (self);
}

static void
wg_org_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 500;
}

static gboolean
wg_org_chart_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  WgOrgChartView *self = WG_ORG_CHART_VIEW (widget);
  guint node = keyboard ? self->selected : _wg_org_chart_view_pick (self, x, y);
  g_autofree char *text = NULL;

  if (self->sheet == NULL || node == WG_ORG_NO_NODE)
    return FALSE;
  text = wg_org_sheet_describe (self->sheet, node);
  wg_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* Another text size, or other colours. */
static void
on_style_changed (WgOrgChartView *self)
{
  lay_out (self);
}

static void
wg_org_chart_view_dispose (GObject *object)
{
  WgOrgChartView *self = WG_ORG_CHART_VIEW (object);

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_clear_pointer (&self->layout, wg_org_layout_free);
  g_clear_pointer (&self->sketch, wg_org_sketch_unref);
  self->sheet = NULL;

  G_OBJECT_CLASS (wg_org_chart_view_parent_class)->dispose (object);
}

static void
wg_org_chart_view_class_init (WgOrgChartViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = wg_org_chart_view_dispose;
  widget_class->snapshot = wg_org_chart_view_snapshot;
  widget_class->size_allocate = wg_org_chart_view_size_allocate;
  widget_class->measure = wg_org_chart_view_measure;
  widget_class->query_tooltip = wg_org_chart_view_query_tooltip;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  _wg_org_chart_view_add_bindings (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "orgchart");
}

static void
wg_org_chart_view_init (WgOrgChartView *self)
{
  self->zoom = 1;
  self->x = self->y = -MARGIN;
  self->selected = self->hover = WG_ORG_NO_NODE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Organisation chart"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (forget_drawing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (on_style_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
  _wg_org_chart_view_add_input (self);
}
