/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yardstick of bench-start.py: a window with an empty libshumate map and nothing else. */

#include <adwaita.h>
#include <shumate/shumate.h>

static void
on_activate (GApplication *application,
             gpointer      user_data)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  ShumateSimpleMap *map = shumate_simple_map_new ();

  gtk_widget_set_vexpand (GTK_WIDGET (map), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (map));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;

  application = adw_application_new ("org.wangge.Test.EmptyMap", G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
