/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-view.h"
#include "wg-room.h"
#include "wg-slide.h"
#include "wg-text-log.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What of a slide is at a place. */
typedef enum
{
  WG_SLIDE_ON_NOTHING,
  WG_SLIDE_ON_FIGURE, /* @index */
  WG_SLIDE_ON_LATE,   /* the badge */
  WG_SLIDE_ON_CHART,  /* @part, @id: row id of its unit, grid or class */
  WG_SLIDE_ON_MAP,    /* @id: of the grid there */
  WG_SLIDE_ON_PLACE,  /* @index, @id */
  WG_SLIDE_ON_ROW,    /* @index, @id */
  WG_SLIDE_ON_NODE,   /* @index, @id */
  WG_SLIDE_ON_LEGEND  /* of the map; never on it */
} WgSlideOn;

/* @x … @height: where it is on the slide, pixels. */
typedef struct
{
  WgSlideOn   on;
  guint       index;
  gint64      id;
  WgChartPart part;
  double      x, y, width, height;
} WgSlideHit;

/* Draws a slide on a picture of @width × @height, white paper with its top left corner at 0, 0.
 * @room: (nullable): no text is smaller than it demands when the picture has the room's pixels;
 * of another size, in proportion to its width. */
void       wg_slide_paint      (cairo_t *cr, const WgSlide *slide, const WgRoom *room,
                                double width, double height);
/* Its picture alone, for a page of paper; @text: pixels of an em of its smallest text. */
void       wg_slide_paint_picture (cairo_t *cr, const WgSlide *slide, double text, double width,
                                   double height);
/* What is at a place; nothing is drawn. */
WgSlideHit wg_slide_hit        (const WgSlide *slide, const WgRoom *room, double width,
                                double height, double x, double y);
/* Everything that can be asked or chosen, in reading order, without the map's grids.
 * (transfer full) (element-type WgSlideHit) */
GArray    *wg_slide_list_parts (const WgSlide *slide, const WgRoom *room, double width,
                                double height);
/* Every text of the slide as it is drawn. (transfer full) (element-type WgTextMark) */
GArray    *wg_slide_list_texts (const WgSlide *slide, const WgRoom *room, double width,
                                double height);
/* Where the map is, and what it shows; FALSE without a map. */
gboolean   wg_slide_get_map    (const WgSlide *slide, const WgRoom *room, double width,
                                double height, double *x, double *y, WgMapView *view);
/* The least text of a picture of this width, pixels; 0 without a room. */
double     wg_slide_least_text (const WgRoom *room, double width);

G_END_DECLS
