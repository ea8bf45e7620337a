/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The narrow bar of pages. A page gets its button with the page itself, never before. */

#include "wg-sidebar.h"

#include <glib/gi18n.h>

struct _WgSidebar
{
  GtkWidget parent_instance;

  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (WgSidebar, wg_sidebar, GTK_TYPE_WIDGET)

static void
wg_sidebar_dispose (GObject *object)
{
  g_clear_pointer (&WG_SIDEBAR (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_sidebar_parent_class)->dispose (object);
}

static void
wg_sidebar_class_init (WgSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_sidebar_dispose;
  gtk_widget_class_set_css_name (widget_class, "wgsidebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_NAVIGATION);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, WgSidebar, content);
}

static void
wg_sidebar_init (WgSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"),
                                  -1);
}
