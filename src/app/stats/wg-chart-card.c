/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A card round a chart. The title is a label, not paint: it wraps, and is read aloud. */

#include "wg-chart-card.h"

struct _WgChartCard
{
  GtkWidget parent_instance;

  GtkWidget   *content;
  GtkLabel    *title;
  GtkWidget   *choices;
  WgExportButton *export;
  WgChartView *view;
};

G_DEFINE_FINAL_TYPE (WgChartCard, wg_chart_card, GTK_TYPE_WIDGET)

static void
wg_chart_card_dispose (GObject *object)
{
  g_clear_pointer (&WG_CHART_CARD (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_chart_card_parent_class)->dispose (object);
}

static void
wg_chart_card_class_init (WgChartCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_chart_card_dispose;
  g_type_ensure (WG_TYPE_CHART_VIEW);
  g_type_ensure (WG_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, WgChartCard, content);
  gtk_widget_class_bind_template_child (widget_class, WgChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, WgChartCard, choices);
  gtk_widget_class_bind_template_child (widget_class, WgChartCard, export);
  gtk_widget_class_bind_template_child (widget_class, WgChartCard, view);
}

static void
wg_chart_card_init (WgChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

WgChartView *
wg_chart_card_get_view (WgChartCard *self)
{
  g_return_val_if_fail (WG_IS_CHART_CARD (self), NULL);

  return self->view;
}

WgExportButton *
wg_chart_card_get_export (WgChartCard *self)
{
  g_return_val_if_fail (WG_IS_CHART_CARD (self), NULL);

  return self->export;
}

void
wg_chart_card_set_data (WgChartCard *self, WgChartData *data)
{
  g_return_if_fail (WG_IS_CHART_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), data != NULL);
  if (data == NULL)
    return;
  gtk_label_set_text (self->title, wg_chart_data_get_title (data));
  wg_chart_view_set_data (self->view, data);
}

void
wg_chart_card_add_choice (WgChartCard *self, const char *action, const char *target,
                          const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_return_if_fail (WG_IS_CHART_CARD (self));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_box_append (GTK_BOX (self->choices), button);
  gtk_widget_set_visible (self->choices, TRUE);
}

void
wg_chart_card_show_choices (WgChartCard *self, gboolean show)
{
  g_return_if_fail (WG_IS_CHART_CARD (self));

  gtk_widget_set_visible (self->choices, show);
}
