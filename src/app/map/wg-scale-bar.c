/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scale bar as a widget; the painter is draw/'s. */

#include "wg-scale-bar.h"

#include "wg-legend-painter.h"

#include <glib/gi18n.h>

#define WIDTH 140
#define HEIGHT 26
#define TEXT_SIZE 11.0

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
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
wg_scale_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WgScaleBar *self = WG_SCALE_BAR (widget);
  cairo_t *cr;

  if (!self->has_view)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
  cairo_translate (cr, 4, HEIGHT - 4);
  wg_legend_painter_paint_scale (cr, &self->view, self->theme, WIDTH - 16, TEXT_SIZE);
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
