/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classes of activities, orders and wishes (M33): a list in the order of the tree, and the form
 * of the one that is chosen. What may be changed is said by the core. */

#include "wg-class-dialog.h"

#include "wg-class-tree.h"
#include "wg-record-form.h"
#include "wg-record-row.h"
#include "wg-service-book.h"

#include <glib/gi18n.h>

struct _WgClassDialog
{
  AdwWindow parent_instance;

  GtkDropDown        *use;
  GtkListView        *list;
  GtkLabel           *message;
  WgRecordForm       *form;

  WgDistrict         *district;
  WgScope            *scope;
  GListStore         *classes;   /* WgServiceRecord */
  GtkSingleSelection *selection;
  gint64              wanted;    /* class to be selected once the list has it; 0: none */
  gboolean            filling;
};

G_DEFINE_FINAL_TYPE (WgClassDialog, wg_class_dialog, ADW_TYPE_WINDOW)

static const char *
get_use (WgClassDialog *self)
{
  static const char *const uses[] = { "activity", "case", "wish" };

  return uses[MIN (gtk_drop_down_get_selected (self->use), G_N_ELEMENTS (uses) - 1)];
}

/* (nullable) (transfer none) */
static WgRow *
get_selected (WgClassDialog *self)
{
  WgServiceRecord *record = gtk_single_selection_get_selected_item (self->selection);

  return record != NULL ? wg_service_record_get_row (record) : NULL;
}

static void
update_actions (WgClassDialog *self)
{
  WgRow *row = get_selected (self);
  gboolean writable = !wg_district_get_read_only (self->district);
  gboolean top = row != NULL && wg_row_get_int (row, WG_SERVICE_CLASS_PARENT, 0) == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.add", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.add-below", writable && top);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.up", writable && row != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.down", writable && row != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "class.delete", writable && row != NULL);
}

static void
tell (WgClassDialog *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static void
on_selected (WgClassDialog *self)
{
  WgRow *row = get_selected (self);

  update_actions (self);
  if (self->filling)
    return;
  tell (self, NULL);
  if (row == NULL || wg_row_get_id (row) != wg_record_form_get_subject (self->form))
    wg_record_form_open (self->form, row);
}

static void
fill (WgClassDialog *self)
{
  g_autoptr (GPtrArray) rows = wg_service_list_classes (self->district, get_use (self), NULL);
  WgRow *selected = get_selected (self);
  gint64 id = self->wanted != 0 ? self->wanted : selected != NULL ? wg_row_get_id (selected) : 0;
  guint position = GTK_INVALID_LIST_POSITION;

  self->filling = TRUE;
  g_list_store_remove_all (self->classes);
  for (guint i = 0; i < rows->len; i++)
    {
      WgRow *row = g_ptr_array_index (rows, i);
      g_autoptr (WgServiceRecord) record = wg_service_record_new (self->district, row);

      g_list_store_append (self->classes, record);
      if (wg_row_get_id (row) == id)
        position = i;
    }
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  self->wanted = 0;
  update_actions (self);
}

static void
on_use (WgClassDialog *self)
{
  if (self->district == NULL)
    return;
  wg_record_form_open (self->form, NULL);
  tell (self, NULL);
  fill (self);
}

static void
on_saved (WgClassDialog *self, gint64 id)
{
  self->wanted = id;
  fill (self);
}

static void
begin (WgClassDialog *self, gint64 parent)
{
  tell (self, NULL);
  wg_record_form_begin_class (self->form, get_use (self), parent);
}

static void
on_add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  begin (WG_CLASS_DIALOG (widget), 0);
}

static void
on_add_below (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgRow *row = get_selected (WG_CLASS_DIALOG (widget));

  if (row != NULL)
    begin (WG_CLASS_DIALOG (widget), wg_row_get_id (row));
}

static void
on_moved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgClassDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    tell (self, error->message);
}

static void
move (WgClassDialog *self, int by)
{
  WgRow *row = get_selected (self);
  g_autoptr (WgEdit) edit =
    row != NULL ? wg_class_tree_move (self->district, wg_row_get_id (row), by) : NULL;

  if (edit != NULL)
    wg_district_apply_async (self->district, edit, NULL, on_moved, g_object_ref (self));
}

static void
on_up (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (WG_CLASS_DIALOG (widget), -1);
}

static void
on_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move (WG_CLASS_DIALOG (widget), 1);
}

static void
on_deleted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgClassDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (wg_class_tree_delete_finish (WG_DISTRICT (source), result, &error))
    wg_record_form_open (self->form, NULL);
  else
    tell (self, error->message);
}

static void
on_delete (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgClassDialog *self = WG_CLASS_DIALOG (widget);
  WgRow *row = get_selected (self);

  if (row != NULL)
    wg_class_tree_delete_async (self->district, wg_row_get_id (row), on_deleted,
                                g_object_ref (self));
}

static void
wg_class_dialog_dispose (GObject *object)
{
  WgClassDialog *self = WG_CLASS_DIALOG (object);

  if (self->district != NULL)
    g_signal_handlers_disconnect_by_data (self->district, self);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);
  g_clear_object (&self->selection);
  g_clear_object (&self->classes);

  G_OBJECT_CLASS (wg_class_dialog_parent_class)->dispose (object);
}

static void
wg_class_dialog_class_init (WgClassDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_class_dialog_dispose;
  g_type_ensure (WG_TYPE_RECORD_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/service/wg-class-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WgClassDialog, use);
  gtk_widget_class_bind_template_child (widget_class, WgClassDialog, list);
  gtk_widget_class_bind_template_child (widget_class, WgClassDialog, message);
  gtk_widget_class_bind_template_child (widget_class, WgClassDialog, form);
  gtk_widget_class_bind_template_callback (widget_class, on_use);
  gtk_widget_class_bind_template_callback (widget_class, on_saved);
  gtk_widget_class_install_action (widget_class, "class.add", NULL, on_add);
  gtk_widget_class_install_action (widget_class, "class.add-below", NULL, on_add_below);
  gtk_widget_class_install_action (widget_class, "class.up", NULL, on_up);
  gtk_widget_class_install_action (widget_class, "class.down", NULL, on_down);
  gtk_widget_class_install_action (widget_class, "class.delete", NULL, on_delete);
}

static void
wg_class_dialog_init (WgClassDialog *self)
{
  const char *uses[] = { _("Activities"), _("Orders"), _("Wishes"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (uses);

  gtk_widget_init_template (GTK_WIDGET (self));
  wg_record_row_init_list (self->list);
  self->classes = g_list_store_new (WG_TYPE_SERVICE_RECORD);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->classes)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  gtk_drop_down_set_model (self->use, G_LIST_MODEL (names));
}

GtkWindow *
wg_class_dialog_new (GtkWindow *parent, WgDistrict *district, WgScope *scope)
{
  WgClassDialog *self = g_object_new (WG_TYPE_CLASS_DIALOG, "transient-for", parent, NULL);

  self->district = g_object_ref (district);
  self->scope = g_object_ref (scope);
  wg_record_form_set_district (self->form, district, scope, "classes");
  g_signal_connect_object (district, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WINDOW (self);
}
