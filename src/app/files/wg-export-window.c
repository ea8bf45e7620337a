/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows out: kind, place and format are chosen, then a name; writing happens beside the window. */

#include "wg-export-window.h"

#include "wg-kind-export.h"
#include "wg-number.h"

#include <glib/gi18n.h>

struct _WgExportWindow
{
  AdwWindow parent_instance;

  AdwComboRow *kind;
  AdwComboRow *place;
  AdwComboRow *format;
  GtkLabel    *outcome;
  GtkWidget   *save;
  GtkSpinner  *spinner;

  WgDistrict  *district;
  gint64       unit;
};

G_DEFINE_FINAL_TYPE (WgExportWindow, wg_export_window, ADW_TYPE_WINDOW)

/* Both in the order of the rows on screen. */
static const char *const kinds[] = { "units", "grids", "posts", "teams", "activities", "cases" };
static const struct
{
  const char *ending;
  gboolean    gb18030;
} formats[] = { { "xlsx", FALSE }, { "csv", FALSE }, { "csv", TRUE }, { "geojson", FALSE } };

static WgKindExport
get_choice (WgExportWindow *self)
{
  guint kind = MIN (adw_combo_row_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1);
  guint format = MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (formats) - 1);

  return (WgKindExport) {
    .kind = wg_kind_export_find (kinds[kind]),
    .unit = adw_combo_row_get_selected (self->place) == 0 ? self->unit : 0,
    .gb18030 = formats[format].gb18030,
  };
}

static void
set_busy (WgExportWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->save, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgExportWindow) self = data;
  g_autoptr (GError) error = NULL;
  gssize n = wg_kind_export_write_finish (result, &error);
  g_autofree char *count = NULL, *text = NULL;

  set_busy (self, FALSE);
  if (n >= 0)
    {
      count = wg_number_format ((double) n, 0);
      text = g_strdup_printf (ngettext ("%s row was written.", "%s rows were written.",
                                        (gulong) n), count);
    }
  gtk_label_set_text (self->outcome, n >= 0 ? text : error->message);
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, WgExportWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      const char *path = g_file_peek_path (file);
      WgKindExport what = get_choice (self);

      if (path == NULL)
        gtk_label_set_text (self->outcome, _("Choose a place on this computer."));
      else
        {
          set_busy (self, TRUE);
          gtk_label_set_text (self->outcome, "");
          wg_kind_export_write_async (self->district, &what, path, NULL, on_written,
                                      g_object_ref (self));
        }
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_save_clicked (WgExportWindow *self)
{
  WgKindExport what = get_choice (self);
  WgUnit *unit = wg_district_find_unit (self->district, what.unit);
  guint format = MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (formats) - 1);
  g_autofree char *name =
    g_strdup_printf ("%s %s.%s", unit != NULL ? wg_unit_get_name (unit)
                                              : wg_district_get_name (self->district),
                     _(what.kind->label), formats[format].ending);
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Export"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE,
                                 _("_Save"), _("_Cancel"));

  g_strdelimit (name, "/\\:*?\"<>|\n", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
wg_export_window_dispose (GObject *object)
{
  g_clear_object (&WG_EXPORT_WINDOW (object)->district);

  G_OBJECT_CLASS (wg_export_window_parent_class)->dispose (object);
}

static void
wg_export_window_class_init (WgExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_export_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, place);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, format);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, outcome);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, save);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
wg_export_window_init (WgExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
wg_export_window_new (GtkWindow *parent, WgDistrict *district, gint64 unit)
{
  WgExportWindow *self = g_object_new (WG_TYPE_EXPORT_WINDOW, "transient-for", parent, "modal",
                                       TRUE, NULL);
  WgUnit *place = wg_district_find_unit (district, unit);
  g_autoptr (GtkStringList) places = gtk_string_list_new (NULL);

  self->district = g_object_ref (district);
  self->unit = unit;
  if (place != NULL)
    gtk_string_list_append (places, wg_unit_get_name (place));
  gtk_string_list_append (places, _("All of the file"));
  adw_combo_row_set_model (self->place, G_LIST_MODEL (places));
  return GTK_WINDOW (self);
}
