/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in and out of a window: opening, the sample, a new street, dropping, closing. It shows
 * errors where the file would be; it reads and writes nothing itself. */

#include "wg-window-private.h"

#include "wg-backup-list.h"
#include "wg-begin-assistant.h"
#include "wg-export-window.h"
#include "wg-import-window.h"
#include "wg-import.h"
#include "wg-sample.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

static GCancellable *
begin_work (WgWindow *self, const char *what)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  wg_busy_page_start (self->busy, what);
  _wg_window_show_page (self, "busy");
  return self->loading;
}

/* Whether the answer is still wanted. */
static gboolean
end_work (WgWindow *self, GCancellable *cancellable)
{
  if (self->loading != cancellable)
    return FALSE;
  g_clear_object (&self->loading);
  wg_busy_page_stop (self->busy);
  return TRUE;
}

static gboolean
has_backups (WgWindow *self)
{
  g_autofree char *folder = NULL;

  if (self->file == NULL || g_file_peek_path (self->file) == NULL)
    return FALSE;
  folder = wg_backup_list_dup_default_folder (g_file_peek_path (self->file));
  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

static void
show_failure (WgWindow *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  /* libadwaita reads the description as markup. */
  adw_status_page_set_description (self->failed, escaped);
  gtk_widget_set_visible (self->retry, self->file != NULL);
  gtk_widget_set_visible (self->failed_backups, has_backups (self));
  _wg_window_show_page (self, "failed");
}

typedef struct
{
  WgWindow     *window;
  GCancellable *cancellable;
  GFile        *file;
} Work;

static Work *
work_new (WgWindow *self, GCancellable *cancellable, GFile *file)
{
  Work *work = g_new0 (Work, 1);

  work->window = g_object_ref (self);
  work->cancellable = g_object_ref (cancellable);
  g_set_object (&work->file, file);
  return work;
}

static void
work_free (Work *work)
{
  g_clear_object (&work->window);
  g_clear_object (&work->cancellable);
  g_clear_object (&work->file);
  g_free (work);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Work) work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (WgDistrict) district = wg_district_open_finish (result, &error);
  WgWindow *self = work->window;

  if (!end_work (self, work->cancellable))
    {
      if (district != NULL)
        wg_district_close (district);
      return;
    }
  if (district == NULL)
    {
      gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

      self->page_when_open = NULL;
      if (cancelled)
        g_clear_object (&self->file);
      _wg_window_set_district (self, NULL);
      if (!cancelled)
        show_failure (self, error->message);
      return;
    }
  _wg_window_set_district (self, district);
  wg_recent_list_add_file (work->file, wg_district_get_name (district));
  g_settings_set_string (self->settings, "last-file", wg_district_get_path (district));
  if (self->page_when_open != NULL)
    {
      _wg_window_go_to_page (self, self->page_when_open);
      self->page_when_open = NULL;
    }
  if (self->import_when_open)
    {
      self->import_when_open = FALSE;
      _wg_window_import (self);
    }
}

static void
open_file (WgWindow *self, GFile *file, WgDistrictFlags flags)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *what = NULL;
  GCancellable *cancellable;

  _wg_window_save_place (self);
  if (self->district != NULL)
    _wg_window_set_district (self, NULL);
  g_set_object (&self->file, file);
  if (g_file_peek_path (file) == NULL)
    {
      show_failure (self, _("Only files on this computer can be opened. Copy the file to a "
                            "folder here and open the copy."));
      return;
    }
  /* Translators: %s is a file name. */
  what = g_strdup_printf (_("Opening %s"), name);
  wg_application_release_file (WG_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                               g_file_peek_path (file));
  cancellable = begin_work (self, what);
  wg_district_open_async (g_file_peek_path (file), flags, cancellable, on_opened,
                          work_new (self, cancellable, file));
}

void
wg_window_open_file (WgWindow *self, GFile *file)
{
  g_return_if_fail (WG_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  open_file (self, file, WG_DISTRICT_READ_WRITE);
}

/* In this window when it shows no file, else in one of its own. */
static void
open_somewhere (WgWindow *self, GFile *file)
{
  wg_application_open_file (WG_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                            GTK_WINDOW (self), file);
}

static void
add_filter (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Wangge files"));
  gtk_file_filter_add_pattern (filter, "*.wangge");
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, WgWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      open_somewhere (self, file);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
_wg_window_choose_file (WgWindow *self)
{
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("Open a File"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (dialog));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_new_place_chosen (GtkNativeDialog *dialog, int response, WgWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (g_file_query_exists (file, NULL))
        _wg_window_toast (self, _("There is a file of that name already. Choose another name, "
                                  "or open that file and import into it."));
      else
        {
          self->import_when_open = TRUE;
          open_file (self, file, WG_DISTRICT_CREATE);
        }
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
on_street_created (WgWindow *self, GFile *file, gboolean import)
{
  if (self->district != NULL)
    {
      open_somewhere (self, file);
      return;
    }
  self->import_when_open = import;
  self->page_when_open = "org";
  open_file (self, file, WG_DISTRICT_READ_WRITE);
}

void
_wg_window_begin_street (WgWindow *self)
{
  GtkWindow *assistant = wg_begin_assistant_new (GTK_WINDOW (self));

  g_signal_connect_object (assistant, "created", G_CALLBACK (on_street_created), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (assistant);
}

void
_wg_window_begin_from_files (WgWindow *self)
{
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("Where Shall the New File Stand?"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _("_Create"), _("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (dialog));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), _("Street.wangge"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_new_place_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_sample_created (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Work) work = data;
  g_autoptr (GError) error = NULL;
  gboolean created = wg_desk_sample_create_finish (result, &error);
  WgWindow *self = work->window;

  if (!end_work (self, work->cancellable))
    return;
  if (created)
    {
      open_somewhere (self, work->file);
      return;
    }
  _wg_window_show_page (self, self->district != NULL ? "map" : "welcome");
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_failure (self, error->message);
}

void
_wg_window_open_sample (WgWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "wangge", NULL);
  g_autofree char *path = g_build_filename (folder, _("Sample district.wangge"), NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GCancellable *cancellable;

  if (g_file_query_exists (file, NULL))
    {
      open_somewhere (self, file);
      return;
    }
  g_mkdir_with_parents (folder, 0700);
  cancellable = begin_work (self, _("Building the sample district"));
  wg_desk_sample_create_async (path, cancellable, on_sample_created,
                               work_new (self, cancellable, file));
}

void
_wg_window_import (WgWindow *self)
{
  gtk_window_present (wg_import_window_new (GTK_WINDOW (self), self->district));
}

void
_wg_window_export (WgWindow *self)
{
  gtk_window_present (wg_export_window_new (GTK_WINDOW (self), self->district,
                                            wg_scope_get_unit (self->scope)));
}

void
_wg_window_close_file (WgWindow *self)
{
  _wg_window_save_place (self);
  g_clear_object (&self->file);
  _wg_window_set_district (self, NULL);
  g_settings_set_string (self->settings, "last-file", "");
}

void
_wg_window_cancel (WgWindow *self)
{
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
}

static gboolean
on_drop (WgWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);
  GtkWindow *import = NULL;

  for (GSList *l = files; l != NULL; l = l->next)
    {
      const char *path = g_file_peek_path (l->data);

      /* A foreign file dropped on a district is meant for it. */
      if (path == NULL || !wg_import_reads (path) || self->district == NULL
          || wg_district_get_read_only (self->district))
        {
          open_somewhere (self, l->data);
          continue;
        }
      if (import == NULL)
        import = wg_import_window_new (GTK_WINDOW (self), self->district);
      wg_import_window_add_file (WG_IMPORT_WINDOW (import), l->data);
    }
  if (import != NULL)
    gtk_window_present (import);
  return files != NULL;
}

void
_wg_window_accept_drops (WgWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
