/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings on the map page: marks on the grids and units of the scope, and lines in the cards. */

#include "wg-map-screen-private.h"

#include "wg-finding-layer.h"
#include "wg-map-findings.h"

static GArray *
make_spots (WgMapScreen *self)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (self->district);
  GListModel *findings = wg_finding_watch_get_findings (self->watch);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    g_ptr_array_add (all, g_list_model_get_item (findings, i));
  return snapshot != NULL ? wg_map_findings_locate (snapshot, all, wg_scope_get_unit (self->scope))
                          : NULL;
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
