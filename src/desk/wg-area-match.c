/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Largest overlap (decisions: missing parents are found by the largest area overlap with the level
 * above). Exact overlaps are dear, so most areas are settled by one: an area of which more than
 * half lies in another cannot share more with a third. */

#include "wg-area-match.h"

#include "wg-lattice.h"
#include "wg-mercator.h"
#include "wg-rtree.h"
#include "wg-topology.h"
#include "wg-zone.h"

struct _WgAreaMatch
{
  GPtrArray *areas;
  WgRtree   *tree;
  GArray    *found; /* of guint32 */
};

/* Degrees to the map's integers: boxes only need to be wide enough. */
static WgLatticeBox
lattice_box (const WgGeometry *area)
{
  WgBBox bounds = wg_geometry_get_bounds (area);
  double x_min, y_min, x_max, y_max;

  wg_mercator_project (bounds.x_min, bounds.y_max, &x_min, &y_min);
  wg_mercator_project (bounds.x_max, bounds.y_min, &x_max, &y_max);
  return (WgLatticeBox){ wg_lattice_round (x_min), wg_lattice_round (y_min),
                         wg_lattice_round (x_max), wg_lattice_round (y_max) };
}

static void
unref_area (gpointer area)
{
  if (area != NULL)
    wg_geometry_unref (area);
}

/**
 * wg_area_match_new:
 * @areas: (element-type WgGeometry): the areas to look in; an element may be %NULL
 *
 * Returns: (transfer full): the index over them
 */
WgAreaMatch *
wg_area_match_new (GPtrArray *areas)
{
  WgAreaMatch *self = g_new0 (WgAreaMatch, 1);
  g_autofree WgLatticeBox *boxes = g_new (WgLatticeBox, MAX (areas->len, 1));

  self->areas = g_ptr_array_new_full (areas->len, unref_area);
  for (guint i = 0; i < areas->len; i++)
    {
      WgGeometry *area = g_ptr_array_index (areas, i);

      boxes[i] = area != NULL ? lattice_box (area) : WG_LATTICE_BOX_EMPTY;
      g_ptr_array_add (self->areas, area != NULL ? wg_geometry_ref (area) : NULL);
    }
  self->tree = wg_rtree_new (boxes, NULL, areas->len);
  self->found = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
wg_area_match_free (WgAreaMatch *self)
{
  g_ptr_array_unref (self->areas);
  wg_rtree_free (self->tree);
  g_array_unref (self->found);
  g_free (self);
}

/* A point inside; the middle of the box is, for most. */
static gboolean
inner_point (const WgGeometry *area,
             double           *lon,
             double           *lat)
{
  WgBBox bounds = wg_geometry_get_bounds (area);

  *lon = (bounds.x_min + bounds.x_max) / 2;
  *lat = (bounds.y_min + bounds.y_max) / 2;
  return wg_geometry_contains (area, *lon, *lat) || wg_topology_label_point (area, lon, lat);
}

/* The candidates under a point of the area come first: one of them is the answer nearly always. */
static void
put_likely_first (WgAreaMatch      *self,
                  const WgGeometry *area)
{
  double lon, lat;
  guint front = 0;

  if (!inner_point (area, &lon, &lat))
    return;
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 *ids = (guint32 *) (gpointer) self->found->data;
      guint32 id = ids[i];

      if (!wg_geometry_contains (g_ptr_array_index (self->areas, id), lon, lat))
        continue;
      ids[i] = ids[front];
      ids[front++] = id;
    }
}

/**
 * wg_area_match_find:
 * @self: an index
 * @area: an area, polygons in degrees
 * @share: (out): the part of @area's ground that lies in what is found, 0 … 1
 *
 * Of two that share the same, the earlier one wins, so that the answer does not depend on chance.
 *
 * Returns: the index of the area that shares most ground with @area, or -1
 */
int
wg_area_match_find (WgAreaMatch      *self,
                    const WgGeometry *area,
                    double           *share)
{
  WgLatticeBox box = lattice_box (area);
  double whole = wg_zone_area_m2 (area);
  double best = 0;
  int answer = -1;

  *share = 0;
  g_array_set_size (self->found, 0);
  wg_rtree_query (self->tree, &box, self->found);
  put_likely_first (self, area);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint32 id = g_array_index (self->found, guint32, i);
      double overlap = wg_topology_overlap_m2 (area, g_ptr_array_index (self->areas, id));

      if (overlap > best || (overlap == best && answer > (int) id))
        {
          best = overlap;
          answer = (int) id;
        }
      if (whole > 0 && best > whole / 2)
        break;
    }
  if (whole > 0)
    *share = MIN (best / whole, 1);
  return answer;
}
