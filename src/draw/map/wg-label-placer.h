/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "wg-map-snapshot.h"
#include "wg-map-view.h"
#include "wg-post-spots.h"
#include "wg-theme.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * WgLabel:
 * @area: its area in the snapshot, or WG_MAP_NO_AREA for the name of a street or a stream
 * @base: the feature of the base layer, where it is one
 * @spot: its number among the places of units and lines; the painter's
 * @level: 0 for a grid
 * @angle: by which it is turned, radians; 0 for areas
 * @x, @y: world units of the name's centre
 * @width, @height: logical pixels, halo included, before it is turned
 * @text: what is written (owned by the placer)
 */
typedef struct
{
  guint       area;
  guint       base;
  guint       spot;
  guint       level;
  double      angle;
  double      x, y;
  double      width, height;
  const char *text;
} WgLabel;

/**
 * WgLabelPlacer:
 *
 * Chooses which names stand where, so that none overlap and none jump while the map is panned.
 * Belongs to one thread.
 */
typedef struct _WgLabelPlacer WgLabelPlacer;

WgLabelPlacer *wg_label_placer_new   (WgMapSnapshot *snapshot);
void           wg_label_placer_free  (WgLabelPlacer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WgLabelPlacer, wg_label_placer_free)

/* Size of a grid's name in logical pixels (11 at first); names of units are larger by level. */
void           wg_label_placer_set_text_size (WgLabelPlacer *self, double size);
/* Pixels per logical pixel, for a surface that does not know its own (a recording one). */
void           wg_label_placer_set_scale     (WgLabelPlacer *self, double scale);
/* Boxes of the view (logical pixels) that hold something else: no name stands on them. */
void           wg_label_placer_set_taken     (WgLabelPlacer *self, const WgBBox *boxes, guint n);
/* The zoom that names are chosen for at @zoom, up to a quarter of a level less. */
double         wg_label_placer_get_step_zoom (double zoom);
/* Marks that stand above the map, grouped as at the step's zoom: names step aside. @findings:
 * (nullable) (element-type WgFindingSpot), whose signs are @mark logical pixels high; @posts:
 * (nullable), for this placer alone. */
void           wg_label_placer_set_marks     (WgLabelPlacer *self, GArray *findings, double mark,
                                              WgPostSpots *posts);
/* Names of areas outside of @area are dim; WG_MAP_NO_AREA, as at first: none are. */
void           wg_label_placer_set_focus     (WgLabelPlacer *self, guint area);
/* Names that would end in "…" are left out: a slide cuts no text. */
void           wg_label_placer_set_whole     (WgLabelPlacer *self, gboolean whole);
/* (transfer none) (element-type WgLabel): the names of a view, valid until the next call. */
const GArray  *wg_label_placer_place (WgLabelPlacer   *self,
                                      const WgMapView *view);
/* Draws them; units of @cr are logical pixels of @view. */
void           wg_label_placer_paint (WgLabelPlacer   *self,
                                      cairo_t         *cr,
                                      const WgMapView *view,
                                      const WgTheme   *theme);

G_END_DECLS
