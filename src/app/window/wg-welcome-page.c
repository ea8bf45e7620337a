/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page. All of it is in the template; the doors are actions of the window. */

#include "wg-welcome-page.h"

#include "wg-recent-list.h"

struct _WgWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *content;
};

G_DEFINE_FINAL_TYPE (WgWelcomePage, wg_welcome_page, GTK_TYPE_WIDGET)

static void
wg_welcome_page_dispose (GObject *object)
{
  g_clear_pointer (&WG_WELCOME_PAGE (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_welcome_page_parent_class)->dispose (object);
}

static void
wg_welcome_page_class_init (WgWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_welcome_page_dispose;
  g_type_ensure (WG_TYPE_RECENT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/window/wg-welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WgWelcomePage, content);
}

static void
wg_welcome_page_init (WgWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
