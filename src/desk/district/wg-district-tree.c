/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an opened file says of its units, grids and positions: questions to its registry, handed on.
 * It keeps nothing. */

#include "wg-district-private.h"
#include "wg-fields.h"

GPtrArray *
wg_district_get_units (WgDistrict *self)
{
  return wg_registry_get_units (wg_district_get_registry (self));
}

GPtrArray *
wg_district_get_grids (WgDistrict *self)
{
  return wg_registry_get_grids (wg_district_get_registry (self));
}

GPtrArray *
wg_district_get_children (WgDistrict *self,
                          gint64      unit)
{
  return wg_registry_get_children (wg_district_get_registry (self), unit);
}

WgUnit *
wg_district_find_unit (WgDistrict *self,
                       gint64      id)
{
  return wg_registry_find_unit (wg_district_get_registry (self), id);
}

WgUnit *
wg_district_find_unit_by_code (WgDistrict *self,
                               const char *code)
{
  return wg_registry_find_unit_by_code (wg_district_get_registry (self), code);
}

WgGrid *
wg_district_find_grid (WgDistrict *self,
                       gint64      id)
{
  return wg_registry_find_grid (wg_district_get_registry (self), id);
}

/**
 * wg_district_get_path_to:
 * @unit: row id
 *
 * Returns: (transfer container) (element-type WgUnit): from the root down to the unit itself
 */
GPtrArray *
wg_district_get_path_to (WgDistrict *self,
                         gint64      unit)
{
  GPtrArray *path = g_ptr_array_new ();
  WgUnit *found = wg_district_find_unit (self, unit);

  /* No tree is deeper than its units are many: ends in a damaged file with a circle too. */
  while (found != NULL && !g_ptr_array_find (path, found, NULL))
    {
      g_ptr_array_insert (path, 0, found);
      found = wg_district_find_unit (self, wg_unit_get_parent_id (found));
    }
  return path;
}

gboolean
wg_district_is_within (WgDistrict *self,
                       gint64      unit,
                       gint64      above)
{
  return wg_registry_is_within (wg_district_get_registry (self), unit, above);
}

/**
 * wg_district_get_branches_of_grid:
 *
 * Returns: (transfer none) (nullable) (element-type WgUnit): own or joint branches covering it
 */
GPtrArray *
wg_district_get_branches_of_grid (WgDistrict *self,
                                  gint64      grid)
{
  return wg_registry_get_branches (wg_district_get_registry (self), grid);
}

const char *
wg_district_get_level_name (WgDistrict *self,
                            guint       level)
{
  return wg_registry_get_level_name (wg_district_get_registry (self), level);
}

GPtrArray *
wg_district_get_positions (WgDistrict *self,
                           gint64      unit)
{
  return wg_registry_get_positions (wg_district_get_registry (self), unit);
}

/**
 * wg_district_get_positions_of_holder:
 * @holder: a name as holdings have it
 *
 * Returns: (transfer none) (nullable) (element-type WgPosition): everything the person holds today
 *   (N02: one person in several positions)
 */
GPtrArray *
wg_district_get_positions_of_holder (WgDistrict *self,
                                     const char *holder)
{
  return wg_registry_list_holdings_of (wg_district_get_registry (self), holder);
}

WgPosition *
wg_district_find_position (WgDistrict *self,
                           gint64      id)
{
  return wg_registry_find_position (wg_district_get_registry (self), id);
}

/**
 * wg_district_registry_at:
 * @date: a day; %WG_DATE_NONE: today
 *
 * Returns: (transfer full): the file on that day; today's is the one at hand
 */
WgRegistry *
wg_district_registry_at (WgDistrict *self,
                         WgDate      date)
{
  WgRegistry *registry = wg_district_get_registry (self);
  g_autofree char *day = NULL;

  if (date == WG_DATE_NONE)
    return wg_registry_ref (registry);
  day = wg_date_format (date);
  if (g_str_equal (day, wg_registry_get_day (registry)))
    return wg_registry_ref (registry);
  return wg_registry_new_on (registry, day);
}
