/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a post stands in the street of its host: by grids, and by the street's own border where
 * there are none. The rule and the form ask the same. */

#include "wg-post-place.h"

#include "wg-registry.h"

#define MAX_DEPTH 64 /* superiors climbed in a damaged tree */
#define STREET_LENGTH 9

static gint64
get_code_length (WgRegistry *registry,
                 WgUnit     *unit)
{
  GPtrArray *levels = wg_registry_get_rows (registry)->levels;

  for (guint i = 0; i < levels->len; i++)
    {
      WgRow *row = g_ptr_array_index (levels, i);

      if (wg_row_get_int (row, WG_LEVEL_NUMBER, 0) == wg_unit_get_level (unit))
        return wg_row_get_int (row, WG_LEVEL_CODE_LENGTH, 0);
    }
  return 0;
}

WgUnit *
wg_post_place_find_street (WgRegistry *registry,
                           gint64      unit)
{
  WgUnit *host = wg_registry_find_unit (registry, unit), *found = host;

  for (guint depth = 0; found != NULL && depth < MAX_DEPTH; depth++)
    {
      if (get_code_length (registry, found) == STREET_LENGTH)
        return found;
      found = wg_registry_find_unit (registry, wg_unit_get_parent_id (found));
    }
  return host;
}

static gboolean
has_drawn_grids (WgRegistry *registry,
                 WgUnit     *street)
{
  g_autoptr (GArray) grids = wg_registry_list_grids (registry, wg_unit_get_id (street));

  for (guint i = 0; i < grids->len; i++)
    if (wg_row_get_blob (wg_grid_get_row (g_ptr_array_index (
                           wg_registry_get_grids (registry), g_array_index (grids, guint, i))),
                         WG_GRID_AREA) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
wg_post_place_is_outside (WgRegistry *registry,
                          gint64      host,
                          WgGrid     *grid,
                          double      lon,
                          double      lat)
{
  WgUnit *street = wg_post_place_find_street (registry, host);
  g_autoptr (WgGeometry) area = NULL;

  if (street == NULL)
    return FALSE;
  if (grid != NULL)
    return !wg_registry_is_within (registry, wg_grid_get_community_id (grid),
                                   wg_unit_get_id (street));
  area = wg_row_get_geometry (wg_unit_get_row (street), WG_UNIT_AREA);
  if (area != NULL)
    return !wg_geometry_contains (area, lon, lat);
  return has_drawn_grids (registry, street);
}
