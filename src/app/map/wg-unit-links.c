/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links from a card to the units it belongs to. */

#include "wg-unit-links.h"

#include "wg-unit-link.h"

/* The root is the whole map; two levels above are enough to know where one is. */
#define MAX_LINKS 2

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
      gtk_box_append (box, wg_unit_link_new (g_ptr_array_index (path, i), "small-link"));
    }
  gtk_widget_set_visible (GTK_WIDGET (box), n > 0);
}
