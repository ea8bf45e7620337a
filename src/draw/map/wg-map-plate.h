/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"
#include "wg-map-snapshot.h"
#include "wg-map-view.h"
#include "wg-post-legend.h"
#include "wg-post-spots.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgMapPlate:
 * @colours: (nullable): NULL draws borders only
 * @legend: (nullable)
 * @focus: what the map shows, world units; empty for the whole snapshot
 * @focus_area: the unit that is asked about, or WG_MAP_NO_AREA
 * @spots: (nullable) (element-type WgFindingSpot): marks of findings
 * @posts: (nullable): marks of posts, of the size that they were made for
 * @gaps: (nullable) (element-type WgGeometry): what no post reaches
 * @post_legend: (nullable): stands instead of @legend
 * @em: size of the legend's text, pixels
 * @names: size of a grid's name, pixels; nothing on the map is smaller than 0.95 of it
 * @whole_names: names that are too long are left out, not cut
 * @taken: (nullable) (element-type WgBBox): boxes of the map, pixels, where no name may stand
 *
 * A map with its legend in a rectangle of a page. Nothing in it is owned.
 */
typedef struct
{
  WgMapSnapshot      *snapshot;
  const WgMapColours *colours;
  const WgLegend     *legend;
  WgBBox              focus;
  guint               focus_area;
  const GArray       *spots;
  WgPostSpots        *posts;
  GPtrArray          *gaps;
  const WgPostLegend *post_legend;
  const WgTheme      *theme;
  double              em, margin, names;
  gboolean            whole_names;
  const GArray       *taken;
} WgMapPlate;

/* The view of a map that is so large: beside the legend where there is room for both. */
WgMapView wg_map_plate_make_view  (const WgMapPlate *self, cairo_t *cr, double width,
                                   double height);
/* The legend's card at the lower left; empty without a legend. */
WgBBox    wg_map_plate_get_legend (const WgMapPlate *self, double width, double height);
/* Clips to the view's size, top left corner at 0, 0; the caller saves and restores @cr. */
void      wg_map_plate_paint      (const WgMapPlate *self, cairo_t *cr, const WgMapView *view);

G_END_DECLS
