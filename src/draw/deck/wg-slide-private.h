/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-slide-painter.h"
#include "wg-text.h"
#include "wg-theme.h"

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} WgSlideBox;

/**
 * WgSlidePen:
 * @theme: of paper, where what went well is blue and the rest red
 * @em: size of body text, never less than @least
 * @parts: (nullable): where what can be asked is noted
 * @map_box, @map_view: of the map, once it was laid out
 * @only_parts: the map itself need not be drawn
 *
 * A slide on its way to a surface.
 */
typedef struct
{
  cairo_t       *cr;
  const WgSlide *slide;
  const WgTheme *theme;
  WgTheme        own;
  double         width, height, em, least, margin;
  GArray        *parts;
  gboolean       only_parts;
  WgSlideBox     map_box;
  WgMapView      map_view;
} WgSlidePen;

/* Text in as many lines as its width needs; @align: 0 left … 1 right. Returns its height. @max:
 * most lines, after which it ends in "…"; 0: all. */
double _wg_slide_write   (WgSlidePen *pen, const char *text, WgSlideBox box, double size,
                          WgTextWeight weight, guint32 colour, double align, guint max);
/* Its height at a width; with @natural (out) (optional) its width without a limit. */
double _wg_slide_measure (WgSlidePen *pen, const char *text, double width, double size,
                          WgTextWeight weight, double *natural);
void   _wg_slide_note    (WgSlidePen *pen, WgSlideOn on, guint index, gint64 id, WgSlideBox box);

/* Head and foot; returns what is left for the page's parts. */
WgSlideBox _wg_slide_paint_frame (WgSlidePen *pen);
/* The figures; returns what is left for the picture. */
WgSlideBox _wg_slide_paint_figures (WgSlidePen *pen, WgSlideBox box);
void   _wg_slide_paint_map   (WgSlidePen *pen, WgSlideBox box);
void   _wg_slide_paint_chart (WgSlidePen *pen, WgSlideBox box);
void   _wg_slide_paint_org   (WgSlidePen *pen, WgSlideBox box);
void   _wg_slide_paint_table (WgSlidePen *pen, const WgSlideTable *table, WgSlideBox box);

G_END_DECLS
