/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of one grid. Every count is an indicator evaluated by grid, so that what is hidden on
 * the map is hidden here; it reads nothing from rows but names and staff. */

#include "wg-grid-card.h"

#include "wg-fact-row.h"
#include "wg-figure-text.h"
#include "wg-unit-links.h"
#include "wg-value-box.h"

#include <glib/gi18n.h>

struct _WgGridCard
{
  GtkWidget parent_instance;

  GtkWidget  *content;
  GtkLabel   *title;
  GtkLabel   *code;
  GtkBox     *path;
  WgValueBox *value;
  GtkBox     *counts;
  WgFactRow  *staff;
  WgFactRow  *staff_full;
  WgFactRow  *staff_part;
  WgFactRow  *branches;
};

G_DEFINE_FINAL_TYPE (WgGridCard, wg_grid_card, GTK_TYPE_WIDGET)

static const char *const counts[] = { "households", "residents", "full_members", "area_km2",
                                      "density" };

static void
wg_grid_card_dispose (GObject *object)
{
  WgGridCard *self = WG_GRID_CARD (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_grid_card_parent_class)->dispose (object);
}

static void
wg_grid_card_class_init (WgGridCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_grid_card_dispose;
  g_type_ensure (WG_TYPE_FACT_ROW);
  g_type_ensure (WG_TYPE_VALUE_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/map/wg-grid-card.ui");
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, content);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, title);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, code);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, path);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, value);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, counts);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, staff);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, staff_full);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, staff_part);
  gtk_widget_class_bind_template_child (widget_class, WgGridCard, branches);
}

static void
wg_grid_card_init (WgGridCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_counts (WgGridCard *self, WgDistrict *district, const char *shown, WgGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      WgIndicator *indicator = wg_district_find_indicator (district, counts[i]);
      g_autofree char *text = NULL;
      GtkWidget *row;

      /* The figure on the map stands above, in large type. */
      if (indicator == NULL || g_strcmp0 (counts[i], shown) == 0)
        continue;
      text = wg_figure_text (district, counts[i], wg_grid_get_community_id (grid),
                             wg_grid_get_id (grid));
      row = wg_fact_row_new (indicator->name);
      wg_fact_row_set_value (WG_FACT_ROW (row), text);
      gtk_widget_set_tooltip_text (row, indicator->definition);
      gtk_box_append (self->counts, row);
    }
}

static void
show_persons (WgFactRow *row, gint64 count)
{
  g_autofree char *text = NULL;

  if (count < 0)
    text = g_strdup (_("not recorded"));
  else
    text = g_strdup_printf (ngettext ("%u person", "%u persons", (gulong) count), (guint) count);
  wg_fact_row_set_value (row, text);
}

static void
show_staff (WgGridCard *self, WgGrid *grid)
{
  gint64 full = wg_grid_get_count (grid, WG_GRID_STAFF_FULL);
  gint64 part = wg_grid_get_count (grid, WG_GRID_STAFF_PART);
  g_autofree char *text = NULL;

  /* M08: a grid is staffed with one full-time member; its place stays vacant without. */
  if (full < 0)
    text = g_strdup (_("not recorded"));
  else if (full == 0)
    text = g_strdup (_("▲ full-time post vacant"));
  else
    text = g_strdup_printf ("%" G_GINT64_FORMAT "+%" G_GINT64_FORMAT, full, MAX (part, 0));
  wg_fact_row_set_value (self->staff, text);
  wg_fact_row_set_alarm (self->staff, full == 0);
  show_persons (self->staff_full, full);
  show_persons (self->staff_part, part);
}

static void
show_branches (WgGridCard *self, WgDistrict *district, WgGrid *grid)
{
  GPtrArray *branches = wg_district_get_branches_of_grid (district, wg_grid_get_id (grid));
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; branches != NULL && i < branches->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "",
                            wg_unit_get_name (g_ptr_array_index (branches, i)));
  if (names->len == 0)
    g_string_append (names, _("▲ covered by no branch"));
  wg_fact_row_set_value (self->branches, names->str);
  wg_fact_row_set_alarm (self->branches, branches == NULL || branches->len == 0);
}

void
wg_grid_card_show (WgGridCard *self, WgDistrict *district, const WgChoropleth *choropleth,
                   WgGrid *grid)
{
  g_return_if_fail (WG_IS_GRID_CARD (self));

  gtk_label_set_text (self->title, wg_grid_get_name (grid));
  gtk_label_set_text (self->code, wg_grid_get_code (grid));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wg_grid_get_name (grid), -1);
  wg_unit_links_fill (self->path, district, wg_grid_get_community_id (grid), TRUE);
  wg_value_box_set_grid (self->value, choropleth, wg_district_get_snapshot (district),
                         wg_grid_get_id (grid));
  show_counts (self, district,
               choropleth != NULL ? choropleth->figure->indicator->id : NULL, grid);
  show_staff (self, grid);
  show_branches (self, district, grid);
}
