/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The narrow bar of pages. A page gets its button with the page itself, never before. */

#include "wg-sidebar.h"

#include <glib/gi18n.h>

struct _WgSidebar
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *findings;
  GtkLabel  *findings_count;
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
  gtk_widget_class_bind_template_child (widget_class, WgSidebar, findings);
  gtk_widget_class_bind_template_child (widget_class, WgSidebar, findings_count);
}

static void
wg_sidebar_init (WgSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (GtkWidget *button = gtk_widget_get_first_child (self->content); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"),
                                  -1);
}

void
wg_sidebar_set_counts (WgSidebar *self, const guint counts[WG_N_SEVERITIES])
{
  guint sum = counts[WG_SEVERITY_ERROR] + counts[WG_SEVERITY_WARNING] + counts[WG_SEVERITY_NOTICE];
  g_autofree char *number = sum > 999 ? g_strdup ("999+") : g_strdup_printf ("%u", sum);
  g_autofree char *text = NULL;

  g_return_if_fail (WG_IS_SIDEBAR (self));

  gtk_label_set_text (self->findings_count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_count), sum > 0);
  text = g_strdup_printf ("%s\n%s %u · %s %u · %s %u",
                          _("What is vacant, overdue or against a rule (F7)"),
                          wg_severity_get_label (WG_SEVERITY_ERROR), counts[WG_SEVERITY_ERROR],
                          wg_severity_get_label (WG_SEVERITY_WARNING), counts[WG_SEVERITY_WARNING],
                          wg_severity_get_label (WG_SEVERITY_NOTICE), counts[WG_SEVERITY_NOTICE]);
  gtk_widget_set_tooltip_text (self->findings, text);
}
