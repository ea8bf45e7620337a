/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the focus goes in a widget of several parts, and how it gets out again by keys. It knows
 * no widget of its own. */

#include "wg-focus.h"

gboolean
wg_focus_into (GtkWidget *widget, GtkWidget *child)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (child == NULL || (focus != NULL && gtk_widget_is_ancestor (focus, widget)))
    return FALSE;
  return gtk_widget_grab_focus (child);
}
