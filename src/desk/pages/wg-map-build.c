/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the registry's units, grids and base map to the snapshot that painters draw. */

#include "wg-map-build.h"

static gboolean
parse_layer (const char  *name,
             WgBaseLayer *layer)
{
  static const char *const names[] = {
    [WG_BASE_LAND] = "land",
    [WG_BASE_WATER] = "water",
    [WG_BASE_GREEN] = "green",
    [WG_BASE_COMPOUND] = "compound",
    [WG_BASE_STREET] = "street",
    [WG_BASE_PLACE] = "place",
  };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      {
        *layer = (WgBaseLayer) i;
        return TRUE;
      }
  return FALSE;
}

static void
add_base_features (WgRegistry           *self,
                   WgMapSnapshotBuilder *builder)
{
  GPtrArray *features = wg_registry_get_base_features (self);

  for (guint i = 0; i < features->len; i++)
    {
      WgRow *row = g_ptr_array_index (features, i);
      g_autoptr (WgGeometry) area = wg_row_get_geometry (row, WG_BASE_FEATURE_AREA);
      WgBaseLayer layer;

      if (area != NULL && parse_layer (wg_row_get_text (row, WG_BASE_FEATURE_LAYER), &layer))
        wg_map_snapshot_builder_add_base (builder, layer,
                                          (guint) wg_row_get_int (row, WG_BASE_FEATURE_RANK, 0),
                                          wg_row_get_text (row, WG_BASE_FEATURE_NAME), area);
    }
}

/* Bodies below the community have no area of their own and are not drawn. */
static GHashTable *
find_drawn_units (WgRegistry *self)
{
  GHashTable *drawn = g_hash_table_new (NULL, NULL);
  WgUnitTable *units = wg_registry_get_unit_table (self);
  GPtrArray *grids = wg_registry_get_grids (self);

  for (guint i = 0; i < grids->len; i++)
    {
      gint64 id = wg_grid_get_community_id (g_ptr_array_index (grids, i));

      for (WgUnit *unit = wg_registry_find_unit (self, id);
           unit != NULL && g_hash_table_add (drawn, unit);
           unit = wg_registry_find_unit (self, wg_unit_get_parent_id (unit)))
        continue;
    }
  for (guint32 i = 0; i < wg_unit_table_get_n (units); i++)
    {
      WgUnit *unit;

      if (wg_row_get_blob (wg_unit_table_get_row (units, i), WG_UNIT_AREA) == NULL)
        continue;
      for (unit = wg_unit_table_get_unit (units, i); unit != NULL && g_hash_table_add (drawn, unit);
           unit = wg_registry_find_unit (self, wg_unit_get_parent_id (unit)))
        continue;
    }
  return drawn;
}

/* The table maps drawn units to their index + 1. */
static guint
find_area (GHashTable *areas,
           WgUnit     *unit)
{
  gpointer area = unit != NULL ? g_hash_table_lookup (areas, unit) : NULL;

  return area != NULL ? GPOINTER_TO_UINT (area) - 1 : WG_MAP_NO_AREA;
}

static void
add_units (WgRegistry           *self,
           WgMapSnapshotBuilder *builder,
           GHashTable           *areas)
{
  g_autoptr (GHashTable) drawn = find_drawn_units (self);
  WgUnitTable *units = wg_registry_get_unit_table (self);

  /* A national tree draws few of its units or none: no object for the others. */
  for (guint32 i = 0; g_hash_table_size (drawn) > 0 && i < wg_unit_table_get_n (units); i++)
    {
      WgUnit *unit = wg_unit_table_get_unit (units, i);
      WgUnit *parent;
      g_autoptr (WgGeometry) area = NULL;
      guint index;

      if (!g_hash_table_contains (drawn, unit))
        continue;
      parent = wg_registry_find_unit (self, wg_unit_get_parent_id (unit));
      area = wg_row_get_geometry (wg_unit_get_row (unit), WG_UNIT_AREA);
      index = wg_map_snapshot_builder_add_area (builder, wg_unit_get_id (unit),
                                                CLAMP (wg_unit_get_level (unit), 1,
                                                       WG_MAP_MAX_LEVELS),
                                                find_area (areas, parent),
                                                wg_unit_get_code (unit),
                                                wg_unit_get_short_name (unit), area);
      g_hash_table_insert (areas, unit, GUINT_TO_POINTER (index + 1));
    }
}

/**
 * wg_map_build:
 * @registry: the units and grids to draw
 *
 * Takes long; call it on a worker thread.
 *
 * Returns: (transfer full): the map of the registry
 */
WgMapSnapshot *
wg_map_build (WgRegistry *registry)
{
  WgMapSnapshotBuilder *builder = wg_map_snapshot_builder_new ();
  g_autoptr (GHashTable) areas = g_hash_table_new (NULL, NULL);
  GPtrArray *grids = wg_registry_get_grids (registry);

  add_base_features (registry, builder);
  add_units (registry, builder, areas);
  for (guint i = 0; i < grids->len; i++)
    {
      WgGrid *grid = g_ptr_array_index (grids, i);
      WgUnit *community = wg_registry_find_unit (registry, wg_grid_get_community_id (grid));
      g_autoptr (WgGeometry) area = wg_grid_get_geometry (grid);

      if (area != NULL)
        wg_map_snapshot_builder_add_area (builder, wg_grid_get_id (grid), 0,
                                          find_area (areas, community), wg_grid_get_code (grid),
                                          wg_grid_get_name (grid), area);
    }
  return wg_map_snapshot_builder_end (builder);
}
