/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking after the file that a window shows: the window of its backups, going back to one, and
 * the last backup when it is closed. What is made, and when, the keeper knows. */

#include "wg-window-private.h"

#include "wg-backups-window.h"
#include "wg-file-care.h"

#include <glib/gi18n.h>

typedef struct
{
  WgWindow *window;
  GFile    *file;
} Restore;

static void
on_restored (GObject *source, GAsyncResult *result, gpointer data)
{
  Restore *restore = data;
  WgWindow *self = restore->window;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = wg_file_restore_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  wg_busy_page_stop (self->busy);
  g_clear_object (&self->loading);
  /* On a failure the file is as it was. */
  wg_window_open_file (self, restore->file);
  if (aside != NULL)
    {
      name = g_path_get_basename (aside);
      /* Translators: %s is a file name. */
      text = *name != '\0' && *aside != '\0'
               ? g_strdup_printf (_("Restored. The file as it was is kept as %s."), name)
               : g_strdup (_("Restored."));
    }
  _wg_window_toast (self, text != NULL ? text : error->message);
  g_object_unref (restore->window);
  g_object_unref (restore->file);
  g_free (restore);
}

static void
on_restore (WgWindow *self, const char *backup)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->window = g_object_ref (self);
  restore->file = g_object_ref (self->file);
  _wg_window_save_place (self);
  /* What it holds is moved aside as it is, so a last backup of it is not waited for. */
  g_clear_object (&self->keeper);
  _wg_window_set_district (self, NULL);
  self->loading = g_cancellable_new ();
  wg_busy_page_start (self->busy, _("Restoring a backup"));
  _wg_window_show_page (self, "busy");
  wg_file_restore_async (backup, g_file_peek_path (restore->file), on_restored, restore);
}

static void
on_backups (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  GtkWidget *window = wg_backups_window_new (GTK_WINDOW (self), g_file_peek_path (self->file),
                                             self->district, self->keeper);

  g_signal_connect_object (window, "restore", G_CALLBACK (on_restore), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

void
_wg_window_backups_add (WgWindow *self)
{
  static const GActionEntry entries[] = {
    { "backups", on_backups, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_wg_window_backups_update (WgWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "backups");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               self->file != NULL && g_file_peek_path (self->file) != NULL &&
                                   self->loading == NULL);
}

/* The window lets go of its district; the program backs up what was changed, and closes it. */
void
_wg_window_let_go (WgWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->keeper != NULL && application != NULL && wg_backup_keeper_is_due (self->keeper))
    wg_application_finish_file (WG_APPLICATION (application), self->district, self->keeper);
  else
    wg_district_close (self->district);
  g_clear_object (&self->keeper);
}
