/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs about people and the past of units that any page may ask for by an action. */

#include "wg-window-private.h"

#include "wg-departure-dialog.h"

static void
on_departure (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  GtkWidget *dialog = wg_departure_dialog_new (GTK_WINDOW (self), self->district);

  wg_departure_dialog_add (WG_DEPARTURE_DIALOG (dialog), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { "departure", on_departure, "s", NULL, NULL, { 0 } },
};

void
_wg_window_people_add (WgWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_wg_window_people_update (WgWindow *self, gboolean open)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), open);
    }
}
