/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dialogs about people and the past of units that any page may ask for by an action. */

#include "wg-window-private.h"

#include "wg-departure-dialog.h"
#include "wg-history-dialog.h"
#include "wg-unit-end-dialog.h"

static void
on_departure (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  GtkWidget *dialog = wg_departure_dialog_new (GTK_WINDOW (self), self->district);

  wg_departure_dialog_add (WG_DEPARTURE_DIALOG (dialog), g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_unit_history (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  GtkWidget *dialog = wg_history_dialog_new (GTK_WINDOW (self), self->district, self->scope,
                                             g_variant_get_int64 (parameter));

  gtk_window_present (GTK_WINDOW (dialog));
}

/* "" is today. */
static void
on_organisation_on (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  WgTime at;

  if (!wg_time_parse (g_variant_get_string (parameter, NULL), &at))
    at = WG_TIME_NONE;
  _wg_window_go_to_page (self, "org");
  wg_org_screen_show_view (self->org_screen, "tree");
  /* 24:00 of a day belongs to the next one; its evening is meant. */
  wg_scope_set_at (self->scope, at != WG_TIME_NONE ? at - 1 : at);
}

static void
on_unit_end (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  gint64 unit = g_variant_get_int64 (parameter);

  if (wg_district_find_unit (self->district, unit) != NULL)
    gtk_window_present (GTK_WINDOW (wg_unit_end_dialog_new (GTK_WINDOW (self), self->district,
                                                            unit)));
}

static const GActionEntry entries[] = {
  { "departure", on_departure, "s", NULL, NULL, { 0 } },
  { "unit-history", on_unit_history, "x", NULL, NULL, { 0 } },
  { "unit-end", on_unit_end, "x", NULL, NULL, { 0 } },
  { "organisation-on", on_organisation_on, "s", NULL, NULL, { 0 } },
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

      gboolean writes = g_str_equal (entries[i].name, "unit-end");

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                   open && !(writes && wg_district_get_read_only (self->district)));
    }
}
