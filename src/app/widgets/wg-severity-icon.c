/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign of a severity as a widget: the same painter as on the map and on paper. */

#include "wg-severity-icon.h"

#include "wg-finding-mark.h"

#include <adwaita.h>

#define SIZE 18 /* logical pixels, room for the halo included */

struct _WgSeverityIcon
{
  GtkWidget parent_instance;

  WgSeverity severity;
  int        size;
};

G_DEFINE_FINAL_TYPE (WgSeverityIcon, wg_severity_icon, GTK_TYPE_WIDGET)

static void
wg_severity_icon_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = WG_SEVERITY_ICON (widget)->size;
}

static void
wg_severity_icon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  wg_finding_mark_draw (cr, wg_theme_get (dark ? WG_THEME_DARK : WG_THEME_LIGHT),
                        WG_SEVERITY_ICON (widget)->severity, width / 2, height / 2,
                        WG_SEVERITY_ICON (widget)->size * 0.72);
  cairo_destroy (cr);
}

static void
wg_severity_icon_class_init (WgSeverityIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = wg_severity_icon_measure;
  widget_class->snapshot = wg_severity_icon_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
wg_severity_icon_init (WgSeverityIcon *self)
{
  self->size = SIZE;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  wg_severity_icon_set_severity (self, WG_SEVERITY_ERROR);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
wg_severity_icon_new (WgSeverity severity)
{
  GtkWidget *self = g_object_new (WG_TYPE_SEVERITY_ICON, NULL);

  wg_severity_icon_set_severity (WG_SEVERITY_ICON (self), severity);
  return self;
}

void
wg_severity_icon_set_size (WgSeverityIcon *self, int size)
{
  g_return_if_fail (WG_IS_SEVERITY_ICON (self) && size > 0);

  self->size = size;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
wg_severity_icon_set_severity (WgSeverityIcon *self, WgSeverity severity)
{
  g_return_if_fail (WG_IS_SEVERITY_ICON (self));

  self->severity = severity;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wg_severity_get_label (severity), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
