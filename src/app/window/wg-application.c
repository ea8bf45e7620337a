/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: command line, one window per file, style, settings and what belongs to no window.
 * It must not know what a window shows. */

#include "wg-application.h"

#include "wg-config.h"
#include "wg-tooltip.h"
#include "wg-window.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <shumate/shumate.h>

struct _WgApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  GPtrArray *finishing;   /* Finishing: files that no window shows any more */
  gboolean   is_quitting;
};

/* A file of which a last backup is being made. */
typedef struct
{
  WgDistrict   *district;
  GCancellable *cancellable;
} Finishing;

G_DEFINE_FINAL_TYPE (WgApplication, wg_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *accels[4];
} Accel;

static const Accel accels[] = {
  { "app.quit", { "<Control>q" } },
  { "win.open", { "<Control>o" } },
  { "win.import", { "<Control>i" } },
  { "win.backups", { "<Control>b" } },
  { "win.close-file", { "<Control>w" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.search", { "<Control>f" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
  { "win.zoom-out", { "<Control>minus", "<Control>KP_Subtract" } },
  { "win.whole-unit", { "<Control>0", "<Alt>Home" } },
  { "win.unit-up", { "<Alt>Up" } },
  { "win.page::map", { "<Alt>1" } },
  { "win.page::stats", { "<Alt>2" } },
  { "win.page::service", { "<Alt>3" } },
  { "win.page::org", { "<Alt>4" } },
  { "win.page::posts", { "<Alt>5" } },
  { "win.page::meeting", { "<Alt>6" } },
  { "win.page::findings", { "F7", "<Alt>7" } },
  { "win.present-last", { "F5" } },
  { "win.choose-period", { "<Control>r" } },
  { "win.choose-cutoff", { "<Control>t" } },
  { "win.previous-period", { "<Alt>Page_Up" } },
  { "win.next-period", { "<Alt>Page_Down" } },
  { "win.indicator", { "<Control>j" } },
  { "win.sidebar-visible", { "F9" } },
  { "win.labels", { "<Control>l" } },
  { "win.finding-marks", { "<Control><Shift>l" } },
  { "win.hatching", { "<Control>h" } },
  { "win.show-help-overlay", { "F1", "<Control>question" } },
};

static WgWindow *
find_window (WgApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      GFile *other = WG_IS_WINDOW (l->data) ? wg_window_get_file (l->data) : NULL;

      if (other != NULL && g_file_equal (other, file))
        return l->data;
    }
  return NULL;
}

/* The last backups are waited for, not cut off. */
static void
quit_when_finished (WgApplication *self)
{
  if (self->is_quitting && self->finishing->len == 0)
    g_application_quit (G_APPLICATION (self));
}

static void
finishing_free (gpointer data)
{
  Finishing *finishing = data;

  wg_district_close (finishing->district);
  g_object_unref (finishing->district);
  g_object_unref (finishing->cancellable);
  g_free (finishing);
}

static void
on_finished (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (WgApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *backup
    = wg_backup_keeper_make_finish (WG_BACKUP_KEEPER (source), result, &error);
  Finishing *finishing = g_object_get_data (G_OBJECT (source), "finishing");

  if (backup == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* It is made when the file is opened next. */
    g_message ("%s: %s", wg_district_get_path (finishing->district), error->message);
  g_ptr_array_remove (self->finishing, finishing);
  g_application_release (G_APPLICATION (self));
  quit_when_finished (self);
}

void
wg_application_finish_file (WgApplication *self, WgDistrict *district, WgBackupKeeper *keeper)
{
  Finishing *finishing;

  g_return_if_fail (WG_IS_APPLICATION (self));

  finishing = g_new0 (Finishing, 1);
  finishing->district = g_object_ref (district);
  finishing->cancellable = g_cancellable_new ();
  g_ptr_array_add (self->finishing, finishing);
  g_object_set_data (G_OBJECT (keeper), "finishing", finishing);
  g_application_hold (G_APPLICATION (self));
  wg_backup_keeper_make_async (keeper, NULL, finishing->cancellable, on_finished,
                               g_object_ref (self));
}

void
wg_application_release_file (WgApplication *self, const char *path)
{
  g_return_if_fail (WG_IS_APPLICATION (self));

  for (guint i = 0; i < self->finishing->len; i++)
    {
      Finishing *finishing = g_ptr_array_index (self->finishing, i);

      if (g_str_equal (wg_district_get_path (finishing->district), path))
        {
          g_cancellable_cancel (finishing->cancellable);
          wg_district_close (finishing->district);
        }
    }
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window saves where it was left before it goes. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
  WG_APPLICATION (user_data)->is_quitting = TRUE;
  quit_when_finished (user_data);
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  WgApplication *self = user_data;

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (self)),
                         "application-name", _("Wangge"),
                         "application-icon", WG_APP_ID,
                         "version", WG_VERSION,
                         "developer-name", _("The Wangge project"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("The grids of a street on a map, coloured by any figure. "
                                       "Works without a network."),
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (wg_window_new (user_data)));
}

static const GActionEntry entries[] = {
  { "quit", on_quit, NULL, NULL, NULL, { 0 } },
  { "about", on_about, NULL, NULL, NULL, { 0 } },
  { "new-window", on_new_window, NULL, NULL, NULL, { 0 } },
};

static void
on_colour_scheme_changed (GSettings *settings, const char *key, gpointer user_data)
{
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      (AdwColorScheme) g_settings_get_enum (settings, key));
}

static void
wg_application_startup (GApplication *application)
{
  WgApplication *self = WG_APPLICATION (application);

  G_APPLICATION_CLASS (wg_application_parent_class)->startup (application);

  g_type_ensure (SHUMATE_TYPE_MAP);
  gtk_window_set_default_icon_name (WG_APP_ID);
  self->settings = g_settings_new (WG_APP_ID);
  g_signal_connect_object (self->settings, "changed::colour-scheme",
                           G_CALLBACK (on_colour_scheme_changed), self, 0);
  on_colour_scheme_changed (self->settings, "colour-scheme", self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);
}

static void
wg_application_activate (GApplication *application)
{
  WgApplication *self = WG_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  /* The window opens where it was left; a file that is gone leads to the welcome page. */
  window = GTK_WINDOW (wg_window_new (self));
  last = g_settings_get_string (self->settings, "last-file");
  if (last[0] != '\0' && g_file_test (last, G_FILE_TEST_IS_REGULAR))
    {
      g_autoptr (GFile) file = g_file_new_for_path (last);

      wg_window_open_file (WG_WINDOW (window), file);
    }
  gtk_window_present (window);
}

static void
wg_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  for (int i = 0; i < n_files; i++)
    wg_application_open_file (WG_APPLICATION (application), NULL, files[i]);
}

static int
wg_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("wangge %s\n", WG_VERSION);
      return 0;
    }
  return -1;
}

static void
wg_application_dispose (GObject *object)
{
  g_clear_pointer (&WG_APPLICATION (object)->finishing, g_ptr_array_unref);
  g_clear_object (&WG_APPLICATION (object)->settings);

  G_OBJECT_CLASS (wg_application_parent_class)->dispose (object);
}

static void
wg_application_class_init (WgApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = wg_application_dispose;
  application_class->startup = wg_application_startup;
  application_class->activate = wg_application_activate;
  application_class->open = wg_application_open;
  application_class->handle_local_options = wg_application_handle_local_options;
  wg_tooltip_take_over ();
}

static void
wg_application_init (WgApplication *self)
{
  self->finishing = g_ptr_array_new_with_free_func (finishing_free);
  g_application_add_main_option (G_APPLICATION (self), "version", 0, G_OPTION_FLAG_NONE,
                                 G_OPTION_ARG_NONE, N_("Print the version and exit"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

void
wg_application_init_language (void)
{
  const char *localedir = g_getenv ("WANGGE_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (WG_GETTEXT_PACKAGE, localedir != NULL ? localedir : WG_LOCALEDIR);
  bind_textdomain_codeset (WG_GETTEXT_PACKAGE, "UTF-8");
  textdomain (WG_GETTEXT_PACKAGE);
  g_set_application_name (_("Wangge"));
}

/**
 * wg_application_new:
 *
 * Returns: (transfer full): the program; run it with g_application_run().
 */
WgApplication *
wg_application_new (void)
{
  return g_object_new (WG_TYPE_APPLICATION,
                       "application-id", WG_APP_ID,
                       "resource-base-path", "/org/wangge/Wangge",
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}

void
wg_application_open_file (WgApplication *self, GtkWindow *window, GFile *file)
{
  WgWindow *target;

  g_return_if_fail (WG_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  target = find_window (self, file);
  if (target == NULL)
    {
      if (window == NULL)
        window = gtk_application_get_active_window (GTK_APPLICATION (self));
      if (WG_IS_WINDOW (window) && wg_window_get_file (WG_WINDOW (window)) == NULL)
        target = WG_WINDOW (window);
      else
        target = wg_window_new (self);
      wg_window_open_file (target, file);
    }
  gtk_window_present (GTK_WINDOW (target));
}
