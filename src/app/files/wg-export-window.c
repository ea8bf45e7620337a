/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows out: kind, place and format are chosen, then a name; writing happens beside the window. */

#include "wg-export-window.h"

#include "wg-kind-export.h"
#include "wg-map-approval.h"
#include "wg-number.h"
#include "wg-render.h"
#include "wg-text-scale.h"

#include <glib/gi18n.h>

struct _WgExportWindow
{
  AdwWindow parent_instance;

  AdwComboRow *kind;
  AdwComboRow *place;
  AdwComboRow *format;
  AdwEntryRow *approval;
  GtkLabel    *outcome;
  GtkWidget   *save;
  GtkSpinner  *spinner;

  WgDistrict  *district;
  gint64       unit;
  char        *path;    /* (nullable): where it was written last */
  GCancellable *looking; /* (nullable): how much it would be */
};

/* A4 across, logical pixels. */
#define MAP_WIDTH (297 / 25.4 * 96)
#define MAP_HEIGHT (210 / 25.4 * 96)

G_DEFINE_FINAL_TYPE (WgExportWindow, wg_export_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *word;
  const char *title;
} kinds[] = {
  { "units", N_("Units of the organisation") },
  { "grids", N_("Grids with their boundaries") },
  { "counts", N_("Counts of grids") },
  { "posts", N_("Red posts") },
  { "classes", N_("Classes of service") },
  { "teams", N_("Volunteer teams") },
  { "activities", N_("Activities of volunteers") },
  { "cases", N_("Orders and their stages") },
  { "whistles", N_("Whistles and answers") },
  { "wishes", N_("Small wishes") },
  { "hard_problems", N_("Hard problems") },
  { "positions", N_("Positions") },
  { "holdings", N_("Who holds positions") },
  { "branch_grids", N_("Branches and their grids") },
  { "contacts", N_("Contact lists") },
  { "meetings", N_("Meetings") },
  { "attendances", N_("Attendance of meetings") },
  { "decisions", N_("Decisions of meetings") },
  { "base_features", N_("Base map") },
};

static const struct
{
  const char *ending;
  const char *title;
  gboolean    gb18030;
} formats[] = {
  { "xlsx", N_("Workbook (.xlsx)"), FALSE },
  { "csv", N_("Table (.csv, UTF-8)"), FALSE },
  { "csv", N_("Table (.csv, GB18030)"), TRUE },
  { "geojson", N_("Map data (.geojson)"), FALSE },
  { "gpkg", N_("GeoPackage (.gpkg)"), FALSE },
  { "zip", N_("Shapefile in an archive (.zip)"), FALSE },
  { "shp", N_("Shapefile (.shp and five files beside it)"), FALSE },
  { "pdf", N_("Printed list (.pdf, GB/T 9704)"), FALSE },
};

static WgKindExport
get_choice (WgExportWindow *self)
{
  guint kind = MIN (adw_combo_row_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1);
  guint format = MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (formats) - 1);

  return (WgKindExport) {
    .kind = wg_kind_export_find (kinds[kind].word),
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
append_shapes (GString *text, const WgKindExportReport *report)
{
  g_autofree char *shapes = wg_number_format (report->n_shapes, 0);

  if (report->n_shapes == 0)
    return;
  g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("%s of them has a shape.", "%s of them have shapes.",
                                          report->n_shapes), shapes);
}

static void
append_columns (GString *text, const WgKindExportReport *report)
{
  g_autofree char *columns = g_strjoinv (C_ ("list of columns", ", "), report->columns);

  g_string_append_c (text, '\n');
  g_string_append_printf (text, _("Columns: %s"), columns);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgExportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgKindExportReport) report = wg_kind_export_write_finish (result, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *count = NULL;
  GCancellable *looking = g_task_get_cancellable (G_TASK (result));

  /* Another choice was made since, or it is being written. */
  if (self->looking == NULL || g_cancellable_is_cancelled (looking))
    return;
  gtk_widget_set_sensitive (self->save, report != NULL);
  if (report == NULL)
    {
      gtk_label_set_text (self->outcome, error->message);
      return;
    }
  count = wg_number_format (report->n_rows, 0);
  g_string_append_printf (text, ngettext ("%s row would be written.", "%s rows would be written.",
                                          report->n_rows), count);
  append_shapes (text, report);
  append_columns (text, report);
  gtk_label_set_text (self->outcome, text->str);
}

/* Another choice: what would be written, before a name is asked for. */
static void
look (WgExportWindow *self)
{
  WgKindExport what = get_choice (self);
  guint format = MIN (adw_combo_row_get_selected (self->format), G_N_ELEMENTS (formats) - 1);
  g_autofree char *name = g_strdup_printf ("x.%s", formats[format].ending);
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  what.dry_run = TRUE;
  wg_kind_export_write_async (self->district, &what, path, self->looking, on_looked,
                              g_object_ref (self));
}

/* Where it is, and what is in it. */
static char *
describe (const WgKindExportReport *report, const char *path)
{
  GString *text = g_string_new (NULL);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *count = wg_number_format (report->n_rows, 0);
  g_autofree char *size = g_format_size (report->bytes);

  g_string_append_printf (text, ngettext ("%s row was written to %s (%s).",
                                          "%s rows were written to %s (%s).", report->n_rows),
                          count, shown, size);
  append_shapes (text, report);
  if (report->files[0] != NULL && report->files[1] != NULL)
    {
      g_autofree char *files = g_strjoinv (C_ ("list of columns", ", "), report->files);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("Files: %s. They belong together."), files);
    }
  append_columns (text, report);
  return g_string_free (text, FALSE);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgExportWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgKindExportReport) report = wg_kind_export_write_finish (result, &error);
  g_autofree char *text = report != NULL ? describe (report, self->path) : NULL;

  set_busy (self, FALSE);
  gtk_label_set_text (self->outcome, text != NULL ? text : error->message);
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
          g_cancellable_cancel (self->looking);
          set_busy (self, TRUE);
          gtk_label_set_text (self->outcome, "");
          g_free (self->path);
          self->path = g_strdup (path);
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
  guint kind = MIN (adw_combo_row_get_selected (self->kind), G_N_ELEMENTS (kinds) - 1);
  g_autofree char *name =
    g_strdup_printf ("%s %s.%s", unit != NULL ? wg_unit_get_name (unit)
                                              : wg_district_get_name (self->district),
                     _(kinds[kind].title), formats[format].ending);
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
on_approved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgExportWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!wg_district_apply_finish (WG_DISTRICT (source), result, &error))
    gtk_label_set_text (self->outcome, error->message);
  else
    gtk_label_set_text (self->outcome, _("Printed maps carry the new note from now on."));
}

static void
on_approval_applied (WgExportWindow *self)
{
  g_autoptr (WgEdit) edit =
    wg_map_approval_edit (self->district, gtk_editable_get_text (GTK_EDITABLE (self->approval)));

  if (edit != NULL)
    wg_district_apply_async (self->district, edit, NULL, on_approved, g_object_ref (self));
}

static void
on_map_place_chosen (GtkNativeDialog *dialog, int response, WgExportWindow *self)
{
  const WgRenderOptions options = { .unit = get_choice (self).unit, .indicator = "households",
                                    .width = MAP_WIDTH, .height = MAP_HEIGHT, .scale = 2 };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      if (g_file_peek_path (file) == NULL)
        text = g_strdup (_("Choose a place on this computer."));
      else if (wg_render_map (self->district, &options, g_file_peek_path (file), &error))
        text = g_strdup_printf (_("The map was written to %s."), g_file_peek_path (file));
      gtk_label_set_text (self->outcome, text != NULL ? text : error->message);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_save_map_clicked (WgExportWindow *self)
{
  WgUnit *unit = wg_district_find_unit (self->district, get_choice (self).unit);
  g_autofree char *name =
    g_strdup_printf ("%s %s.pdf", unit != NULL ? wg_unit_get_name (unit)
                                               : wg_district_get_name (self->district),
                     _("Map"));
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (_("Save the Map"), GTK_WINDOW (self),
                                 GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  g_strdelimit (name, "/\\:*?\"<>|\n", '-');
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_map_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
wg_export_window_dispose (GObject *object)
{
  WgExportWindow *self = WG_EXPORT_WINDOW (object);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->district);

  G_OBJECT_CLASS (wg_export_window_parent_class)->dispose (object);
}

static void
wg_export_window_finalize (GObject *object)
{
  g_free (WG_EXPORT_WINDOW (object)->path);

  G_OBJECT_CLASS (wg_export_window_parent_class)->finalize (object);
}

static void
wg_export_window_class_init (WgExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_export_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_export_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, place);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, format);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, outcome);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, save);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgExportWindow, approval);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_approval_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_save_map_clicked);
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
  g_autoptr (GtkStringList) kind_titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) format_titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (kind_titles, _(kinds[i].title));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (format_titles, _(formats[i].title));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kind_titles));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (format_titles));
  self->district = g_object_ref (district);
  if (wg_map_approval_get (district) != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->approval), wg_map_approval_get (district));
  self->unit = unit;
  if (place != NULL)
    gtk_string_list_append (places, wg_unit_get_name (place));
  gtk_string_list_append (places, _("All of the file"));
  adw_combo_row_set_model (self->place, G_LIST_MODEL (places));
  for (guint i = 0; i < 3; i++)
    {
      AdwComboRow *rows[] = { self->kind, self->place, self->format };

      g_signal_connect_object (rows[i], "notify::selected", G_CALLBACK (look), self,
                               G_CONNECT_SWAPPED);
    }
  look (self);
  wg_text_scale_widen (GTK_WINDOW (self));
  return GTK_WINDOW (self);
}
