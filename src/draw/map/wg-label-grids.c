/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and numbers of grids. All grids of a community show the same of the two: names here and
 * numbers there would look like two kinds of grid. Neither stands where it does not fit into its
 * grid, so none can meet another. */

#include "wg-label-private.h"

#include "wg-map-geometry.h"

#include <math.h>
#include <string.h>

#define ENOUGH 0.8 /* of a community's grids have room for their names */

/* How close a grid must be seen to have room for its name. */
typedef struct
{
  guint parent;
  float scale;
} Need;

static int
compare_needs (gconstpointer a,
               gconstpointer b)
{
  const Need *x = a;
  const Need *y = b;

  if (x->parent != y->parent)
    return x->parent < y->parent ? -1 : 1;
  return (x->scale > y->scale) - (x->scale < y->scale);
}

/* Room for a text round its anchor, pixels. */
static double
get_room (const WgLabelPlacer *self,
          const char          *text)
{
  double size = _wg_label_text_size (self, 0);

  return hypot (_wg_label_text_ems (text) * size / 2, WG_LABEL_LINE_EM * size / 2 * 0.7);
}

/* Grids of no community count as those of one: they are the last. */
static guint
get_parent (const WgLabelPlacer *self,
            const WgMapArea     *area)
{
  return MIN (area->parent, wg_map_snapshot_get_n_areas (self->snapshot));
}

/* Independent of what is shown, so it is found once for a size of text. */
static void
find_name_scales (WgLabelPlacer *self)
{
  guint n = wg_map_snapshot_get_n_areas (self->snapshot);
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (Need));

  self->name_scale = g_new0 (float, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const WgMapArea *area = wg_map_snapshot_get_area (self->snapshot, i);
      Need need = { get_parent (self, area), 0 };

      if (area->level != 0 || area->anchor_radius <= 0 || area->name[0] == '\0')
        continue;
      need.scale = (float) (get_room (self, area->name) / area->anchor_radius);
      g_array_append_val (needs, need);
    }
  g_array_sort (needs, compare_needs);
  for (guint first = 0, i = 1; i <= needs->len; i++)
    {
      const Need *need = &g_array_index (needs, Need, first);

      if (i < needs->len && g_array_index (needs, Need, i).parent == need->parent)
        continue;
      self->name_scale[need->parent] = need[(guint) ((i - first - 1) * ENOUGH)].scale;
      first = i;
    }
}

/* The figures a code ends in, without leading zeros: "…G012" is 12. (transfer none) (nullable) */
static const char *
short_name (WgLabelPlacer *self,
            const char    *code)
{
  const char *end = code + strlen (code);
  const char *begin = end;

  while (begin > code && g_ascii_isdigit (begin[-1]) && end - begin < 3)
    begin--;
  while (begin < end - 1 && *begin == '0')
    begin++;
  return begin < end ? g_string_chunk_insert_const (self->short_names, begin) : NULL;
}

static void
try_grid (WgLabelPlacer   *self,
          guint32          index,
          const char      *text,
          const WgMapView *view,
          double           scale)
{
  double radius = wg_map_snapshot_get_area (self->snapshot, index)->anchor_radius * scale;
  WgLabelSpot spot;

  if (text == NULL || text[0] == '\0' || get_room (self, text) > radius)
    return;
  _wg_label_spot_init (self, &spot, index, text, scale);
  if (_wg_label_is_free (self, &spot))
    _wg_label_add (self, &spot, text, view, scale);
}

static void
place_grid (WgLabelPlacer   *self,
            guint32          index,
            const WgMapView *view,
            double           scale)
{
  const WgMapArea *area = wg_map_snapshot_get_area (self->snapshot, index);
  const char *number;

  /* Nothing fits into less than a line. */
  if (area->level != 0 || area->anchor_radius * scale < self->text_size * 0.7)
    return;
  number = short_name (self, area->code);
  if (number == NULL || scale >= (double) self->name_scale[get_parent (self, area)])
    try_grid (self, index, area->name[0] != '\0' ? area->name : number, view, scale);
  else
    try_grid (self, index, number, view, scale);
}

/* Called after the names of units were placed for a zoom. */
void
_wg_label_place_grids (WgLabelPlacer   *self,
                       const WgMapView *view,
                       double           scale)
{
  WgBBox box = wg_map_view_get_box (view);
  WgLatticeBox lattice = wg_lattice_box_from_world (&box);

  /* Where a typical grid is smaller than a figure there is nothing to try. */
  if (wg_map_snapshot_get_area_size (self->snapshot, 0) * scale < self->text_size)
    return;
  if (self->name_scale == NULL)
    find_name_scales (self);
  g_array_set_size (self->found, 0);
  wg_map_snapshot_query_faces (self->snapshot, &lattice, self->found);
  for (guint i = 0; i < self->found->len; i++)
    place_grid (self, g_array_index (self->found, guint32, i), view, scale);
}
