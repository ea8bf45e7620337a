/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving the selection with the arrow keys: which grid lies that way. */

#include "wg-map-neighbour.h"

#include <math.h>

/* How much a step aside counts against a step ahead: a grid straight ahead wins over a nearer one
 * at the side. */
#define ASIDE 2.0

guint
wg_map_find_neighbour (const WgMapSnapshot *snapshot, guint area, double dx, double dy)
{
  guint n = wg_map_snapshot_get_n_areas (snapshot), best = WG_MAP_NO_AREA;
  const WgMapArea *from;
  double best_cost = G_MAXDOUBLE;

  g_return_val_if_fail (area < n, WG_MAP_NO_AREA);

  from = wg_map_snapshot_get_area (snapshot, area);
  for (guint i = 0; i < n; i++)
    {
      const WgMapArea *to = wg_map_snapshot_get_area (snapshot, i);
      double x = to->anchor_x - from->anchor_x, y = to->anchor_y - from->anchor_y;
      double ahead = x * dx + y * dy, aside = fabs (x * dy) + fabs (y * dx);
      double cost = ahead + ASIDE * aside;

      if (i == area || to->level != 0 || ahead <= 0 || aside > 1.5 * ahead || cost >= best_cost)
        continue;
      best = i;
      best_cost = cost;
    }
  return best;
}

guint
wg_map_find_nearest (const WgMapSnapshot *snapshot, double x, double y)
{
  guint n = wg_map_snapshot_get_n_areas (snapshot), best = WG_MAP_NO_AREA;
  double best_way = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (snapshot, i);
      double way = hypot (area->anchor_x - x, area->anchor_y - y);

      if (area->level != 0 || way >= best_way)
        continue;
      best = i;
      best_way = way;
    }
  return best;
}
