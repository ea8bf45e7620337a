/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of WgWindow: choosing a raster map package to lay under the grids. */

#include "wg-window-private.h"

#include "wg-base-tiles.h"

#include <glib/gi18n-lib.h>

static void
on_package_chosen (GtkNativeDialog *dialog, int response, WgWindow *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GError) error = NULL;
      g_autoptr (WgBaseTiles) tiles = wg_base_tiles_open (g_file_peek_path (file), &error);

      /* Only what can be shown is remembered. */
      if (tiles != NULL)
        g_settings_set_string (self->settings, "base-layer", g_file_peek_path (file));
      else
        _wg_window_toast (self, error->message);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
_wg_window_choose_base_layer (WgWindow *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog
    = gtk_file_chooser_native_new (_("Choose a Map Package"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));

  gtk_file_filter_set_name (filter, _("Map packages with pictures (MBTiles, GeoPackage)"));
  gtk_file_filter_add_pattern (filter, "*.mbtiles");
  gtk_file_filter_add_pattern (filter, "*.gpkg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_package_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
