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

static GtkWidget *
get_next (GtkWidget *child, gboolean back)
{
  return back ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child);
}

gboolean
wg_focus_inside (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean back = direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  if (child == NULL)
    child = back ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = get_next (child, back))
    if (!GTK_IS_NATIVE (child) && gtk_widget_child_focus (child, direction))
      return TRUE;
  return FALSE;
}

static gboolean
on_page_key (GtkWidget *page, GVariant *arguments, gpointer data)
{
  return gtk_widget_get_mapped (page) && gtk_widget_activate_action (page, data, NULL);
}

void
wg_focus_add_page_key (GtkWidget *page, guint keyval, const char *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WIDGET (page) && action != NULL);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                      gtk_callback_action_new (on_page_key, g_strdup (action), g_free)));
  gtk_widget_add_controller (page, keys);
}

static gboolean
on_close_key (GtkWidget *window, GVariant *arguments, gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return FALSE;
  gtk_window_close (GTK_WINDOW (window));
  return TRUE;
}

void
wg_focus_add_close_key (GtkWindow *window)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_return_if_fail (GTK_IS_WINDOW (window));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_callback_action_new (on_close_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
