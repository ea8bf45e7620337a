/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a unit's past. What it says comes from the journal through desk/; it changes nothing but
 * the day that the scope asks for. */

#include "wg-history-dialog.h"

#include "wg-text-scale.h"
#include "wg-unit-history.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WgHistoryDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget      *save;
  GtkEntry       *day;
  GtkLabel       *said;
  GtkStack       *answer;
  GtkListBox     *list;

  WgDistrict     *district;
  WgScope        *scope;
  gint64          unit;
  GPtrArray      *edits;   /* (nullable) WgHistoryEdit */
  GCancellable   *loading; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (WgHistoryDialog, wg_history_dialog, ADW_TYPE_WINDOW)

static void
say (WgHistoryDialog *self, const char *text)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->said), "alarm");
  gtk_label_set_text (self->said, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->said), text != NULL);
}

static void
show_problem (WgHistoryDialog *self, const char *text)
{
  say (self, text);
  if (text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "alarm");
}

static GtkWidget *
make_line (const WgHistoryLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: a field, its old and its new value */
  g_autofree char *change =
    g_strdup_printf (_("%s: %s → %s"), line->field, *line->before != '\0' ? line->before : "—",
                     *line->after != '\0' ? line->after : "—");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), change);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->item);
  return row;
}

/* The lines of an edit are made when it is opened: the first one may have hundreds. */
static void
on_expanded (AdwExpanderRow *row, GParamSpec *pspec, gpointer data)
{
  WgHistoryEdit *edit = g_object_get_data (G_OBJECT (row), "edit");

  if (edit == NULL || !adw_expander_row_get_expanded (row))
    return;
  g_object_set_data (G_OBJECT (row), "edit", NULL);
  for (guint i = 0; i < edit->lines->len; i++)
    adw_expander_row_add_row (row, make_line (g_ptr_array_index (edit->lines, i)));
}

static void
add_edit (WgHistoryDialog *self, WgHistoryEdit *edit)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *count =
    g_strdup_printf (ngettext ("%u change", "%u changes", edit->lines->len), edit->lines->len);
  g_autofree char *when = wg_history_edit_dup_when (edit);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s · %s", when, edit->who, count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), edit->label);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  g_object_set_data (G_OBJECT (row), "edit", edit);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self, 0);
  gtk_list_box_append (self->list, row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row),
                                 gtk_list_box_get_row_at_index (self->list, 1) == NULL);
}

static void
on_loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *edits = wg_unit_history_load_finish (result, &error);
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->district == NULL)
    {
      g_clear_pointer (&edits, g_ptr_array_unref);
      return;
    }
  show_problem (self, error != NULL ? error->message : NULL);
  if (edits == NULL)
    return;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  self->edits = edits;
  for (guint i = 0; i < edits->len; i++)
    add_edit (self, g_ptr_array_index (edits, i));
  gtk_widget_set_sensitive (self->save, edits->len > 0);
  gtk_stack_set_visible_child_name (self->answer, edits->len > 0 ? "edits" : "nothing");
}

static void
load (WgHistoryDialog *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  wg_unit_history_load_async (self->district, self->unit, self->loading, on_loaded,
                              g_object_ref (self));
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_autofree char *path = g_file_get_parse_name (G_FILE (source));
  g_autofree char *sentence = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      show_problem (self, error->message);
      return;
    }
  sentence = g_strdup_printf (_("The history was written to %s."), path);
  say (self, sentence);
}

static void
on_file_chosen (WgHistoryDialog *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  char *text;

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->edits != NULL)
    {
      name = g_file_get_basename (file);
      text = g_str_has_suffix (name, ".txt") ? wg_unit_history_to_text (self->edits)
                                             : wg_unit_history_to_csv (self->edits);
      bytes = g_bytes_new_take (text, strlen (text));
      g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                           on_saved, g_object_ref (self));
    }
  g_object_unref (chooser);
}

static void
on_save_clicked (WgHistoryDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _("Save the History"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *name =
    g_strdup_printf (_("%s history.csv"), adw_window_title_get_subtitle (self->heading));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_file_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The organisation page shows that day; this dialog stays beside it. */
static void
on_show_day (WgHistoryDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day));
  WgDate day;

  if (!wg_date_parse (text, &day))
    {
      g_autofree char *sentence =
        g_strdup_printf (_("“%s” is not a date such as 2026-09-30."), text);

      show_problem (self, sentence);
      return;
    }
  show_problem (self, NULL);
  gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
                              "win.organisation-on", "s", text);
}

static void
wg_history_dialog_dispose (GObject *object)
{
  WgHistoryDialog *self = WG_HISTORY_DIALOG (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->district);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (wg_history_dialog_parent_class)->dispose (object);
}

static void
wg_history_dialog_finalize (GObject *object)
{
  WgHistoryDialog *self = WG_HISTORY_DIALOG (object);

  /* Rows point into it until they are gone. */
  g_clear_pointer (&self->edits, g_ptr_array_unref);

  G_OBJECT_CLASS (wg_history_dialog_parent_class)->finalize (object);
}

static void
wg_history_dialog_class_init (WgHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_history_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/org/wg-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WgHistoryDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, WgHistoryDialog, save);
  gtk_widget_class_bind_template_child (widget_class, WgHistoryDialog, day);
  gtk_widget_class_bind_template_child (widget_class, WgHistoryDialog, said);
  gtk_widget_class_bind_template_child (widget_class, WgHistoryDialog, answer);
  gtk_widget_class_bind_template_child (widget_class, WgHistoryDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_day);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_history_dialog_init (WgHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * wg_history_dialog_new:
 * @parent: the window with the organisation page
 * @unit: row id
 *
 * Returns: (transfer full): the dialog, reading
 */
GtkWidget *
wg_history_dialog_new (GtkWindow *parent, WgDistrict *district, WgScope *scope, gint64 unit)
{
  WgHistoryDialog *self = g_object_new (WG_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);
  WgUnit *found = wg_district_find_unit (district, unit);
  g_autofree char *today =
    wg_date_format (wg_clock_get_today (wg_district_get_clock (district)));

  if (gtk_widget_has_css_class (GTK_WIDGET (parent), "uncomposited"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  wg_text_scale_widen (GTK_WINDOW (self));
  self->district = g_object_ref (district);
  self->scope = g_object_ref (scope);
  self->unit = unit;
  adw_window_title_set_subtitle (self->heading,
                                 found != NULL ? wg_unit_get_name (found) : _("a closed unit"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading),
                               adw_window_title_get_subtitle (self->heading));
  gtk_editable_set_text (GTK_EDITABLE (self->day), today);
  g_signal_connect_object (district, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
