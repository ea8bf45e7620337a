/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The findings page. It shows what rules found and leads to the form and the map; it judges
 * nothing itself. */

#include "wg-findings-screen.h"

struct _WgFindingsScreen
{
  GtkWidget parent_instance;

  GtkWidget  *content;

  WgDistrict *district; /* (nullable) */
  WgScope    *scope;    /* (nullable) */
  WgFindingWatch *watch; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgFindingsScreen, wg_findings_screen, GTK_TYPE_WIDGET)

static void
wg_findings_screen_dispose (GObject *object)
{
  WgFindingsScreen *self = WG_FINDINGS_SCREEN (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (wg_findings_screen_parent_class)->dispose (object);
}

static void
wg_findings_screen_class_init (WgFindingsScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_findings_screen_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/findings/wg-findings-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, WgFindingsScreen, content);
}

static void
wg_findings_screen_init (WgFindingsScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_findings_screen_set_district (WgFindingsScreen *self, WgDistrict *district, WgScope *scope,
                                 WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_FINDINGS_SCREEN (self));

  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  g_set_object (&self->watch, watch);
}
