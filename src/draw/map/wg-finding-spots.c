/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings as marks on a map, on screen and on paper: which places share a mark, and where it
 * stands. It knows no rule. */

#include "wg-finding-spots.h"

#include <math.h>

/* In heights of a sign. */
#define CELL  3.1  /* places of one square of this side share a mark */
#define ABOVE 1.27 /* the mark's middle above that of the name */

static guint
count_all (const guint counts[WG_N_SEVERITIES])
{
  return counts[WG_SEVERITY_ERROR] + counts[WG_SEVERITY_WARNING] + counts[WG_SEVERITY_NOTICE];
}

static WgSeverity
get_gravest (const guint counts[WG_N_SEVERITIES])
{
  for (guint i = 0; i < WG_N_SEVERITIES; i++)
    if (counts[i] > 0)
      return (WgSeverity) i;
  return WG_SEVERITY_NOTICE;
}

/* Squares of the world, not of the window: a mark stays where it is while the map is moved. */
static gint64
find_square (const WgFindingSpot *spot,
             double               scale,
             double               side)
{
  gint64 column = (gint64) floor (spot->x * scale / side);
  gint64 row = (gint64) floor (spot->y * scale / side);

  return (gint64) (((guint64) column << 32) ^ (guint32) row);
}

static void
join (WgFindingCluster    *cluster,
      const WgFindingSpot *spot)
{
  guint n = count_all (spot->counts);

  cluster->x = (cluster->x * cluster->count + spot->x * n) / (cluster->count + n);
  cluster->y = (cluster->y * cluster->count + spot->y * n) / (cluster->count + n);
  cluster->above = 0;
  cluster->area = G_MAXUINT;
  cluster->count += n;
  cluster->gravest = MIN (cluster->gravest, get_gravest (spot->counts));
}

GArray *
wg_finding_spots_cluster (const GArray *spots,
                          double        scale,
                          double        mark)
{
  g_autoptr (GHashTable) squares = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                                          NULL);
  GArray *clusters = g_array_new (FALSE, FALSE, sizeof (WgFindingCluster));

  for (guint i = 0; i < spots->len; i++)
    {
      const WgFindingSpot *spot = &g_array_index (spots, WgFindingSpot, i);
      const WgFindingCluster cluster = {
        spot->x, spot->y, MIN (ABOVE * mark, spot->room * scale * 0.6), spot->area,
        get_gravest (spot->counts), count_all (spot->counts)
      };
      gint64 square = find_square (spot, scale, CELL * mark);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (squares, &square));

      if (at > 0)
        {
          join (&g_array_index (clusters, WgFindingCluster, at - 1), spot);
          continue;
        }
      g_array_append_val (clusters, cluster);
      g_hash_table_insert (squares, g_memdup2 (&square, sizeof square),
                           GUINT_TO_POINTER (clusters->len));
    }
  return clusters;
}

GArray *
wg_finding_spots_boxes (const GArray    *clusters,
                        const WgMapView *view,
                        double           mark)
{
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (WgBBox));

  for (guint i = 0; i < clusters->len; i++)
    {
      const WgFindingCluster *cluster = &g_array_index (clusters, WgFindingCluster, i);
      double width = wg_finding_mark_draw_count (NULL, NULL, cluster->gravest, cluster->count, 0,
                                                 0, mark);
      WgBBox box;
      double x, y;

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      y -= cluster->above;
      box = (WgBBox) { x - width / 2, y - mark / 2, x + width / 2, y + mark / 2 };
      g_array_append_val (boxes, box);
    }
  return boxes;
}

void
wg_finding_spots_paint (cairo_t         *cr,
                        const GArray    *clusters,
                        const WgMapView *view,
                        const WgTheme   *theme,
                        double           mark)
{
  for (guint i = clusters->len; i > 0; i--)
    {
      const WgFindingCluster *cluster = &g_array_index (clusters, WgFindingCluster, i - 1);
      double x, y;

      wg_map_view_to_pixel (view, cluster->x, cluster->y, &x, &y);
      wg_finding_mark_draw_count (cr, theme, cluster->gravest, cluster->count, x,
                                  y - cluster->above, mark);
    }
}
