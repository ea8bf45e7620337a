/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From findings to places on the map. It draws nothing. */

#include "wg-map-findings.h"

static gboolean
is_under (WgMapSnapshot *snapshot,
          guint          area,
          gint64         unit)
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

static void
count (GHashTable *counts,
       guint       area,
       WgSeverity  severity)
{
  guint *found = g_hash_table_lookup (counts, GUINT_TO_POINTER (area));

  if (found == NULL)
    {
      found = g_new0 (guint, WG_N_SEVERITIES);
      g_hash_table_insert (counts, GUINT_TO_POINTER (area), found);
    }
  found[severity]++;
}

GArray *
wg_map_findings_locate (WgMapSnapshot *snapshot,
                        GPtrArray     *findings,
                        gint64         unit)
{
  GArray *spots = g_array_new (FALSE, TRUE, sizeof (WgFindingSpot));
  g_autoptr (GHashTable) counts = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      WgFinding *finding = g_ptr_array_index (findings, i);
      gint64 grid = wg_finding_get_grid (finding)->id;
      guint area = wg_map_snapshot_find (snapshot, grid != 0 ? grid
                                                             : wg_finding_get_unit (finding)->id);

      if (area != WG_MAP_NO_AREA)
        count (counts, area, wg_finding_get_severity (finding));
    }
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
