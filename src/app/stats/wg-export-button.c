/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of a chart. It asks where and copies; what is written, desk/ decides. */

#include "wg-export-button.h"

#include "wg-figure-export.h"
#include "wg-figure-page.h"
#include "wg-record-sheet.h"
#include "wg-records.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define COPY_WIDTH 1280
#define COPY_HEIGHT 720

struct _WgExportButton
{
  GtkWidget parent_instance;

  GtkWidget   *button;
  GMenuModel  *tables; /* the menu without pictures */

  WgDistrict  *district; /* (nullable), as the next two */
  char        *question; /* as text: a value that needs nobody's memory */
  WgChartData *data;
  gboolean     of_records; /* what leaves are the records behind the figure */
};

G_DEFINE_FINAL_TYPE (WgExportButton, wg_export_button, GTK_TYPE_WIDGET)

static const struct
{
  const char *format; /* of the action */
  const char *ending;
} formats[] = {
  { "xlsx", "xlsx" }, { "csv", "csv" }, { "gb18030", "csv" },
  { "pdf", "pdf" },   { "svg", "svg" }, { "png", "png" },
};

static void
tell (WgExportButton *self, const char *text)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (overlay == NULL)
    return;
  toast = adw_toast_new ("");
  adw_toast_set_title (toast, escaped);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* Where a table goes once it is there. */
typedef struct
{
  WgExportButton *button;
  WgQuestion      question;
  char           *path; /* (nullable): to the clipboard */
  gboolean        gb18030;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->button);
  g_free (errand->path);
  g_free (errand);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

/* (transfer full) (nullable): the table of the chart with its facts. */
static WgSheet *
make_sheet (WgExportButton *self)
{
  WgQuestion question;
  g_autoptr (WgFigure) figure = NULL;

  if (self->question == NULL || !wg_question_parse (self->question, &question))
    return NULL;
  if (self->data == NULL)
    {
      figure = wg_district_ask (self->district, &question, NULL);
      return figure != NULL ? wg_figure_export_table (self->district, &question, figure) : NULL;
    }
  return wg_figure_export_chart (self->district, &question, self->data);
}

static void
copy_table (WgExportButton *self, WgSheet *sheet)
{
  g_autofree char *tabs = wg_figure_export_tabs (sheet), *html = wg_figure_export_html (sheet);
  g_autoptr (GBytes) html_bytes = g_bytes_new (html, strlen (html));
  g_autoptr (GBytes) tab_bytes = g_bytes_new (tabs, strlen (tabs));
  GdkContentProvider *providers[3];
  GdkContentProvider *all;

  providers[0] = gdk_content_provider_new_for_bytes ("text/html", html_bytes);
  providers[1] = gdk_content_provider_new_for_bytes ("text/tab-separated-values", tab_bytes);
  providers[2] = gdk_content_provider_new_typed (G_TYPE_STRING, tabs);
  all = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), all);
  g_object_unref (all);
  tell (self, _("The table is copied"));
}

static void
save_table (WgExportButton *self, WgSheet *sheet, const Errand *errand)
{
  const WgFigureExportOptions options = { .gb18030 = errand->gb18030 };
  g_autoptr (GError) error = NULL;

  if (!wg_figure_export_write (self->district, sheet, self->data, &options, errand->path, &error))
    tell (self, error->message);
  else
    {
      /* Translators: %s is the name of a file. */
      g_autofree char *done = g_strdup_printf (_("Saved as %s"), errand->path);

      tell (self, done);
    }
}

static void
finish_errand (WgExportButton *self, WgSheet *sheet, const Errand *errand)
{
  if (self->district == NULL)
    return;
  if (sheet == NULL)
    tell (self, _("There is nothing to show."));
  else if (errand->path == NULL)
    copy_table (self, sheet);
  else
    save_table (self, sheet, errand);
}

static void
on_records (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  guint total = 0;
  double sum = 0;
  g_autoptr (GPtrArray) rows =
    wg_district_list_records_finish (WG_DISTRICT (source), result, &total, &sum, &error);
  g_autoptr (WgSheet) sheet = NULL;

  if (rows != NULL)
    sheet = wg_record_sheet_new (WG_DISTRICT (source), &errand->question, rows, total, sum, &error);
  if (sheet != NULL)
    finish_errand (errand->button, sheet, errand);
  else
    tell (errand->button, error->message);
}

/* The table is made now; the records behind a figure are read beside the window. */
static void
run_errand (WgExportButton *self, char *path, gboolean gb18030)
{
  g_autoptr (Errand) errand = g_new0 (Errand, 1);
  g_autoptr (WgSheet) sheet = NULL;

  errand->button = g_object_ref (self);
  errand->path = path;
  errand->gb18030 = gb18030;
  if (self->of_records && self->question != NULL
      && wg_question_parse (self->question, &errand->question))
    {
      WgQuestion question = errand->question;

      wg_district_list_records_async (self->district, &question, 0, WG_RECORD_SHEET_MOST, NULL,
                                      on_records, g_steal_pointer (&errand));
      return;
    }
  sheet = make_sheet (self);
  finish_errand (self, sheet, errand);
}

static void
on_copy_table (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run_errand (WG_EXPORT_BUTTON (widget), NULL, FALSE);
}

static void
on_copy_picture (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgExportButton *self = WG_EXPORT_BUTTON (widget);
  g_autoptr (WgSheet) sheet = make_sheet (self);
  g_auto (GStrv) notes = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  cairo_surface_t *surface;
  cairo_t *cr;
  WgFigurePage page = { .charts = &self->data, .n_charts = 1,
                        .theme = wg_theme_get (WG_THEME_PRINT) };

  if (sheet == NULL)
    return;
  notes = wg_figure_export_notes (sheet);
  page.notes = (const char *const *) notes;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, COPY_WIDTH, COPY_HEIGHT);
  cr = cairo_create (surface);
  wg_figure_page_paint (&page, cr, COPY_WIDTH, COPY_HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * COPY_HEIGHT);
  texture = gdk_memory_texture_new (COPY_WIDTH, COPY_HEIGHT, GDK_MEMORY_DEFAULT, bytes,
                                    (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  tell (self, _("The picture is copied"));
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, WgExportButton *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      char *path = g_file_get_path (file);

      if (path == NULL)
        tell (self, _("Choose a place on this computer."));
      else
        run_errand (self, path,
                    GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "wg-gb18030")));
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* The title without what no name of a file may have. (transfer full) */
static char *
suggest_name (WgExportButton *self, const char *ending)
{
  g_autoptr (WgSheet) sheet = make_sheet (self);
  const char *name = sheet != NULL ? wg_sheet_get_title (sheet) : "";
  g_autofree char *start = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), 40));

  return g_strdelimit (g_strdup_printf ("%s.%s", start, ending), "/\\:*?\"<>|\n", '-');
}

static void
on_save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  WgExportButton *self = WG_EXPORT_BUTTON (widget);
  const char *format = g_variant_get_string (parameter, NULL);
  const char *ending = NULL;
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].format, format))
      ending = formats[i].ending;
  if (ending == NULL || self->question == NULL)
    return;
  name = suggest_name (self, ending);
  dialog = gtk_file_chooser_native_new (_("Save the Figures"),
                                        GTK_WINDOW (gtk_widget_get_root (widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_object_set_data (G_OBJECT (dialog), "wg-gb18030",
                     GINT_TO_POINTER (g_str_equal (format, "gb18030")));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
wg_export_button_dispose (GObject *object)
{
  WgExportButton *self = WG_EXPORT_BUTTON (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->district);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->data, wg_chart_data_unref);

  G_OBJECT_CLASS (wg_export_button_parent_class)->dispose (object);
}

static void
wg_export_button_class_init (WgExportButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_export_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/stats/wg-export-button.ui");
  gtk_widget_class_bind_template_child (widget_class, WgExportButton, button);
  gtk_widget_class_bind_template_child (widget_class, WgExportButton, tables);
  gtk_widget_class_install_action (widget_class, "export.copy-table", NULL, on_copy_table);
  gtk_widget_class_install_action (widget_class, "export.copy-picture", NULL, on_copy_picture);
  gtk_widget_class_install_action (widget_class, "export.save", "s", on_save);
}

static void
wg_export_button_init (WgExportButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  wg_export_button_set_chart (self, NULL, NULL, NULL);
}

static void
set_question (WgExportButton *self, WgDistrict *district, const WgQuestion *question)
{
  static const char *const actions[] = { "export.copy-table", "export.save" };

  g_set_object (&self->district, district);
  g_free (self->question);
  self->question = question != NULL ? wg_question_format (question) : NULL;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], question != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.copy-picture", self->data != NULL);
}

void
wg_export_button_set_chart (WgExportButton *self, WgDistrict *district,
                            const WgQuestion *question, WgChartData *data)
{
  g_return_if_fail (WG_IS_EXPORT_BUTTON (self));
  g_return_if_fail (data == NULL || (district != NULL && question != NULL));

  if (data != NULL)
    wg_chart_data_ref (data);
  g_clear_pointer (&self->data, wg_chart_data_unref);
  self->data = data;
  set_question (self, district, data != NULL ? question : NULL);
}

void
wg_export_button_set_figure (WgExportButton *self, WgDistrict *district,
                             const WgQuestion *question)
{
  g_return_if_fail (WG_IS_EXPORT_BUTTON (self));
  g_return_if_fail (district != NULL && question != NULL);

  g_clear_pointer (&self->data, wg_chart_data_unref);
  self->of_records = FALSE;
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), self->tables);
  gtk_widget_set_tooltip_text (self->button, _("Copy or Save This Figure"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy or save this figure"), -1);
  set_question (self, district, question);
}

void
wg_export_button_set_records (WgExportButton *self, WgDistrict *district,
                              const WgQuestion *question)
{
  wg_export_button_set_figure (self, district, question);
  self->of_records = TRUE;
  gtk_widget_set_tooltip_text (self->button, _("Copy or Save These Records"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Copy or save these records"), -1);
}
