/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part of WgWindow: what any page may ask about borders: their repair, and a place on the map. */

#include "wg-window-private.h"

#include "wg-match-window.h"
#include "wg-repair-window.h"

static void
on_repair_borders (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  gint64 unit, grid;

  g_variant_get (parameter, "(xx)", &unit, &grid);
  gtk_window_present (GTK_WINDOW (wg_repair_window_new (GTK_WINDOW (self), self->district, unit,
                                                        grid)));
}

static void
on_match_grids (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;

  gtk_window_present (GTK_WINDOW (wg_match_window_new (GTK_WINDOW (self), self->district,
                                                       g_variant_get_int64 (parameter))));
}

/* Longitudes and latitudes, west, south, east, north. */
static void
on_show_box (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WgWindow *self = data;
  WgBBox box;

  g_variant_get (parameter, "(dddd)", &box.x_min, &box.y_min, &box.x_max, &box.y_max);
  _wg_window_go_to_page (self, "map");
  wg_map_screen_go_to_box (self->map_screen, &box);
}

static const GActionEntry entries[] = {
  { "repair-borders", on_repair_borders, "(xx)", NULL, NULL, { 0 } },
  { "match-grids", on_match_grids, "x", NULL, NULL, { 0 } },
  { "show-box", on_show_box, "(dddd)", NULL, NULL, { 0 } },
};

void
_wg_window_borders_add (WgWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_wg_window_borders_update (WgWindow *self, gboolean open)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), open);
    }
}
