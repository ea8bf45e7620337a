/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of one grid or unit. Every count is an indicator from the one place that evaluates, so
 * that what is hidden on the map is hidden here; it reads nothing from rows but names and staff. */

#include "wg-place-card.h"

#include "wg-ask.h"
#include "wg-fact-row.h"
#include "wg-finding-box.h"
#include "wg-figure-text.h"
#include "wg-number.h"
#include "wg-unit-links.h"
#include "wg-value-box.h"

#include <glib/gi18n.h>

struct _WgPlaceCard
{
  GtkWidget parent_instance;

  GtkWidget  *content;
  GtkLabel   *title;
  GtkLabel   *code;
  GtkBox     *path;
  WgFindingBox *findings;
  WgValueBox *value;
  WgFactRow  *grids;    /* of a unit */
  GtkBox     *counts;
  GtkWidget  *grid_part;
  WgFactRow  *staff;
  WgFactRow  *staff_full;
  WgFactRow  *staff_part;
  WgFactRow  *branches;
};

G_DEFINE_FINAL_TYPE (WgPlaceCard, wg_place_card, GTK_TYPE_WIDGET)

static const char *const counts[] = { "households", "residents", "full_members", "area_km2",
                                      "density" };

static void
wg_place_card_dispose (GObject *object)
{
  WgPlaceCard *self = WG_PLACE_CARD (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);

  G_OBJECT_CLASS (wg_place_card_parent_class)->dispose (object);
}

static void
wg_place_card_class_init (WgPlaceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_place_card_dispose;
  g_type_ensure (WG_TYPE_FACT_ROW);
  g_type_ensure (WG_TYPE_FINDING_BOX);
  g_type_ensure (WG_TYPE_VALUE_BOX);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/map/wg-place-card.ui");
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, content);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, title);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, code);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, path);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, findings);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, value);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, grids);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, counts);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, grid_part);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, staff);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, staff_full);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, staff_part);
  gtk_widget_class_bind_template_child (widget_class, WgPlaceCard, branches);
}

static void
wg_place_card_init (WgPlaceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
clear_counts (WgPlaceCard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->counts))) != NULL)
    gtk_box_remove (self->counts, child);
}

/* @grid: 0 for the unit itself. The figure on the map stands above, in large type. */
static void
add_count (WgPlaceCard *self, WgDistrict *district, WgIndicator *indicator, const char *shown,
           gint64 unit, gint64 grid)
{
  g_autofree char *text = NULL;
  GtkWidget *row;

  if (indicator == NULL || g_strcmp0 (indicator->id, shown) == 0)
    return;
  text = wg_figure_text (district, indicator->id, unit, grid);
  row = wg_fact_row_new (indicator->name);
  wg_fact_row_set_value (WG_FACT_ROW (row), text);
  gtk_widget_set_tooltip_text (row, indicator->definition);
  gtk_box_append (self->counts, row);
}

static void
show_name (WgPlaceCard *self, const char *name, const char *code, gboolean is_grid)
{
  gtk_label_set_text (self->title, name);
  gtk_label_set_text (self->code, code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->grid_part, is_grid);
  gtk_widget_set_visible (GTK_WIDGET (self->grids), !is_grid);
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
show_staff (WgPlaceCard *self, WgGrid *grid)
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
show_branches (WgPlaceCard *self, WgDistrict *district, WgGrid *grid)
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
wg_place_card_show_grid (WgPlaceCard *self, WgDistrict *district, const WgChoropleth *choropleth,
                         WgGrid *grid)
{
  const char *shown = choropleth != NULL ? choropleth->figure->indicator->id : NULL;
  gint64 community = wg_grid_get_community_id (grid);

  g_return_if_fail (WG_IS_PLACE_CARD (self));

  show_name (self, wg_grid_get_name (grid), wg_grid_get_code (grid), TRUE);
  wg_unit_links_fill (self->path, district, community, TRUE);
  wg_value_box_set_grid (self->value, choropleth, wg_district_get_snapshot (district),
                         wg_grid_get_id (grid));
  clear_counts (self);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    add_count (self, district, wg_district_find_indicator (district, counts[i]), shown, community,
               wg_grid_get_id (grid));
  show_staff (self, grid);
  show_branches (self, district, grid);
  wg_finding_box_show_grid (self->findings, wg_grid_get_id (grid));
}

void
wg_place_card_show_unit (WgPlaceCard *self, WgDistrict *district, const WgQuestion *question,
                         WgUnit *unit)
{
  GPtrArray *indicators = wg_district_get_indicators (district);
  g_autoptr (WgFigure) figure = NULL;
  g_autofree char *subtitle = NULL;
  const char *level, *code;
  gint64 id = wg_unit_get_id (unit);

  g_return_if_fail (WG_IS_PLACE_CARD (self));

  level = wg_district_get_level_name (district, wg_unit_get_level (unit));
  code = wg_unit_get_code (unit);
  subtitle = g_strjoin (" · ", code != NULL ? code : "–", level, NULL);
  show_name (self, wg_unit_get_name (unit), subtitle, FALSE);
  wg_unit_links_fill (self->path, district, id, FALSE);

  if (question->indicator != NULL)
    {
      WgQuestion of_unit = *question;

      of_unit.unit = id;
      of_unit.grid = 0;
      of_unit.by = WG_BY_GRID;
      figure = wg_district_ask (district, &of_unit, NULL);
    }
  wg_value_box_set_unit (self->value, figure);
  if (figure != NULL)
    {
      g_autofree char *n = wg_number_format (wg_figure_count_places (figure), 0);

      wg_fact_row_set_value (self->grids, n);
    }
  clear_counts (self);
  for (guint i = 0; i < indicators->len; i++)
    {
      WgIndicator *card = g_ptr_array_index (indicators, i);

      if (card->source != WG_SOURCE_MEASURES)
        add_count (self, district, card, question->indicator, id, 0);
    }
  wg_finding_box_show_unit (self->findings, id);
}

void
wg_place_card_set_watch (WgPlaceCard *self, WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_PLACE_CARD (self));

  wg_finding_box_set_watch (self->findings, watch);
}
