/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a unit is on the map. */

#include "wg-unit-place.h"

#include "wg-mercator.h"

WgBBox
wg_unit_place_get_box (WgDistrict *district, gint64 unit)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (district);
  g_autoptr (GPtrArray) path = NULL;

  if (snapshot == NULL)
    return WG_BBOX_EMPTY;
  if (unit == 0)
    return wg_map_snapshot_get_frame (snapshot, WG_MAP_NO_AREA);
  path = wg_district_get_path_to (district, unit);
  for (guint i = path != NULL ? path->len : 0; i > 0; i--)
    {
      guint area = wg_map_snapshot_find (snapshot,
                                         wg_unit_get_id (g_ptr_array_index (path, i - 1)));

      if (area != WG_MAP_NO_AREA)
        return wg_map_snapshot_get_frame (snapshot, area);
    }
  return wg_map_snapshot_get_frame (snapshot, WG_MAP_NO_AREA);
}

gint64
wg_unit_place_find (WgDistrict *district, double lon, double lat)
{
  WgMapSnapshot *snapshot = wg_district_get_snapshot (district);
  guint area, parent;
  double x, y;

  if (snapshot == NULL)
    return 0;
  wg_mercator_project (lon, lat, &x, &y);
  area = wg_map_snapshot_hit (snapshot, x, y, 0);
  parent = area != WG_MAP_NO_AREA ? wg_map_snapshot_get_area (snapshot, area)->parent
                                  : WG_MAP_NO_AREA;
  return parent != WG_MAP_NO_AREA ? wg_map_snapshot_get_area (snapshot, parent)->id : 0;
}
