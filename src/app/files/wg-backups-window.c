/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the backups. It makes them through the keeper and asks before a restore; the file
 * itself it neither opens nor closes. */

#include "wg-backups-window.h"

#include "wg-backup-group.h"
#include "wg-history-group.h"

#include <glib/gi18n.h>

struct _WgBackupsWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkWidget      *making;
  GtkWidget      *now;
  GtkWidget      *to_folder;
  GtkSpinner     *spinner;
  GtkLabel       *said;
  WgBackupGroup  *here;
  WgBackupGroup  *there;
  WgHistoryGroup *history;

  char           *path;
  char           *chosen; /* (nullable): the backup to go back to */
  WgBackupKeeper *keeper; /* (nullable) */
  GSettings      *settings;
  GCancellable   *working;
};

G_DEFINE_FINAL_TYPE (WgBackupsWindow, wg_backups_window, ADW_TYPE_WINDOW)

enum
{
  RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_lists (WgBackupsWindow *self)
{
  g_autofree char *here = wg_backup_list_dup_default_folder (self->path);
  g_autofree char *there = g_settings_get_string (self->settings, "backup-folder");

  wg_backup_group_show (self->here, self->path, here);
  /* A stick that is not plugged in has nothing to show. */
  gtk_widget_set_visible (GTK_WIDGET (self->there),
                          *there != '\0' && g_file_test (there, G_FILE_TEST_IS_DIR));
  if (gtk_widget_get_visible (GTK_WIDGET (self->there)))
    wg_backup_group_show (self->there, self->path, there);
}

static void
set_busy (WgBackupsWindow *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->now, !busy);
  gtk_widget_set_sensitive (self->to_folder, !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  if (busy)
    gtk_label_set_text (self->said, _("Making a backup, and reading it through…"));
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgBackupsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = wg_backup_keeper_make_finish (WG_BACKUP_KEEPER (source), result,
                                                          &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  /* Translators: %s is a path. */
  text = backup != NULL ? g_strdup_printf (_("A verified backup was made: %s"), backup)
                        : g_strdup (error->message);
  gtk_label_set_text (self->said, text);
  if (backup != NULL)
    show_lists (self);
}

static void
make (WgBackupsWindow *self, const char *folder)
{
  set_busy (self, TRUE);
  wg_backup_keeper_make_async (self->keeper, folder, self->working, on_made, g_object_ref (self));
}

static void
on_now_clicked (WgBackupsWindow *self)
{
  g_autofree char *here = wg_backup_list_dup_default_folder (self->path);

  make (self, here);
}

static void
on_folder_chosen (WgBackupsWindow *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && folder != NULL && g_file_peek_path (folder) != NULL)
    {
      g_settings_set_string (self->settings, "backup-folder", g_file_peek_path (folder));
      make (self, g_file_peek_path (folder));
    }
  g_object_unref (chooser);
}

static void
on_to_folder_clicked (WgBackupsWindow *self)
{
  GtkFileChooserNative *chooser
    = gtk_file_chooser_native_new (_("Where Shall the Backup Go?"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Back Up Here"),
                                   _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_folder_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
restore_chosen (gpointer data)
{
  WgBackupsWindow *self = data;

  g_signal_emit (self, signals[RESTORE], 0, self->chosen);
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
on_answered (AdwMessageDialog *dialog, const char *response, WgBackupsWindow *self)
{
  WgBackupItem *item = g_object_get_data (G_OBJECT (dialog), "item");

  if (!g_str_equal (response, "restore"))
    return;
  g_free (self->chosen);
  self->chosen = g_strdup (wg_backup_item_get_path (item));
  /* The question goes first: it must not outlive the window that it belongs to. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, restore_chosen, g_object_ref (self), g_object_unref);
}

static void
on_restore (WgBackupsWindow *self, WgBackupItem *item)
{
  g_autofree char *heading
    = g_strdup_printf (_("Go back to the backup of %s?"), wg_backup_item_get_made_at (item));
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (self), heading,
                              _("The backup is read through once more and takes the place of the "
                                "file. The present file is not deleted: it is kept beside it under "
                                "another name, with everything entered since that backup."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"),
                                    "restore", _("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "item", g_object_ref (item), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
wg_backups_window_dispose (GObject *object)
{
  WgBackupsWindow *self = WG_BACKUPS_WINDOW (object);

  g_cancellable_cancel (self->working);
  g_clear_object (&self->keeper);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (wg_backups_window_parent_class)->dispose (object);
}

static void
wg_backups_window_finalize (GObject *object)
{
  WgBackupsWindow *self = WG_BACKUPS_WINDOW (object);

  g_free (self->path);
  g_free (self->chosen);
  g_clear_object (&self->working);

  G_OBJECT_CLASS (wg_backups_window_parent_class)->finalize (object);
}

static void
wg_backups_window_class_init (WgBackupsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_backups_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = wg_backups_window_finalize;
  g_type_ensure (WG_TYPE_BACKUP_GROUP);
  g_type_ensure (WG_TYPE_HISTORY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/wangge/Wangge/files/wg-backups-window.ui");
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, making);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, now);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, to_folder);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, said);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, here);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, there);
  gtk_widget_class_bind_template_child (widget_class, WgBackupsWindow, history);
  gtk_widget_class_bind_template_callback (widget_class, on_now_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_to_folder_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_restore);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  /**
   * WgBackupsWindow::restore:
   * @path: of the backup
   */
  signals[RESTORE] = g_signal_new ("restore", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
wg_backups_window_init (WgBackupsWindow *self)
{
  self->settings = g_settings_new ("org.wangge.Wangge");
  self->working = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
wg_backups_window_new (GtkWindow *parent, const char *path, WgDistrict *district,
                       WgBackupKeeper *keeper)
{
  WgBackupsWindow *self = g_object_new (WG_TYPE_BACKUPS_WINDOW, "transient-for", parent, "modal",
                                        TRUE, NULL);
  g_autofree char *name = g_path_get_basename (path);
  gboolean attention;

  if (gtk_widget_has_css_class (GTK_WIDGET (parent), "uncomposited"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "uncomposited");
  self->path = g_strdup (path);
  g_set_object (&self->keeper, keeper);
  adw_window_title_set_subtitle (self->heading, name);
  gtk_widget_set_visible (self->making, keeper != NULL);
  if (keeper != NULL)
    {
      g_autofree char *line = wg_backup_keeper_dup_line (keeper, &attention);

      gtk_label_set_text (self->said, line);
    }
  else
    gtk_label_set_text (self->said, _("The file cannot be opened. A backup can take its place."));
  wg_history_group_set_district (self->history, district);
  show_lists (self);
  return GTK_WIDGET (self);
}
