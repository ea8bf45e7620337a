/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going from place to place on the map page, and back. Every way leads through travel(), so that
 * none forgets to remember where it came from. */

#include "wg-map-screen-private.h"

#include "wg-map-neighbour.h"
#include "wg-mercator.h"
#include "wg-unit-place.h"

#include <math.h>

/* A grid is shown with as much round it again on each side, so that its neighbours are seen. */
#define GRID_ROOM 1.2
/* What the card takes of the map's width, and how far from an edge a selected grid stays. */
#define CARD_WIDTH 320.0
#define ROOM 48.0

static WgMapPlace
get_present (WgMapScreen *self)
{
  WgMapView view = wg_district_map_get_view (self->map);
  double scale = wg_map_view_get_scale (&view);

  return (WgMapPlace) {
    .unit = wg_scope_get_unit (self->scope),
    .grid = wg_scope_get_selected_grid (self->scope),
    .card_unit = self->card_unit,
    .x = view.x + view.width / 2 / scale,
    .y = view.y + view.height / 2 / scale,
    .zoom = view.zoom,
  };
}

/* The scope as a whole: one recolouring, one card, however much differs. */
static void
set_scope (WgMapScreen *self, gint64 unit, gint64 grid, gint64 card_unit)
{
  gboolean other_unit = wg_scope_get_unit (self->scope) != unit;

  self->travelling = TRUE;
  wg_scope_set_unit (self->scope, unit);
  wg_scope_set_selected_grid (self->scope, grid);
  self->travelling = FALSE;
  self->card_unit = card_unit;
  if (other_unit)
    _wg_map_screen_recolour (self);
  else
    _wg_map_screen_update_cards (self);
  _wg_map_screen_emit_navigated (self);
}

static void
leave (WgMapScreen *self)
{
  WgMapPlace present = get_present (self);

  wg_place_history_leave (self->history, &present);
}

/* With a card open, a unit or grid is shown beside it, not behind it. */
static void
update_inset (WgMapScreen *self)
{
  wg_district_map_set_inset (self->map, wg_map_screen_has_selection (self) ? CARD_WIDTH : 0);
}

static void
show_unit (WgMapScreen *self, gint64 unit, gboolean animate)
{
  WgBBox box = wg_unit_place_get_box (self->district, unit);

  update_inset (self);
  wg_district_map_show_box (self->map, &box, animate);
}

/* The first grid a branch covers; 0 when it covers none. */
static gint64
find_covered_grid (WgMapScreen *self, gint64 branch)
{
  GPtrArray *grids = wg_district_get_grids (self->district);

  for (guint i = 0; i < grids->len; i++)
    {
      gint64 grid = wg_grid_get_id (g_ptr_array_index (grids, i));
      GPtrArray *branches = wg_district_get_branches_of_grid (self->district, grid);

      for (guint j = 0; branches != NULL && j < branches->len; j++)
        if (wg_unit_get_id (g_ptr_array_index (branches, j)) == branch)
          return grid;
    }
  return 0;
}

void
wg_map_screen_go_to_unit (WgMapScreen *self, gint64 unit)
{
  WgMapSnapshot *snapshot;

  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (self->district == NULL || wg_district_find_unit (self->district, unit) == NULL)
    return;
  snapshot = wg_district_get_snapshot (self->district);
  if (snapshot != NULL && wg_map_snapshot_find (snapshot, unit) == WG_MAP_NO_AREA)
    {
      gint64 grid = find_covered_grid (self, unit);

      /* A branch is not on the map, but the grid it covers is. */
      if (grid != 0)
        {
          wg_map_screen_go_to_grid (self, grid);
          return;
        }
    }
  leave (self);
  set_scope (self, unit, 0, unit);
  show_unit (self, unit, TRUE);
}

static gboolean
is_under (WgDistrict *district, gint64 unit, gint64 ancestor)
{
  g_autoptr (GPtrArray) path = wg_district_get_path_to (district, unit);

  for (guint i = 0; path != NULL && i < path->len; i++)
    if (wg_unit_get_id (g_ptr_array_index (path, i)) == ancestor)
      return TRUE;
  return FALSE;
}

void
wg_map_screen_go_to_grid (WgMapScreen *self, gint64 grid_id)
{
  WgMapSnapshot *snapshot;
  WgGrid *grid;
  gint64 unit;
  guint area;

  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  grid = self->district != NULL ? wg_district_find_grid (self->district, grid_id) : NULL;
  if (grid == NULL)
    return;
  leave (self);
  /* A grid outside the unit in question has no colour: ask about the whole file then. */
  unit = wg_scope_get_unit (self->scope);
  if (unit != 0 && !is_under (self->district, wg_grid_get_community_id (grid), unit))
    unit = 0;
  set_scope (self, unit, grid_id, 0);

  snapshot = wg_district_get_snapshot (self->district);
  area = snapshot != NULL ? wg_map_snapshot_find (snapshot, grid_id) : WG_MAP_NO_AREA;
  if (area != WG_MAP_NO_AREA)
    {
      WgBBox box = wg_map_snapshot_get_frame (snapshot, area);

      update_inset (self);
      wg_bbox_grow (&box, GRID_ROOM * MAX (box.x_max - box.x_min, box.y_max - box.y_min));
      wg_district_map_show_box (self->map, &box, TRUE);
    }
}

void
wg_map_screen_go_to_box (WgMapScreen *self, const WgBBox *degrees)
{
  WgBBox box;

  g_return_if_fail (WG_IS_MAP_SCREEN (self) && degrees != NULL);

  if (self->district == NULL)
    return;
  leave (self);
  wg_mercator_project (degrees->x_min, degrees->y_max, &box.x_min, &box.y_min);
  wg_mercator_project (degrees->x_max, degrees->y_min, &box.x_max, &box.y_max);
  update_inset (self);
  wg_district_map_show_box (self->map, &box, TRUE);
}

void
wg_map_screen_show_whole (WgMapScreen *self)
{
  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (self->district == NULL)
    return;
  show_unit (self, wg_scope_get_unit (self->scope), TRUE);
}

static void
arrive (WgMapScreen *self, const WgMapPlace *place)
{
  set_scope (self, place->unit, place->grid, place->card_unit);
  wg_district_map_show_place (self->map, place->x, place->y, place->zoom, TRUE);
}

void
wg_map_screen_back (WgMapScreen *self)
{
  WgMapPlace place, present;

  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (self->district == NULL)
    return;
  present = get_present (self);
  if (wg_place_history_back (self->history, &present, &place))
    arrive (self, &place);
}

void
wg_map_screen_forward (WgMapScreen *self)
{
  WgMapPlace place, present;

  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (self->district == NULL)
    return;
  present = get_present (self);
  if (wg_place_history_forward (self->history, &present, &place))
    arrive (self, &place);
}

void
_wg_map_screen_uncover (WgMapScreen *self, guint area)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (self->district);
  const WgMapArea *to = wg_map_snapshot_get_area (snapshot, area);
  WgMapView view = wg_district_map_get_view (self->map);
  double right = view.width - CARD_WIDTH, px, py, dx = 0, dy = 0;

  wg_map_view_to_pixel (&view, to->anchor_x, to->anchor_y, &px, &py);
  if (px > right - ROOM)
    dx = px - (right - ROOM);
  else if (px < ROOM)
    dx = px - ROOM;
  if (py < ROOM)
    dy = py - ROOM;
  else if (py > view.height - ROOM)
    dy = py - (view.height - ROOM);
  if (dx != 0 || dy != 0)
    wg_district_map_pan_by (self->map, dx, dy);
}

void
wg_map_screen_select_neighbour (WgMapScreen *self, double dx, double dy)
{
  WgMapSnapshot *snapshot;
  guint area;

  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  snapshot = self->district != NULL ? wg_district_get_snapshot (self->district) : NULL;
  if (snapshot == NULL)
    return;
  area = wg_map_snapshot_find (snapshot, wg_scope_get_selected_grid (self->scope));
  if (area != WG_MAP_NO_AREA)
    area = wg_map_find_neighbour (snapshot, area, dx, dy);
  else
    {
      WgMapPlace present = get_present (self);

      area = wg_district_map_get_focus_area (self->map);
      if (area == WG_MAP_NO_AREA)
        area = wg_map_find_nearest (snapshot, present.x, present.y);
    }
  if (area == WG_MAP_NO_AREA)
    return;

  set_scope (self, wg_scope_get_unit (self->scope),
             wg_map_snapshot_get_area (snapshot, area)->id, 0);
  _wg_map_screen_uncover (self, area);
}

void
wg_map_screen_clear_selection (WgMapScreen *self)
{
  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (self->scope != NULL)
    set_scope (self, wg_scope_get_unit (self->scope), 0, 0);
}

gboolean
wg_map_screen_has_selection (WgMapScreen *self)
{
  g_return_val_if_fail (WG_IS_MAP_SCREEN (self), FALSE);

  return self->scope != NULL
         && (wg_scope_get_selected_grid (self->scope) != 0 || self->card_unit != 0);
}

gboolean
wg_map_screen_can_back (WgMapScreen *self)
{
  g_return_val_if_fail (WG_IS_MAP_SCREEN (self), FALSE);

  return wg_place_history_can_back (self->history);
}

gboolean
wg_map_screen_can_forward (WgMapScreen *self)
{
  g_return_val_if_fail (WG_IS_MAP_SCREEN (self), FALSE);

  return wg_place_history_can_forward (self->history);
}

void
wg_map_screen_get_place (WgMapScreen *self, double *lon, double *lat, double *zoom)
{
  WgMapView view;
  double scale;

  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  view = wg_district_map_get_view (self->map);
  scale = wg_map_view_get_scale (&view);
  wg_mercator_unproject (view.x + view.width / 2 / scale, view.y + view.height / 2 / scale, lon,
                         lat);
  *zoom = view.zoom;
}

void
wg_map_screen_set_place (WgMapScreen *self, double lon, double lat, double zoom)
{
  double x, y;

  g_return_if_fail (WG_IS_MAP_SCREEN (self));

  if (zoom <= 0)
    {
      show_unit (self, wg_scope_get_unit (self->scope), FALSE);
      return;
    }
  wg_mercator_project (lon, lat, &x, &y);
  wg_district_map_show_place (self->map, x, y, zoom, FALSE);
}
