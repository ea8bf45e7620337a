/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of one unit: sums over its grids, from the one place that evaluates. */

#include "wg-unit-card.h"

#include "wg-fact-row.h"
#include "wg-figure-text.h"
#include "wg-number.h"
#include "wg-unit-links.h"
#include "wg-value-box.h"

#include <glib/gi18n.h>

struct _WgUnitCard
{
  GtkWidget parent_instance;

  GtkWidget  *content;
  GtkLabel   *title;
  GtkLabel   *code;
  GtkBox     *path;
  WgValueBox *value;
  WgFactRow  *grids;
  GtkBox     *counts;
};

G_DEFINE_FINAL_TYPE (WgUnitCard, wg_unit_card, GTK_TYPE_WIDGET)

static void
wg_unit_card_dispose (GObject *object)
{
  WgUnitCard *self = WG_UNIT_CARD (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_unit_card_parent_class)->dispose (object);
}

static void
wg_unit_card_class_init (WgUnitCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_unit_card_dispose;
  g_type_ensure (WG_TYPE_FACT_ROW);
  g_type_ensure (WG_TYPE_VALUE_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/map/wg-unit-card.ui");
  gtk_widget_class_bind_template_child (widget_class, WgUnitCard, content);
  gtk_widget_class_bind_template_child (widget_class, WgUnitCard, title);
  gtk_widget_class_bind_template_child (widget_class, WgUnitCard, code);
  gtk_widget_class_bind_template_child (widget_class, WgUnitCard, path);
  gtk_widget_class_bind_template_child (widget_class, WgUnitCard, value);
  gtk_widget_class_bind_template_child (widget_class, WgUnitCard, grids);
  gtk_widget_class_bind_template_child (widget_class, WgUnitCard, counts);
}

static void
wg_unit_card_init (WgUnitCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_counts (WgUnitCard *self, WgDistrict *district, const char *shown, gint64 unit)
{
  GPtrArray *indicators = wg_district_get_indicators (district);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  for (guint i = 0; i < indicators->len; i++)
    {
      WgIndicator *indicator = g_ptr_array_index (indicators, i);
      g_autofree char *text = NULL;
      GtkWidget *row;

      if (g_strcmp0 (indicator->id, shown) == 0)
        continue;
      text = wg_figure_text (district, indicator->id, unit, 0);
      row = wg_fact_row_new (indicator->name);
      wg_fact_row_set_value (WG_FACT_ROW (row), text);
      gtk_widget_set_tooltip_text (row, indicator->definition);
      gtk_box_append (self->counts, row);
    }
}

void
wg_unit_card_show (WgUnitCard *self, WgDistrict *district, const char *indicator, WgUnit *unit)
{
  g_autoptr (WgFigure) figure = NULL;
  g_autofree char *subtitle = NULL;
  const char *level, *code;
  gint64 id = wg_unit_get_id (unit);

  g_return_if_fail (WG_IS_UNIT_CARD (self));

  level = wg_district_get_level_name (district, wg_unit_get_level (unit));
  code = wg_unit_get_code (unit);
  subtitle = g_strjoin (" · ", code != NULL ? code : "–", level, NULL);
  gtk_label_set_text (self->title, wg_unit_get_name (unit));
  gtk_label_set_text (self->code, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wg_unit_get_name (unit), -1);
  wg_unit_links_fill (self->path, district, id, FALSE);

  if (indicator != NULL)
    figure = wg_district_evaluate (district, indicator, id, WG_BY_GRID, NULL);
  wg_value_box_set_unit (self->value, figure);
  if (figure != NULL)
    {
      g_autofree char *n = wg_number_format (figure->parts->len, 0);

      wg_fact_row_set_value (self->grids, n);
    }
  show_counts (self, district, indicator, id);
}
