/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-legend.h"
#include "wg-map-colours.h"
#include "wg-map-snapshot.h"
#include "wg-theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/**
 * WgMapPage:
 * @colours: (nullable): NULL draws borders only
 * @legend: (nullable)
 * @title: a sentence that says what one sees
 * @scope: the scope line: unit ▸ period ▸ indicator
 * @cut_off: (nullable): the sentence of the data's cut-off, in the foot
 * @approval: (nullable): map approval number; without it the foot says 内部使用
 * @focus: what the map shows, world units; empty for the whole snapshot
 * @focus_area: the unit that is asked about, or WG_MAP_NO_AREA
 * @spots: (nullable) (element-type WgFindingSpot): marks of findings
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
  const char         *cut_off;
  const char         *approval;
  WgBBox              focus;
  guint               focus_area;
  const GArray       *spots;
  const WgTheme      *theme;
} WgMapPage;

/* Width and height in logical pixels; vector for PDF and SVG surfaces, tiles for pictures. */
void wg_map_page_paint (const WgMapPage *page, cairo_t *cr, double width, double height);

G_END_DECLS
