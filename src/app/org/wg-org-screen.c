/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The organisation page. It hands file and scope to its views; they meet in the scope and know
 * nothing of each other. */

#include "wg-org-screen.h"

#include "wg-chart-page.h"
#include "wg-contacts-page.h"
#include "wg-focus.h"
#include "wg-terms-page.h"
#include "wg-past-bar.h"
#include "wg-unit-form.h"
#include "wg-unit-tree-view.h"

#include <adwaita.h>

struct _WgOrgScreen
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  WgPastBar      *past;
  AdwViewStack   *views;
  GtkPaned       *tree_paned;
  WgUnitTreeView *tree;
  WgUnitForm     *form;
  WgChartPage    *chart;
  WgTermsPage    *terms;
  WgContactsPage *contacts;

  WgDistrict     *district; /* (nullable) */
  WgScope        *scope;    /* (nullable) */
  WgFindingWatch *watch;    /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgOrgScreen, wg_org_screen, GTK_TYPE_WIDGET)

/* On to the form of what is selected. */
static void
on_unit_opened (WgOrgScreen *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

/* Another day is there to be looked at: what is selected in it may not exist today. */
static void
on_past_changed (WgOrgScreen *self)
{
  WgRegistry *registry = wg_past_bar_get_registry (self->past);

  wg_unit_tree_view_set_registry (self->tree, registry);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), registry == NULL);
  wg_contacts_page_set_registry (self->contacts, registry);
}

/* Kept for the next start, once the page has its real size. */
static void
on_tree_width (WgOrgScreen *self)
{
  g_autoptr (GSettings) settings = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->tree_paned)))
    return;
  settings = g_settings_new ("org.wangge.Wangge");
  g_settings_set_int (settings, "tree-width",
                      MAX (gtk_paned_get_position (self->tree_paned), 200));
}

/* The tree has a place to begin at; in the other views it is their first control. */
static gboolean
wg_org_screen_grab_focus (GtkWidget *widget)
{
  WgOrgScreen *self = WG_ORG_SCREEN (widget);
  GtkWidget *view = adw_view_stack_get_visible_child (self->views);

  if (view == GTK_WIDGET (self->tree_paned))
    return gtk_widget_grab_focus (GTK_WIDGET (self->tree));
  return gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
}

static void
wg_org_screen_dispose (GObject *object)
{
  WgOrgScreen *self = WG_ORG_SCREEN (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_object (&self->watch);

  G_OBJECT_CLASS (wg_org_screen_parent_class)->dispose (object);
}

static void
wg_org_screen_class_init (WgOrgScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_org_screen_dispose;
  widget_class->grab_focus = wg_org_screen_grab_focus;
  widget_class->focus = wg_focus_inside;
  g_type_ensure (WG_TYPE_CHART_PAGE);
  g_type_ensure (WG_TYPE_CONTACTS_PAGE);
  g_type_ensure (WG_TYPE_TERMS_PAGE);
  g_type_ensure (WG_TYPE_PAST_BAR);
  g_type_ensure (WG_TYPE_UNIT_TREE_VIEW);
  g_type_ensure (WG_TYPE_UNIT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-org-screen.ui");
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, content);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, past);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, views);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, tree_paned);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, tree);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, form);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, chart);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, terms);
  gtk_widget_class_bind_template_child (widget_class, WgOrgScreen, contacts);
  gtk_widget_class_bind_template_callback (widget_class, on_past_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_opened);
}

static void
wg_org_screen_init (WgOrgScreen *self)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.wangge.Wangge");

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_paned_set_position (self->tree_paned, g_settings_get_int (settings, "tree-width"));
  g_signal_connect_object (self->tree_paned, "notify::position", G_CALLBACK (on_tree_width), self,
                           G_CONNECT_SWAPPED);
}

void
wg_org_screen_set_district (WgOrgScreen *self, WgDistrict *district, WgScope *scope,
                            WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_ORG_SCREEN (self));

  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
  g_set_object (&self->watch, watch);
  wg_unit_tree_view_set_district (self->tree, district, scope, watch);
  wg_unit_form_set_district (self->form, district, scope);
  wg_chart_page_set_district (self->chart, district, scope, watch);
  wg_terms_page_set_district (self->terms, district, scope);
  wg_contacts_page_set_district (self->contacts, district, scope);
  wg_past_bar_set_district (self->past, district, scope);
}

void
wg_org_screen_show_view (WgOrgScreen *self, const char *name)
{
  g_return_if_fail (WG_IS_ORG_SCREEN (self));

  if (adw_view_stack_get_child_by_name (self->views, name) != NULL)
    adw_view_stack_set_visible_child_name (self->views, name);
}

void
wg_org_screen_new_unit (WgOrgScreen *self, gint64 superior)
{
  g_return_if_fail (WG_IS_ORG_SCREEN (self));

  wg_org_screen_show_view (self, "tree");
  wg_unit_form_new_unit (self->form, superior);
}

void
wg_org_screen_edit_field (WgOrgScreen *self, gint64 id, const char *field)
{
  WgGrid *grid;

  g_return_if_fail (WG_IS_ORG_SCREEN (self) && field != NULL);

  if (g_str_has_prefix (field, "contact."))
    {
      wg_org_screen_show_view (self, "contacts");
      wg_contacts_page_show_unit (self->contacts, id);
      gtk_widget_grab_focus (GTK_WIDGET (self->contacts));
      return;
    }
  wg_org_screen_show_view (self, "tree");
  grid = wg_district_find_grid (self->district, id);
  wg_scope_set_selected_unit (self->scope, grid != NULL ? wg_grid_get_community_id (grid) : id);
  if (grid != NULL)
    wg_unit_form_open_grid (self->form, id);
  else
    wg_unit_form_open_unit (self->form, id);
  wg_unit_form_focus_field (self->form, field);
}

gboolean
wg_org_screen_start_search (WgOrgScreen *self)
{
  g_return_val_if_fail (WG_IS_ORG_SCREEN (self), FALSE);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->tree)))
    return FALSE;
  wg_unit_tree_view_start_search (self->tree);
  return TRUE;
}
