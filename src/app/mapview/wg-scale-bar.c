/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scale bar as a widget; the painter is draw/'s. */

#include "wg-scale-bar.h"

#include "wg-legend-painter.h"
#include "wg-text-scale.h"

#include <glib/gi18n.h>
#include <math.h>

#define WIDTH 140
#define HEIGHT 30
#define MARGIN 8 /* of the card beside the bar */
#define TEXT_SIZE 11.0 /* all of them at a text size of 100 % */

struct _WgScaleBar
{
  GtkWidget parent_instance;

  WgMapView      view;
  gboolean       has_view;
  const WgTheme *theme;
};

G_DEFINE_FINAL_TYPE (WgScaleBar, wg_scale_bar, GTK_TYPE_WIDGET)

static void
wg_scale_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = (int) ceil ((orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT)
                                    * wg_text_scale_get ());
}

static void
wg_scale_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgScaleBar *self = WG_SCALE_BAR (widget);
  GdkRGBA card;
  GskRoundedRect box;
  cairo_t *cr;
  double factor = wg_text_scale_get ();
  double most = (WIDTH - 2 * MARGIN) * factor, height = HEIGHT * factor;
  double width;

  if (!self->has_view)
    return;
  /* Names of the map go on below it; on a card they do not get mixed up with its own. */
  width = wg_legend_painter_get_scale_width (&self->view, most);
  card = (GdkRGBA) { (float) (self->theme->card >> 24) / 255,
                     (float) ((self->theme->card >> 16) & 0xff) / 255,
                     (float) ((self->theme->card >> 8) & 0xff) / 255, 0.9f };
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (0, 0, (float) (ceil (width) + 2 * MARGIN),
                                                        (float) height),
                                   6);
  gtk_snapshot_push_rounded_clip (snapshot, &box);
  gtk_snapshot_append_color (snapshot, &card, &box.bounds);
  gtk_snapshot_pop (snapshot);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) most + 2 * MARGIN,
                                                             (float) height));
  cairo_translate (cr, MARGIN, height - 6);
  wg_legend_painter_paint_scale (cr, &self->view, self->theme, most, TEXT_SIZE * factor);
  cairo_destroy (cr);
}

static void
wg_scale_bar_class_init (WgScaleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = wg_scale_bar_measure;
  widget_class->snapshot = wg_scale_bar_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wg_scale_bar_init (WgScaleBar *self)
{
  self->theme = wg_theme_get (WG_THEME_LIGHT);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (gtk_widget_queue_resize), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Scale bar"), -1);
}

void
wg_scale_bar_set_view (WgScaleBar *self, const WgMapView *view)
{
  g_return_if_fail (WG_IS_SCALE_BAR (self));

  self->view = *view;
  self->has_view = view->width > 1 && view->height > 1;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
wg_scale_bar_set_theme (WgScaleBar *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_SCALE_BAR (self));

  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
