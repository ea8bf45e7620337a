/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of saved views in a popover. What a view holds is a question; the rows are the desk's
 * matter. */

#include "wg-views-button.h"

#include "wg-saved-views.h"

#include <glib/gi18n.h>

#define PAGE "stats"

struct _WgViewsButton
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkPopover    *popover;
  GtkListBox    *list;
  GtkEntry      *name;
  GtkButton     *save;
  GtkLabel      *problem;

  WgDistrict    *district; /* (nullable), as the next three */
  WgScope       *scope;
  GPtrArray     *views;
  WgRow         *renamed;  /* whose name is being typed anew */
};

G_DEFINE_FINAL_TYPE (WgViewsButton, wg_views_button, GTK_TYPE_WIDGET)

static void fill (WgViewsButton *self);

static void
tell (WgViewsButton *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
}

static void
set_renamed (WgViewsButton *self, WgRow *row)
{
  g_clear_pointer (&self->renamed, wg_row_unref);
  self->renamed = row != NULL ? wg_row_ref (row) : NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->name),
                         row != NULL ? wg_row_get_text (row, WG_SAVED_VIEW_NAME) : "");
  gtk_button_set_label (self->save, row != NULL ? _("Rename") : _("Save this view"));
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgViewsButton) self = data;
  g_autoptr (GError) error = NULL;

  if (self->button == NULL)
    return;
  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    {
      tell (self, error->message);
      return;
    }
  set_renamed (self, NULL);
  fill (self);
}

static void
apply (WgViewsButton *self, WgEdit *edit)
{
  tell (self, NULL);
  wg_district_apply_async (self->district, edit, NULL, on_applied, g_object_ref (self));
  wg_edit_unref (edit);
}

static WgRow *
get_view (WgViewsButton *self, GVariant *parameter)
{
  guint i = g_variant_get_uint32 (parameter);

  return self->views != NULL && i < self->views->len ? g_ptr_array_index (self->views, i) : NULL;
}

static void
on_go (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgViewsButton *self = WG_VIEWS_BUTTON (widget);
  WgRow *row = get_view (self, parameter);
  WgQuestion question;

  if (row == NULL)
    return;
  if (!wg_saved_views_read (row, &question)
      || (question.unit != 0 && wg_district_find_unit (self->district, question.unit) == NULL))
    {
      tell (self, _("What this view shows is no longer there."));
      return;
    }
  gtk_popover_popdown (self->popover);
  wg_scope_set_unit (self->scope, question.unit);
  wg_scope_set_period (self->scope, question.period);
  wg_scope_set_service_class (self->scope, question.service_class);
  wg_scope_set_selected_grid (self->scope, question.grid);
  wg_scope_set_cutoff (self->scope, question.cutoff);
  wg_scope_set_indicator (self->scope, question.indicator);
}

static void
on_rename (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgViewsButton *self = WG_VIEWS_BUTTON (widget);

  set_renamed (self, get_view (self, parameter));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgViewsButton *self = WG_VIEWS_BUTTON (widget);
  WgRow *row = get_view (self, parameter);

  if (row != NULL)
    apply (self, wg_saved_views_delete (row));
}

static void
on_save (WgViewsButton *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name)));
  WgQuestion question;

  g_strstrip (name);
  if (name[0] == '\0' || self->district == NULL)
    {
      tell (self, _("A view needs a name."));
      return;
    }
  wg_question_of_scope (&question, self->scope);
  question.grid = wg_scope_get_selected_grid (self->scope);
  if (self->renamed != NULL)
    apply (self, wg_saved_views_rename (self->renamed, name));
  else
    apply (self, wg_saved_views_save (self->views, PAGE, name, &question));
}

static GtkWidget *
make_button (const char *icon, const char *spoken, const char *action, guint i)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
  return button;
}

static GtkWidget *
make_row (WgViewsButton *self, guint i)
{
  const char *name = wg_row_get_text (g_ptr_array_index (self->views, i), WG_SAVED_VIEW_NAME);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *go = gtk_button_new_with_label (name);
  g_autofree char *rename = g_strdup_printf (_("Rename “%s”"), name);
  g_autofree char *delete = g_strdup_printf (_("Delete “%s”"), name);

  gtk_widget_add_css_class (go, "flat");
  gtk_widget_set_hexpand (go, TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (go))), 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (go), "views.go");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (go), "u", i);
  gtk_box_append (GTK_BOX (box), go);
  if (!wg_district_get_read_only (self->district))
    {
      gtk_box_append (GTK_BOX (box), make_button ("document-edit-symbolic", rename,
                                                  "views.rename", i));
      gtk_box_append (GTK_BOX (box), make_button ("user-trash-symbolic", delete, "views.delete",
                                                  i));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
fill (WgViewsButton *self)
{
  GtkListBoxRow *row;
  g_autoptr (GError) error = NULL;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->views, g_ptr_array_unref);
  if (self->district == NULL)
    return;
  self->views = wg_saved_views_load (self->district, PAGE, &error);
  if (self->views == NULL)
    tell (self, error->message);
  for (guint i = 0; self->views != NULL && i < self->views->len; i++)
    gtk_list_box_append (self->list, make_row (self, i));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->views != NULL && self->views->len > 0);
}

static void
on_shown (WgViewsButton *self)
{
  gboolean writable = self->district != NULL && !wg_district_get_read_only (self->district);

  tell (self, NULL);
  set_renamed (self, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->name), writable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save), writable);
  fill (self);
}

static void
wg_views_button_dispose (GObject *object)
{
  WgViewsButton *self = WG_VIEWS_BUTTON (object);

  g_clear_pointer ((GtkWidget **) &self->button, gtk_widget_unparent);
  g_clear_pointer (&self->views, g_ptr_array_unref);
  g_clear_pointer (&self->renamed, wg_row_unref);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (wg_views_button_parent_class)->dispose (object);
}

static void
wg_views_button_class_init (WgViewsButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_views_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-views-button.ui");
  gtk_widget_class_bind_template_child (widget_class, WgViewsButton, button);
  gtk_widget_class_bind_template_child (widget_class, WgViewsButton, popover);
  gtk_widget_class_bind_template_child (widget_class, WgViewsButton, list);
  gtk_widget_class_bind_template_child (widget_class, WgViewsButton, name);
  gtk_widget_class_bind_template_child (widget_class, WgViewsButton, save);
  gtk_widget_class_bind_template_child (widget_class, WgViewsButton, problem);
  gtk_widget_class_bind_template_callback (widget_class, on_shown);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_install_action (widget_class, "views.go", "u", on_go);
  gtk_widget_class_install_action (widget_class, "views.rename", "u", on_rename);
  gtk_widget_class_install_action (widget_class, "views.delete", "u", on_delete);
}

static void
wg_views_button_init (WgViewsButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
wg_views_button_set_district (WgViewsButton *self, WgDistrict *district, WgScope *scope)
{
  g_return_if_fail (WG_IS_VIEWS_BUTTON (self));

  g_set_object (&self->district, district);
  g_set_object (&self->scope, scope);
}
