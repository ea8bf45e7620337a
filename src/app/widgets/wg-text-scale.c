/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Room for large text. Sizes in the .ui files are for text of 100 %, and GTK 4.8 has nothing that
 * lays out a bar otherwise when it gets too narrow. It changes no text. */

#include "wg-text-scale.h"

/* From here on a bar of several controls is wider than half of a small screen. */
#define LARGE 1.5
/* What panels and title bars leave of a screen. */
#define ROOM 0.85

double
wg_text_scale_get (void)
{
  int dpi = -1; /* in 1/1024 */

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return CLAMP (dpi > 0 ? dpi / 1024.0 / 96 : 1, 0.5, 3);
}

static void
turn (GtkOrientable *box)
{
  gtk_orientable_set_orientation (box, wg_text_scale_get () >= LARGE ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
}

void
wg_text_scale_turn (GtkBox *box)
{
  g_return_if_fail (GTK_IS_BOX (box));

  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (turn),
                           box, G_CONNECT_SWAPPED);
  turn (GTK_ORIENTABLE (box));
}

void
wg_text_scale_widen (GtkWindow *dialog)
{
  double scale = wg_text_scale_get ();
  GtkWindow *parent;
  GdkSurface *surface;
  GdkMonitor *monitor;
  GdkRectangle screen;
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (dialog));

  parent = gtk_window_get_transient_for (dialog);
  surface = parent != NULL ? gtk_native_get_surface (GTK_NATIVE (parent)) : NULL;
  monitor = surface != NULL ? gdk_display_get_monitor_at_surface (gdk_surface_get_display (surface),
                                                                  surface)
                            : NULL;
  if (scale <= 1 || monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &screen);
  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog,
                               MAX (width, (int) MIN (width * scale, screen.width * ROOM)),
                               MAX (height, (int) MIN (height * scale, screen.height * ROOM)));
}
