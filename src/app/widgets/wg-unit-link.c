/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A link to a unit: in the path of the window, on a card of the map. It knows no page: it only
 * names the window's action. */

#include "wg-unit-link.h"

GtkWidget *
wg_unit_link_new (WgUnit *unit, const char *css_class)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (wg_unit_get_short_name (unit));

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_tooltip_text (button, wg_unit_get_name (unit));
  /* A button around a widget of its own is read out by its class otherwise. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  wg_unit_get_name (unit), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.go-to-unit");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", wg_unit_get_id (unit));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, css_class);
  return button;
}
