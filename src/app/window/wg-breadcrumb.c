/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The path of units. Its buttons and menus name the window's action; it changes nothing itself. */

#include "wg-breadcrumb.h"

#include "wg-unit-link.h"

#include <glib/gi18n.h>

struct _WgBreadcrumb
{
  GtkWidget parent_instance;

  WgDistrict *district;
};

G_DEFINE_FINAL_TYPE (WgBreadcrumb, wg_breadcrumb, GTK_TYPE_WIDGET)

static void
clear (WgBreadcrumb *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
wg_breadcrumb_dispose (GObject *object)
{
  WgBreadcrumb *self = WG_BREADCRUMB (object);

  clear (self);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_breadcrumb_parent_class)->dispose (object);
}

static void
wg_breadcrumb_class_init (WgBreadcrumbClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_breadcrumb_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
wg_breadcrumb_init (WgBreadcrumb *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Unit"),
                                  -1);
}

static GtkWidget *
make_crumb (WgUnit *unit, gboolean last)
{
  GtkWidget *button = wg_unit_link_new (unit, "crumb");

  if (last)
    gtk_widget_add_css_class (button, "heading");
  return button;
}

/* Bodies that are not on the map (branches, groups) would lead nowhere. */
static gboolean
is_on_map (WgDistrict *district, WgUnit *unit)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (district);

  return snapshot == NULL || wg_map_snapshot_get_n_areas (snapshot) == 0
         || wg_map_snapshot_find (snapshot, wg_unit_get_id (unit)) != WG_MAP_NO_AREA;
}

static GMenu *
make_menu (WgDistrict *district, gint64 parent)
{
  GPtrArray *children = wg_district_get_children (district, parent);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      WgUnit *unit = g_ptr_array_index (children, i);
      g_autoptr (GMenuItem) item = NULL;

      if (!is_on_map (district, unit))
        continue;
      item = g_menu_item_new (wg_unit_get_name (unit), NULL);
      g_menu_item_set_action_and_target (item, "win.go-to-unit", "x", wg_unit_get_id (unit));
      g_menu_append_item (menu, item);
    }
  return g_steal_pointer (&menu);
}

/* (nullable): no arrow leads to an empty menu. */
static GtkWidget *
make_arrow (WgDistrict *district, WgUnit *unit)
{
  g_autoptr (GMenu) menu = make_menu (district, unit != NULL ? wg_unit_get_id (unit) : 0);
  g_autofree char *tooltip = NULL;
  GtkWidget *button;

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return NULL;
  if (unit != NULL)
    /* Translators: %s is the name of a unit. */
    tooltip = g_strdup_printf (_("Units of %s"), wg_unit_get_name (unit));
  else
    tooltip = g_strdup (_("Units"));
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-end-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "crumb-arrow");
  return button;
}

void
wg_breadcrumb_show (WgBreadcrumb *self, WgDistrict *district, gint64 unit)
{
  g_autoptr (GPtrArray) path = NULL;
  GtkWidget *arrow;

  g_return_if_fail (WG_IS_BREADCRUMB (self));

  clear (self);
  g_set_object (&self->district, district);
  if (district == NULL)
    return;

  if (unit != 0)
    path = wg_district_get_path_to (district, unit);
  if (path == NULL || path->len == 0)
    {
      /* The whole file: its name, and the units at the top. */
      GtkWidget *label = gtk_label_new (wg_district_get_name (district));

      gtk_widget_add_css_class (label, "heading");
      gtk_widget_set_parent (label, GTK_WIDGET (self));
      arrow = make_arrow (district, NULL);
      if (arrow != NULL)
        gtk_widget_set_parent (arrow, GTK_WIDGET (self));
      return;
    }
  for (guint i = 0; i < path->len; i++)
    {
      WgUnit *step = g_ptr_array_index (path, i);

      gtk_widget_set_parent (make_crumb (step, i + 1 == path->len), GTK_WIDGET (self));
      arrow = make_arrow (district, step);
      if (arrow != NULL)
        gtk_widget_set_parent (arrow, GTK_WIDGET (self));
    }
}
