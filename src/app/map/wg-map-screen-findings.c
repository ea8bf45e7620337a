/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings on the map page: marks on the grids and units of the scope, and lines in the cards. */

#include "wg-map-screen-private.h"

#include "wg-finding-layer.h"

static gboolean
is_under (WgMapSnapshot *snapshot, guint area, gint64 unit)
{
  while (unit != 0 && area != WG_MAP_NO_AREA)
    {
      const WgMapArea *found = wg_map_snapshot_get_area (snapshot, area);

      if (found->level > 0 && found->id == unit)
        return TRUE;
      area = found->parent;
    }
  return unit == 0;
}

/* Findings that have no grid of their own stand on the area of their unit. */
static void
count_unit (WgMapScreen *self, WgMapSnapshot *snapshot, GHashTable *counts)
{
  GListModel *findings = wg_finding_watch_get_findings (self->watch);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (WgFinding) finding = g_list_model_get_item (findings, i);
      gint64 grid = wg_finding_get_grid (finding)->id;
      guint area = wg_map_snapshot_find (snapshot, grid != 0 ? grid
                                                             : wg_finding_get_unit (finding)->id);
      guint *found = g_hash_table_lookup (counts, GUINT_TO_POINTER (area));

      if (area == WG_MAP_NO_AREA)
        continue;
      if (found == NULL)
        {
          found = g_new0 (guint, WG_N_SEVERITIES);
          g_hash_table_insert (counts, GUINT_TO_POINTER (area), found);
        }
      found[wg_finding_get_severity (finding)]++;
    }
}

static GArray *
make_spots (WgMapScreen *self)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (self->district);
  GArray *spots = g_array_new (FALSE, TRUE, sizeof (WgFindingSpot));
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  gint64 unit = wg_scope_get_unit (self->scope);

  if (snapshot == NULL)
    return spots;
  count_unit (self, snapshot, counts);
  for (guint i = 0; i < wg_map_snapshot_get_n_areas (snapshot); i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, i);
      const guint *found = g_hash_table_lookup (counts, GUINT_TO_POINTER (i));
      WgFindingSpot spot = { i, area->anchor_x, area->anchor_y, area->anchor_radius, { 0 } };

      if (found == NULL || !is_under (snapshot, i, unit))
        continue;
      for (guint k = 0; k < WG_N_SEVERITIES; k++)
        spot.counts[k] = found[k];
      g_array_append_val (spots, spot);
    }
  return spots;
}

void
_wg_map_screen_update_marks (WgMapScreen *self)
{
  g_autoptr (GArray) spots = NULL;

  if (self->watch != NULL && self->district != NULL && self->scope != NULL
      && self->settings != NULL && g_settings_get_boolean (self->settings, "finding-marks"))
    spots = make_spots (self);
  wg_district_map_set_findings (self->map, spots);
}

void
wg_map_screen_set_watch (WgMapScreen *self, WgFindingWatch *watch)
{
  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_func (self->watch, _wg_map_screen_update_marks, self);
  g_set_object (&self->watch, watch);
  wg_place_card_set_watch (self->card, watch);
  if (watch != NULL)
    g_signal_connect_object (watch, "changed", G_CALLBACK (_wg_map_screen_update_marks), self,
                             G_CONNECT_SWAPPED);
  _wg_map_screen_update_marks (self);
}
