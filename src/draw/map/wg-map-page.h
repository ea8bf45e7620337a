/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"
#include "wg-map-colours.h"
#include "wg-map-snapshot.h"
#include "wg-post-legend.h"
#include "wg-post-spots.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgMapPage:
 * @colours: (nullable): NULL draws borders only
 * @legend: (nullable)
 * @title: a sentence that says what one sees
 * @scope: the scope line: unit ▸ period ▸ indicator
 * @number: (nullable): "Page 1 of 3", at the right of the scope line
 * @cut_off: (nullable): which state of the file this is, in the foot
 * @approval: (nullable): map approval number; without it the foot says 内部使用
 * @focus: what the map shows, world units; empty for the whole snapshot
 * @focus_area: the unit that is asked about, or WG_MAP_NO_AREA
 * @spots: (nullable) (element-type WgFindingSpot): marks of findings
 * @posts: (nullable): their size should be that of wg_map_page_get_mark_size()
 * @gaps: (nullable) (element-type WgGeometry): what no post reaches
 * @post_legend: (nullable): instead of @legend
 * @aside: part of the width at the right that is not map and is left to the caller
 * @theme: colours
 *
 * One page with a map, on screen, paper or as a picture. Strings belong to the caller.
 */
typedef struct
{
  WgMapSnapshot      *snapshot;
  const WgMapColours *colours;
  const WgLegend     *legend;
  const char         *title;
  const char         *scope;
  const char         *number;
  const char         *cut_off;
  const char         *approval;
  WgBBox              focus;
  guint               focus_area;
  const GArray       *spots;
  WgPostSpots        *posts;
  GPtrArray          *gaps;
  const WgPostLegend *post_legend;
  double              aside;
  const WgTheme      *theme;
} WgMapPage;

/* Width and height in logical pixels; vector for PDF and SVG surfaces, tiles for pictures. */
void wg_map_page_paint (const WgMapPage *page, cairo_t *cr, double width, double height);

/* The same page without its map: head and foot only, for lists that go on. */
void wg_map_page_paint_sheet (const WgMapPage *page, cairo_t *cr, double width, double height);

/* Size of body text, and of a post's mark, on a page of this size. */
double wg_map_page_get_em        (double width, double height);
double wg_map_page_get_mark_size (double width, double height);
/* Where the map ends below the head and above the foot. */
void   wg_map_page_get_map_edges (double width, double height, double *top, double *bottom);

G_END_DECLS
