/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The legend on its card over the map, with the way to change it. It classifies nothing. */

#include "wg-legend-card.h"

#include "wg-classes-popover.h"
#include "wg-legend-view.h"

struct _WgLegendCard
{
  GtkWidget parent_instance;

  GtkWidget        *content;
  WgLegendView     *legend;
  GtkMenuButton    *edit;
  WgClassesPopover *popover;
};

G_DEFINE_FINAL_TYPE (WgLegendCard, wg_legend_card, GTK_TYPE_WIDGET)

static void
wg_legend_card_dispose (GObject *object)
{
  WgLegendCard *self = WG_LEGEND_CARD (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_legend_card_parent_class)->dispose (object);
}

static void
wg_legend_card_class_init (WgLegendCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_legend_card_dispose;
  g_type_ensure (WG_TYPE_LEGEND_VIEW);
  g_type_ensure (WG_TYPE_CLASSES_POPOVER);
  gtk_widget_class_set_css_name (widget_class, "wglegendcard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/map/wg-legend-card.ui");
  gtk_widget_class_bind_template_child (widget_class, WgLegendCard, content);
  gtk_widget_class_bind_template_child (widget_class, WgLegendCard, legend);
  gtk_widget_class_bind_template_child (widget_class, WgLegendCard, edit);
  gtk_widget_class_bind_template_child (widget_class, WgLegendCard, popover);
}

static void
wg_legend_card_init (WgLegendCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_legend_card_set_settings (WgLegendCard *self, GSettings *settings)
{
  g_return_if_fail (WG_IS_LEGEND_CARD (self));

  wg_classes_popover_set_settings (self->popover, settings);
}

void
wg_legend_card_set_legend (WgLegendCard *self, const WgLegend *legend)
{
  g_return_if_fail (WG_IS_LEGEND_CARD (self));

  wg_legend_view_set_legend (self->legend, legend);
  wg_classes_popover_set_legend (self->popover, legend);
  /* Categories have no limits to change. */
  gtk_widget_set_visible (GTK_WIDGET (self->edit), legend == NULL || !legend->has_total);
  gtk_widget_set_visible (GTK_WIDGET (self), legend != NULL);
}

void
wg_legend_card_set_theme (WgLegendCard *self, const WgTheme *theme)
{
  g_return_if_fail (WG_IS_LEGEND_CARD (self));

  wg_legend_view_set_theme (self->legend, theme);
}

void
wg_legend_card_edit (WgLegendCard *self)
{
  g_return_if_fail (WG_IS_LEGEND_CARD (self));

  gtk_menu_button_popup (self->edit);
}
