/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links from a card to the units it belongs to. They only name the window's action. */

#include "wg-unit-links.h"

/* The root is the whole map; two levels above are enough to know where one is. */
#define MAX_LINKS 2

static GtkWidget *
make_link (WgUnit *unit)
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
  gtk_widget_add_css_class (button, "small-link");
  return button;
}

void
wg_unit_links_fill (GtkBox *box, WgDistrict *district, gint64 unit, gboolean itself)
{
  g_autoptr (GPtrArray) path = wg_district_get_path_to (district, unit);
  GtkWidget *child;
  guint n = path != NULL ? path->len : 0, first;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
  if (!itself && n > 0)
    n--;
  first = n > MAX_LINKS ? n - MAX_LINKS : 0;
  for (guint i = first; i < n; i++)
    {
      if (i > first)
        {
          GtkWidget *arrow = gtk_label_new ("▸");

          gtk_widget_add_css_class (arrow, "dim-label");
          gtk_box_append (box, arrow);
        }
      gtk_box_append (box, make_link (g_ptr_array_index (path, i)));
    }
  gtk_widget_set_visible (GTK_WIDGET (box), n > 0);
}
