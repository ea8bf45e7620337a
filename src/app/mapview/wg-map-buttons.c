/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The buttons at the corner of a map. */

#include "wg-map-buttons.h"

struct _WgMapButtons
{
  GtkWidget parent_instance;

  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (WgMapButtons, wg_map_buttons, GTK_TYPE_WIDGET)

static void
wg_map_buttons_dispose (GObject *object)
{
  g_clear_pointer (&WG_MAP_BUTTONS (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_map_buttons_parent_class)->dispose (object);
}

static void
wg_map_buttons_class_init (WgMapButtonsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_map_buttons_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/mapview/wg-map-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, WgMapButtons, content);
}

static void
wg_map_buttons_init (WgMapButtons *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
