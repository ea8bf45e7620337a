/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics page. It joins scope and district with tiles and charts; it computes no figure. */

#include "wg-stats-screen.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _WgStatsScreen
{
  GtkWidget parent_instance;

  GtkStack   *stack;

  WgDistrict *district; /* (nullable), as the next */
  WgScope    *scope;
};

G_DEFINE_FINAL_TYPE (WgStatsScreen, wg_stats_screen, GTK_TYPE_WIDGET)

static void
wg_stats_screen_dispose (GObject *object)
{
  WgStatsScreen *self = WG_STATS_SCREEN (object);

  wg_stats_screen_set_district (self, NULL, NULL);
  g_clear_pointer ((GtkWidget **) &self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_stats_screen_parent_class)->dispose (object);
}

static void
wg_stats_screen_class_init (WgStatsScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_stats_screen_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-stats-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, WgStatsScreen, stack);
}

static void
wg_stats_screen_init (WgStatsScreen *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_stats_screen_set_district (WgStatsScreen *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_STATS_SCREEN (self));

  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
}
